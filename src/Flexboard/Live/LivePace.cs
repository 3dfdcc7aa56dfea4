namespace Flexboard.Live;

/// <summary>How often a view may send: as fast as an eye profits from, slower as sending costs more.</summary>
public static class LivePace
{
    /// <summary>Frames of one view are at least this far apart.</summary>
    public static TimeSpan Fastest => TimeSpan.FromMilliseconds(33);

    /// <summary>And at most, so that even the largest audience sees a change within the second.</summary>
    public static TimeSpan Slowest => TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// The interval at which sending to all viewers takes about two thirds of one core.
    /// </summary>
    /// <param name="viewers">How many watch.</param>
    /// <param name="bytes">Size of a frame.</param>
    /// <remarks>
    /// One send costs about 25 µs and 4 ns a byte (measured with 5,000 viewers, docs/performance.md).
    /// </remarks>
    public static TimeSpan Interval(int viewers, int bytes)
    {
        double microseconds = viewers * (25 + (bytes * 0.004)) * 1.5;
        return TimeSpan.FromMicroseconds(Math.Clamp(microseconds, Fastest.TotalMicroseconds, Slowest.TotalMicroseconds));
    }
}
