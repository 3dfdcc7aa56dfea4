using Flexboard.Core.Series;
using Flexboard.Storage;

namespace Flexboard.Widgets.TimeSeries;

/// <summary>
/// Reads one series over a window that only moves ahead: first what the disk knows, then the ring. Each second is read
/// once however long the window is. Under the store's gate, within one hold of it.
/// </summary>
/// <remarks>
/// What the disk knows comes in whole steps. A window that begins or ends within one is widened to it; sums and counts
/// are told by their share then. The step in which the ring begins is taken from whichever knows more samples.
/// </remarks>
/// <param name="series">Whose.</param>
/// <param name="how">What is asked for.</param>
/// <param name="past">What the disk knows; null: the ring alone.</param>
internal sealed class SeriesWindow(Series series, Aggregation how, SeriesPast? past)
{
    private const int ColumnSeconds = DurationRing.ColumnMs / 1000;

    private readonly SlidingFold window = new();
    private readonly long[] bins = series.Durations is null ? [] : new long[DurationBins.Count];
    private readonly bool needsBins = series.Durations is not null &&
        how.Kind is AggregationKind.Percentile or AggregationKind.Minimum or AggregationKind.Errors;
    private PastSteps? disk;
    private long ringOldest;
    private long ringNewest;
    private long ringFrom;
    private long oldest;
    private long newest;
    private bool isIncrease;
    private double counter;
    private long errors;
    private long next;

    private int Unit => series.Durations is null ? 1 : ColumnSeconds;

    /// <summary>The newest seconds before the window that held something, as far as was looked back.</summary>
    public SlidingFold.Part Before { get; private set; }

    /// <summary>Begins anew, at any place.</summary>
    /// <param name="first">The first second of the first window.</param>
    /// <param name="lookBack">How far before it <see cref="Before"/> is of interest, seconds.</param>
    public void Start(long first, long lookBack)
    {
        window.Clear();
        Array.Clear(bins);
        errors = 0;
        disk = past?.Steps is { IsEmpty: false } known ? known : null;
        (ringOldest, ringNewest) = series.Seconds is { } ring
            ? (ring.OldestSecond, ring.NewestSecond)
            : series.Durations is { NewestStart: >= 0 } columns
            ? (columns.OldestStart / 1000, (columns.NewestStart / 1000) + ColumnSeconds - 1)
            : (-1, -1);
        ringFrom = ringOldest < 0 ? long.MaxValue : disk is null ? ringOldest : ((ringOldest / disk.Step) + 1) * disk.Step;
        newest = Math.Max(ringNewest, disk?.NewestSecond ?? -1);
        isIncrease = series.Kind == SeriesKind.Counter && how.Kind is AggregationKind.Sum or AggregationKind.Rate;
        oldest = Math.Min(disk?.OldestSecond ?? long.MaxValue, ringOldest < 0 ? long.MaxValue : StartOf(ringOldest));
        next = Math.Max(StartOf(Math.Max(0, first)), oldest);
        Before = FindBefore(isIncrease ? 0 : first - lookBack);
        counter = Before.Fold.Count > 0 ? Before.Fold.Last : double.NaN;
    }

