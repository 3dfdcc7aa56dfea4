using System.Text.Json;
using Flexboard.Core.Events;

namespace Flexboard.Widgets.EventList;

/// <summary>Sends the lines of the list, as many as a viewer may ever show, and how many there are in all.</summary>
public sealed class EventListComposer : WidgetComposer
{
    private const int TitleLength = 120;
    private const int TextLength = 160;
    private const int SourceLength = 60;

    private readonly EventListOptions options;
    private bool anyPlanned;
    private bool anySimulated;

    /// <param name="sources">What the widget is fed from.</param>
    public EventListComposer(WidgetSources sources)
        : base(sources)
    {
        options = (EventListOptions)sources.Widget.Options;
        sources.Events.Watch(sources.Changes, sources.Slot);
    }

    /// <summary>A planned work ends as time goes by.</summary>
    public override bool FollowsClock => anyPlanned;

    /// <inheritdoc/>
    public override bool ShowsSimulated => anySimulated;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, long now)
    {
        var lines = EventLines.Make(Sources.Events.NewestFirst, options, now);
        anyPlanned = lines.Exists(line => line.Newest.IsPlanned);
        anySimulated = lines.Exists(line => line.Newest.Simulated);
        writer.WriteNumber("lines"u8, lines.Count);
        writer.WriteNumber("open"u8, lines.Sum(line => line.Open ? line.Count : 0));
        writer.WriteStartArray("items"u8);
        foreach (var line in lines.Take(options.Max))
        {
            Write(writer, line);
        }

        writer.WriteEndArray();
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        Sources.Events.Unwatch(Sources.Changes, Sources.Slot);
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    private static void Write(Utf8JsonWriter writer, EventLine line)
    {
        var one = line.Newest;
        writer.WriteStartObject();
        writer.WriteString("id"u8, one.Id);
        writer.WriteString("severity"u8, one.Severity switch
        {
            Severity.Critical => "critical",
            Severity.Warning => "warning",
            _ => "info",
        });
        writer.WriteBoolean("open"u8, line.Open);
        writer.WriteNumber("time"u8, one.Time);
        writer.WriteString("title"u8, Cut(one.Title, TitleLength));
        writer.WriteString("text"u8, Cut(one.Text, TextLength));
        writer.WriteString("source"u8, Cut(one.Source, SourceLength));
        if (line.Count > 1)
        {
            writer.WriteNumber("n"u8, line.Count);
        }

        if (one.From is { } from)
        {
            writer.WriteNumber("from"u8, from);
        }

        if (one.Until is { } until)
        {
            writer.WriteNumber("until"u8, until);
        }

        writer.WriteEndObject();
    }

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
