namespace Flexboard.Core.Series;

/// <summary>Reads a series' rings as numbers. Under the store's gate.</summary>
public static class SeriesReading
{
    /// <summary>Seconds of a column of durations.</summary>
    private const int Column = DurationRing.ColumnMs / 1000;

    /// <summary>Aggregates one series over a window that ends now.</summary>
    /// <param name="series">Gauge, counter or durations.</param>
    /// <param name="how">The aggregation.</param>
    /// <param name="now">Unix ms.</param>
    /// <param name="windowSeconds">At least 1; <see cref="AggregationKind.Last"/> does not look at it.</param>
    /// <returns>NaN when the series has nothing to say.</returns>
    /// <remarks>
    /// Sum, count, rate and errors take complete seconds only (columns of 5 s, for durations, take those that have
    /// ended): a second that is still running would make every figure sag and jump.
    /// </remarks>
    public static double Aggregate(this Series series, Aggregation how, long now, int windowSeconds)
    {
        long nowSecond = now / 1000;
        long end = how.IsTotal ? nowSecond - 1 : nowSecond;
        return series.AggregateSeconds(how, end - windowSeconds + 1, end);
    }

    /// <summary>The figure of one series as it stood at the end of a second that is over.</summary>
    /// <param name="series">Gauge, counter or durations.</param>
    /// <param name="how">The aggregation.</param>
    /// <param name="second">Unix seconds.</param>
    /// <param name="windowSeconds">At least 1; for <see cref="AggregationKind.Last"/> see the remarks.</param>
    /// <returns>NaN when nothing was known then.</returns>
    /// <remarks>
    /// <see cref="AggregationKind.Last"/> holds a value for <see cref="Series.HoldSeconds"/>, so that a
    /// publisher that sends every 5 s has no holes between; of durations it is the mean of one column.
    /// </remarks>
    public static double AggregateAt(this Series series, Aggregation how, long second, int windowSeconds)
    {
        if (how.Kind != AggregationKind.Last)
        {
            return series.AggregateSeconds(how, second - windowSeconds + 1, second);
        }

        if (series.Seconds is not { } ring)
        {
            return series.AggregateSeconds(new(AggregationKind.Average), second - (DurationRing.ColumnMs / 1000) + 1, second);
        }

        return ring[ring.NewestFilled(second, oldest: second - series.HoldSeconds + 1)].Last;
    }

    /// <summary>Aggregates one series over whole seconds, both ends included.</summary>
    /// <param name="series">Gauge, counter or durations.</param>
    /// <param name="how">The aggregation.</param>
    /// <param name="first">Unix seconds.</param>
    /// <param name="end">Unix seconds.</param>
    public static double AggregateSeconds(this Series series, Aggregation how, long first, long end)
    {
        if (series.Durations is { } durations)
        {
            return Aggregate(durations, how, first, end, series.Arrival > 0);
        }

        var ring = series.Seconds!;
        if (how.Kind == AggregationKind.Last)
        {
            return series.Value;
        }

        if (how.Kind == AggregationKind.Percentile)
        {
            return Percentile(ring, how.Quantile, first, end);
        }

        if (series.Kind == SeriesKind.Counter && how.Kind is (AggregationKind.Sum or AggregationKind.Rate))
        {
            double increase = Increase(series, ring, first, end);
            return how.Kind == AggregationKind.Rate ? increase / (end - first + 1) : increase;
        }

        var fold = ring.Range(first, end);
        if (fold.Count == 0)
        {
            // Nothing arrived in the window: a count of nothing is 0 for a series that lives, a mean of nothing is not.
            return how.Kind is AggregationKind.Count && series.Arrival > 0 ? 0 : double.NaN;
        }

        return how.Kind switch
        {
            AggregationKind.Sum => fold.Sum,
            AggregationKind.Average => fold.Average,
            AggregationKind.Minimum => fold.Minimum,
            AggregationKind.Maximum => fold.Maximum,
            AggregationKind.Count => fold.Count,
            AggregationKind.Rate => fold.Sum / (end - first + 1),
            _ => double.NaN,
        };
    }

    /// <summary>
    /// How much a counter grew over whole seconds, both included; NaN when that is not known. Each increase is spread
    /// evenly over the time since the value before: what was counted while the feed was away did not happen in the
    /// second of its return. A value lower than the one before is a restart from 0, as Prometheus' <c>increase</c>
    /// takes it.
    /// </summary>
    private static double Increase(Series series, SecondRing ring, long first, long end)
    {
        // Until the next value is overdue the window ends at the newest one: a counter that is published every 10 s
        // would otherwise sag for nine of them.
        long ahead = end - ring.NewestSecond;
        if (ahead > 0 && ahead * 1000 <= series.DefaultDeadline)
        {
            (first, end) = (first - ahead, end - ahead);
        }

        double increase = double.NaN;
        long previous = ring.NewestFilled(first - 1);
        double before = ring[previous].Last;
        for (long second = Math.Max(first, ring.OldestSecond); second <= ring.NewestSecond && previous < end; second++)
        {
            double value = ring[second].Last;
            if (double.IsNaN(value))
            {
                continue;
            }

            if (previous >= 0)
            {
                double grown = value >= before ? value - before : value;
                long within = Math.Min(second, end) - Math.Max(previous, first - 1);
                increase = (double.IsNaN(increase) ? 0 : increase) + (grown * ((double)within / (second - previous)));
            }

            (previous, before) = (second, value);
        }

        return increase;
    }

