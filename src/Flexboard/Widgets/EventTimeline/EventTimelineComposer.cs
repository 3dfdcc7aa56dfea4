using System.Text.Json;
using Flexboard.Widgets.Events;

namespace Flexboard.Widgets.EventTimeline;

/// <summary>Sends the events of the window, those that need looking at first, then the gravest, then the newest.</summary>
/// <param name="sources">What the widget is fed from.</param>
public sealed class EventTimelineComposer(WidgetSources sources) : EventComposer(sources)
{
    /// <summary>More could not be told apart.</summary>
    private const int MaxLines = 60;

    private readonly EventTimelineOptions options = (EventTimelineOptions)sources.Widget.Options;

    /// <summary>Events leave the window, and planned works enter it.</summary>
    public override bool FollowsClock => true;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, long now)
    {
        var (first, last) = (now - (options.WindowSeconds * 1000L), now + (options.AheadSeconds * 1000L));
        List<EventLine> lines =
        [
            .. EventLines.Make(Sources.Events.NewestFirst, options, now)
                .Where(line => Begin(line) <= last && End(line) >= first)
                .OrderByDescending(line => line.IsOpen)
                .ThenByDescending(line => line.Newest.Severity),
        ];
        NoteSimulated(lines.Exists(line => line.Newest.Simulated));
        writer.WriteNumber("lines"u8, lines.Count);
        writer.WriteNumber("open"u8, lines.Sum(line => line.IsOpen ? line.Count : 0));
        WriteItems(writer, lines.Take(MaxLines), WriteRest);
    }

    private static long Begin(in EventLine line) => line.Newest.IsPlanned ? line.Newest.From ?? line.Began : line.Began;

    /// <summary>An open notice was over when it was given, unless it stands for many.</summary>
    private static long End(in EventLine line)
    {
        if (line.Newest.IsPlanned)
        {
            return line.Newest.Until ?? long.MaxValue;
        }

        return line.End ?? (line.Newest.Severity == Core.Events.Severity.Info && line.Count == 1 ? line.Began : long.MaxValue);
    }

    private static void WriteRest(Utf8JsonWriter writer, EventLine line)
    {
        writer.WriteNumber("began"u8, line.Began);
        WriteUnlessDefault(writer, "end", line.End);
    }
}
