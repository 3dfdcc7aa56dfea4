using Flexboard.Core.Series;

namespace Flexboard.Storage;

/// <summary>
/// What the disk knows of one series before its ring begins. Read once and kept: what has left the rings changes no
/// more, so that each later picture reads only the steps that have left since.
/// </summary>
/// <remarks>
/// <see cref="Wants"/> is called under the store's gate, <see cref="Read"/> outside of every gate, by the one who
/// composes the history. <see cref="Steps"/> is replaced as a whole: whoever holds the gate may look at any time.
/// </remarks>
/// <param name="series">Whose.</param>
/// <param name="stepSeconds">Seconds of a step, a multiple of 10.</param>
public sealed class SeriesPast(Series series, int stepSeconds)
{
    /// <summary>A bucket is on disk at the latest this long after it ended: until then it is read again.</summary>
    private const long WrittenAfterSeconds = 30;

    private readonly bool durations = series.Kind == SeriesKind.Durations;
    private volatile PastSteps steps = new(stepSeconds, 0, 0, [], []);
    private (long First, long End, long Now) wanted;

    /// <summary>Whose.</summary>
    public Series Series => series;

    /// <summary>What was read. Its steps are longer than asked for where the disk has let the finer ones go.</summary>
    internal PastSteps Steps => steps;

    /// <summary>Up to here nothing is missing any more, Unix seconds: what was read, or what the ring holds from there on.</summary>
    public long KnownUntil => Ring <= steps.Complete * steps.Step ? long.MaxValue : steps.Complete * steps.Step;

    /// <summary>Where the ring begins, Unix seconds; later than all when it is empty.</summary>
    private long Ring => (series.Seconds?.OldestSecond ?? series.Durations!.OldestStart / 1000) is >= 0 and var ring ? ring : long.MaxValue;

    /// <summary>Whether something must be read.</summary>
    /// <param name="first">Unix seconds.</param>
    /// <param name="end">Unix seconds.</param>
    /// <param name="now">Unix seconds.</param>
    public bool Lacks(long first, long end, long now)
    {
        first = Math.Max(0, first);
        end = EndOf(end, now);
        return end >= first && (first / steps.Step < steps.First || end / steps.Step >= steps.Complete);
    }

    /// <summary>Says what is needed.</summary>
    /// <param name="first">Unix seconds.</param>
    /// <param name="end">Unix seconds.</param>
    /// <param name="now">Unix seconds.</param>
    /// <param name="beyond">What is read behind the end at once, seconds, so that it is not asked for again soon.</param>
    /// <returns>Whether something of it must be read.</returns>
    public bool Wants(long first, long end, long now, long beyond = 0)
    {
        wanted = (Math.Max(0, first), EndOf(end + beyond, now), now);
        return Lacks(first, end, now);
    }

    /// <summary>Reads what is missing of what was wanted.</summary>
    public void Read(History history)
    {
        if (Read(history, steps.Step) && steps.Step < 60)
        {
            // Once the bytes are used up, what lies far back is there in minutes alone.
            Read(history, 60);
        }
    }

    /// <summary>What the ring holds need not be read.</summary>
    private long EndOf(long end, long now) => Math.Min(end, Math.Min(Ring, now));

    /// <returns>Whether any minute was put into a step.</returns>
    private bool Read(History history, int step)
    {
        var before = steps;
        long first = wanted.First / step;
        long end = wanted.End / step;
        bool goesOn = step == before.Step && first >= before.First && before.Complete > first;
        long from = goesOn ? before.Complete : first;
        var folds = new Fold[end - first + 1];
        byte[][] counts = durations ? new byte[folds.Length][] : [];
        if (goesOn)
        {
            before.CopyTo(first, folds, counts);
        }

        int at = (int)(from - first);
        bool isRead = durations
            ? ReadDurations(history, from, step, folds.AsSpan(at), counts.AsSpan(at), out bool minutes)
            : history.TryRead(series.Key.Span, from, step, folds.AsSpan(at), out minutes);
        long complete = Math.Min(end + 1, (wanted.Now - WrittenAfterSeconds) / step);
        steps = new PastSteps(step, first, isRead ? Math.Max(from, complete) : from, folds, counts);
        return minutes;
    }

    private bool ReadDurations(History history, long from, int step, Span<Fold> folds, Span<byte[]> counts, out bool minutes)
    {
        var columns = new DurationColumn?[folds.Length];
        bool isRead = history.TryReadDurations(series.Key.Span, from, step, columns, out minutes);
        Span<byte> bytes = stackalloc byte[DurationCounts.MaxBytes];
        for (int i = 0; i < columns.Length; i++)
        {
            (folds[i], counts[i]) = (Fold.None, []);
            if (columns[i] is { Count: > 0 } column)
            {
                folds[i] = column.Folded;
                counts[i] = bytes[..DurationCounts.Write(column, bytes)].ToArray();
            }
        }

        return isRead;
    }
}
