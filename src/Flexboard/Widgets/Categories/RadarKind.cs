namespace Flexboard.Widgets.Categories;

/// <summary>What a radar shows.</summary>
public sealed record RadarOptions : CategoriesOptions
{
    /// <summary>Axes that stay where they are.</summary>
    public RadarOptions() => Sort = CategorySort.Name;

    /// <summary>Where its axes end; null: what the figures need.</summary>
    public double? Max { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Check() =>
        Max is { } max && !(max > 0) ? base.Check().Append(new("$.max", "is above 0")) : base.Check();
}

/// <summary>Categories as axes around a centre, which is zero or the lowest of what is below it.</summary>
public sealed class RadarKind() : CategoriesKind<RadarOptions>(partsOfWhole: false)
{
    /// <inheritdoc/>
    public override string Name => "radar";

    /// <inheritdoc/>
    public override (double Width, double Height) TypicalSize => (18, 16);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples => ["""{"data":[{"series":"gallery.category"}]}"""];
}
