using System.Collections.Immutable;

namespace Flexboard.Widgets.TimeSeries;

/// <summary>How figures become a picture.</summary>
public enum TimeSeriesStyle
{
    /// <summary>Lines.</summary>
    Line,

    /// <summary>Lines with the area below them tinted.</summary>
    Area,

    /// <summary>Areas one upon the other: their sum is what counts.</summary>
    Stacked,

    /// <summary>Bars one upon the other, at most sixty.</summary>
    Bars,
}

/// <summary>What a time series shows, and how.</summary>
public sealed record TimeSeriesOptions : ICheckedOptions
{
    /// <summary>The steps that figures are made for, seconds. Those above 5 hold whole tiers of the history.</summary>
    private static readonly ImmutableArray<int> Steps = [1, 2, 5, 10, 20, 30, 60, 120, 180, 300, 600, 900, 1800];

    /// <summary>How far back, 10 s to 24 h.</summary>
    public int WindowSeconds { get; init; } = 600;

    /// <summary>Room kept free ahead of now, seconds: for the rest of the earlier curve.</summary>
    public int AheadSeconds { get; init; }

    /// <summary>Lines, areas, stacked areas or bars.</summary>
    public TimeSeriesStyle Style { get; init; }

    /// <summary>Lower end of the axis; null: zero, or less where figures are.</summary>
    public double? Minimum { get; init; }

    /// <summary>Upper end of the axis; null: what the figures need.</summary>
    public double? Maximum { get; init; }

    /// <summary>What is to be reached: a labelled line.</summary>
    public double? Goal { get; init; }

    /// <summary>Bounds of the normal: labelled lines.</summary>
    public ImmutableArray<Threshold> Thresholds { get; init; } = [];

    /// <summary>Digits behind the point of current values, 0 to 6; null: three figures in all.</summary>
    public int? Digits { get; init; }

    /// <summary>Seconds for each figure: few enough that a line has at most 600 points, and 60 bars are told apart.</summary>
    internal int StepSeconds
    {
        get
        {
            int most = Style == TimeSeriesStyle.Bars ? 60 : 600;
            return Steps.First(step => (long)step * most >= WindowSeconds);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Check()
    {
        if (WindowSeconds is < 10 or > 86_400)
        {
            yield return new("$.windowSeconds", "is from 10 to 86400");
        }

        if (AheadSeconds < 0 || AheadSeconds > WindowSeconds)
        {
            yield return new("$.aheadSeconds", "is from 0 to windowSeconds");
        }

        if (Minimum >= Maximum)
        {
            yield return new("$.minimum", "is below maximum");
        }

        if (Thresholds.Length > 8)
        {
            yield return new("$.thresholds", "has at most 8");
        }

        if (Digits is < 0 or > 6)
        {
            yield return new("$.digits", "is from 0 to 6");
        }
    }
}
