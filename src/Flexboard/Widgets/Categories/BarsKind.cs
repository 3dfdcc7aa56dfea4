using System.Collections.Immutable;
using Flexboard.Core.Boards;
using Flexboard.Core.Geometry.Slicing;

namespace Flexboard.Widgets.Categories;

/// <summary>Which way bars run.</summary>
public enum BarOrientation
{
    /// <summary>Whichever the box has room for.</summary>
    Auto,

    /// <summary>From left to right, one under the other.</summary>
    Lying,

    /// <summary>Upright, side by side.</summary>
    Standing,
}

/// <summary>What bars show, and how.</summary>
public sealed record BarsOptions : CategoriesOptions
{
    /// <summary>Twelve bars.</summary>
    public BarsOptions() => Categories = 12;

    /// <summary>Which way they run.</summary>
    public BarOrientation Orientation { get; init; }

    /// <summary>Where a full bar ends; null: what the figures need.</summary>
    public double? Max { get; init; }

    /// <summary>Bounds of the normal.</summary>
    public ImmutableArray<Threshold> Thresholds { get; init; } = [];

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Check() =>
        Max is { } max && !(max > 0) ? base.Check().Append(new("$.max", "is above 0")) : base.Check();
}

/// <summary>A bar for each category. Negative values run the other way.</summary>
public sealed class BarsKind() : CategoriesKind<BarsOptions>(partsOfWhole: false)
{
    /// <inheritdoc/>
    public override string Name => "bars";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples =>
    [
        """{"data":[{"series":"gallery.category"}]}""",
        """{"data":[{"series":"gallery.category"}],"options":{"orientation":"standing","sort":"name"}}""",
        """{"data":[{"series":"gallery.agent"}],"options":{"max":100,"thresholds":[{"at":70},{"at":90,"severity":"critical"}]}}""",
    ];

    /// <inheritdoc/>
    public override WidgetNeed NeedOf(Widget widget) => new(9, 5, 0.7, 3.2);
}
