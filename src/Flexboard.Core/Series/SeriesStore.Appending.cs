namespace Flexboard.Core.Series;

/// <summary>How samples get into the rings, and what is refused.</summary>
public sealed partial class SeriesStore
{
    /// <summary>Own times may lie 5 s ahead of arrival (docs/messages.md); one second more, because rings count whole ones.</summary>
    private const long ClockSetBackMs = 6000;

    /// <summary>Appends a finite number.</summary>
    /// <param name="key">The identity; read at once, never kept.</param>
    /// <param name="channel">The channel that it came by.</param>
    /// <param name="value">Finite.</param>
    /// <param name="context">Its times and metadata.</param>
    public AppendResult Append(SeriesKey key, string channel, double value, in SampleContext context)
    {
        var refused = Obtain(key, channel, context, durations: false, out var series);
        return series is null ? refused : Append(series, value, context);
    }

    /// <summary>Appends a finite number to a series that is at hand.</summary>
    public AppendResult Append(Series series, double value, in SampleContext context)
    {
        if (series.Seconds is not { } ring)
        {
            return AppendResult.FormConflict;
        }

        Rewind(series, ring, context.ReadAt);
        var result = NoteMetadata(series, context);
        long second = context.Time / 1000;
        if (context.HasTime && IsKnown(series, ring, context.Time, value))
        {
            return AppendResult.Duplicate;
        }

        if (context.HasTime && context.Time == series.Time && series.Arrival > 0)
        {
            ring.Correct(second, series.Value, value);
            series.Recent?.Correct(context.Time, series.Value, value);
        }
        else if (!ring.Add(second, Fold.Of(value), context.Time < series.Time && second == series.Time / 1000, Memory, series.Shown))
        {
            return AppendResult.TooOld;
        }
        else
        {
            NoteRecent(series, ring, second, value, context);
        }

        MarkUnsaved(series, second);
        series.Arrived(context.Arrival, context.Time, value, context.Simulated);
        return result;
    }

    /// <summary>Appends elapsed times of transactions that ended at the context's time.</summary>
    /// <param name="key">The identity.</param>
    /// <param name="channel">The channel that it came by.</param>
    /// <param name="normal">Elapsed ms of those that did not fail; finite, not negative.</param>
    /// <param name="failed">Elapsed ms of those that failed.</param>
    /// <param name="context">Times and metadata; the kind is <see cref="SeriesKind.Durations"/>.</param>
    public AppendResult AppendDurations(
        SeriesKey key, string channel, ReadOnlySpan<double> normal, ReadOnlySpan<double> failed, in SampleContext context)
    {
        var refused = Obtain(key, channel, context, durations: true, out var series);
        if (series?.Durations is not { } ring)
        {
            return series is null ? refused : AppendResult.FormConflict;
        }

        Rewind(series, ring, context.ReadAt);
        var result = NoteMetadata(series, context);
        bool reached = true;
        double newest = double.NaN;
        foreach (double elapsed in normal)
        {
            newest = elapsed;
            reached &= ring.Add(context.Time, DurationBins.IndexOf(elapsed), elapsed, 1, error: false, Memory, series.Shown);
            series.Draw(context.Time, elapsed, failed: false);
        }

        foreach (double elapsed in failed)
        {
            newest = elapsed;
            reached &= ring.Add(context.Time, DurationBins.IndexOf(elapsed), elapsed, 1, error: true, Memory, series.Shown);
            series.Draw(context.Time, elapsed, failed: true);
        }

        // An empty message is a sign of life: it says that nothing ended.
        if (reached && !double.IsNaN(newest))
        {
            MarkUnsaved(series, context.Time / 1000);
        }

        series.Arrived(context.Arrival, context.Time, newest, context.Simulated);
        return reached ? result : AppendResult.TooOld;
    }

