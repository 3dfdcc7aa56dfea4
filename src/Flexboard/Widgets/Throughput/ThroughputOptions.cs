using Flexboard.Widgets.Apdex;
using Flexboard.Widgets.Number;

namespace Flexboard.Widgets.Throughput;

/// <summary>How requests on their way are shown.</summary>
public sealed record ThroughputOptions : ICheckedOptions
{
    /// <summary>The most that the three figures take of their box.</summary>
    public NumberSize Size { get; init; } = NumberSize.Medium;

    /// <summary>
    /// Apdex T, seconds: who waited no longer was satisfied, up to four times as long tolerating. For responses that are
    /// published as durations.
    /// </summary>
    public double ApdexSeconds { get; init; } = 1;

    /// <summary>The seconds from which an active request belongs to the second and to the third tier, as the texts say.</summary>
    public IReadOnlyList<double> TierSeconds { get; init; } = [3, 8];

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Check()
    {
        if (ApdexSeconds is not (> 0 and <= ApdexReading.MostSeconds))
        {
            yield return new("$.apdexSeconds", $"is above 0, at most {ApdexReading.MostSeconds}");
        }

        if (TierSeconds.Count != 2 || !(TierSeconds[0] > 0 && TierSeconds[0] < TierSeconds[1]))
        {
            yield return new("$.tierSeconds", "must be two rising numbers of seconds, such as [3, 8]");
        }
    }
}
