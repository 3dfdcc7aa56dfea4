namespace Flexboard.Widgets;

/// <summary>
/// A figure that is worked out once a second, however many frames are composed in it: over a long window it hardly changes
/// within, and costs a read for each second of the window and each series. Under the store's gate.
/// </summary>
/// <param name="figure">Works it out; given the time, Unix ms.</param>
internal sealed class OncePerSecond(Func<long, double> figure)
{
    /// <summary>A window that is longer is long, seconds.</summary>
    public const int LongSeconds = 60;

    private long second = -1;
    private double value;

    /// <summary>The figure.</summary>
    /// <param name="now">Unix ms.</param>
    public double At(long now)
    {
        if (now / 1000 != second)
        {
            (second, value) = (now / 1000, figure(now));
        }

        return value;
    }
}
