using System.Text.Json.Nodes;
using Flexboard.Core.Series;
using Flexboard.Widgets.Scatter;
using FsCheck;
using FsCheck.Fluent;
using static Flexboard.Tests.Widgets.GrowingBench;

namespace Flexboard.Tests.Widgets.Scatter;

public class ScatterComposerTests
{
    private static GrowingBench Bench(string options = "{}", params Core.Boards.Binding[] data) =>
        new(new ScatterKind(), options, data.Length > 0 ? data : [.. new ScatterKind().DefaultData]);

    [Fact]
    public void Changes_TransactionsCame_EachOnceWithItsTimeAndWhetherItFailed()
    {
        using var bench = Bench();
        bench.Durations("elapsed", [100, 250.4], [3000], Start - 40);
        Assert.Equal([(Start - 40, 100, false), (Start - 40, 250, false), (Start - 40, 3000, true)], Points(bench.Changes()!));
        Assert.Null(bench.Changes());
        bench.Now += 1000;
        bench.Durations("elapsed", [], [0]);
        Assert.Equal([(bench.Now, 0, true)], Points(bench.Changes()!));
    }

    [Fact]
    public void Changes_TwoBindingsOfOneSeries_DrawnOnce()
    {
        using var bench = Bench("{}", Bind("elapsed"), Bind("elap*"));
        bench.Durations("elapsed", [100], []);
        Assert.Single(Points(bench.Changes()!));
    }

