using System.Collections.Immutable;
using Flexboard.Core.Events;
using Flexboard.Core.Series;

namespace Flexboard.Core.Messages;

/// <summary>Who says that they have acknowledged or resolved an event, and when.</summary>
internal sealed record Signature(string By, long? At, string Room)
{
    public Acknowledgement As(long at) => new(By, at, Room);
}

/// <summary>What one message says of an event; null where it says nothing.</summary>
internal sealed class EventMessage
{
    private const string StatusChannel = ":" + BoardEvent.StatusSource;

    public string? Id;
    public string? Title;
    public string? Text;
    public string? Source;
    public Severity? Severity;
    public bool? Open;
    public long? Time;
    public long? From;
    public long? Until;
    public ImmutableArray<Label>? Labels;
    public bool? Simulated;
    public Signature? Acknowledged;
    public Signature? Unacknowledged;
    public bool UnacknowledgedByAll;
    public Signature? Resolved;

    /// <summary>What is wrong with it, whatever is known of its event.</summary>
    public RejectReason Check() =>
        Title is null ? Id is null ? RejectReason.NoTitle : RejectReason.None :
        string.IsNullOrWhiteSpace(Title) ? RejectReason.NoTitle :
        From > Until ? RejectReason.BadPeriod : RejectReason.None;

    /// <summary>
    /// What it says over what was known. One that only resolves an event keeps its severity and its beginning; one
    /// without a title leaves open what is open; one that opens it again begins anew.
    /// </summary>
    /// <param name="known">The event so far, or null: then there is a title.</param>
    /// <param name="id">The event's id.</param>
    /// <param name="target">Judges times, knows channel and arrival.</param>
    /// <param name="time">The message's time.</param>
    /// <param name="isOwn">Whether the message names it.</param>
    public BoardEvent Over(BoardEvent? known, string id, SampleTarget target, long time, bool isOwn)
    {
        bool open = Open ?? (Resolved is null && (Title is not null || known!.Open));
        bool goesOn = known is not null && (known.Open || !open);
        var one = new BoardEvent
        {
            Id = id,
            Severity = Severity ?? known?.Severity ?? Events.Severity.Info,
            Open = open,
            Title = Title ?? known!.Title,
            Text = Text ?? known?.Text ?? "",
            Source = Source ?? known?.Source ?? (target.Channel.EndsWith(StatusChannel, StringComparison.Ordinal) ? BoardEvent.StatusSource : ""),
            Time = isOwn || !goesOn ? time : known!.Time,
            Arrival = target.Arrival,
            From = From ?? known?.From,
            Until = Until ?? known?.Until,
            Labels = Labels ?? known?.Labels ?? [],
            Simulated = Simulated ?? (Title is null && known!.Simulated),
            Channel = Title is null ? known!.Channel : target.Channel,
            Resolved = open ? null : target.Judge(Resolved?.At ?? Time).Time,
            ResolvedBy = Resolved?.By ?? "",
        }.After(known);
        return one with { Acknowledgements = Acknowledge(one.Acknowledgements, target) };
    }

    private ImmutableArray<Acknowledgement> Acknowledge(ImmutableArray<Acknowledgement> known, SampleTarget target)
    {
        known = UnacknowledgedByAll ? [] : Unacknowledged is { } leaving ? known.RemoveAll(one => one.Key == leaving.As(0).Key) : known;
        return Acknowledged?.As(target.Judge(Acknowledged.At).Time) is { } noted && !known.Any(one => one.Key == noted.Key) ? known.Add(noted) : known;
    }
}
