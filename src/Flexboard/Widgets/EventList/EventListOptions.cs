using Flexboard.Widgets.Events;

namespace Flexboard.Widgets.EventList;

/// <summary>How events are laid out.</summary>
public enum EventListLayout
{
    /// <summary>One below the other, as many as fit.</summary>
    List,

    /// <summary>In one line, as many as fit.</summary>
    Ticker,
}

/// <summary>From which severity on a new event is heard as well as seen.</summary>
public enum EventSound
{
    /// <summary>None is heard.</summary>
    None,

    /// <summary>Critical ones.</summary>
    Critical,

    /// <summary>Critical ones and warnings.</summary>
    Warning,

    /// <summary>All.</summary>
    Info,
}

/// <summary>Options of the kind <c>event-list</c>.</summary>
public sealed record EventListOptions : EventOptions
{
    /// <summary>The most lines that are sent to viewers: all of a full frame stays within 64 kB.</summary>
    public const int MaxLines = 50;

    /// <summary>How events are laid out.</summary>
    public EventListLayout Layout { get; init; } = EventListLayout.List;

    /// <summary>The most lines, 1 to <see cref="MaxLines"/>.</summary>
    public int Max { get; init; } = 30;

    /// <summary>Whether open events stand before resolved ones, each newest first; otherwise all are newest first.</summary>
    public bool OpenFirst { get; init; } = true;

    /// <summary>Whether resolved events are shown.</summary>
    public bool Resolved { get; init; } = true;

    /// <summary>Which new events sound a short tone, where the browser lets the page.</summary>
    public EventSound Sound { get; init; } = EventSound.None;

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Check()
    {
        foreach (var problem in base.Check())
        {
            yield return problem;
        }

        if (Max is < 1 or > MaxLines)
        {
            yield return new("$.max", $"must lie between 1 and {MaxLines}");
        }
    }
}
