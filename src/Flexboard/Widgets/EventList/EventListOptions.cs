using Flexboard.Core.Events;

namespace Flexboard.Widgets.EventList;

/// <summary>How events are laid out.</summary>
public enum EventListLayout
{
    /// <summary>One below the other, as many as fit.</summary>
    List,

    /// <summary>In one line, as many as fit.</summary>
    Ticker,
}

/// <summary>Options of the kind <c>event-list</c>.</summary>
public sealed record EventListOptions : ICheckedOptions
{
    /// <summary>The most lines that are sent to viewers: all of a full frame stays within 64 kB.</summary>
    public const int MaxLines = 50;

    /// <summary>How events are laid out.</summary>
    public EventListLayout Layout { get; init; } = EventListLayout.List;

    /// <summary>Which severities are shown.</summary>
    public IReadOnlyList<Severity> Severities { get; init; } = [Severity.Critical, Severity.Warning, Severity.Info];

    /// <summary>Labels that an event must have, by name: <c>*</c> stands for any run of characters, <c>?</c> for one.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The most lines, 1 to <see cref="MaxLines"/>.</summary>
    public int Max { get; init; } = 30;

    /// <summary>Whether open events stand before resolved ones, each newest first; otherwise all are newest first.</summary>
    public bool OpenFirst { get; init; } = true;

    /// <summary>Whether resolved events are shown.</summary>
    public bool Resolved { get; init; } = true;

    /// <summary>Whether planned works are shown.</summary>
    public bool Planned { get; init; } = true;

    /// <summary>Whether a flood of one source and severity becomes one line.</summary>
    public bool CollapseFloods { get; init; } = true;

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Check()
    {
        if (Severities.Count == 0)
        {
            yield return new("$.severities", "is empty; name at least one of critical, warning, info");
        }

        if (Max is < 1 or > MaxLines)
        {
            yield return new("$.max", $"must lie between 1 and {MaxLines}");
        }

        if (Labels.Keys.Any(name => name.Length == 0))
        {
            yield return new("$.labels", "has a label without a name");
        }
    }
}
