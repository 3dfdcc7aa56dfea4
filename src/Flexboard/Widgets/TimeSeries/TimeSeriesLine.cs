using System.Globalization;
using System.Text;
using Flexboard.Core.Boards;
using Flexboard.Core.Series;

namespace Flexboard.Widgets.TimeSeries;

/// <summary>What a line shows for one step.</summary>
/// <param name="Slot">Number of the step since 1970.</param>
/// <param name="Value">The figure.</param>
/// <param name="Low">The smallest sample that went into it; the figure itself where that says nothing.</param>
/// <param name="High">The largest.</param>
internal readonly record struct LinePoint(long Slot, double Value, double Low, double High);

/// <summary>The figures of one group of series, step by step. Under the store's gate.</summary>
/// <remarks>
/// A step holds the figure at its end, over the binding's window or the step, whichever is longer; of a gauge's newest
/// value or mean it is the mean of the step with its smallest and largest sample, so that no peak is lost. Nothing is
/// made up behind the newest sample: a sum that waits for its publishers would sag.
/// </remarks>
/// <param name="source">The binding that it belongs to.</param>
/// <param name="bindingIndex">Its place in the file.</param>
/// <param name="group">The series; at least one.</param>
/// <param name="step">Seconds of a step.</param>
internal sealed class TimeSeriesLine(Source source, int bindingIndex, SourceGroup group, int step)
{
    private const int ColumnSeconds = DurationRing.ColumnMs / 1000;

    /// <summary>Later than any slot: nothing changed.</summary>
    public const long NoSlot = long.MaxValue;

    /// <summary>The oldest of all: any figure may have changed, or gone.</summary>
    public const long AllSlots = 0;

    private readonly Binding binding = source.Binding;
    private readonly SeriesMarks marks = new(group.Items.ToArray(), holds: group.Items.Length > 1);
    private readonly bool durations = group.Items[0].Durations is not null;

    /// <summary>The same for the same binding and group, whenever and wherever it is composed.</summary>
    public string Key { get; } = KeyOf(bindingIndex, group, source.Binding.By);

    /// <summary>What it is called.</summary>
    public string Label => group.Label;

    /// <summary>Its unit.</summary>
    public string Unit => source.Unit;

    /// <summary>Whether it is what the others are compared with.</summary>
    public bool IsEarlier => binding.Role == "earlier";

    /// <summary>The series that it shows.</summary>
    public ReadOnlySpan<Series> Items => group.Items;

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

    /// <summary>The figure of a step, if it has one.</summary>
    public bool TryPoint(long slot, long now, out LinePoint point)
    {
        long first = slot * step;
        long end = first + step - 1;
        if (durations)
        {
            // Transactions are counted in columns: a step in which none ended has no figure of its own.
            end = Math.Min(((end + 1) / ColumnSeconds * ColumnSeconds) - 1, LastSecond(now));
            point = Exact(slot, end < first ? double.NaN : Aggregated(end, Math.Max(step, ColumnSeconds)));
        }
        else if (binding.Over.Kind == AggregationKind.Last || (binding.Over.Kind == AggregationKind.Average && binding.WindowSeconds <= step))
        {
            point = group.Items.Length == 1 ? Folded(slot, group.Items[0].Seconds!.Range(first, end)) : Exact(slot, Held(first, end));
        }
        else
        {
            point = Exact(slot, Aggregated(Math.Min(end, LastSecond(now)), step));
        }

        return double.IsFinite(point.Value);
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
        if (binding.Over.Kind != AggregationKind.Last || durations)
        {
            return (time, Aggregated(last, durations ? ColumnSeconds : 1));
        }

        return (time, group.Items.Length == 1 ? group.Items[0].Value * binding.Scale : Held(last, last));
    }

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

    private double Aggregated(long end, int least)
    {
        var how = durations && binding.Over.Kind == AggregationKind.Last ? new(AggregationKind.Average) : binding.Over;
        int window = durations && binding.Over.Kind == AggregationKind.Last ? least : Math.Max(least, binding.WindowSeconds);
        return group.ValueOfSeconds(how, end - window + 1, end);
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
    private double Held(long first, long end)
    {
        var total = new SourceGroup.Combined(binding.Across);
        foreach (var series in group.Items)
        {
            if (series.Seconds is not { } ring)
            {
                continue;
            }

            var fold = ring.Range(first, end);
            if (fold.Count == 0)
            {
                fold = ring[ring.NewestFilled(first - 1, oldest: end - series.HoldSeconds)];
            }

            total.Add(step == 1 && binding.Over.Kind == AggregationKind.Last ? fold.Last : fold.Average);
        }

        return total.Result * binding.Scale;
    }

    private static LinePoint Exact(long slot, double value) => new(slot, value, value, value);

    /// <summary>32 bits of FNV-1a over what makes the group: short in frames, the same after a restart.</summary>
    private static string KeyOf(int bindingIndex, SourceGroup group, string by)
    {
        uint hash = 2166136261;
        Mix([(byte)bindingIndex]);
        var first = group.Items[0];
        Mix(by.Length == 0 ? first.Key.Span : Encoding.UTF8.GetBytes(first.Label(by) ?? ""));
        return hash.ToString("x8", CultureInfo.InvariantCulture);

        void Mix(ReadOnlySpan<byte> bytes)
        {
            foreach (byte one in bytes)
            {
                hash = (hash ^ one) * 16777619;
            }
        }
    }
}
