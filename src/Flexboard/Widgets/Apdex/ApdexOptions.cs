using Flexboard.Widgets.Number;

namespace Flexboard.Widgets.Apdex;

/// <summary>How satisfaction is counted and shown.</summary>
public sealed record ApdexOptions : ICheckedOptions, ILooksBack
{
    /// <summary>The most that the score takes of its box.</summary>
    public NumberSize Size { get; init; } = NumberSize.Large;

    /// <summary>
    /// T, seconds: who waited no longer was satisfied, up to four times as long tolerating. For responses that are
    /// published as durations.
    /// </summary>
    public double ApdexSeconds { get; init; } = 1;

    /// <summary>How far back requests count, 10 to 3600; the windows of the bindings do not matter.</summary>
    public int WindowSeconds { get; init; } = 300;

    /// <summary>Digits behind the point of the score, 2 or 3.</summary>
    public int Digits { get; init; } = 2;

    object ILooksBack.Within(int seconds) => this with { WindowSeconds = Math.Min(WindowSeconds, Math.Max(10, seconds)) };

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Check()
    {
        if (ApdexSeconds is not (> 0 and <= ApdexReading.MostSeconds))
        {
            yield return new("$.apdexSeconds", $"is above 0, at most {ApdexReading.MostSeconds}");
        }

        if (WindowSeconds is < 10 or > 3600)
        {
            yield return new("$.windowSeconds", "is from 10 to 3600");
        }

        if (Digits is not (2 or 3))
        {
            yield return new("$.digits", "is 2 or 3");
        }
    }
}
