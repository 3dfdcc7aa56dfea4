using System.Text.Json.Nodes;
using Flexboard.Core.Boards;
using Flexboard.Core.Series;
using Flexboard.Tests.Storage;
using Flexboard.Widgets.TimeSeries;
using static Flexboard.Tests.Widgets.GrowingBench;

namespace Flexboard.Tests.Widgets.TimeSeries;

/// <summary>Charts that reach further back than the rings, against what was published.</summary>
public sealed class LongHistoryTests : IDisposable
{
    private const int Day = 86_400;
    private readonly string folder = Directory.CreateTempSubdirectory("flexboard-history-").FullName;
    private readonly ManualTime time = new();

    [Fact]
    public async Task History_DayAfterARestart_MeansLowestAndHighestAsPublished()
    {
        var samples = new List<(long Second, double Value)>();
        var random = new Random(1);
        using (var before = Run())
        {
            await Pass(before, 30 * 3600, every: 20, second =>
            {
                // Silent for three hours in the middle.
                if (second / 3600 is < 15 or >= 18)
                {
                    double value = random.Next(1000) / 8.0;
                    samples.Add((before.Now, value));
                    before.Publish("a", value);
                }
            });
            await before.StopAsync();
        }

        using var after = Run();
        await after.TickAsync();
        using var bench = Bench(after, Day, Bind("a"));
        var line = Line(bench.History());
        var (points, low, high) = (Points(line, "points"), Points(line, "low"), Points(line, "high"));

        // 180 s for each figure.
        long first = (after.Now - Day) / 180;
        var steps = samples.Where(sample => sample.Second / 180 >= first).GroupBy(sample => sample.Second / 180).ToList();
        Assert.Equal(steps.Select(step => step.Key), points.Keys.Where(slot => slot >= first));
        Assert.InRange(steps.Count, 420, 422);
        foreach (var step in steps)
        {
            Assert.Equal(step.Average(sample => sample.Value), points[step.Key], 1e-6);
            Assert.Equal(step.Min(sample => sample.Value), low[step.Key]);
            Assert.Equal(step.Max(sample => sample.Value), high[step.Key]);
        }

        // A wall that comes back asks for nothing more than what has left the rings since.
        after.Dispose();
        Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        Assert.Equal(points, Points(Line(bench.History()), "points"));
    }

    [Theory]
    [InlineData(20 * 3600)]
    [InlineData(600)]
    public async Task History_OneSecondSpikeInADay_StandsAtItsHeightFromDiskAndRing(int before)
    {
        using var rig = Run();
        await Pass(rig, Day - before, every: 10, _ => rig.Publish("a", 5));
        rig.Publish("a", -700);
        time.Advance(TimeSpan.FromSeconds(1));
        rig.Publish("a", 9000);
        long spike = rig.Now;
        time.Advance(TimeSpan.FromSeconds(9));
        await Pass(rig, before, every: 10, _ => rig.Publish("a", 5));
        await rig.TickAsync();
        using var bench = Bench(rig, Day, Bind("a"));
        var line = Line(bench.History());
        Assert.Equal(9000, Points(line, "high")[spike / 180]);
        Assert.Equal(-700, Points(line, "low")[(spike - 1) / 180]);
        Assert.Equal(9000, Points(line, "high").Values.Max());
        Assert.Equal(1, Points(line, "high").Values.Count(high => high > 5));
    }

    [Theory]
    [InlineData("avg", 600, 21_600)]
    [InlineData("min", 600, 21_600)]
    [InlineData("max", 3600, 86_400)]
    [InlineData("sum", 600, 86_400)]
    [InlineData("count", 60, 36_000)]
    [InlineData("rate", 30, 7_200)]
    [InlineData("avg", 3600, 3_600)]
    public async Task History_WindowOfAGaugeBeforeTheRing_AsOfItsSamples(string over, int window, int reach)
    {
        var samples = new List<(long Second, double Value)>();
        using var rig = Run();
        await Pass(rig, reach + 7300, every: 10, second =>
        {
            double value = (second * 7919L % 1000) / 8.0;
            samples.Add((rig.Now, value));
            rig.Publish("a", value);
        });
        await rig.TickAsync();
        using var bench = Bench(rig, reach, Bind("a", over, window));
        int step = new TimeSeriesOptions { WindowSeconds = reach }.StepSeconds;
        var points = Points(Line(bench.History()), "points");
        Assert.InRange(points.Count, reach / step - 1, reach / step + 3);
        long last = points.Keys.Max();
        foreach (var (slot, value) in points.Where(point => point.Key < last))
        {
            long end = (slot * step) + step - 1;
            int span = Math.Max(window, step);
            var within = samples.Where(sample => sample.Second > end - span && sample.Second <= end).Select(sample => sample.Value).ToList();
            double expected = over switch
            {
                "avg" => within.Average(),
                "min" => within.Min(),
                "max" => within.Max(),
                "sum" => within.Sum(),
                "count" => within.Count,
                _ => within.Sum() / span,
            };
            Assert.Equal(expected, value, Math.Abs(expected) * 1e-7);
        }
    }

