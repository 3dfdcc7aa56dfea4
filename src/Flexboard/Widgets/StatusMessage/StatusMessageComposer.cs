using System.Text.Json;
using Flexboard.Widgets.Events;

namespace Flexboard.Widgets.StatusMessage;

/// <summary>Sends the messages that stand, newest first, each with the rooms that have acknowledged it.</summary>
/// <param name="sources">What the widget is fed from.</param>
public sealed class StatusMessageComposer(WidgetSources sources) : EventComposer(sources)
{
    private const int NameLength = 40;

    private readonly StatusMessageOptions options = (StatusMessageOptions)sources.Widget.Options;
    private bool anyExpires;

    /// <summary>A message expires as time goes by.</summary>
    public override bool FollowsClock => anyExpires;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, long now)
    {
        List<EventLine> lines =
        [
            .. Sources.Events.NewestFirst.Where(one => one.IsStatus).Select(one => EventLine.Of(one, now)).Where(line => line.IsOpen),
        ];
        anyExpires = lines.Exists(line => line.Newest.Until is not null);
        NoteSimulated(lines.Take(options.Max).Any(line => line.Newest.Simulated));
        writer.WriteNumber("lines"u8, lines.Count);
        WriteItems(writer, lines.Take(options.Max), WriteRest);
    }

    private void WriteRest(Utf8JsonWriter writer, EventLine line)
    {
        if (line.Newest.Labels.FirstOrDefault(label => label.Name == "by").Value is { Length: > 0 } author)
        {
            writer.WriteString("author"u8, Cut(Sources.Told(author), NameLength));
        }

        writer.WriteStartArray("rooms"u8);
        foreach (var room in line.Newest.Acknowledgements)
        {
            writer.WriteStringValue(Cut(Sources.Told(room.Room.Length > 0 ? room.Room : room.By), NameLength));
        }

        writer.WriteEndArray();
    }
}
