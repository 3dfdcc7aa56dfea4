using Flexboard.Core.Series;

namespace Flexboard.Widgets.Hitmap;

/// <summary>What a hitmap shows, and how.</summary>
public sealed record HitmapOptions : ICheckedOptions, ILooksBack
{
    /// <summary>The most columns: more could not be told apart.</summary>
    private const int MostColumns = 240;

    /// <summary>How far back, 5 min to 1 h.</summary>
    public int WindowSeconds { get; init; } = 600;

    /// <summary>Elapsed time of the highest row, seconds: 5, 10, 20, 40 or 80. What takes longer is in it too.</summary>
    public int ScaleSeconds { get; init; } = 10;

    /// <summary>A dashed line across, seconds; null: none.</summary>
    public double? ThresholdSeconds { get; init; }

    /// <summary>Seconds of a column: 5, or a multiple of it for long windows.</summary>
    internal int ColumnSeconds
    {
        get
        {
            const int Least = DurationRing.ColumnMs / 1000;
            return Least * (((WindowSeconds / Least) + MostColumns - 1) / MostColumns);
        }
    }

    object ILooksBack.Within(int seconds) => this with { WindowSeconds = Math.Min(WindowSeconds, Math.Max(300, seconds)) };

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Check()
    {
        if (WindowSeconds is < 300 or > 3600)
        {
            yield return new("$.windowSeconds", "is from 300 to 3600");
        }

        if (!DurationBins.Scales.Contains(ScaleSeconds))
        {
            yield return new("$.scaleSeconds", "is 5, 10, 20, 40 or 80");
        }

        if (ThresholdSeconds is { } threshold && !(threshold > 0 && threshold < ScaleSeconds))
        {
            yield return new("$.thresholdSeconds", "is above 0 and below scaleSeconds");
        }
    }
}
