using System.Text.Json;
using Flexboard.Core.Events;
using Flexboard.Core.Series;
using Flexboard.Widgets.Events;

namespace Flexboard.Widgets.Maintenance;

/// <summary>Sends the planned works of the days around now: those under way first, then what comes, then what is done.</summary>
/// <param name="sources">What the widget is fed from.</param>
public sealed class MaintenanceComposer(WidgetSources sources) : EventComposer(sources)
{
    private const int MaxLines = 50;
    private const long DayMs = 86_400_000;

    private readonly MaintenanceOptions options = (MaintenanceOptions)sources.Widget.Options;
    private readonly SeriesSelector labels = new(
        "", [.. ((MaintenanceOptions)sources.Widget.Options).Labels.Select(label => new LabelMatch(label.Key, label.Value))]);

    /// <summary>Works begin and end as time goes by.</summary>
    public override bool FollowsClock => true;

    private enum State
    {
        Running,
        Planned,
        Done,
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, long now)
    {
        List<(EventLine Line, State State)> works =
        [
            .. Sources.Events.All
                .Where(one => one.IsPlanned && labels.Matches("", one.Labels.AsSpan()) && IsNear(one, now))
                .Select(one => (EventLine.Of(one, now), StateOf(one, now)))
                .OrderBy(work => work.Item2)
                .ThenBy(work => work.Item2 == State.Done ? -End(work.Item1.Newest) : work.Item2 == State.Running ? End(work.Item1.Newest) : Begin(work.Item1.Newest))
                .ThenBy(work => work.Item1.Newest.Id, StringComparer.Ordinal),
        ];
        NoteSimulated(works.Exists(work => work.Line.Newest.Simulated));
        writer.WriteNumber("lines"u8, works.Count);
        WriteItems(writer, works.Take(MaxLines).Select(work => work.Line), (json, line) => json.WriteString("state"u8, StateOf(line.Newest, now) switch
        {
            State.Running => "running",
            State.Planned => "planned",
            _ => "done",
        }));
    }

    private static State StateOf(BoardEvent one, long now) =>
        !one.Open || one.Until <= now ? State.Done :
        one.From > now ? State.Planned : State.Running;

    private static long Begin(BoardEvent one) => one.From ?? one.Time;

    /// <summary>When it is over; one that was resolved before its time is over then.</summary>
    private static long End(BoardEvent one) => Math.Min(one.Until ?? long.MaxValue, one.Resolved ?? long.MaxValue);

    private bool IsNear(BoardEvent one, long now) =>
        Begin(one) <= now + (options.AheadDays * DayMs) && End(one) >= now - (options.BehindDays * DayMs);
}