    [Fact]
    public void Points_NobodyLooks_CostNoMemory()
    {
        var store = new SeriesStore(new SeriesLimits());
        var key = new SeriesKey();
        key.Start("elapsed"u8);
        double[] elapsed = [100, 200];
        var context = new SampleContext(Start, Start, true, SeriesKind.Durations);
        using (var bench = new GrowingBench(store, new ScatterKind(), "{}", [.. new ScatterKind().DefaultData]))
        {
            // Watched, a sample costs none either.
            Assert.Equal(0, Allocated());
            Assert.NotNull(bench.Changes());
        }

        Assert.Equal(0, Allocated());

        long Allocated()
        {
            store.AppendDurations(key, "metrics:test", elapsed, elapsed, context);
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 1000; i++)
            {
                store.AppendDurations(key, "metrics:test", elapsed, elapsed, context);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    /// <summary>
    /// Any number of transactions, frames now and then, one viewer from the start and one that joins: both know the same
    /// points, all that were published but for those that are counted as left out, and no more than can be drawn.
    /// </summary>
    [Fact]
    public void Pictures_AnyFlood_BoundedAndTheRestCounted()
    {
        var step = Gen.Choose(0, 3).SelectMany(act => Gen.Choose(0, 2500).SelectMany(wait => Gen.Choose(0, 300).SelectMany(normal =>
            Gen.Choose(0, 60).Select(failed => (Act: act, Wait: wait, Normal: normal, Failed: failed)))));
        Prop.ForAll(step.ArrayOf().ToArbitrary(), steps =>
        {
            using var bench = Bench("""{"windowSeconds":60}""");
            Picture patient = new(), joined = new();
            var published = (Normal: 0L, Failed: 0L);
            patient.Take(bench.Full());
            foreach (var one in steps)
            {
                bench.Now += one.Wait;
                published = (published.Normal + one.Normal, published.Failed + one.Failed);
                double[] normal = [.. Enumerable.Range(0, one.Normal).Select(i => i * 10.0)];
                double[] failed = [.. Enumerable.Range(0, one.Failed).Select(i => i * 10.0)];
                bench.Durations("elapsed", normal, failed, bench.Now - (one.Wait / 2));
                if (one.Act > 0 && bench.Changes() is { } changes)
                {
                    patient.Take(changes);
                }
            }

            if (bench.Changes() is { } rest)
            {
                patient.Take(rest);
            }

            joined.Take(bench.Full());
            joined.Take(bench.History());
            long first = bench.Now - 58_000;
            Assert.Equal(patient.Since(first), joined.Since(first));
            Assert.Equal(patient.LeftSince(first), joined.LeftSince(first));
            if (bench.Now - Start < 58_000)
            {
                var (points, left) = (joined.Since(0).Values, joined.LeftSince(0).Values);
                Assert.Equal(published.Normal, points.Count(point => !point.Failed) + left.Sum(one => one.Normal));
                Assert.Equal(published.Failed, points.Count(point => point.Failed) + left.Sum(one => one.Failed));
            }

            Assert.InRange(joined.Since(first).Count, 0, DurationPoints.MostNormal + DurationPoints.MostFailed);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Points_AFlood_EvenlyThinnedAndFailedOnesKeptApart()
    {
        using var bench = Bench();
        for (int i = 0; i < 20; i++)
        {
            bench.Now = Start + (i * 1000);
            for (int k = 0; k < 100; k++)
            {
                bench.Durations("elapsed", [100 + k], k % 50 == 0 ? [5000] : [], bench.Now + (k * 10));
            }
        }

        // Six in a second of ten minutes, from all over the second; all of the few that failed.
        var told = Points(bench.History());
        var second = told.Where(point => !point.Failed && point.Time / 1000 == (Start / 1000) + 10).Select(point => point.Elapsed).ToList();
        Assert.Equal(6, second.Count);
        Assert.True(second.Max() - second.Min() > 70);
        Assert.Equal(40, told.Count(point => point.Failed));
    }

    [Fact]
    public void Full_ManyPoints_KeepsToItsShareOfTheFrame()
    {
        using var bench = Bench("""{"windowSeconds":30}""");
        for (int i = 0; i < 30; i++)
        {
            bench.Now = Start + (i * 1000);
            bench.Durations("elapsed", [.. Enumerable.Range(0, 500).Select(k => (double)k)], []);
        }

        Assert.Equal(300, Points(bench.Full()).Count);
        Assert.InRange(Points(bench.History()).Count, 2000, 4000);
    }

    [Theory]
    [InlineData("""{"windowSeconds":10}""", "$.windowSeconds: is from 30 to 3600")]
    [InlineData("""{"scaleSeconds":7}""", "$.scaleSeconds: is 5, 10, 20, 40 or 80")]
    [InlineData("""{"thresholds":[{"at":0}]}""", "$.thresholds: are above 0")]
    public void Options_OutOfBounds_Refused(string options, string problem) =>
        Assert.Equal([problem], WidgetBench.Problems("scatter", options));

    private static List<(long Time, int Elapsed, bool Failed)> Points(JsonObject payload)
    {
        long at = payload["at"]!.GetValue<long>();
        return [.. payload["points"]!.AsArray().Select(node => node!.GetValue<long>()).Chunk(2)
            .Select(pair => (at + pair[0], (int)(pair[1] < 0 ? -1 - pair[1] : pair[1]), pair[1] < 0))];
    }

    /// <summary>What a viewer knows of a scatter: points by their numbers, those left out by their seconds.</summary>
    private sealed class Picture
    {
        private readonly SortedDictionary<long, (long Time, int Elapsed, bool Failed)> points = [];
        private readonly SortedDictionary<long, (long Normal, long Failed)> left = [];

        public void Take(JsonObject payload)
        {
            long number = payload["from"]!.GetValue<long>();
            foreach (var point in Points(payload))
            {
                points[number++] = point;
            }

            foreach (long[] pair in payload["left"]!.AsArray().Select(node => node!.GetValue<long>()).Chunk(3))
            {
                left[pair[0]] = (pair[1], pair[2]);
            }
        }

        public Dictionary<long, (long Time, int Elapsed, bool Failed)> Since(long time) => points.Where(point => point.Value.Time >= time).ToDictionary();

        public Dictionary<long, (long Normal, long Failed)> LeftSince(long time) => left.Where(one => one.Key * 1000 >= time).ToDictionary();
    }
}
