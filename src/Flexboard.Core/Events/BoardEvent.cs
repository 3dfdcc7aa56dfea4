using System.Collections.Immutable;
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

/// <summary>Something that happened, or a planned work.</summary>
public sealed record BoardEvent
{
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
}
