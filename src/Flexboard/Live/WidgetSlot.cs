using System.Buffers;
using System.Text.Json;
using Flexboard.Core.Boards;
using Flexboard.Storage;
using Flexboard.Widgets;

namespace Flexboard.Live;

/// <summary>What a frame says of a widget besides its payload: see docs/live-protocol.md.</summary>
internal readonly record struct WidgetHeader(
    long Arrival, long Time, long Deadline, int Fresh, int Matched, bool Simulated, bool Fault);

/// <summary>
/// One widget of a view: its composer and what was last sent of it. When its composer fails, the widget keeps what was
/// sent, says that it cannot be shown, and gets another composer with the next second; the others never notice.
/// </summary>
internal sealed class WidgetSlot : IDisposable
{
    /// <summary>
    /// What was composed more lately, Unix ms apart, need not follow the clock: where data come once a second they move
    /// the figures themselves, and a wall paints once.
    /// </summary>
    private const int Recent = 950;

    private readonly WidgetKind kind;
    private readonly Func<WidgetSources> bind;
    private readonly Action<Widget, Exception> onFault;
    private readonly bool hasAge;
    private WidgetSources? sources;
    private WidgetComposer? composer;
    private ArrayBufferWriter<byte> sent = new();
    private ArrayBufferWriter<byte> next = new();
    private WidgetHeader header;
    private bool failed;
    private bool everFailed;
    private int reporting;
    private long composed;

    /// <param name="kind">The widget's kind.</param>
    /// <param name="widget">The widget.</param>
    /// <param name="bind">Opens what it is fed from; called anew after a fault.</param>
    /// <param name="onFault">Told of a fault once, not of each vain attempt after it.</param>
    public WidgetSlot(WidgetKind kind, Widget widget, Func<WidgetSources> bind, Action<Widget, Exception> onFault)
    {
        (this.kind, Widget, this.bind, this.onFault) = (kind, widget, bind, onFault);

        // Without series of its own a widget is as fresh as the feed, or always the same.
        hasAge = kind.IsBound && !kind.FollowsFeed && kind.DataOf(widget).Count > 0;
        Start();
    }

    public Widget Widget { get; }

    public bool WantsHistory(long now) => composer is GrowingComposer growing && growing.WantsHistory(now);

    /// <summary>
    /// Writes what changed since the last call as a member of the open object <c>w</c>.
    /// </summary>
    /// <param name="writer">Within <c>w</c>.</param>
    /// <param name="scratch">A writer to borrow.</param>
    /// <param name="now">Unix ms.</param>
    /// <param name="hasNews">Whether anything has come for it; the header, and what the clock alone changes, are looked at always.</param>
    public void WriteDelta(Utf8JsonWriter writer, Utf8JsonWriter scratch, long now, bool hasNews)
    {
        if (composer is null)
        {
            Start();
            hasNews = true;
        }

        // A series that falls silent leaves the figures, though nothing arrives.
        int before = reporting;
        bool headerChanged = RefreshHeader(now);
        bool isDue = composer?.FollowsClock == true && Math.Abs(now - composed) >= Recent;
        bool payloadChanged = (hasNews || isDue || reporting != before) && Compose(scratch, now);
        headerChanged |= failed != header.Fault && RefreshHeader(now);
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
        bool growing = composer is GrowingComposer;
        bool written = growing ? TryWrite(scratch, now, changes: false) : sent.WrittenCount > 0 || Compose(scratch, now);
        if (failed != header.Fault)
        {
            RefreshHeader(now);
        }

        writer.WriteStartObject(Widget.Id);
        WriteHeader(writer);
        if (written)
        {
            // Of most kinds what the deltas up to this frame amount to, so that a full frame and a patient viewer agree.
            writer.WritePropertyName("p"u8);
            writer.WriteRawValue((growing ? next : sent).WrittenSpan, skipInputValidation: true);
        }

        writer.WriteEndObject();
    }

