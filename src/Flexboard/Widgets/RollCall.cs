using Flexboard.Core.Series;

namespace Flexboard.Widgets;

/// <summary>
/// Which series of a binding have something to say at a moment. While any of them reports, those that fell silent do
/// not count: the container that was replaced and the agent that was taken down would stand in every sum for as long as
/// they are remembered. When all are silent the last picture stays, and the widget says that it is stale.
/// </summary>
/// <param name="Now">Unix ms.</param>
/// <param name="Deadline">The widget's, ms; null: each series' default.</param>
/// <param name="AnyReports">Whether any series of the binding is not silent.</param>
public readonly record struct RollCall(long Now, double? Deadline, bool AnyReports)
{
    /// <summary>Calls the series of a binding.</summary>
    public static RollCall Of(ReadOnlySpan<Series> items, long now, double? deadline)
    {
        foreach (var series in items)
        {
            if (!series.IsSilent(now, deadline))
            {
                return new(now, deadline, true);
            }
        }

        return new(now, deadline, false);
    }

    /// <summary>Whether a series of the binding counts.</summary>
    public bool Counts(Series series) => !AnyReports || !series.IsSilent(Now, Deadline);
}
