using Flexboard.Core.Series;
using Flexboard.Storage;

namespace Flexboard.Widgets.TimeSeries;

/// <summary>
/// The figures of one series over a window that only moves ahead, over what the disk knows and over its ring: each second
/// is read once, however long the window is. Under the store's gate, within one hold of it.
/// </summary>
/// <remarks>
/// What the disk knows comes in whole steps. A window that begins or ends within one is widened to it; sums and counts
/// are told by their share then. A counter's increase needs none of that: it is spread evenly anyway.
/// </remarks>
/// <param name="series">Whose.</param>
/// <param name="how">What is asked for.</param>
/// <param name="past">What the disk knows; null: the ring alone.</param>
internal sealed class SeriesWindow(Series series, Aggregation how, SeriesPast? past)
{
    private const int ColumnSeconds = DurationRing.ColumnMs / 1000;

    // A fold has forgotten how its samples lay: of a gauge's percentile only the ring can tell.
    private readonly SeriesParts parts = new(series, IsRanked(series, how) ? null : past);
    private readonly List<double>? ranked = IsRanked(series, how) ? [] : null;
    private readonly SlidingFold window = new();
    private readonly bool needsBins = series.Durations is not null &&
        how.Kind is AggregationKind.Percentile or AggregationKind.Minimum or AggregationKind.Errors;
    private readonly long[] bins = series.Durations is null ? [] : new long[DurationBins.Count];
    private CounterWindow? counter;
    private long errors;
    private long next;

    /// <summary>The newest seconds before the window that held something, as far as was looked back.</summary>
    public SeriesPart Before { get; private set; }

    private bool IsIncrease => series.Kind == SeriesKind.Counter && how.Kind is AggregationKind.Sum or AggregationKind.Rate;

    /// <summary>Begins anew, at any place.</summary>
    /// <param name="first">The first second of the first window.</param>
    /// <param name="lookBack">How far before it <see cref="Before"/> is of interest, seconds.</param>
    public void Start(long first, long lookBack)
    {
        parts.Refresh();
        if (IsIncrease)
        {
            // The window of a counter that is not due yet ends at its newest value.
            counter ??= new CounterWindow(parts);
            counter.Start(first - (long)(series.DefaultDeadline / 1000));
            return;
        }

        window.Clear();
        ranked?.Clear();
        Array.Clear(bins);
        errors = 0;
        next = Math.Max(parts.StartOf(Math.Max(0, first)), parts.Oldest);
        Before = parts.Before(next, first - lookBack);
    }

    /// <summary>Moves the window.</summary>
    /// <param name="first">Its first second.</param>
    /// <param name="end">Its last second; neither ever goes back.</param>
    /// <returns>What it holds.</returns>
    public Fold MoveTo(long first, long end)
    {
        while (next <= end && next <= parts.Newest)
        {
            var part = parts.At(next);
            next = part.End + 1;
            if (part.Fold.Count > 0)
            {
                window.Add(part);
                ranked?.Insert(RankOf(part.Fold.Last), part.Fold.Last);
                errors += needsBins ? parts.AddTo(part, 1, bins) : 0;
            }
        }

        while (window.TryDropEnded(first, out var gone))
        {
            Before = gone;
            ranked?.RemoveAt(RankOf(gone.Fold.Last));
            errors += needsBins ? parts.AddTo(gone, -1, bins) : 0;
        }

        return window.Total;
    }

    /// <summary>The figure of a window, as <see cref="SeriesReading.AggregateSeconds"/> tells it.</summary>
    /// <param name="first">Its first second.</param>
    /// <param name="end">Its last second.</param>
    /// <returns>NaN when there is none.</returns>
    public double Figure(long first, long end)
    {
        if (series.Durations is not null)
        {
            return OfDurations(first, end);
        }

        if (IsIncrease)
        {
            return OfCounter(first, end);
        }

        var fold = MoveTo(first, end);
        if (fold.Count == 0)
        {
            return how.Kind == AggregationKind.Count && Lives(end) ? 0 : double.NaN;
        }

        double covered = Covered(first, end);
        double share = (end - first + 1) / covered;
        return how.Kind switch
        {
            AggregationKind.Sum => fold.Sum * share,
            AggregationKind.Average => fold.Average,
            AggregationKind.Minimum => fold.Minimum,
            AggregationKind.Maximum => fold.Maximum,
            AggregationKind.Count => fold.Count * share,
            AggregationKind.Rate => fold.Sum / covered,
            AggregationKind.Percentile => ranked![Math.Clamp((int)Math.Ceiling(how.Quantile * ranked.Count) - 1, 0, ranked.Count - 1)],
            _ => double.NaN,
        };
    }

    private static bool IsRanked(Series series, Aggregation how) =>
        series.Durations is null && how.Kind == AggregationKind.Percentile;

    /// <summary>Where a value is, or belongs, among the ranked ones.</summary>
    private int RankOf(double value) => ranked!.BinarySearch(value) is >= 0 and var found ? found : ~ranked.BinarySearch(value);

    private double OfCounter(long first, long end)
    {
        long ahead = end - parts.RingNewest;
        ahead = ahead > 0 && ahead * 1000 <= series.DefaultDeadline ? ahead : 0;
        double increase = counter!.MoveTo(first - ahead, end - ahead);
        return how.Kind == AggregationKind.Rate ? increase / (end - first + 1) : increase;
    }

    private double OfDurations(long first, long end)
    {
        // As many complete columns as the window is long: always the same number, or counts would rise and sag.
        first = how.IsTotal
            ? end + 1 - (Math.Max(1, (end - first + ColumnSeconds) / ColumnSeconds) * ColumnSeconds)
            : Math.Min((first + ColumnSeconds - 1) / ColumnSeconds * ColumnSeconds, end + 1 - ColumnSeconds);
        var fold = MoveTo(first, end);
        if (fold.Count == 0)
        {
            return how.Kind is AggregationKind.Count or AggregationKind.Rate or AggregationKind.Errors && Lives(end) ? 0 : double.NaN;
        }

        double covered = Covered(first, end);
        double share = (end - first + 1) / covered;
        return how.Kind switch
        {
            AggregationKind.Count => fold.Count * share,
            AggregationKind.Rate => fold.Count / covered,
            AggregationKind.Errors => errors * share,
            AggregationKind.Sum => fold.Sum * share,
            AggregationKind.Maximum => fold.Maximum,
            AggregationKind.Percentile => SeriesReading.Quantile(bins, fold.Count, how.Quantile, fold.Maximum),
            AggregationKind.Minimum => SeriesReading.Quantile(bins, fold.Count, 0, fold.Maximum),
            _ => fold.Average,
        };
    }

    /// <summary>A count of nothing is 0 for a series that lives, a mean of nothing is not.</summary>
    private bool Lives(long end) => series.Arrival > 0 && parts.Knows(end);

    private double Covered(long first, long end) => parts.EndOf(end) - parts.StartOf(first) + 1;
}
