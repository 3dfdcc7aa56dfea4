using System.Text.Json;
using Flexboard.Widgets.Events;

namespace Flexboard.Widgets.EventList;

/// <summary>Sends the lines of the list, as many as a viewer may ever show, and how many there are in all.</summary>
/// <param name="sources">What the widget is fed from.</param>
public sealed class EventListComposer(WidgetSources sources) : EventComposer(sources)
{
    private readonly EventListOptions options = (EventListOptions)sources.Widget.Options;
    private bool changesByItself;

    /// <summary>A planned work and a status message end as time goes by, and so does a flood.</summary>
    public override bool FollowsClock => changesByItself;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, long now)
    {
        var events = Sources.Events.NewestFirst.Where(one => options.Resolved || EventLine.Of(one, now).IsOpen);
        var lines = EventLines.Make(events, options, now);
        if (options.OpenFirst)
        {
            // Stable: within open and resolved the order stays newest first.
            lines = [.. lines.OrderBy(line => !line.IsOpen)];
        }

        int recent = EventLines.Recent(Sources.Events.All, options, now);
        bool isFlood = recent > EventLines.FloodCount;
        changesByItself = isFlood || lines.Exists(line => line.Newest.From is not null || line.Newest.Until is not null);
        NoteSimulated(lines.Exists(line => line.Newest.Simulated));
        writer.WriteNumber("lines"u8, lines.Count);
        writer.WriteNumber("open"u8, lines.Sum(line => line.IsOpen ? line.Count : 0));
        WriteUnlessDefault(writer, "flood", isFlood ? recent : null);
        writer.WriteStartArray("items"u8);
        foreach (var line in lines.Take(options.Max))
        {
            Write(writer, line, WriteRest);
        }

        writer.WriteEndArray();
    }

    private static void WriteRest(Utf8JsonWriter writer, EventLine line)
    {
        writer.WriteNumber("began"u8, line.Newest.Began);
        if (line.IsOpen && !line.IsNoted && !line.Newest.IsPlanned)
        {
            writer.WriteBoolean("new"u8, true);
        }
    }
}