    [Fact]
    public async Task History_PercentileOfAGauge_AsItsRingTellsItAndNoFurther()
    {
        using var rig = Run();
        await Pass(rig, 7300, every: 10, second => rig.Publish("a", second * 7919L % 1000));
        await rig.TickAsync();
        using var bench = Bench(rig, 3600, Bind("a", "p90", 600));
        var points = Points(Line(bench.History()), "points");
        Assert.InRange(points.Count, 359, 362);
        Assert.All(points, point => Assert.Equal(
            rig.Find("a")!.AggregateSeconds(new(AggregationKind.Percentile, 0.9), (point.Key * 10) + 10 - 600, (point.Key * 10) + 9),
            point.Value));
        using var day = Bench(rig, Day, Bind("a", "p90", 600));
        Assert.InRange(Points(Line(day.History()), "points").Count, 20, 24);
    }

    [Theory]
    [InlineData("rate", 600, 86_400)]
    [InlineData("sum", 10, 18_000)]
    public async Task History_CounterThatRestarts_GrowsAsItWasCounted(string over, int window, int reach)
    {
        var grown = new List<(long Second, double By)>();
        using var rig = Run();
        double counter = 1e6;
        await Pass(rig, reach + 7300, every: 5, second =>
        {
            double by = Math.Abs((second / 600 % 100) - 50);
            counter = second % 9005 == 9000 ? by : counter + by;
            grown.Add((rig.Now, by));
            rig.Publish("done", counter, kind: SeriesKind.Counter);
        });
        await rig.TickAsync();
        using var bench = Bench(rig, reach, Bind("done", over, window));
        int step = new TimeSeriesOptions { WindowSeconds = reach }.StepSeconds;
        var points = Points(Line(bench.History()), "points");
        Assert.InRange(points.Count, reach / step - 1, reach / step + 3);
        long last = points.Keys.Max();
        int span = Math.Max(window, step);
        foreach (var (slot, value) in points.Where(point => point.Key < last))
        {
            long end = (slot * step) + step - 1;
            double expected = grown.Where(one => one.Second > end - span && one.Second <= end).Sum(one => one.By);

            // The moment of a value is known to the step, so that a sample more or less may lie within.
            Assert.Equal(expected, over == "rate" ? value * span : value, 1.01);
        }
    }

    [Theory]
    [InlineData("p95", 600)]
    [InlineData("count", 600)]
    [InlineData("errors", 600)]
    [InlineData("avg", 10)]
    [InlineData("max", 3600)]
    [InlineData("rate", 600)]
    public async Task History_DurationsBeforeTheRing_AsTheyEnded(string over, int window)
    {
        var ended = new List<(long Second, double Elapsed, bool Failed)>();
        using var rig = Run();
        var random = new Random(1);
        await Pass(rig, Day + 7300, every: 30, second =>
        {
            double[] normal = [random.Next(400), random.Next(9000)];
            double[] failed = second % 300 == 0 ? [30_000] : [];
            ended.AddRange(normal.Select(one => (rig.Now, one, false)));
            ended.AddRange(failed.Select(one => (rig.Now, one, true)));
            rig.PublishDurations("elapsed", normal, failed);
        });
        await rig.TickAsync();
        using var bench = Bench(rig, Day, Bind("elapsed", over, window));
        var points = Points(Line(bench.History()), "points");
        Assert.InRange(points.Count, 479, 483);
        long last = points.Keys.Max();
        int span = Math.Max(window, 180);
        Assert.True(Aggregation.TryParse(over, out var how));
        foreach (var (slot, value) in points.Where(point => point.Key < last))
        {
            long end = (slot * 180) + 179;
            var within = ended.Where(one => one.Second > end - span && one.Second <= end).ToList();
            var bins = new long[DurationBins.Count];
            within.ForEach(one => bins[DurationBins.IndexOf(one.Elapsed)]++);
            double expected = over switch
            {
                "p95" => SeriesReading.Quantile(bins, within.Count, how.Quantile, within.Max(one => one.Elapsed)),
                "count" => within.Count,
                "errors" => within.Count(one => one.Failed),
                "avg" => within.Average(one => one.Elapsed),
                "max" => within.Max(one => one.Elapsed),
                _ => within.Count / (double)span,
            };
            Assert.Equal(expected, value, expected * 1e-7);
        }
    }

