using System.Text.Json;
using Flexboard.Core.Events;

namespace Flexboard.Widgets.Events;

/// <summary>Composes a widget that is fed by events: it is told of each that comes, and writes them as painters read them.</summary>
public abstract class EventComposer : WidgetComposer
{
    private const int TitleLength = 120;
    private const int TextLength = 160;
    private const int NameLength = 60;

    /// <summary>Usual texts of fifty lines, in bytes; of long ones fewer lines go, and the others are counted.</summary>
    private const int LeastShare = 16 * 1024;

    private bool anySimulated;

    /// <param name="sources">What the widget is fed from.</param>
    protected EventComposer(WidgetSources sources)
        : base(sources) => sources.Events.Watch(sources.Changes, sources.Slot);

    /// <inheritdoc/>
    public override bool ShowsSimulated => anySimulated;

    /// <inheritdoc/>
    public override void Dispose()
    {
        Sources.Events.Unwatch(Sources.Changes, Sources.Slot);
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Takes note of whether anything of what is shown is simulated.</summary>
    protected void NoteSimulated(bool any) => anySimulated = any;

    /// <summary>Writes <c>items</c>: as many as a viewer may show and as the widget's share of a frame holds.</summary>
    /// <param name="writer">Open object.</param>
    /// <param name="lines">The most important first.</param>
    /// <param name="more">Writes members of the kind's own, or null.</param>
    protected void WriteItems(Utf8JsonWriter writer, IEnumerable<EventLine> lines, Action<Utf8JsonWriter, EventLine>? more = null)
    {
        writer.WriteStartArray("items"u8);
        long end = writer.BytesCommitted + writer.BytesPending + Math.Max(Sources.Allowance, LeastShare);
        foreach (var line in lines)
        {
            if (writer.BytesCommitted + writer.BytesPending > end)
            {
                break;
            }

            Write(writer, line, more);
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes one event as an object.</summary>
    /// <param name="writer">In an array.</param>
    /// <param name="line">The event.</param>
    /// <param name="more">Writes members of the kind's own, or null.</param>
    private void Write(Utf8JsonWriter writer, in EventLine line, Action<Utf8JsonWriter, EventLine>? more)
    {
        var one = line.Newest;
        writer.WriteStartObject();
        writer.WriteString("id"u8, Sources.Veil?.IdOf(one.Id) ?? one.Id);
        writer.WriteString("severity"u8, NameOf(one.Severity));
        writer.WriteBoolean("open"u8, line.IsOpen);
        writer.WriteNumber("time"u8, one.Time);
        writer.WriteString("title"u8, Cut(Sources.Told(one.Title), TitleLength));
        writer.WriteString("text"u8, Cut(Sources.Told(one.Text), TextLength));
        writer.WriteString("source"u8, Cut(Sources.Told(one.Source), NameLength));
        WriteUnlessDefault(writer, "n", line.Count > 1 ? line.Count : null);
        if (one.IsPlanned)
        {
            WriteUnlessDefault(writer, "from", one.From);
            WriteUnlessDefault(writer, "until", one.Until);
        }

        if (one.Acknowledgements is [.., { } latest])
        {
            writer.WriteStartObject("ack"u8);
            writer.WriteString("by"u8, Cut(Sources.Told(latest.By), NameLength));
            writer.WriteNumber("at"u8, latest.At);
            writer.WriteNumber("n"u8, one.Acknowledgements.Length);
            writer.WriteEndObject();
        }

        if (one.ResolvedBy.Length > 0)
        {
            writer.WriteString("by"u8, Cut(Sources.Told(one.ResolvedBy), NameLength));
        }

        more?.Invoke(writer, line);
        writer.WriteEndObject();
    }

    /// <summary>Writes a number, or nothing.</summary>
    protected static void WriteUnlessDefault(Utf8JsonWriter writer, string name, long? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }

    /// <summary>What painters call a severity.</summary>
    internal static string NameOf(Severity severity) => severity switch
    {
        Severity.Critical => "critical",
        Severity.Warning => "warning",
        _ => "info",
    };

    /// <summary>Cuts text that no wall shows anyway, never within a surrogate pair.</summary>
    internal static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        int end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return string.Concat(text.AsSpan(0, end).TrimEnd(), "…");
    }
}
