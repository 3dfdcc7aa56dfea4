using Flexboard.Core.Events;

namespace Flexboard.Widgets.TimeSeries;

/// <summary>Which events a chart marks.</summary>
public sealed record EventMarkOptions
{
    /// <summary>Which severities are marked.</summary>
    public IReadOnlyList<Severity> Severities { get; init; } = [Severity.Critical, Severity.Warning, Severity.Info];

    /// <summary>Labels that an event must have, by name: <c>*</c> stands for any run of characters, <c>?</c> for one.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether planned works are marked, as bands.</summary>
    public bool Planned { get; init; } = true;

    internal IEnumerable<OptionProblem> Check()
    {
        if (Severities.Count == 0)
        {
            yield return new("$.events.severities", "is empty; name at least one of critical, warning, info");
        }

        if (Labels.Keys.Any(name => name.Length == 0))
        {
            yield return new("$.events.labels", "has a label without a name");
        }
    }
}
