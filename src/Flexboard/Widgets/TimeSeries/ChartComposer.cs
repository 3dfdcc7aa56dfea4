using System.Text.Json;
using Flexboard.Storage;

namespace Flexboard.Widgets.TimeSeries;

/// <summary>
/// Composes lines, a run of points at a time. The payload is described in wwwroot/js/widgets/time-series.js.
/// </summary>
internal sealed class ChartComposer : GrowingComposer
{
    /// <summary>Points of a full frame, all lines together, and the least of each: the rest is history.</summary>
    private const int FullPoints = 120;
    private const int LeastFullPoints = 12;

    /// <summary>What a line takes in a frame without its points, and a point of it, bytes.</summary>
    private const int AroundLine = 150, EachPoint = 30;

    private readonly ChartOptions options;
    private readonly int step;
    private readonly int aheadSeconds;
    private readonly ChartLines lines;
    private readonly Comparison? comparison;
    private readonly EventMarks? events;
    private readonly LineWriter points = new();
    private readonly ChartOutline outline;
    private bool started;

    /// <param name="sources">What the chart is fed from.</param>
    /// <param name="options">What it shows.</param>
    /// <param name="ranking">Which lines are shown; null: all that there is room for.</param>
    public ChartComposer(WidgetSources sources, ChartOptions options, Ranking? ranking = null)
        : base(sources)
    {
        this.options = options;
        step = options.StepSeconds;
        lines = new ChartLines(sources, options, ranking);
        if (options is TimeSeriesOptions more)
        {
            aheadSeconds = more.AheadSeconds;
            comparison = more.Compare is { } compare ? new Comparison(sources, more, compare) : null;
            events = more.Events is { } shown ? new EventMarks(sources.Events, shown, sources.Told) : null;
        }

        outline = new ChartOutline(sources, lines, comparison, events);
        if (events is not null)
        {
            sources.Events.Watch(sources.Changes, sources.Slot);
        }
    }

    /// <summary>What it is compared with comes in at the edge though nothing arrives; so do planned works, and ranks change.</summary>
    public override bool FollowsClock => base.FollowsClock || comparison is not null || events is not null || lines.IsRanked;

    /// <inheritdoc/>
    public override int ReachSeconds => options.WindowSeconds + (2 * step) + (comparison?.AgoSeconds ?? 0);

    /// <inheritdoc/>
    public override bool ShowsSimulated => events?.AnySimulated == true;

    /// <inheritdoc/>
    public override bool WantsHistory(long now) => comparison?.Wants(now) == true;

