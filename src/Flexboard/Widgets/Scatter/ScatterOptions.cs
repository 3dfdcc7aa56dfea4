using System.Collections.Immutable;
using Flexboard.Core.Series;

namespace Flexboard.Widgets.Scatter;

/// <summary>What a scatter shows, and how.</summary>
public sealed record ScatterOptions : ICheckedOptions, ILooksBack
{
    /// <summary>How far back, 30 s to 1 h.</summary>
    public int WindowSeconds { get; init; } = 600;

    /// <summary>Elapsed time at the top, seconds: 5, 10, 20, 40 or 80. What takes longer stands there too. Null: what the points need.</summary>
    public int? ScaleSeconds { get; init; }

    /// <summary>Bounds of the normal, seconds: labelled lines.</summary>
    public ImmutableArray<Threshold> Thresholds { get; init; } = [];

    object ILooksBack.Within(int seconds) => this with { WindowSeconds = Math.Min(WindowSeconds, Math.Max(30, seconds)) };

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Check()
    {
        if (WindowSeconds is < 30 or > 3600)
        {
            yield return new("$.windowSeconds", "is from 30 to 3600");
        }

        if (ScaleSeconds is { } scale && !DurationBins.Scales.Contains(scale))
        {
            yield return new("$.scaleSeconds", "is 5, 10, 20, 40 or 80");
        }

        if (Thresholds.Length > 8)
        {
            yield return new("$.thresholds", "has at most 8");
        }

        if (Thresholds.Any(threshold => threshold.At <= 0))
        {
            yield return new("$.thresholds", "are above 0");
        }
    }
}