    /// <summary>
    /// Writes the history of a growing picture as a member of an open object, in steps, see
    /// <see cref="GrowingComposer.WriteHistory"/>. One that fails on the way is left out.
    /// </summary>
    public IEnumerable<SeriesPast?> WriteHistory(Utf8JsonWriter writer, long now)
    {
        if (composer is not GrowingComposer growing)
        {
            yield break;
        }

        var whole = new ArrayBufferWriter<byte>();
        using var own = new Utf8JsonWriter(whole, writer.Options);
        own.WriteStartObject();
        using var steps = growing.WriteHistory(own, now).GetEnumerator();
        bool? goesOn;
        while ((goesOn = TryAdvance(growing, steps)) == true)
        {
            yield return steps.Current;
        }

        if (goesOn == false)
        {
            own.WriteEndObject();
            own.Flush();
            writer.WritePropertyName(Widget.Id);
            writer.WriteRawValue(whole.WrittenSpan, skipInputValidation: true);
        }
    }

    public bool RefreshHeader(long now)
    {
        var before = header;
        header = composer is null ? header with { Fault = true }
            : hasAge ? HeaderOf(now)
            : new WidgetHeader(0, 0, 0, 0, 0, composer.ShowsSimulated, failed || composer.IsFaulty);
        return header != before;
    }

    public void Dispose() => Stop();

    private bool Compose(Utf8JsonWriter scratch, long now)
    {
        composed = now;
        bool growing = composer is GrowingComposer;
        bool changed = TryWrite(scratch, now, changes: growing)
            && (growing || !next.WrittenSpan.SequenceEqual(sent.WrittenSpan));
        if (changed)
        {
            (sent, next) = (next, sent);
        }

        return changed;
    }

    /// <summary>Writes an object into <see cref="next"/>: what changed, or the newest.</summary>
    /// <returns>False when there is nothing to write, or the composer failed.</returns>
    private bool TryWrite(Utf8JsonWriter scratch, long now, bool changes)
    {
        if (composer is null)
        {
            return false;
        }

        try
        {
            next.ResetWrittenCount();
            scratch.Reset(next);
            scratch.WriteStartObject();
            bool written = true;
            if (changes)
            {
                written = ((GrowingComposer)composer).WriteChanges(scratch, now);
            }
            else
            {
                composer.Write(scratch, now);
            }

            scratch.WriteEndObject();
            scratch.Flush();
            failed = false;
            return written;
        }
        catch (Exception fault)
        {
            Fail(fault);
            return false;
        }
    }

    /// <returns>False at the end; null when the composer has failed, now or since the step before.</returns>
    private bool? TryAdvance(GrowingComposer growing, IEnumerator<SeriesPast?> steps)
    {
        if (composer != growing)
        {
            return null;
        }

        try
        {
            return steps.MoveNext();
        }
        catch (Exception fault)
        {
            Fail(fault);
            return null;
        }
    }

    private void Start()
    {
        try
        {
            sources = bind();
            composer = kind.CreateComposer(sources);
            everFailed |= composer.IsFaulty;
        }
        catch (Exception fault)
        {
            Fail(fault);
        }
    }

    private void Fail(Exception fault)
    {
        Stop();
        if (!failed)
        {
            failed = everFailed = true;
            onFault(Widget, fault);
        }
    }

    private void Stop()
    {
        // A composer gives back what it is fed from.
        if (composer is not null)
        {
            composer.Dispose();
        }
        else
        {
            sources?.Dispose();
        }

        (composer, sources) = (null, null);
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
        if (everFailed)
        {
            writer.WriteBoolean("fault"u8, header.Fault);
        }
    }

    private WidgetHeader HeaderOf(long now)
    {
        var (arrival, time, deadline) = (0L, 0L, 0.0);
        var (fresh, matched) = (0, 0);
        reporting = 0;
        bool simulated = composer!.ShowsSimulated;
        foreach (var source in sources!.All)
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

        return new WidgetHeader(arrival, time, (long)deadline, fresh, matched, simulated, failed);
    }
}
