using System.Text.Json;
using Flexboard.Storage;

namespace Flexboard.Widgets.TimeSeries;

/// <summary>
/// Composes lines, a run of points at a time. The payload is described in wwwroot/js/widgets/time-series.js.
/// </summary>
internal sealed class TimeSeriesComposer : GrowingComposer
{
    /// <summary>The most lines; what lies beyond is counted and told.</summary>
    public const int MaxLines = 20;

    /// <summary>Points of a full frame, all lines together, and the least of each: the rest is history.</summary>
    private const int FullPoints = 120;
    private const int LeastFullPoints = 12;

    /// <summary>The most series that are looked up on disk, some 10 to 40 MB; lines beyond begin with the rings.</summary>
    private const int MaxPasts = 640;

    /// <summary>What a line takes in a frame without its points, and a point of it, bytes.</summary>
    private const int AroundLine = 150, EachPoint = 30;

    private readonly TimeSeriesOptions options;
    private readonly int step;
    private readonly int[] revisions;
    private readonly PointWriter points = new();
    private List<LineState> lines = [];
    private int more;
    private bool started;
    private string[] sentOrder = [];
    private int sentMore;
    private List<(string Label, double At)> sentMarks = [];

    public TimeSeriesComposer(WidgetSources sources)
        : base(sources)
    {
        options = (TimeSeriesOptions)sources.Widget.Options;
        step = options.StepSeconds;
        revisions = new int[sources.All.Count];
        Array.Fill(revisions, -1);
    }