    /// <summary>
    /// Nearest-rank quantile of the seconds' newest values: what comes faster is folded, and the ring keeps no more of
    /// the others than their sum and bounds.
    /// </summary>
    private static double Percentile(SecondRing ring, double quantile, long first, long end)
    {
        Span<double> values = stackalloc double[SecondRing.MaxSeconds];
        int count = 0;
        for (long second = Math.Max(first, ring.OldestSecond); second <= Math.Min(end, ring.NewestSecond) && count < values.Length; second++)
        {
            double value = ring[second].Last;
            if (!double.IsNaN(value))
            {
                values[count++] = value;
            }
        }

        if (count == 0)
        {
            return double.NaN;
        }

        values[..count].Sort();
        return values[Math.Clamp((int)Math.Ceiling(quantile * count) - 1, 0, count - 1)];
    }

    /// <summary>
    /// Adds up by bin the transactions of the complete columns that <see cref="AggregationKind.Count"/> counts over the
    /// same seconds.
    /// </summary>
    /// <param name="ring">The durations.</param>
    /// <param name="first">Unix seconds, included.</param>
    /// <param name="end">Unix seconds, included.</param>
    /// <param name="normal">One for each bin of <see cref="DurationBins"/>; those that did not fail are added to it.</param>
    /// <param name="failed">How many failed.</param>
    /// <returns>How many seconds those columns are long.</returns>
    public static int CountBins(this DurationRing ring, long first, long end, Span<long> normal, out long failed)
    {
        failed = 0;
        var (firstColumn, lastColumn) = WholeColumns(first, end);
        for (long start = firstColumn; start <= lastColumn; start += Column)
        {
            if (ring.At(start * 1000) is { Count: > 0 } column)
            {
                failed += column.Errors;
                for (int bin = 0; bin < normal.Length; bin++)
                {
                    normal[bin] += column.Normal[bin];
                }
            }
        }

        return (int)(lastColumn - firstColumn) + Column;
    }

    /// <summary>As many complete columns as the window is long: always the same number, or counts would rise and sag.</summary>
    private static (long First, long Last) WholeColumns(long first, long end)
    {
        long last = ((end + 1) / Column * Column) - Column;
        return (last - ((Math.Max(1, (end - first + Column) / Column) - 1) * Column), last);
    }

    private static double Aggregate(DurationRing ring, Aggregation how, long first, long end, bool lives)
    {
        long firstColumn;
        long lastColumn;
        if (how.Kind is AggregationKind.Last)
        {
            firstColumn = lastColumn = ring.NewestStart / 1000;
        }
        else if (how.IsTotal)
        {
            (firstColumn, lastColumn) = WholeColumns(first, end);
        }
        else
        {
            // The columns that begin in the window; at least one.
            lastColumn = end / Column * Column;
            firstColumn = Math.Min((first + Column - 1) / Column * Column, lastColumn);
        }

        Span<long> bins = stackalloc long[DurationBins.Count];
        long count = 0;
        long errors = 0;
        double sum = 0;
        double max = double.NegativeInfinity;
        int columns = 0;
        for (long start = firstColumn; start <= lastColumn; start += Column)
        {
            columns++;
            if (ring.At(start * 1000) is not { Count: > 0 } column)
            {
                continue;
            }

            count += column.Count;
            errors += column.Errors;
            sum += column.Sum;
            max = Math.Max(max, column.Max);
            if (how.Kind is AggregationKind.Percentile or AggregationKind.Minimum)
            {
                for (int bin = 0; bin < bins.Length; bin++)
                {
                    bins[bin] += column.Normal[bin] + (column.Failed.IsEmpty ? 0 : column.Failed[bin]);
                }
            }
        }

        if (count == 0)
        {
            bool counts = how.Kind is AggregationKind.Count or AggregationKind.Rate or AggregationKind.Errors;
            return counts && lives ? 0 : double.NaN;
        }

        return how.Kind switch
        {
            AggregationKind.Count => count,
            AggregationKind.Rate => count / (double)(columns * Column),
            AggregationKind.Errors => errors,
            AggregationKind.Sum => sum,
            AggregationKind.Maximum => max,
            AggregationKind.Percentile => Quantile(bins, count, how.Quantile, max),
            AggregationKind.Minimum => Quantile(bins, count, 0, max),
            _ => sum / count,
        };
    }

    /// <summary>Quantile of binned values, linear within the bin; never above the longest that was measured.</summary>
    /// <param name="bins">Counts by bin of <see cref="DurationBins"/>.</param>
    /// <param name="count">All of them.</param>
    /// <param name="quantile">0 to 1.</param>
    /// <param name="max">The longest, ms.</param>
    public static double Quantile(ReadOnlySpan<long> bins, long count, double quantile, double max)
    {
        double rank = quantile * count;
        long below = 0;
        for (int bin = 0; bin < bins.Length; bin++)
        {
            if (bins[bin] > 0 && below + bins[bin] >= rank)
            {
                double lower = DurationBins.LowerBound(bin);
                double upper = Math.Min(DurationBins.UpperBound(bin), max);
                return Math.Min(max, lower + (Math.Max(0, upper - lower) * ((rank - below) / bins[bin])));
            }

            below += bins[bin];
        }

        return max;
    }
}
