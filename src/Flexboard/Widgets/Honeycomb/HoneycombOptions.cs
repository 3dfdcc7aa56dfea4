using System.Collections.Immutable;

namespace Flexboard.Widgets.Honeycomb;

/// <summary>Which values are the ones to look at.</summary>
public enum HoneycombWorst
{
    /// <summary>The highest, as of a load.</summary>
    Highest,

    /// <summary>The lowest, as of what is left of something.</summary>
    Lowest,
}

/// <summary>What is abnormal in a honeycomb, and how its values are shaded and printed.</summary>
public sealed record HoneycombOptions : ICheckedOptions
{
    /// <summary>Where the abnormal begins.</summary>
    public ImmutableArray<Threshold> Thresholds { get; init; } = [];

    /// <summary>Which agents are named first among those that are equally abnormal.</summary>
    public HoneycombWorst Worst { get; init; }

    /// <summary>The value of the faintest shade; null: 0, or the lowest where that is negative.</summary>
    public double? Min { get; init; }

    /// <summary>The value of the fullest shade; null: follows the highest.</summary>
    public double? Max { get; init; }

    /// <summary>Digits behind the point, 0 to 6; null: three figures in all.</summary>
    public int? Digits { get; init; }

    /// <summary>1.2M, 120万, 120만; null: from ten millions on.</summary>
    public bool? Compact { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Check()
    {
        if (Max <= (Min ?? 0))
        {
            yield return new("$.max", "is above min, which is 0 unless it is named");
        }

        if (Digits is < 0 or > 6)
        {
            yield return new("$.digits", "is from 0 to 6");
        }

        if (Thresholds.Length > 8)
        {
            yield return new("$.thresholds", "are at most 8");
        }
    }
}
