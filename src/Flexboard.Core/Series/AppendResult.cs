namespace Flexboard.Core.Series;

/// <summary>What became of a sample.</summary>
public enum AppendResult
{
    /// <summary>It is in the store.</summary>
    Accepted,

    /// <summary>The same series, time and value were there already; nothing changed.</summary>
    Duplicate,

    /// <summary>Its time lies further back than the series remembers.</summary>
    TooOld,

    /// <summary>It would begin a series above <see cref="SeriesLimits.MaxSeries"/>.</summary>
    TooManySeries,

    /// <summary>It would begin a series above its channel's share.</summary>
    ChannelShare,

    /// <summary>Durations for a series of numbers, or the other way round.</summary>
    FormConflict,

    /// <summary>It is in the store, but says gauge of a counter, or the other way round.</summary>
    KindConflict,

    /// <summary>It is in the store, but its unit contradicts what the series was said to have.</summary>
    UnitConflict,
}

/// <summary>What comes with a sample besides its series and value.</summary>
/// <param name="Arrival">When it arrived, by the server's clock, Unix ms.</param>
/// <param name="Time">Its own time, Unix ms; <see cref="Arrival"/> when it named none.</param>
/// <param name="HasTime">Whether it named a time, so that the same time again is the same sample again.</param>
/// <param name="Kind">What the publisher says it is; null when it does not say, which contradicts nothing.</param>
/// <param name="Unit">The unit that the publisher names, or null.</param>
/// <param name="Simulated">Whether it is marked as simulated.</param>
public readonly record struct SampleContext(
    long Arrival, long Time, bool HasTime, SeriesKind? Kind = null, string? Unit = null, bool Simulated = false)
{
    /// <summary>What the server's clock said when it was read, Unix ms: later than <see cref="Arrival"/> when it had to wait.</summary>
    public long ReadAt { get; init; } = Arrival;
}
