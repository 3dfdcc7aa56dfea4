using Flexboard.Core.Boards;
using Flexboard.Core.Series;
using Flexboard.Storage;

namespace Flexboard.Widgets.TimeSeries;

/// <summary>The figures of one group of series, step by step. Under the store's gate.</summary>
/// <remarks>
/// A step holds the figure at its end, over the binding's window or the step, whichever is longer; of a gauge's newest
/// value or mean it is the mean of the step with its smallest and largest sample, so that no peak is lost. Nothing is
/// made up behind the newest sample: a sum that waits for its publishers would sag. What lies before the rings comes
/// from the disk, as far as it was read.
/// </remarks>
/// <param name="source">The binding that it belongs to.</param>
/// <param name="key">See <see cref="LineKey"/>.</param>
/// <param name="group">The series; at least one.</param>
/// <param name="step">Seconds of a step.</param>
/// <param name="reach">How far back its picture goes, seconds.</param>
/// <param name="before">The line of the same key, whose past is gone on with; null: none.</param>
internal sealed class TimeSeriesLine(Source source, string key, SourceGroup group, int step, int reach, TimeSeriesLine? before)
{
    private const int ColumnSeconds = DurationRing.ColumnMs / 1000;

    /// <summary>Later than any slot: nothing changed.</summary>
    public const long NoSlot = long.MaxValue;

    /// <summary>The oldest of all: any figure may have changed, or gone.</summary>
    public const long AllSlots = 0;

    private readonly Binding binding = source.Binding;
    private readonly SeriesMarks marks = new(group.Items.ToArray(), holds: group.Items.Length > 1);
    private readonly bool durations = group.Items[0].Durations is not null;
    private readonly SeriesPast[] pasts = LinePasts.Of(
        group, WindowOf(source.Binding, group.Items[0].Durations is not null, step), step, reach, before?.pasts);
    private SeriesWindow[]? windows;
    private OncePerSecond? slowHead;

    /// <summary>The same for the same binding and group, whenever and wherever it is composed.</summary>
    public string Key => key;

    /// <summary>What it is called.</summary>
    public string Label => group.Label;

    /// <summary>Its unit.</summary>
    public string Unit => source.Unit;

    /// <summary>Whether it is what the others are compared with.</summary>
    public bool IsEarlier => binding.Role == "earlier";

    /// <summary>The series that it shows.</summary>
    public ReadOnlySpan<Series> Items => group.Items;

    /// <summary>The same series in other steps, further back.</summary>
    public TimeSeriesLine Again(int ownStep, int ownReach, TimeSeriesLine? known) => new(source, key, group, ownStep, ownReach, known);

    /// <summary>
    /// The most steps between two points that are still joined: what lies further apart than two and a half usual
    /// periods is a gap.
    /// </summary>
    public int Gap
    {
        get
        {
            double period = durations ? DurationRing.ColumnMs : 0;
            foreach (var series in group.Items)
            {
                period = Math.Max(period, series.UsualPeriod);
            }

            return (int)Math.Clamp(2.5 * period / (step * 1000), 2, int.MaxValue);
        }
    }

    private bool OnlyComplete => durations || binding.Over.IsTotal;

    /// <summary>The newest step that has a figure; -1 when none has.</summary>
    public long LastSlot(long now)
    {
        long last = LastSecond(now);
        return last < 0 ? -1 : OnlyComplete && step > (durations ? ColumnSeconds : 1) ? ((last + 1) / step) - 1 : last / step;
    }

    /// <summary>What has to be known of each series from before its ring; empty when the rings hold the whole picture.</summary>
    public IReadOnlyList<SeriesPast> Pasts => pasts;

    /// <summary>How far before the first step of a picture something is needed, seconds.</summary>
    public long LookBack => IsHeld ? group.Items.ToArray().Max(series => series.HoldSeconds) + step : Window + step;

    /// <summary>The oldest step that lies wholly within a ring.</summary>
    public long OldestLiveSlot
    {
        get
        {
            long oldest = long.MaxValue;
            foreach (var series in group.Items)
            {
                long known = series.Seconds?.OldestSecond ?? series.Durations!.OldestStart / 1000;
                bool isFull = (series.Seconds?.NewestSecond ?? series.Durations!.NewestStart / 1000) - known
                    >= SecondRing.MaxSeconds - ColumnSeconds;
                oldest = known < 0 ? oldest : Math.Min(oldest, (known + (isFull ? step - 1 : 0)) / step);
            }

            return oldest;
        }
    }

    /// <summary>Whether several gauges make one figure, each held until it is due again.</summary>
    private bool IsHeld => IsPlain && group.Items.Length > 1;

    /// <summary>Whether a step tells of its own samples, and no window of any.</summary>
    private bool IsPlain => !durations &&
        (binding.Over.Kind == AggregationKind.Last || (binding.Over.Kind == AggregationKind.Average && binding.WindowSeconds <= step));

    private Aggregation How => durations && binding.Over.Kind == AggregationKind.Last ? new(AggregationKind.Average) : binding.Over;

    /// <summary>Seconds that a step's figure looks at.</summary>
    private int Window => WindowOf(binding, durations, step);

    /// <summary>Reads the figures from one step to another, both included.</summary>
    /// <param name="from">The first step.</param>
    /// <param name="last">The last step.</param>
    /// <param name="now">Unix ms.</param>
    /// <param name="withNone">Whether steps without a figure are told too, as NaN.</param>
    /// <param name="into">Added to.</param>
    public void Read(long from, long last, long now, bool withNone, List<LinePoint> into)
    {
        windows ??= WindowsOf();
        long newest = LastSecond(now);
        long lookBack = IsHeld ? LookBack : 0;
        foreach (var window in windows)
        {
            window.Start((from * step) + step - Window, lookBack);
        }

        for (long slot = from; slot <= last; slot++)
        {
            var point = Point(slot, newest);
            if (double.IsFinite(point.Value) || withNone)
            {
                into.Add(point);
            }
        }
    }

