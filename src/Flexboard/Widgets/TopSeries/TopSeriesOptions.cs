using Flexboard.Widgets.TimeSeries;

namespace Flexboard.Widgets.TopSeries;

/// <summary>What the highest series are, and how they are shown.</summary>
public sealed record TopSeriesOptions : ChartOptions, ILooksBack
{
    /// <summary>How many are shown, 1 to 20.</summary>
    public int Top { get; init; } = 5;

    /// <summary>What they are ranked by.</summary>
    public RankBy RankBy { get; init; }

    /// <summary>Means and maxima are ranked over what is in memory.</summary>
    protected override int MostSeconds => 3600;

    object ILooksBack.Within(int seconds) => this with { WindowSeconds = Math.Min(WindowSeconds, Math.Max(10, seconds)) };

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Check()
    {
        if (Top is < 1 or > LineColors.Count)
        {
            yield return new("$.top", $"is from 1 to {LineColors.Count}");
        }

        foreach (var problem in base.Check())
        {
            yield return problem;
        }
    }
}
