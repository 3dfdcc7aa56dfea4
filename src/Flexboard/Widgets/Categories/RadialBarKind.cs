using System.Collections.Immutable;

namespace Flexboard.Widgets.Categories;

/// <summary>What radial bars show.</summary>
public sealed record RadialBarOptions : CategoriesOptions
{
    /// <summary>More than six rings are threads.</summary>
    public RadialBarOptions() => (Sort, Categories) = (CategorySort.Name, 6);

    /// <summary>What fills a ring, such as a goal; null: 100 of a percentage, otherwise what the figures need.</summary>
    public double? Max { get; init; }

    /// <summary>Bounds of the normal.</summary>
    public ImmutableArray<Threshold> Thresholds { get; init; } = [];

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Check() =>
        Max is { } max && !(max > 0) ? base.Check().Append(new("$.max", "is above 0")) : base.Check();
}

/// <summary>A ring for each category, filled as far as its value reaches. What is below zero leaves its ring empty.</summary>
public sealed class RadialBarKind() : CategoriesKind<RadialBarOptions>(partsOfWhole: false)
{
    /// <inheritdoc/>
    public override string Name => "radial-bar";

    /// <inheritdoc/>
    public override (double Width, double Height) TypicalSize => (20, 13);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples =>
    [
        """{"data":[{"series":"gallery.host"}],"options":{"max":100,"thresholds":[{"at":70},{"at":90,"severity":"critical"}]}}""",
        """{"data":[{"series":"gallery.category"}]}""",
    ];
}