    [Theory]
    [InlineData("last", "", 7_200)]
    [InlineData("last", "*", 18_000)]
    [InlineData("rate", "*", 86_400)]
    public async Task History_ReadLater_AgreesWithWhatWasComposedAsItWas(string over, string by, int reach)
    {
        using var rig = Run();
        rig.Show("a*");
        var patient = new LinePicture();
        using var bench = Bench(rig, reach, Bind("a*", over, by: by));
        int step = new TimeSeriesOptions { WindowSeconds = reach }.StepSeconds;
        await Pass(rig, reach + 7300, every: 10, second =>
        {
            rig.Publish("a1", second % 700);
            rig.Publish("a2", second % 450);
            bench.Now = rig.Time.Now;
            if (second % step == 0 && bench.Changes() is { } changes)
            {
                patient.Take(changes);
            }
        });
        using var later = Bench(rig, reach, Bind("a*", over, by: by));
        var truth = new LinePicture();
        truth.Take(later.History());
        long first = (rig.Now - reach) / step;
        var expected = truth.Since(first);
        Assert.All(expected, line => Assert.InRange(line.Value.Count, reach / step - 1, reach / step + 2));
        foreach (var (label, all) in patient.Since(first))
        {
            // Its last step was looked at before it was over.
            var known = all.Where(point => point.Key < all.Keys.Max()).ToDictionary();
            Assert.Equal(known.Keys, expected[label].Keys.Where(known.ContainsKey));
            Assert.All(known, point => Assert.Equal(point.Value, expected[label][point.Key], Math.Abs(point.Value) * 1e-7));
        }
    }

    [Fact]
    public async Task History_SeriesThatOnlyTheDiskKnows_IsALine()
    {
        using (var before = Run())
        {
            await Pass(before, 7200, every: 10, second => before.Publish("a", second));
            time.Advance(TimeSpan.FromHours(6));
            before.Publish("lively", 1);
            await before.StopAsync();
        }

        using var after = Run();
        await after.TickAsync();
        using var bench = Bench(after, Day, Bind("a"));
        Assert.Empty(bench.History()["lines"]!.AsArray());
        after.Show("a");
        await after.TickAsync();
        Assert.Equal(40, Points(Line(bench.History()), "points").Count);
    }

    [Fact]
    public async Task Changes_HoldingTimeChanges_LeaveWhatLiesBeforeTheRings()
    {
        using var rig = Run();
        await Pass(rig, 9000, every: 10, _ =>
        {
            rig.Publish("a1", 1);
            rig.Publish("a2", 1);
        });
        await rig.TickAsync();
        using var bench = Bench(rig, 7200, Bind("a*", by: "*"));
        var picture = new LinePicture();
        picture.Take(bench.History());
        picture.Take(bench.Changes()!);
        int known = picture.Since(0).Single().Value.Count;
        Assert.InRange(known, 360, 362);

        // One publisher slows down: what stands for longer may change any figure of the rings.
        for (int i = 0; i < 6; i++)
        {
            time.Advance(TimeSpan.FromSeconds(100));
            rig.Publish("a1", 1);
            rig.Publish("a2", 1);
            bench.Now = time.Now;
            picture.Take(bench.Changes()!);
        }

        Assert.True(picture.Since(0).Single().Value.Count >= known);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static Dictionary<long, double> Points(JsonObject line, string member) => LinePicture.Points(line, member).ToDictionary();

    private static JsonObject Line(JsonObject payload) => payload["lines"]![0]!.AsObject();

    private static GrowingBench Bench(HistoryRig rig, int reach, params Binding[] data) =>
        new(rig.Store, new TimeSeriesKind(), $$"""{"windowSeconds":{{reach}}}""", data) { Disk = rig.History, Now = rig.Time.Now };

    /// <summary>Lets time pass, with something every so many seconds and a write every five minutes.</summary>
    private static async Task Pass(HistoryRig rig, int seconds, int every, Action<int> then)
    {
        await rig.TickAsync();
        for (int second = 0; second < seconds; second += every)
        {
            then(second);
            rig.Time.Advance(TimeSpan.FromSeconds(every));
            if (second % 300 < every)
            {
                rig.Writer.Tick();
            }
        }
    }

    private HistoryRig Run() => new(folder, time);
}