    /// <inheritdoc/>
    public override int ReachSeconds => options.WindowSeconds + (2 * step);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, long now)
    {
        FindLines();
        int most = Math.Max(LeastFullPoints, FullPoints / Math.Max(1, lines.Count));
        int room = ((Sources.Allowance / Math.Max(1, lines.Count)) - AroundLine) / EachPoint;
        most = Math.Clamp(room, 1, most);
        WriteTime(writer, now);
        writer.WriteStartArray("lines"u8);
        foreach (var state in lines)
        {
            WriteLine(writer, state.Line, now, Math.Max(FirstSlot(now), state.Line.LastSlot(now) - most + 1));
        }

        writer.WriteEndArray();
        WriteRest(writer, Marks());
    }

    /// <inheritdoc/>
    public override IEnumerable<SeriesPast?> WriteHistory(Utf8JsonWriter writer, long now)
    {
        FindLines();

        // Frames that are composed between two steps may find other lines.
        var told = lines;
        long first = FirstSlot(now);
        foreach (var state in told)
        {
            foreach (var past in state.Line.Pasts)
            {
                if (past.Wants((first * step) - state.Line.LookBack, now / 1000))
                {
                    yield return past;
                }
            }
        }

        WriteTime(writer, now);
        writer.WriteStartArray("lines"u8);
        foreach (var state in told)
        {
            WriteLine(writer, state.Line, now, first);
            yield return null;
        }

        writer.WriteEndArray();
        WriteRest(writer, Marks());
    }

    /// <inheritdoc/>
    public override bool WriteChanges(Utf8JsonWriter writer, long now)
    {
        FindLines();
        long first = FirstSlot(now);
        bool any = false;
        foreach (var state in lines)
        {
            bool isNew = state.Next < 0;
            long changed = state.Line.TakeChanges();
            long from = Math.Min(changed, isNew ? first : state.Next);
            long last = state.Line.LastSlot(now);

            // Who watches from the start has the newest part by the full frame and fetches the rest. Of a line that
            // comes later everything must be told.
            from = Math.Max(from, started ? first : last - LeastFullPoints);

            // What lies before the rings is as it was.
            from = changed == TimeSeriesLine.AllSlots ? Math.Max(from, state.Line.OldestLiveSlot) : from;
            points.Collect(state.Line, from, last, now, withNone: changed == TimeSeriesLine.AllSlots);
            var head = state.Line.Head(now);
            var look = new LineLook(state.Line.Label, state.Line.Unit, state.Line.Gap);
            if (points.Count > 0 || head != state.Head || look != state.Look)
            {
                Open(writer, now, ref any);
                writer.WriteStartObject();
                writer.WriteString("key"u8, state.Line.Key);
                if (look != state.Look)
                {
                    WriteLook(writer, state.Line, look);
                }

                WriteHead(writer, head);
                points.Write(writer);
                writer.WriteEndObject();
            }

            (state.Next, state.Head, state.Look) = (last + 1, head, look);
        }

        if (any)
        {
            writer.WriteEndArray();
        }

        var marks = Marks();
        if (!started || more != sentMore || !marks.SequenceEqual(sentMarks) || !lines.Select(Key).SequenceEqual(sentOrder))
        {
            if (!any)
            {
                WriteTime(writer, now);
                any = true;
            }

            WriteRest(writer, marks);
            (sentMarks, sentMore, sentOrder) = (marks, more, [.. lines.Select(Key)]);
        }

        started = true;
        return any;
    }

    private void WriteLine(Utf8JsonWriter writer, TimeSeriesLine line, long now, long first)
    {
        writer.WriteStartObject();
        writer.WriteString("key"u8, line.Key);
        WriteLook(writer, line, new LineLook(line.Label, line.Unit, line.Gap));
        WriteHead(writer, line.Head(now));
        points.Collect(line, first, line.LastSlot(now), now);
        line.NoteDrawn();
        points.Write(writer);
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

    private static void WriteLook(Utf8JsonWriter writer, TimeSeriesLine line, in LineLook look)
    {
        writer.WriteString("label"u8, look.Label);
        writer.WriteString("unit"u8, look.Unit);
        writer.WriteNumber("gap"u8, look.Gap);
        if (line.IsEarlier)
        {
            writer.WriteBoolean("earlier"u8, true);
        }
    }

    private static void WriteHead(Utf8JsonWriter writer, (long Time, double Value) head)
    {
        writer.WriteStartArray("head"u8);
        writer.WriteNumberValue(head.Time);
        WriteFigure(writer, head.Value);
        writer.WriteEndArray();
    }

    private void WriteRest(Utf8JsonWriter writer, List<(string Label, double At)> marks)
    {
        writer.WriteStartArray("order"u8);
        foreach (var state in lines)
        {
            writer.WriteStringValue(state.Line.Key);
        }

        writer.WriteEndArray();
        writer.WriteNumber("more"u8, more);
        writer.WriteStartArray("marks"u8);
        foreach (var (label, at) in marks)
        {
            writer.WriteStartObject();
            writer.WriteString("label"u8, label);
            writer.WriteNumber("at"u8, at);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private List<(string Label, double At)> Marks()
    {
        var marks = new List<(string, double)>();
        foreach (var source in Sources.All)
        {
            if (source.Binding.Role != "mark")
            {
                continue;
            }

            foreach (var group in source.Groups)
            {
                double at = group.Items[0].Value * source.Binding.Scale;
                if (double.IsFinite(at) && marks.Count < MaxLines)
                {
                    marks.Add((group.Label, at));
                }
            }
        }

        return marks;
    }

    /// <summary>One step before the window, for the line that comes in at its left edge.</summary>
    private long FirstSlot(long now) => (((now / 1000) - options.WindowSeconds) / step) - 1;

    /// <summary>Looks for series that came or went. A line whose series are the same keeps what is known of it.</summary>
    private void FindLines()
    {
        bool changed = false;
        for (int i = 0; i < revisions.Length; i++)
        {
            changed |= revisions[i] != Sources.All[i].Selection.Revision;
            revisions[i] = Sources.All[i].Selection.Revision;
        }

        if (!changed)
        {
            return;
        }

        var before = lines;
        lines = [];
        more = 0;
        int pasts = 0;
        for (int i = 0; i < revisions.Length; i++)
        {
            var source = Sources.All[i];
            if (source.Binding.Role == "mark")
            {
                continue;
            }

            foreach (var group in source.Groups)
            {
                if (lines.Count == MaxLines)
                {
                    more++;
                    continue;
                }

                string key = TimeSeriesLine.KeyOf(i, group, source.Binding.By);
                var known = before.Find(state => state.Line.Key == key);
                pasts += group.Items.Length;
                int reach = pasts > MaxPasts ? 0 : options.WindowSeconds + step;
                var line = new TimeSeriesLine(source, key, group, step, reach, known?.Line);
                lines.Add(known is not null && known.Line.Items.SequenceEqual(line.Items) && known.Line.Label == line.Label
                    ? known
                    : new LineState(line));
            }
        }
    }

    private static string Key(LineState state) => state.Line.Key;

    private readonly record struct LineLook(string Label, string Unit, int Gap);

    private sealed class LineState(TimeSeriesLine line)
    {
        public TimeSeriesLine Line => line;

        /// <summary>The first step that was not sent yet; negative when nothing was.</summary>
        public long Next { get; set; } = -1;

        public (long Time, double Value) Head { get; set; } = (-1, double.NaN);

        public LineLook Look { get; set; }
    }
}