    private IReadOnlyList<PastLine> Past => comparison?.Lines ?? [];

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, long now)
    {
        Refresh(now);
        int count = Math.Max(1, lines.Shown.Count);
        int most = Math.Max(LeastFullPoints, FullPoints / count);
        int room = ((Sources.Allowance / (count + Past.Count)) - AroundLine) / EachPoint;
        most = Math.Clamp(room, 1, most);
        WriteTime(writer, now);
        writer.WriteStartArray("lines"u8);
        foreach (var line in lines.Shown)
        {
            WriteLine(writer, line.Line, now, Math.Max(FirstSlot(now), line.Line.LastSlot(now) - most + 1));
        }

        foreach (var past in Past)
        {
            WritePast(writer, past, now, Math.Max(past.SlotAt(FirstSlot(now) * step), LastPast(past, now) - most + 1));
        }

        writer.WriteEndArray();
        outline.Write(writer);
    }

    /// <inheritdoc/>
    public override IEnumerable<SeriesPast?> WriteHistory(Utf8JsonWriter writer, long now)
    {
        Refresh(now);

        // Frames that are composed between two steps may find other lines.
        var (told, past) = (lines.Shown, Past);
        long first = FirstSlot(now);
        foreach (var missing in told.SelectMany(one => one.Line.Pasts.Where(
            before => before.Wants((first * step) - one.Line.LookBack, now / 1000, now / 1000))))
        {
            yield return missing;
        }

        foreach (var missing in comparison?.Missing(now) ?? [])
        {
            yield return missing;
        }

        WriteTime(writer, now);
        writer.WriteStartArray("lines"u8);
        foreach (var line in told)
        {
            WriteLine(writer, line.Line, now, first);
            yield return null;
        }

        bool any = false;
        foreach (var line in past)
        {
            any |= WritePast(writer, line, now, line.SlotAt(first * step));
            yield return null;
        }

        writer.WriteEndArray();
        if (past == Past)
        {
            comparison?.IsKnown = past.Count > 0 ? any : null;
        }

        outline.Write(writer);
    }

    /// <inheritdoc/>
    public override bool WriteChanges(Utf8JsonWriter writer, long now)
    {
        Refresh(now);
        bool any = false;
        foreach (var line in lines.Shown)
        {
            WriteChanges(writer, line, now, ref any);
        }

        foreach (var past in Past)
        {
            WriteChanges(writer, past, now, ref any);
        }

        if (any)
        {
            writer.WriteEndArray();
        }

        if (outline.TakeChange())
        {
            if (!any)
            {
                WriteTime(writer, now);
                any = true;
            }

            outline.Write(writer);
        }

        started = true;
        return any;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        Sources.Events.Unwatch(Sources.Changes, Sources.Slot);
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    private void Refresh(long now)
    {
        lines.Refresh(now);
        comparison?.Refresh(lines.Shown);
        events?.Refresh((now / 1000) - options.WindowSeconds, (now / 1000) + aheadSeconds);
    }

    private void WriteChanges(Utf8JsonWriter writer, ChartLine line, long now, ref bool any)
    {
        bool isNew = line.Next < 0;
        long changed = line.Line.TakeChanges();
        long first = FirstSlot(now);
        long from = Math.Min(changed, isNew ? first : line.Next);
        long last = line.Line.LastSlot(now);

        // Who watches from the start has the newest part by the full frame and fetches the rest. Of a line that comes
        // later everything must be told.
        from = Math.Max(from, started ? first : last - LeastFullPoints);

        // What lies before the rings is as it was.
        from = changed == TimeSeriesLine.AllSlots ? Math.Max(from, line.Line.OldestLiveSlot) : from;
        line.Line.Read(from, last, now, withNone: changed == TimeSeriesLine.AllSlots, points.Begin());
        var head = line.Line.Head(now);
        var look = LineLook.Of(line.Line);
        if (points.Count > 0 || head != line.Head || look != line.Look)
        {
            Open(writer, now, ref any);
            writer.WriteStartObject();
            writer.WriteString("key"u8, line.Line.Key);
            if (look != line.Look)
            {
                LineWriter.WriteLook(writer, look, line.Line.IsEarlier);
            }

            LineWriter.WriteHead(writer, head);
            points.WritePoints(writer);
            writer.WriteEndObject();
        }

        (line.Next, line.Head, line.Look) = (last + 1, head, look);
    }

    /// <summary>Tells what comes in at the edge. What has not been read yet waits: it is told when it has.</summary>
    private void WriteChanges(Utf8JsonWriter writer, PastLine past, long now, ref bool any)
    {
        long last = LastPast(past, now);
        long first = past.SlotAt(FirstSlot(now) * step);
        long from = past.Next >= 0 ? Math.Max(past.Next, first) : started ? first : last - LeastFullPoints;
        past.Next = Math.Max(from, Math.Min(last, past.LastKnown) + 1);
        past.Read(from, past.Next - 1, now, points.Begin());
        if (points.Count > 0)
        {
            Open(writer, now, ref any);
            WritePoints(writer, past);
        }
    }

    private void WriteLine(Utf8JsonWriter writer, TimeSeriesLine line, long now, long first)
    {
        writer.WriteStartObject();
        writer.WriteString("key"u8, line.Key);
        LineWriter.WriteLook(writer, LineLook.Of(line), line.IsEarlier);
        LineWriter.WriteHead(writer, line.Head(now));
        line.Read(first, line.LastSlot(now), now, withNone: false, points.Begin());
        line.NoteDrawn();
        points.WritePoints(writer);
        writer.WriteEndObject();
    }

    /// <returns>Whether it had any figure.</returns>
    private bool WritePast(Utf8JsonWriter writer, PastLine past, long now, long first)
    {
        past.Read(first, Math.Min(LastPast(past, now), past.LastKnown), now, points.Begin());
        WritePoints(writer, past);
        return points.Count > 0;
    }

    private void WritePoints(Utf8JsonWriter writer, PastLine past)
    {
        writer.WriteStartObject();
        writer.WriteString("key"u8, past.Key);
        LineWriter.WriteLook(writer, new LineLook("", past.Line.Unit, past.Gap), isEarlier: true);
        points.WritePoints(writer);
        writer.WriteEndObject();
    }

    private void WriteTime(Utf8JsonWriter writer, long now)
    {
        writer.WriteNumber("at"u8, now);
        writer.WriteNumber("step"u8, step);
    }

    private void Open(Utf8JsonWriter writer, long now, ref bool any)
    {
        if (!any)
        {
            WriteTime(writer, now);
            writer.WriteStartArray("lines"u8);
            any = true;
        }
    }

    /// <summary>One step before the window, for the line that comes in at its left edge.</summary>
    private long FirstSlot(long now) => (((now / 1000) - options.WindowSeconds) / step) - 1;

    /// <summary>The step of the past that lies over the right end of the picture.</summary>
    private long LastPast(PastLine past, long now) => past.SlotAt((now / 1000) + aheadSeconds);
}
