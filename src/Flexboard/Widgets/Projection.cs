namespace Flexboard.Widgets;

/// <summary>Where a widget's value will stand at a moment if it goes on as it did lately. Under the store's gate.</summary>
/// <param name="sources">The widget's: the value and, for a moment counted from it, <c>start</c> (Unix ms).</param>
/// <param name="options">The moment, and how far back counts.</param>
internal sealed class Projection(WidgetSources sources, EstimateOptions options)
{
    private readonly OncePerSecond before = new(
        now => sources["value"]?.ValueAt((now / 1000) - options.OverSeconds) ?? double.NaN);

    /// <summary>The moment, Unix ms; NaN when it is not known.</summary>
    public double Moment(long now) => options.At?.ToUnixTimeMilliseconds()
        ?? (sources["start"]?.Value(now) ?? double.NaN) + (options.MinutesAfterStart!.Value * 60_000);

    /// <summary>The value at a moment; NaN when that is over, or too little is known of the past.</summary>
    public double Value(double value, double moment, long now)
    {
        if (!(moment > now))
        {
            return double.NaN;
        }

        double slope = (value - before.At(now)) / options.OverSeconds;
        return value + (slope * (moment - now) / 1000);
    }
}
