using Flexboard.Core.Events;
using Flexboard.Core.Series;

namespace Flexboard.Widgets.Events;

/// <summary>Which events a widget shows.</summary>
public abstract record EventFilter : IHoldsNames
{
    /// <summary>Which severities are shown.</summary>
    public IReadOnlyList<Severity> Severities { get; init; } = [Severity.Critical, Severity.Warning, Severity.Info];

    /// <summary>Labels that an event must have, by name: <c>*</c> stands for any run of characters, <c>?</c> for one.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether planned works are shown.</summary>
    public bool Planned { get; init; } = true;

    /// <summary>Whether status messages are shown, which have a widget of their own.</summary>
    public bool Status { get; init; }

    object IHoldsNames.WithoutNames() => WithoutLabels();

    /// <summary>The same without the labels that are asked for.</summary>
    internal EventFilter WithoutLabels() => this with { Labels = new Dictionary<string, string>() };

    /// <summary>All that is wrong.</summary>
    /// <param name="path">Of these options, such as <c>$</c>.</param>
    internal IEnumerable<OptionProblem> Check(string path)
    {
        if (Severities.Count == 0)
        {
            yield return new($"{path}.severities", "is empty; name at least one of critical, warning, info");
        }

        if (Labels.Any(label => label.Key.Length == 0 || label.Value is null))
        {
            yield return new($"{path}.labels", "has a label without a name or a value");
        }
    }

    /// <summary>Those that are shown, in the same order.</summary>
    internal IEnumerable<BoardEvent> Of(IEnumerable<BoardEvent> events)
    {
        var selector = new SeriesSelector("", [.. Labels.Select(label => new LabelMatch(label.Key, label.Value))]);
        return events.Where(one =>
            Severities.Contains(one.Severity) && (Planned || !one.IsPlanned) && (Status || !one.IsStatus) &&
            selector.Matches("", one.Labels.AsSpan()));
    }
}
