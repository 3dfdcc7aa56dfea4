using System.Text.Json;
using Flexboard.Core.Events;
using Flexboard.Widgets.Events;

namespace Flexboard.Widgets.TimeSeries;

/// <summary>The events that a chart marks: the most severe and the newest; the others are counted.</summary>
/// <param name="events">All there are.</param>
/// <param name="options">Which of them.</param>
/// <param name="told">Its words, where they may be told.</param>
internal sealed class EventMarks(EventStore events, EventMarkOptions options, Func<string, string> told)
{
    /// <summary>More could not be told apart.</summary>
    private const int Most = 12;

    private const int TitleLength = 60;

    private IReadOnlyList<BoardEvent> shown = [];
    private int more;
    private (long Revision, long Second) found = (-1, -1);

    /// <summary>Whether any is simulated.</summary>
    public bool AnySimulated => shown.Any(one => one.Simulated);

    /// <summary>Looks for them.</summary>
    /// <param name="first">First second of the picture, Unix seconds.</param>
    /// <param name="end">Its last.</param>
    public void Refresh(long first, long end)
    {
        if (found == (events.Revision, end))
        {
            return;
        }

        found = (events.Revision, end);
        List<BoardEvent> within = [.. options.Of(events.All).Where(one => IsWithin(one, first * 1000, end * 1000))];
        more = Math.Max(0, within.Count - Most);
        shown =
        [
            .. within.OrderByDescending(one => one.Severity).ThenByDescending(Begin).ThenBy(one => one.Id, StringComparer.Ordinal).Take(Most),
        ];
    }

    /// <summary>Writes <c>events</c>, the most important first, and <c>moreEvents</c>.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("events"u8);
        foreach (var one in shown)
        {
            writer.WriteStartObject();
            writer.WriteNumber("at"u8, Begin(one));
            if (one.IsPlanned)
            {
                // A planned work without an end goes on.
                writer.WritePropertyName("until"u8);
                WriteMoment(writer, one.Until);
            }

            writer.WriteString("severity"u8, EventComposer.NameOf(one.Severity));
            writer.WriteString("title"u8, EventComposer.Cut(told(one.Title), TitleLength));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteNumber("moreEvents"u8, more);
    }

    private static void WriteMoment(Utf8JsonWriter writer, long? moment)
    {
        if (moment is { } known)
        {
            writer.WriteNumberValue(known);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    private static long Begin(BoardEvent one) => one.From ?? one.Began;

    private static bool IsWithin(BoardEvent one, long first, long end) =>
        Begin(one) <= end && (one.IsPlanned ? one.Until ?? long.MaxValue : one.Began) >= first;
}
