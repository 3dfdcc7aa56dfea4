using Flexboard.Core.Series;

namespace Flexboard.Widgets.Apdex;

/// <summary>
/// Counts requests by what they were to who waited for them, as the Apdex Alliance defines it (Application Performance
/// Index, Technical Specification 1.1, 2007): satisfied up to T, tolerating up to four times T, frustrated beyond;
/// failed ones are frustrated too and are told apart. From durations, exact to a bin, or from one series for each class,
/// which its label <c>class</c> names.
/// </summary>
/// <param name="source">Durations, or series with the label.</param>
/// <param name="seconds">T.</param>
internal sealed class ApdexReading(Source source, double seconds)
{
    /// <summary>Values of the label <c>class</c>, in the order of the counts.</summary>
    public static readonly IReadOnlyList<string> Classes = ["satisfied", "tolerating", "frustrated", "error"];

    /// <summary>The longest T: four times of it lie within the bins.</summary>
    public const double MostSeconds = 20;

    private const int Failed = 3;

    private (Series Series, int Class)[] counted = [];
    private int revision = -1;

    /// <summary>Whether the source tells classes at all.</summary>
    public bool HasClasses
    {
        get
        {
            Find();
            return counted.Length > 0;
        }
    }

    /// <summary>Counts the requests of a window that ends now, or, when all series fell silent, with the newest sample.</summary>
    /// <param name="now">Unix ms.</param>
    /// <param name="windowSeconds">Its length.</param>
    /// <param name="classes">One count for each of <see cref="Classes"/>.</param>
    /// <returns>The seconds that were counted, or 0 when nothing is known.</returns>
    public int Count(long now, int windowSeconds, Span<double> classes)
    {
        Find();
        classes.Clear();
        long end = End(now);
        int seconds = 0;
        foreach (var (series, which) in counted)
        {
            seconds = Math.Max(seconds, series.Durations is { } ring
                ? CountDurations(series, ring, end, windowSeconds, classes)
                : CountClass(series, end, windowSeconds, ref classes[which]));
        }

        return seconds;
    }

    /// <summary>The last second that is complete.</summary>
    private long End(long now)
    {
        if (source.RollCall(now).AnyReports)
        {
            return (now / 1000) - 1;
        }

        long newest = 0;
        foreach (var (series, _) in counted)
        {
            newest = Math.Max(newest, series.Time);
        }

        return newest / 1000;
    }

    private int CountDurations(Series series, DurationRing ring, long end, int windowSeconds, Span<double> classes)
    {
        if (series.Time == 0)
        {
            return 0;
        }

        Span<long> bins = stackalloc long[DurationBins.Count];
        int counted = ring.CountBins(end - windowSeconds + 1, end, bins, out long failed);
        for (int bin = 0; bin < bins.Length; bin++)
        {
            double from = DurationBins.LowerBound(bin) / 1000;
            classes[from < seconds ? 0 : from < 4 * seconds ? 1 : 2] += bins[bin];
        }

        classes[Failed] += failed;
        return counted;
    }

    private int CountClass(Series series, long end, int windowSeconds, ref double count)
    {
        // A rate stands for as many requests as seconds; what is published for each interval is already a count.
        bool rate = series.Kind == SeriesKind.Gauge && (source.Binding.Unit ?? series.Unit ?? "").EndsWith("/s", StringComparison.Ordinal);
        double value = series.AggregateSeconds(
            new(rate ? AggregationKind.Average : AggregationKind.Sum), end - windowSeconds + 1, end);
        if (!double.IsFinite(value))
        {
            return 0;
        }

        count += Math.Max(0, value * source.Binding.Scale * (rate ? windowSeconds : 1));
        return windowSeconds;
    }

    private void Find()
    {
        if (revision == source.Selection.Revision)
        {
            return;
        }

        var found = new List<(Series, int)>();
        foreach (var series in source.Selection.Items)
        {
            int which = series.Durations is not null ? 0 : ClassOf(series);
            if (which >= 0)
            {
                found.Add((series, which));
            }
        }

        (counted, revision) = ([.. found], source.Selection.Revision);
    }

    private static int ClassOf(Series series)
    {
        string? label = series.Label("class");
        for (int i = 0; i < Classes.Count; i++)
        {
            if (Classes[i] == label)
            {
                return i;
            }
        }

        return -1;
    }
}
