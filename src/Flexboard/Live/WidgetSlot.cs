using System.Buffers;
using System.Text.Json;
using Flexboard.Core.Boards;
using Flexboard.Core.Series;
using Flexboard.Widgets;

namespace Flexboard.Live;

/// <summary>What a frame says of a widget besides its payload: see docs/live-protocol.md.</summary>
internal readonly record struct WidgetHeader(long Arrival, long Time, long Deadline, int Fresh, int Matched, bool Simulated);

/// <summary>One widget of a view: its composer and what was last sent of it.</summary>
internal sealed class WidgetSlot : IDisposable
{
    private readonly WidgetSources sources;
    private readonly WidgetComposer composer;
    private readonly bool hasAge;
    private ArrayBufferWriter<byte> sent = new();
    private ArrayBufferWriter<byte> next = new();
    private WidgetHeader header;
    private int reporting;

    public WidgetSlot(WidgetKind kind, WidgetSources sources)
    {
        this.sources = sources;

        // Without series of its own a widget is as fresh as the feed, or always the same.
        hasAge = kind.IsBound && !kind.FollowsFeed && sources.All.Count > 0;
        composer = kind.CreateComposer(sources);
    }

    public Widget Widget => sources.Widget;

    public bool FollowsClock => composer.FollowsClock;

    public GrowingComposer? Growing => composer as GrowingComposer;

    /// <summary>
    /// Writes what changed since the last call as a member of the open object <c>w</c>.
    /// </summary>
    /// <param name="writer">Within <c>w</c>.</param>
    /// <param name="scratch">A writer to borrow.</param>
    /// <param name="now">Unix ms.</param>
    /// <param name="payload">Whether the payload may have changed; the header is looked at always.</param>
    public void WriteDelta(Utf8JsonWriter writer, Utf8JsonWriter scratch, long now, bool payload)
    {
        int before = reporting;
        bool headerChanged = RefreshHeader(now);

        // A series that falls silent leaves the figures, though nothing arrives.
        bool payloadChanged = (payload || reporting != before) && Compose(scratch, now);
        if (!headerChanged && !payloadChanged)
        {
            return;
        }

        writer.WriteStartObject(Widget.Id);
        if (headerChanged)
        {
            WriteHeader(writer);
        }

        if (payloadChanged)
        {
            writer.WritePropertyName("p"u8);
            writer.WriteRawValue(sent.WrittenSpan, skipInputValidation: true);
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes all that a viewer needs who knows nothing yet.</summary>
    public void WriteFull(Utf8JsonWriter writer, Utf8JsonWriter scratch, long now)
    {
        writer.WriteStartObject(Widget.Id);
        WriteHeader(writer);
        writer.WritePropertyName("p"u8);
        if (composer is GrowingComposer)
        {
            writer.WriteStartObject();
            composer.Write(writer, now);
            writer.WriteEndObject();
        }
        else
        {
            // What the deltas up to this frame amount to, so that a full frame and a patient viewer agree.
            if (sent.WrittenCount == 0)
            {
                Compose(scratch, now);
            }

            writer.WriteRawValue(sent.WrittenSpan, skipInputValidation: true);
        }

        writer.WriteEndObject();
    }

    public bool RefreshHeader(long now)
    {
        var before = header;
        header = hasAge ? HeaderOf(now) : new WidgetHeader(0, 0, 0, 0, 0, composer.ShowsSimulated);
        return header != before;
    }

    public void Dispose() => composer.Dispose();

    private bool Compose(Utf8JsonWriter scratch, long now)
    {
        next.ResetWrittenCount();
        scratch.Reset(next);
        scratch.WriteStartObject();
        bool written = true;
        if (composer is GrowingComposer growing)
        {
            written = growing.WriteChanges(scratch, now);
        }
        else
        {
            composer.Write(scratch, now);
        }

        scratch.WriteEndObject();
        scratch.Flush();
        bool changed = written && (composer is GrowingComposer || !next.WrittenSpan.SequenceEqual(sent.WrittenSpan));
        if (changed)
        {
            (sent, next) = (next, sent);
        }

        return changed;
    }

    private void WriteHeader(Utf8JsonWriter writer)
    {
        if (hasAge)
        {
            writer.WriteNumber("a"u8, header.Arrival);
            writer.WriteNumber("x"u8, header.Time);
            writer.WriteNumber("d"u8, header.Deadline);
            writer.WriteStartArray("n"u8);
            writer.WriteNumberValue(header.Fresh);
            writer.WriteNumberValue(header.Matched);
            writer.WriteEndArray();
        }

        writer.WriteBoolean("sim"u8, header.Simulated);
    }

    private WidgetHeader HeaderOf(long now)
    {
        var (arrival, time, deadline) = (0L, 0L, 0.0);
        var (fresh, matched) = (0, 0);
        reporting = 0;
        bool simulated = composer.ShowsSimulated;
        foreach (var source in sources.All)
        {
            long reach = (composer.ReachSeconds + source.ReachSeconds) * 1000L;
            foreach (var series in source.Selection.Items)
            {
                simulated |= series.Simulated || (reach > 0 && now - series.LastSimulated < reach);
                bool reports = !series.IsSilent(now, Widget.Deadline);
                reporting += reports ? 1 : 0;
                if (!source.CountsForFreshness)
                {
                    continue;
                }

                matched++;
                time = Math.Max(time, series.Time);
                fresh += reports && series.Arrival > 0 ? 1 : 0;

                // The one that goes stale last speaks for the widget, so that it is stale when none is fresh. What only
                // history knows is stale at any age: it is told with its age, and is no news.
                double limit = series.Arrival > 0 ? Widget.Deadline ?? series.DefaultDeadline : 0;
                if (series.EffectiveArrival > 0 && series.EffectiveArrival + limit > arrival + deadline)
                {
                    (arrival, deadline) = (series.EffectiveArrival, limit);
                }
            }
        }

        return new WidgetHeader(arrival, time, (long)deadline, fresh, matched, simulated);
    }
}