    private LinePoint Point(long slot, long newest)
    {
        long first = slot * step;
        long end = first + step - 1;
        if (IsPlain)
        {
            return group.Items.Length == 1 ? Folded(slot, windows![0].MoveTo(first, end)) : Exact(slot, Held(windows!, first, end));
        }

        // Transactions are counted in columns: a step in which none ended has no figure of its own.
        end = Math.Min(durations ? ((end + 1) / ColumnSeconds * ColumnSeconds) - 1 : end, newest);
        if (durations && end < first)
        {
            return Exact(slot, double.NaN);
        }

        var total = new SourceGroup.Combined(binding.Across);
        foreach (var window in windows!)
        {
            total.Add(window.Figure(end - Window + 1, end));
        }

        return Exact(slot, total.Result * binding.Scale);
    }

    /// <summary>The newest figure and its moment (Unix ms): what is printed.</summary>
    public (long Time, double Value) Head(long now)
    {
        long last = LastSecond(now);
        if (last < 0)
        {
            return (0, double.NaN);
        }

        long time = 0;
        foreach (var series in group.Items)
        {
            time = Math.Max(time, series.Time);
        }

        time = OnlyComplete ? (last + 1) * 1000 : time;
        if (binding.Over.Kind == AggregationKind.Last && !durations)
        {
            return (time, group.Items.Length == 1 ? group.Items[0].Value * binding.Scale : HeldNow(last));
        }

        return (time, HeadWindow > OncePerSecond.LongSeconds ? (slowHead ??= new OncePerSecond(Newest)).At(now) : Newest(now));
    }

    /// <summary>Says that it is drawn for somebody beside the frames, see <see cref="SeriesMarks.NoteDrawn"/>.</summary>
    public void NoteDrawn() => marks.NoteDrawn();

    /// <summary>
    /// The oldest step whose figure may have changed since the last call; <see cref="AllSlots"/> when any may have gone,
    /// <see cref="NoSlot"/> when none has changed.
    /// </summary>
    public long TakeChanges()
    {
        long oldest = marks.TakeOldestChange();
        return oldest == SeriesMarks.Nothing ? NoSlot : oldest / step;
    }

    /// <summary>The newest second that can be told of; -1 when there is none.</summary>
    private long LastSecond(long now)
    {
        long newest = -1;
        foreach (var series in group.Items)
        {
            newest = Math.Max(newest, series.Seconds?.NewestSecond ?? (series.Time > 0 ? series.Time / 1000 : -1));
        }

        if (newest < 0 || !OnlyComplete)
        {
            return newest;
        }

        long over = (now / 1000) - 1;
        return durations
            ? Math.Min((over + 1) / ColumnSeconds, (newest / ColumnSeconds) + 1) * ColumnSeconds - 1
            : Math.Min(newest, over);
    }

    private int HeadWindow => WindowOf(binding, durations, least: 1);

    /// <summary>The figure at the newest second.</summary>
    private double Newest(long now)
    {
        long last = LastSecond(now);
        return group.ValueOfSeconds(How, last - HeadWindow + 1, last);
    }

    private LinePoint Folded(long slot, in Fold fold)
    {
        if (fold.Count == 0 || step == 1 || group.Items[0].Kind == SeriesKind.Counter)
        {
            bool last = binding.Over.Kind == AggregationKind.Last;
            return Exact(slot, (last ? fold.Last : fold.Average) * binding.Scale);
        }

        double low = fold.Minimum * binding.Scale;
        double high = fold.Maximum * binding.Scale;
        return new LinePoint(slot, fold.Average * binding.Scale, Math.Min(low, high), Math.Max(low, high));
    }

    /// <summary>
    /// Several gauges as one figure: each counts with its mean of the step or, where its publisher was not due, with
    /// its newest value before, for as long as that is fresh. Otherwise publishers that take turns would make the sum
    /// jump between them.
    /// </summary>
    private double Held(SeriesWindow[] each, long first, long end)
    {
        var total = new SourceGroup.Combined(binding.Across);
        for (int i = 0; i < each.Length; i++)
        {
            var fold = each[i].MoveTo(first, end);
            var before = each[i].Before;
            if (fold.Count == 0 && before.End >= end - group.Items[i].HoldSeconds)
            {
                fold = before.End == before.Start ? before.Fold : Fold.Of(before.Fold.Last);
            }

            total.Add(step == 1 && binding.Over.Kind == AggregationKind.Last ? fold.Last : fold.Average);
        }

        return total.Result * binding.Scale;
    }

    /// <summary>The same of the newest second.</summary>
    private double HeldNow(long second)
    {
        windows ??= WindowsOf();
        foreach (var window in windows)
        {
            window.Start(second, LookBack);
        }

        return Held(windows, second, second);
    }

    private SeriesWindow[] WindowsOf()
    {
        var all = new SeriesWindow[group.Items.Length];
        for (int i = 0; i < all.Length; i++)
        {
            all[i] = new SeriesWindow(group.Items[i], How, pasts.Length > 0 ? pasts[i] : null);
        }

        return all;
    }

    private static int WindowOf(Binding binding, bool durations, int least)
    {
        least = durations ? Math.Max(least, ColumnSeconds) : least;
        return binding.Over.Kind == AggregationKind.Last ? least : Math.Max(least, binding.WindowSeconds);
    }

    private static LinePoint Exact(long slot, double value) => new(slot, value, value, value);
}
