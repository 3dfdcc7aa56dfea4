using System.Collections.Immutable;
using Flexboard.Widgets.Number;

namespace Flexboard.Widgets.Gauge;

/// <summary>What a gauge looks like.</summary>
public enum GaugeShape
{
    /// <summary>An arc around the number.</summary>
    Radial,

    /// <summary>A bar: lying in a wide box, standing in a high one.</summary>
    Linear,
}

/// <summary>The scale of a gauge and what is abnormal on it.</summary>
public sealed record GaugeOptions : ICheckedOptions
{
    /// <summary>Arc or bar.</summary>
    public GaugeShape Shape { get; init; }

    /// <summary>Where the scale begins, unless a <c>min</c> binding says so.</summary>
    public double Min { get; init; }

    /// <summary>Where the scale ends, unless a <c>max</c> binding says so.</summary>
    public double Max { get; init; } = 100;

    /// <summary>Where the ranges of the abnormal begin.</summary>
    public ImmutableArray<Threshold> Thresholds { get; init; } = [];

    /// <summary>The most that the printed value takes of its box.</summary>
    public NumberSize Size { get; init; } = NumberSize.Medium;

    /// <summary>Digits behind the point, 0 to 6; null: three figures in all.</summary>
    public int? Digits { get; init; }

    /// <summary>1.2M, 120万, 120만; null: from ten millions on.</summary>
    public bool? Compact { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Check()
    {
        if (Max <= Min)
        {
            yield return new("$.max", "is above min");
        }

        if (Digits is < 0 or > 6)
        {
            yield return new("$.digits", "is from 0 to 6");
        }
    }
}