    /// <summary>Appends transactions that their publisher has counted already.</summary>
    /// <param name="key">The identity.</param>
    /// <param name="channel">The channel that it came by.</param>
    /// <param name="bounds">Upper bounds in ms, ascending.</param>
    /// <param name="counts">One more than <paramref name="bounds"/>; the last lies above the last bound.</param>
    /// <param name="context">Times and metadata.</param>
    public AppendResult AppendHistogram(
        SeriesKey key, string channel, ReadOnlySpan<double> bounds, ReadOnlySpan<uint> counts, in SampleContext context)
    {
        var refused = Obtain(key, channel, context, durations: true, out var series);
        if (series?.Durations is not { } ring)
        {
            return series is null ? refused : AppendResult.FormConflict;
        }

        Rewind(series, ring, context.ReadAt);
        var result = NoteMetadata(series, context);
        bool reached = true;
        double newest = double.NaN;
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] == 0)
            {
                continue;
            }

            // Above the last bound nothing is known but that: the first bin that lies wholly above it.
            int bin = i < bounds.Length ? DurationBins.IndexOfBound(bounds[i]) : DurationBins.IndexOf(bounds.IsEmpty ? 0 : bounds[^1]);
            newest = i < bounds.Length ? bounds[i] : bounds.IsEmpty ? 0 : bounds[^1];
            reached &= ring.Add(context.Time, bin, newest, counts[i], error: false, Memory, series.Shown);
        }

        if (reached && !double.IsNaN(newest))
        {
            MarkUnsaved(series, context.Time / 1000);
        }

        series.Arrived(context.Arrival, context.Time, newest, context.Simulated);
        return reached ? result : AppendResult.TooOld;
    }

    /// <summary>
    /// Times ahead of arrival never get in, so what lies ahead now was taken before the server's clock was set back.
    /// It is forgotten: otherwise everything that arrives would be late, and the wall would stand still until the clock
    /// has caught up. Not by the sample's arrival: it may have waited while others brought the same series.
    /// </summary>
    private static void Rewind(Series series, SecondRing ring, long now)
    {
        if (ring.NewestSecond * 1000 > now + ClockSetBackMs)
        {
            ring.ForgetAfter(now / 1000);
            series.Rewind();
        }
    }

    private static void Rewind(Series series, DurationRing ring, long now)
    {
        if (ring.NewestStart > now + ClockSetBackMs)
        {
            ring.ForgetAfter(now);
            series.Rewind();
        }
    }

    /// <summary>
    /// Whether a sample that names its time is there already: otherwise a publisher that sends a batch again would double
    /// every sum. Where all samples of its second are kept, their exact times tell. Of other seconds only the fold is
    /// known: a single sample of the same value is taken for the same one, and of several none can be told.
    /// </summary>
    private static bool IsKnown(Series series, SecondRing ring, long time, double value)
    {
        if (time >= series.Time)
        {
            return time == series.Time && value == series.Value && series.Arrival > 0;
        }

        long second = time / 1000;
        var present = ring[second];
        if (series.Recent is { } recent && recent.CountIn(second) == present.Count)
        {
            return recent.Holds(time, value);
        }

        return second != series.Time / 1000 && present is { Count: 1 } && present.Last == value;
    }

    /// <summary>Keeps a sample that was added, if its series names its times and sends several in a second, or late.</summary>
    private void NoteRecent(Series series, SecondRing ring, long second, double value, in SampleContext context)
    {
        if (series.Recent is null && context.HasTime && (ring[second].Count > 1 || second < ring.NewestSecond) &&
            Memory.TryTake(RecentSamples.Bytes, series.Shown))
        {
            series.Recent = new RecentSamples();

            // Not noted yet as it came: nothing told then that others would follow.
            series.Recent.Note(series.Time, series.Value);
        }

        series.Recent?.Note(context.Time, value);
    }

    private static AppendResult NoteMetadata(Series series, in SampleContext context)
    {
        if (context.Unit is not null && context.Unit != (series.Unit ??= context.Unit))
        {
            return AppendResult.UnitConflict;
        }

        if (context.Kind is not { } kind || kind == series.Kind)
        {
            series.KindIsSaid |= context.Kind is not null;
            return AppendResult.Accepted;
        }

        if (series.KindIsSaid)
        {
            return AppendResult.KindConflict;
        }

        // Until now nobody had said what it is, and a gauge was only assumed.
        series.Kind = kind;
        series.KindIsSaid = true;
        return AppendResult.Accepted;
    }
}
