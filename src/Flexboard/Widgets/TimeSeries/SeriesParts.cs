using Flexboard.Core.Series;
using Flexboard.Storage;

namespace Flexboard.Widgets.TimeSeries;

/// <summary>
/// One series part by part: the steps that the disk knows, then the seconds (columns, of durations) of its ring. The step
/// in which the ring begins is taken from whichever knows more samples. Under the store's gate, within one hold of it.
/// </summary>
/// <param name="series">Whose.</param>
/// <param name="past">What the disk knows; null: the ring alone.</param>
internal sealed class SeriesParts(Series series, SeriesPast? past)
{
    private const int ColumnSeconds = DurationRing.ColumnMs / 1000;

    private readonly int unit = series.Durations is null ? 1 : ColumnSeconds;
    private PastSteps? disk;
    private long ringOldest;
    private long ringFrom;

    /// <summary>Whose.</summary>
    public Series Series => series;

    /// <summary>The first second of the oldest part; later than all when there is none.</summary>
    public long Oldest { get; private set; }

    /// <summary>The last second of the newest part; -1 when there is none.</summary>
    public long Newest { get; private set; }

    /// <summary>The newest second of the ring; -1 when it is empty.</summary>
    public long RingNewest { get; private set; }

    /// <summary>Looks at the ring and the disk as they are now.</summary>
    public void Refresh()
    {
        disk = past?.Steps is { IsEmpty: false } known ? known : null;
        (ringOldest, RingNewest) = series.Seconds is { } ring
            ? (ring.OldestSecond, ring.NewestSecond)
            : series.Durations is { NewestStart: >= 0 } columns
            ? (columns.OldestStart / 1000, (columns.NewestStart / 1000) + ColumnSeconds - 1)
            : (-1, -1);
        ringFrom = ringOldest < 0 ? long.MaxValue : disk is null ? ringOldest : ((ringOldest / disk.Step) + 1) * disk.Step;
        Oldest = Math.Min(disk?.OldestSecond ?? long.MaxValue, ringOldest < 0 ? long.MaxValue : StartOf(ringOldest));
        Newest = Math.Max(RingNewest, disk?.NewestSecond ?? -1);
    }

    /// <summary>Whether the series was known at a second: a picture of the rings alone takes that for granted.</summary>
    public bool Knows(long second) => past is null || second >= Oldest;

    /// <summary>Where the part begins that a second lies in.</summary>
    public long StartOf(long second) => second < ringFrom && disk is not null ? second / disk.Step * disk.Step : second / unit * unit;

    /// <summary>Where the part ends that a second lies in.</summary>
    public long EndOf(long second) => StartOf(second) + (second < ringFrom && disk is not null ? disk.Step : unit) - 1;

    /// <summary>The part that begins at a second.</summary>
    public SeriesPart At(long start)
    {
        long end = EndOf(start);
        if (start >= ringFrom || disk is null)
        {
            return new(start, end, OfRing(start, end));
        }

        var fold = disk.At(start);
        if (end >= ringOldest && ringOldest >= 0)
        {
            var ring = OfRing(Math.Max(start, ringOldest), end);
            fold = ring.Count > fold.Count ? ring : fold;
        }

        return new(start, end, fold);
    }

    /// <summary>The newest part before a second that holds something.</summary>
    /// <param name="second">Where a part begins.</param>
    /// <param name="since">Looked for no further back than this.</param>
    public SeriesPart Before(long second, long since)
    {
        for (second = Math.Min(second - 1, Newest); second >= Math.Max(since, Oldest);)
        {
            var part = At(StartOf(second));
            if (part.Fold.Count > 0)
            {
                return part;
            }

            second = part.Start - 1;
        }

        return SeriesPart.None;
    }

    /// <summary>The second of the newest value of a part, where the ring still tells it; else the part's last.</summary>
    public long NewestOf(in SeriesPart part) =>
        series.Seconds?.NewestFilled(part.End, oldest: part.Start) is >= 0 and var second ? second : part.End;

    /// <summary>Adds how many transactions of a part took how long, or takes them away again.</summary>
    /// <param name="part">From <see cref="At"/>.</param>
    /// <param name="times">1 or -1.</param>
    /// <param name="bins">One count for each bin.</param>
    /// <returns>How many of them failed, times <paramref name="times"/>.</returns>
    public long AddTo(in SeriesPart part, int times, Span<long> bins)
    {
        if (disk is not null && part.Start < ringFrom && disk.At(part.Start).Count == part.Fold.Count)
        {
            return DurationCounts.AddTo(disk.CountsAt(part.Start), times, bins);
        }

        long failed = 0;
        for (long start = part.Start; start <= part.End; start += ColumnSeconds)
        {
            if (series.Durations!.At(start * 1000) is { Count: > 0 } column)
            {
                for (int bin = 0; bin < bins.Length; bin++)
                {
                    bins[bin] += times * ((long)column.Normal[bin] + (column.Failed.IsEmpty ? 0 : column.Failed[bin]));
                }

                failed += times * column.Errors;
            }
        }

        return failed;
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
            fold = fold.Then(series.Durations!.At(start * 1000)?.Folded ?? Fold.None);
        }

        return fold;
    }
}
