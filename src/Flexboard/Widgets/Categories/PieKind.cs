namespace Flexboard.Widgets.Categories;

/// <summary>Categories as parts of a whole. What is below zero is no part of one: it is listed, and not drawn.</summary>
public sealed class PieKind() : CategoriesKind<CategoriesOptions>(partsOfWhole: true)
{
    /// <inheritdoc/>
    public override string Name => "pie";

    /// <inheritdoc/>
    public override (double Width, double Height) TypicalSize => (22, 13);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples => ["""{"data":[{"series":"gallery.category"}]}"""];
}
