using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Flexboard.Core.Series;

namespace Flexboard.Core.Events;

/// <summary>How grave an event is.</summary>
public enum Severity
{
    /// <summary>Good to know.</summary>
    Info,

    /// <summary>Needs attention.</summary>
    Warning,

    /// <summary>Needs action.</summary>
    Critical,
}

/// <summary>Who has taken note of an event.</summary>
/// <param name="By">A person or a room.</param>
/// <param name="At">When, Unix ms.</param>
/// <param name="Room">For which room; empty: for themselves.</param>
public sealed record Acknowledgement(string By, long At, string Room = "")
{
    /// <summary>Each counts once: a person, or a room whoever acts for it.</summary>
    [JsonIgnore]
    public (string Room, string By) Key => Room.Length > 0 ? (Room, "") : ("", By);
}

/// <summary>Something that happened, a planned work, or a status message.</summary>
public sealed record BoardEvent
{
    /// <summary>The most who can acknowledge one event.</summary>
    public const int MaxAcknowledgements = 64;

    /// <summary>The source of status messages: the lines that operators write to all rooms.</summary>
    public const string StatusSource = "status";

    /// <summary>The same id again updates the event.</summary>
    public required string Id { get; init; }

    /// <summary>How grave.</summary>
    public Severity Severity { get; init; } = Severity.Info;

    /// <summary>False once it is resolved.</summary>
    public bool Open { get; init; } = true;

    /// <summary>One line.</summary>
    public required string Title { get; init; }

    /// <summary>More words; may be empty.</summary>
    public string Text { get; init; } = "";

    /// <summary>Who says so; may be empty.</summary>
    public string Source { get; init; } = "";

    /// <summary>When it happened, Unix ms.</summary>
    public required long Time { get; init; }

    /// <summary>When it opened, Unix ms: later messages about it may have moved <see cref="Time"/>. Null: with it.</summary>
    public long? Opened { get; init; }

    /// <summary>When it was resolved, Unix ms; null while it is open.</summary>
    public long? Resolved { get; init; }

    /// <summary>Who resolved it by hand; empty when its publisher did.</summary>
    public string ResolvedBy { get; init; } = "";

    /// <summary>Who has acknowledged it since it opened, each once, the first one first; at most <see cref="MaxAcknowledgements"/>.</summary>
    public ImmutableArray<Acknowledgement> Acknowledgements { get; init; } = [];

    /// <summary>The channel that it came by, such as <c>events:zabbix</c>; empty when nobody knows.</summary>
    public string Channel { get; init; } = "";

    /// <summary>When the newest message about it arrived, Unix ms.</summary>
    public required long Arrival { get; init; }

    /// <summary>Begin of a planned work, Unix ms.</summary>
    public long? From { get; init; }

    /// <summary>End of a planned work, Unix ms.</summary>
    public long? Until { get; init; }

    /// <summary>Labels, sorted by name.</summary>
    public ImmutableArray<Label> Labels { get; init; } = [];

    /// <summary>Whether it is marked as simulated.</summary>
    public bool Simulated { get; init; }

    /// <summary>Whether it is a line that operators wrote to all rooms, not something that happened.</summary>
    [JsonIgnore]
    public bool IsStatus => Source == StatusSource;

    /// <summary>Whether it is a planned work.</summary>
    [JsonIgnore]
    public bool IsPlanned => !IsStatus && (From is not null || Until is not null);

    /// <summary>When it began, Unix ms.</summary>
    [JsonIgnore]
    public long Began => Opened ?? Time;

    /// <summary>
    /// This event with what it has of the one before, of the same id. One that opens again begins anew; so does the
    /// acknowledgement of one that has become graver, for nobody has taken note of that.
    /// </summary>
    public BoardEvent After(BoardEvent? before)
    {
        bool goesOn = before is not null && (before.Open || !Open);
        bool isNoted = goesOn && (!Open || Severity <= before!.Severity);
        var end = before is { Open: false } ? before : this;
        return this with
        {
            Opened = goesOn ? before!.Began : Began,
            Resolved = Open ? null : end.Resolved,
            ResolvedBy = Open ? "" : end.ResolvedBy,
            Acknowledgements = isNoted ? Union(before!.Acknowledgements, Acknowledgements) : Acknowledgements,
        };
    }

    private static ImmutableArray<Acknowledgement> Union(ImmutableArray<Acknowledgement> before, ImmutableArray<Acknowledgement> more) =>
        more.IsEmpty ? before : [.. before.Concat(more).DistinctBy(one => one.Key).Take(MaxAcknowledgements)];
}
