using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Flexboard.Core.Boards;
using Flexboard.Core.Events;
using Flexboard.Core.Series;
using Flexboard.Storage;
using Flexboard.Widgets;

namespace Flexboard.Live;

/// <summary>
/// Composes the frames of one view of one version of a board. What a frame costs follows what changed, and is the same
/// however many look. Not thread safe: its <see cref="BoardView"/> calls it, under the store's gate.
/// </summary>
public sealed class FrameComposer : IDisposable
{
    internal static readonly JsonWriterOptions Json = new()
    {
        // Letters of every script as they are; what could end a script element is still escaped.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        SkipValidation = true,
    };

    /// <summary>
    /// Bytes that the widgets of a full frame are to share: with what is around them at most 64 kB, so that thousands
    /// of walls that come back at once are served in a moment. The rest of what grows is history.
    /// </summary>
    private const int FullFrameBytes = 60_000;

    private readonly WidgetSlot[] slots;
    private readonly bool[] marked;
    private readonly ChangeSet changes;
    private readonly ArrayBufferWriter<byte> buffer = new(16 * 1024);
    private readonly Utf8JsonWriter writer;
    private readonly Utf8JsonWriter scratch;
    private long lastSecond;
    private long moment;
    private bool started;

    /// <param name="board">The board.</param>
    /// <param name="widgets">Those of its widgets that the view shows.</param>
    /// <param name="store">Where series are.</param>
    /// <param name="events">Where events are.</param>
    /// <param name="epoch">The server's epoch.</param>
    /// <param name="signal">Called when there is something to compose; quick, never throws.</param>
    /// <param name="onFault">Called when a widget's composer failed, once until it works again.</param>
    /// <param name="veil">Replaces names; null: they are told.</param>
    public FrameComposer(
        Board board, IReadOnlyList<Widget> widgets, SeriesStore store, EventStore events, string epoch, Action signal,
        Action<Widget, Exception> onFault, Veil? veil = null)
    {
        (Board, Epoch) = (board, epoch);
        changes = new ChangeSet(widgets.Count, signal);
        marked = new bool[widgets.Count];
        writer = new Utf8JsonWriter(buffer, Json);
        scratch = new Utf8JsonWriter(buffer, Json);
        slots = new WidgetSlot[widgets.Count];
        int allowance = FullFrameBytes / Math.Max(1, widgets.Count);
        for (int i = 0; i < slots.Length; i++)
        {
            var (widget, slot) = (widgets[i], i);
            var kind = WidgetKinds.Of(widget);
            slots[i] = new WidgetSlot(
                kind, widget, () => new WidgetSources(widget, kind.DataOf(widget), store, events, changes, slot, allowance, veil), onFault);
        }
    }

    /// <summary>The board that it composes.</summary>
    public Board Board { get; }

    /// <summary>The epoch whose times it knows.</summary>
    public string Epoch { get; }

    /// <summary>Sequence number of the newest delta.</summary>
    public long Sequence { get; private set; }

    /// <summary>Whether any widget needs the history to be composed though nobody asks for it.</summary>
    /// <param name="now">Unix ms.</param>
    public bool WantsHistory(long now) => Array.Exists(slots, slot => slot.WantsHistory(now));

    /// <summary>Goes on counting where another version's composer stopped.</summary>
    public void ContinueFrom(long sequence) => Sequence = sequence;

    /// <summary>Composes what changed since the last call.</summary>
    /// <param name="now">Unix ms.</param>
    /// <param name="heard">When the feed was last heard, Unix ms.</param>
    public BoardFrame Delta(long now, long heard)
    {
        now = MomentAt(now);
        bool any = changes.Take(marked) | !started;
        bool newSecond = now / 1000 != lastSecond;
        Begin(now, ++Sequence, full: false, heard);
        if (any || newSecond)
        {
            for (int i = 0; i < slots.Length; i++)
            {
                if (marked[i] || newSecond || !started)
                {
                    slots[i].WriteDelta(writer, scratch, now, hasNews: marked[i] || !started);
                }
            }

            marked.AsSpan().Clear();
            lastSecond = now / 1000;
            started = true;
        }

        return End(Sequence, full: false);
    }

    /// <summary>Composes all, as of the newest delta.</summary>
    /// <param name="now">Unix ms.</param>
    /// <param name="heard">When the feed was last heard, Unix ms.</param>
    /// <param name="historyRevision">How often history was filled in.</param>
    public BoardFrame Full(long now, long heard, int historyRevision)
    {
        now = MomentAt(now);
        if (!started)
        {
            foreach (var slot in slots)
            {
                slot.RefreshHeader(now);
            }
        }

        Begin(now, Sequence, full: true, heard, historyRevision);
        foreach (var slot in slots)
        {
            slot.WriteFull(writer, scratch, now);
        }

        return End(Sequence, full: true);
    }

    /// <summary>
    /// Composes the history of every growing picture, in steps, see <see cref="GrowingComposer.WriteHistory"/>. Frames may
    /// be composed between two of them.
    /// </summary>
    /// <param name="into">A writer of its own.</param>
    /// <param name="now">Unix ms.</param>
    /// <param name="historyRevision">How often history was filled in.</param>
    public IEnumerable<SeriesPast?> History(Utf8JsonWriter into, long now, int historyRevision)
    {
        now = MomentAt(now);

        // It may come after frames that were composed after it, in the same millisecond.
        moment++;
        into.WriteStartObject();
        into.WriteString("e"u8, Epoch);
        into.WriteNumber("hv"u8, historyRevision);
        into.WriteNumber("t"u8, now);
        into.WriteStartObject("w"u8);
        foreach (var slot in slots)
        {
            foreach (var past in slot.WriteHistory(into, now))
            {
                yield return past;
            }
        }

        into.WriteEndObject();
        into.WriteEndObject();
        into.Flush();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var slot in slots)
        {
            slot.Dispose();
        }

        writer.Dispose();
        scratch.Dispose();
    }

    /// <summary>Pages take the newer of two figures by it: it is never earlier than what was composed before.</summary>
    private long MomentAt(long now) => moment = Math.Max(now, moment);

    private void Begin(long now, long sequence, bool full, long heard, int historyRevision = 0)
    {
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        writer.WriteStartObject();
        writer.WriteNumber("t"u8, now);
        writer.WriteNumber("s"u8, sequence);
        writer.WriteBoolean("k"u8, full);
        writer.WriteString("e"u8, Epoch);
        if (full)
        {
            writer.WriteString("v"u8, Board.Version);
            writer.WriteNumber("hv"u8, historyRevision);
        }

        writer.WriteNumber("h"u8, heard);
        writer.WriteStartObject("w"u8);
    }

    private BoardFrame End(long sequence, bool full)
    {
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
        return new BoardFrame(sequence, full, buffer.WrittenSpan.ToArray());
    }
}
