using Flexboard.Core.Series;
using FsCheck;
using FsCheck.Fluent;
using SeriesItem = Flexboard.Core.Series.Series;

namespace Flexboard.Tests.SeriesTests;

public sealed class AggregationTests
{
    private const long Now = 1_764_000_000_000;
    private readonly SeriesStore store = new(new SeriesLimits());
    private readonly SeriesKey key = new();

    private static readonly Arbitrary<((int Ago, int Value)[] Samples, int Window)> Cases =
        (from samples in (from ago in Gen.Choose(0, 90) from value in Gen.Choose(-50, 50) select (ago, value)).ArrayOf()
         from window in Gen.Choose(1, 60)
         select (samples, window)).ToArbitrary();

    [Theory]
    [InlineData("last", AggregationKind.Last, 0)]
    [InlineData("sum", AggregationKind.Sum, 0)]
    [InlineData("avg", AggregationKind.Average, 0)]
    [InlineData("min", AggregationKind.Minimum, 0)]
    [InlineData("max", AggregationKind.Maximum, 0)]
    [InlineData("count", AggregationKind.Count, 0)]
    [InlineData("rate", AggregationKind.Rate, 0)]
    [InlineData("errors", AggregationKind.Errors, 0)]
    [InlineData("p95", AggregationKind.Percentile, 0.95)]
    [InlineData("p99.9", AggregationKind.Percentile, 0.999)]
    [InlineData("p100", AggregationKind.Percentile, 1)]
    public void TryParse_WrittenForm_ReadsAndWritesTheSame(string text, AggregationKind kind, double quantile)
    {
        Assert.True(Aggregation.TryParse(text, out var read));
        Assert.Equal((kind, quantile), (read.Kind, read.Quantile));
        Assert.Equal(text, read.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("p")]
    [InlineData("p0")]
    [InlineData("p101")]
    [InlineData("p-5")]
    [InlineData("pNaN")]
    [InlineData("Sum")]
    [InlineData("percentile")]
    public void TryParse_AnythingElse_IsRefused(string? text) => Assert.False(Aggregation.TryParse(text, out _));

    [Fact]
    public void Aggregate_GaugeWithOneSampleASecond_AgreesWithTheRawSamples() =>
        Prop.ForAll(Cases, one =>
        {
            var samples = one.Samples.DistinctBy(sample => sample.Ago).OrderByDescending(sample => sample.Ago).ToArray();
            var series = Gauge(samples.Select(sample => ((long)(-sample.Ago * 1000), (double)sample.Value)));
            if (series is null)
            {
                return true;
            }

            // With the running second, and without it.
            double[] running = [.. samples.Where(sample => sample.Ago < one.Window).Select(sample => (double)sample.Value)];
            double[] complete = [.. samples.Where(sample => sample.Ago >= 1 && sample.Ago <= one.Window).Select(sample => (double)sample.Value)];
            return Same(series, AggregationKind.Average, one.Window, running.Length == 0 ? double.NaN : running.Average())
                && Same(series, AggregationKind.Minimum, one.Window, running.Length == 0 ? double.NaN : running.Min())
                && Same(series, AggregationKind.Maximum, one.Window, running.Length == 0 ? double.NaN : running.Max())
                && Same(series, AggregationKind.Sum, one.Window, complete.Length == 0 ? double.NaN : complete.Sum())
                && Same(series, AggregationKind.Rate, one.Window, complete.Length == 0 ? double.NaN : complete.Sum() / one.Window)
                && Same(series, AggregationKind.Count, one.Window, complete.Length)
                && Same(series, AggregationKind.Last, one.Window, samples[^1].Value)
                && series.Aggregate(new Aggregation(AggregationKind.Percentile, 0.9), Now, one.Window)
                    .Equals(NearestRank(running, 0.9));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Aggregate_CounterWithResets_CountsEachRestartFromZero()
    {
        var counter = Counter((-10_000, 90), (-8000, 100), (-6000, 7), (-4000, 20), (-2000, 3), (-1000, 3));
        Assert.Equal(10 + 7 + 13 + 3, counter.Aggregate(new Aggregation(AggregationKind.Sum), Now, 9));
        Assert.Equal(33 / 9.0, counter.Aggregate(new Aggregation(AggregationKind.Rate), Now, 9), 12);
        Assert.Equal(0, counter.Aggregate(new Aggregation(AggregationKind.Sum), Now, 1));
    }

    [Fact]
    public void Aggregate_CounterAfterAnOutage_SpreadsWhatItGainedOverTheOutage()
    {
        var counter = Counter([.. Enumerable.Range(-130, 70).Concat(Enumerable.Range(0, 20)).Select(second => (second * 1000L, (second + 200) * 1000.0))]);
        for (int second = 1; second <= 20; second++)
        {
            long now = Now + (second * 1000);
            Assert.Equal(1000, counter.Aggregate(new Aggregation(AggregationKind.Rate), now, 10), 6);
            Assert.Equal(60_000, counter.Aggregate(new Aggregation(AggregationKind.Sum), now, 60), 6);
        }

        // And of the outage itself it tells what is known now.
        Assert.Equal(5000, counter.Aggregate(new Aggregation(AggregationKind.Sum), Now - 20_000, 5), 6);
    }

    [Fact]
    public void Aggregate_CounterOnceAMinute_StandsUntilTheNextIsOverdue()
    {
        var counter = Counter([.. Enumerable.Range(-5, 6).Select(minute => (minute * 60_000L, (minute + 10) * 60_000.0))]);
        for (int second = 0; second <= 120; second++)
        {
            Assert.Equal(1000, counter.Aggregate(new Aggregation(AggregationKind.Rate), Now + (second * 1000), 10), 6);
        }

        Assert.True(double.IsNaN(counter.Aggregate(new Aggregation(AggregationKind.Rate), Now + 140_000, 10)));
    }

    [Fact]
    public void Aggregate_CounterThatHasEnded_CountsInTheWindowForWhatItGrew()
    {
        var counter = Counter([.. Enumerable.Range(-60, 41).Select(second => (second * 1000L, (second + 100) * 10.0))]);
        Assert.Equal(400, counter.Aggregate(new Aggregation(AggregationKind.Sum), Now, 60), 6);
        Assert.Equal(400 / 60.0, counter.Aggregate(new Aggregation(AggregationKind.Rate), Now, 60), 6);
    }

    [Fact]
    public void Aggregate_CounterWithOneValue_SaysNothing() =>
        Assert.True(double.IsNaN(Counter((-2000, 70)).Aggregate(new Aggregation(AggregationKind.Sum), Now, 5)));

    [Fact]
    public void Aggregate_CounterOfAnyIncreases_SumsThemAll() =>
        Prop.ForAll(Gen.Choose(0, 100).NonEmptyListOf().ToArbitrary(), increases =>
        {
            double total = 0;
            long at = -increases.Count * 1000L;
            var samples = new List<(long, double)> { (at - 1000, 0) };
            foreach (int increase in increases)
            {
                samples.Add((at, total += increase));
                at += 1000;
            }

            return Counter([.. samples]).Aggregate(new Aggregation(AggregationKind.Sum), Now, increases.Count).Equals(total);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Aggregate_DurationsAtASteadyRate_NeverRisesOrSagsWithTheClock()
    {
        var series = Durations(Enumerable.Range(-600, 600).SelectMany(second => Enumerable.Repeat(((long)(second * 100), 50.0, false), 1)));
        for (int second = -30; second <= 0; second++)
        {
            Assert.Equal(100, series.Aggregate(new Aggregation(AggregationKind.Count), Now + (second * 1000), 10));
            Assert.Equal(10, series.Aggregate(new Aggregation(AggregationKind.Rate), Now + (second * 1000), 10));
        }
    }

    [Fact]
    public void Aggregate_Durations_AgreeWithTheTransactions()
    {
        var random = new Random(7);
        var transactions = Enumerable.Range(0, 5000)
            .Select(_ => (Time: -(long)random.Next(1, 20_000), Elapsed: Math.Round(Math.Exp(random.NextDouble() * 11), 1), Error: random.Next(10) == 0))
            .ToArray();
        var series = Durations(transactions);
        double[] all = [.. transactions.Select(one => one.Elapsed).Order()];
        Assert.Equal(5000, series.Aggregate(new Aggregation(AggregationKind.Count), Now, 20));
        Assert.Equal(250, series.Aggregate(new Aggregation(AggregationKind.Rate), Now, 20));
        Assert.Equal(transactions.Count(one => one.Error), series.Aggregate(new Aggregation(AggregationKind.Errors), Now, 20));
        Assert.Equal(all.Average(), series.Aggregate(new Aggregation(AggregationKind.Average), Now - 1, 20), 6);
        Assert.Equal(all[^1], series.Aggregate(new Aggregation(AggregationKind.Maximum), Now - 1, 20));
        foreach (double quantile in (double[])[0.5, 0.9, 0.95, 0.99, 0.999, 1])
        {
            double exact = all[(int)Math.Ceiling(quantile * all.Length) - 1];
            int bin = DurationBins.IndexOf(exact);
            Assert.InRange(
                series.Aggregate(new Aggregation(AggregationKind.Percentile, quantile), Now - 1, 20),
                DurationBins.LowerBound(bin),
                Math.Min(all[^1], DurationBins.UpperBound(bin)));
        }
    }

    [Fact]
    public void Aggregate_SilentSeries_SaysNothingRatherThanZero()
    {
        var series = Gauge([(-60_000, 5.0)])!;
        foreach (var kind in (AggregationKind[])[AggregationKind.Average, AggregationKind.Minimum, AggregationKind.Maximum, AggregationKind.Sum, AggregationKind.Rate])
        {
            Assert.True(double.IsNaN(series.Aggregate(new Aggregation(kind), Now, 10)), kind.ToString());
        }

        Assert.Equal(0, series.Aggregate(new Aggregation(AggregationKind.Count), Now, 10));
        var durations = Durations([(-60_000, 5, false)]);
        Assert.Equal(0, durations.Aggregate(new Aggregation(AggregationKind.Rate), Now, 10));
        Assert.True(double.IsNaN(durations.Aggregate(new Aggregation(AggregationKind.Percentile, 0.95), Now, 10)));
    }

    private static bool Same(SeriesItem series, AggregationKind kind, int window, double expected)
    {
        double told = series.Aggregate(new Aggregation(kind), Now, window);
        return told.Equals(expected) || Math.Abs(told - expected) < 1e-9;
    }

    private static double NearestRank(double[] values, double quantile) => values.Length == 0
        ? double.NaN
        : values.Order().ElementAt((int)Math.Ceiling(quantile * values.Length) - 1);

    private SeriesItem? Gauge(IEnumerable<(long Offset, double Value)> samples) => Fill(samples, SeriesKind.Gauge);

    private SeriesItem Counter(params (long Offset, double Value)[] samples) => Fill(samples, SeriesKind.Counter)!;

    private SeriesItem? Fill(IEnumerable<(long Offset, double Value)> samples, SeriesKind kind)
    {
        StartNew();
        foreach (var (offset, value) in samples)
        {
            store.Append(key, "metrics:test", value, new SampleContext(Now + offset, Now + offset, true, kind));
        }

        return store.TryGet(key.Canonical, out var series) ? series : null;
    }

    private SeriesItem Durations(IEnumerable<(long Offset, double Elapsed, bool Error)> transactions)
    {
        StartNew();
        foreach (var (offset, elapsed, error) in transactions)
        {
            double[] one = [elapsed];
            store.AppendDurations(
                key, "metrics:test", error ? [] : one, error ? one : [], new SampleContext(Now, Now + offset, true, SeriesKind.Durations));
        }

        Assert.True(store.TryGet(key.Canonical, out var series));
        return series;
    }

    private void StartNew() => key.Start(System.Text.Encoding.UTF8.GetBytes($"s{store.Count}"));
}