    /// <summary>Moves the window.</summary>
    /// <param name="first">Its first second.</param>
    /// <param name="end">Its last second; neither ever goes back.</param>
    /// <returns>What it holds.</returns>
    public Fold MoveTo(long first, long end)
    {
        while (next <= end && next <= newest)
        {
            var part = At(next);
            next = part.End + 1;
            if (part.Fold.Count > 0)
            {
                window.Add(isIncrease ? part with { Fold = Increase(part) } : part);
                Count(part, 1);
            }
        }

        while (window.TryDrop(first, out var gone))
        {
            Before = gone;
            Count(gone, -1);
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

        if (how.Kind == AggregationKind.Percentile)
        {
            // A fold has forgotten how its samples lay: only the ring can tell.
            return series.AggregateSeconds(how, first, end);
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
            _ => double.NaN,
        };
    }

    private double OfDurations(long first, long end)
    {
        if (how.Kind is AggregationKind.Rate or AggregationKind.Count or AggregationKind.Sum or AggregationKind.Errors)
        {
            // As many complete columns as the window is long: always the same number, or counts would rise and sag.
            first = end + 1 - (Math.Max(1, (end - first + ColumnSeconds) / ColumnSeconds) * ColumnSeconds);
        }
        else
        {
            first = Math.Min((first + ColumnSeconds - 1) / ColumnSeconds * ColumnSeconds, end + 1 - ColumnSeconds);
        }

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

    /// <summary>
    /// A count of nothing is 0 for a series that lives, a mean of nothing is not. Before the disk knows of it, nothing is.
    /// </summary>
    private bool Lives(long end) => series.Arrival > 0 && (past is null || end >= (disk?.OldestSecond ?? ringOldest));

    private double Covered(long first, long end) =>
        (end < ringFrom && disk is not null ? StartOf(end) + disk.Step : end + 1) - StartOf(first);

    private long StartOf(long second) =>
        disk is not null && second < ringFrom ? second / disk.Step * disk.Step : second / Unit * Unit;

    private SlidingFold.Part At(long start)
    {
        if (disk is null || start >= ringFrom)
        {
            return new(start, start + Unit - 1, OfRing(start, start + Unit - 1));
        }

        long end = start + disk.Step - 1;
        var fold = disk.At(start);
        if (end >= ringOldest && ringOldest >= 0)
        {
            var ring = OfRing(Math.Max(start, ringOldest), end);
            fold = ring.Count > fold.Count ? ring : fold;
        }

        return new(start, end, fold);
    }

    private Fold OfRing(long first, long end)
    {
        if (series.Seconds is { } ring)
        {
            return first == end ? ring[first] : ring.Range(first, end);
        }

        var fold = Fold.None;
        for (long start = first; start <= end; start += ColumnSeconds)
        {
            if (series.Durations!.At(start * 1000) is { Count: > 0 } column)
            {
                fold = fold.Then(column.Folded);
            }
        }

        return fold;
    }

    /// <summary>How much a counter grew within a part; a value lower than the one before is a restart from 0.</summary>
    private Fold Increase(in SlidingFold.Part part)
    {
        var (fold, previous) = (part.Fold, counter);
        counter = fold.Last;
        if (double.IsNaN(previous))
        {
            return Fold.None;
        }

        // Within a step of the disk a restart is seen by what was largest before it.
        bool restarted = part.End > part.Start && fold.Maximum > fold.Last;
        double peak = restarted ? fold.Maximum : fold.Last;
        return Fold.Of((peak >= previous ? peak - previous : peak) + (restarted ? fold.Last : 0));
    }

    private SlidingFold.Part FindBefore(long since)
    {
        for (long second = Math.Min(next - 1, newest); second >= Math.Max(oldest, since);)
        {
            var part = At(StartOf(second));
            if (part.Fold.Count > 0)
            {
                return part;
            }

            second = part.Start - 1;
        }

        return new(-1, -1, Fold.None);
    }

    private void Count(in SlidingFold.Part part, int times)
    {
        if (!needsBins)
        {
            return;
        }

        if (disk is not null && part.Start < ringFrom && disk.At(part.Start).Count == part.Fold.Count)
        {
            errors += DurationCounts.AddTo(disk.CountsAt(part.Start), times, bins);
            return;
        }

        for (long start = part.Start; start <= part.End; start += ColumnSeconds)
        {
            if (series.Durations!.At(start * 1000) is { Count: > 0 } column)
            {
                Add(column.Normal, times);
                Add(column.Failed, times);
                errors += column.Errors * times;
            }
        }
    }

    private void Add(ReadOnlySpan<uint> counts, int times)
    {
        for (int bin = 0; bin < counts.Length; bin++)
        {
            bins[bin] += (long)counts[bin] * times;
        }
    }
}
