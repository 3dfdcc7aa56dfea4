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
public sealed record TimeSeriesOptions : ChartOptions, ILooksBack, IHoldsNames
{
    /// <summary>Room kept free ahead of now, seconds: for the rest of the earlier curve.</summary>
    public int AheadSeconds { get; init; }

    /// <summary>Lines, areas, stacked areas or bars.</summary>
    public TimeSeriesStyle Style { get; init; }

    /// <summary>What the lines are compared with, of their own past; null: nothing.</summary>
    public ComparisonOptions? Compare { get; init; }

    /// <summary>Which events are marked on the time axis; null: none.</summary>
    public EventMarkOptions? Events { get; init; }

    /// <summary>Whether lines stand one upon the other.</summary>
    internal bool IsStacked => Style is TimeSeriesStyle.Stacked or TimeSeriesStyle.Bars;

    /// <summary>Sixty bars are told apart.</summary>
    protected override int MostPoints => Style == TimeSeriesStyle.Bars ? 60 : base.MostPoints;

    object IHoldsNames.WithoutNames() => this with { Events = (EventMarkOptions?)Events?.WithoutLabels() };

    object ILooksBack.Within(int seconds)
    {
        int window = Math.Min(WindowSeconds, Math.Max(10, seconds));
        return this with { WindowSeconds = window, AheadSeconds = Math.Min(AheadSeconds, window), Compare = null };
    }

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Check()
    {
        if (AheadSeconds < 0 || AheadSeconds > WindowSeconds)
        {
            yield return new("$.aheadSeconds", "is from 0 to windowSeconds");
        }

        if (Compare?.SecondsAgo < WindowSeconds / 20)
        {
            yield return new("$.compare.secondsAgo", "is at least a twentieth of windowSeconds");
        }

        foreach (var problem in base.Check().Concat(Compare?.Check() ?? []).Concat(Events?.Check("$.events") ?? []))
        {
            yield return problem;
        }
    }
}
