namespace Flexboard.Widgets.Categories;

/// <summary>What a treemap shows.</summary>
public sealed record TreemapOptions : CategoriesOptions
{
    /// <summary>Room for many.</summary>
    public TreemapOptions() => Categories = 12;
}

/// <summary>Categories as fields whose areas are their values. What is below zero has no area: it is said in words.</summary>
public sealed class TreemapKind() : CategoriesKind<TreemapOptions>(partsOfWhole: true)
{
    /// <inheritdoc/>
    public override string Name => "treemap";

    /// <inheritdoc/>
    public override (double Width, double Height) TypicalSize => (28, 14);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples => ["""{"data":[{"series":"gallery.category"}]}"""];
}
