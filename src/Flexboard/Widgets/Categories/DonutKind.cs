namespace Flexboard.Widgets.Categories;

/// <summary>A pie with the whole in its middle, unless that is a sum of percentages.</summary>
public sealed class DonutKind() : CategoriesKind<CategoriesOptions>(partsOfWhole: true)
{
    /// <inheritdoc/>
    public override string Name => "donut";

    /// <inheritdoc/>
    public override (double Width, double Height) TypicalSize => (22, 13);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples => ["""{"data":[{"series":"gallery.category"}]}"""];
}
