using System.Globalization;
using System.Text.Json.Nodes;
using Flexboard.Core.Boards;
using Flexboard.Tests.Storage;
using Flexboard.Widgets.TimeSeries;
using static Flexboard.Tests.Widgets.GrowingBench;

namespace Flexboard.Tests.Widgets.TimeSeries;

/// <summary>A chart over its own past, from rings and disk.</summary>
public sealed class ComparisonTests : IDisposable
{
    private const int Day = 86_400;
    private readonly string folder = Directory.CreateTempSubdirectory("flexboard-history-").FullName;
    private readonly ManualTime time = new();

    [Fact]
    public async Task Compare_Yesterday_ItsFiguresLieOverToday()
    {
        using var rig = new HistoryRig(folder, time);
        await PassAsync(rig, Day + 1200);
        using var bench = Bench(rig, """{"compare":{"secondsAgo":86400}}""", Bind("a"));
        Assert.Empty(PastPoints(bench.Full()));
        var history = bench.History();
        Assert.True(history["compared"]!.GetValue<bool>());
        var points = PastPoints(history);

        // Ten minutes in the ten-second steps that the disk keeps, each at its middle.
        Assert.InRange(points.Count, 60, 62);
        Assert.All(points, point => Assert.Equal(ValueAt(point.Key - Day), point.Value));
        Assert.InRange(points.Keys.Max(), rig.Now - 10, rig.Now + 10);
        Assert.True(Past(history)["earlier"]!.GetValue<bool>());
        Assert.True(Past(history)["gap"]!.GetValue<int>() >= 20);
    }

    [Fact]
    public async Task Compare_TimeGoesOn_FramesTellTheRestWithoutAnotherFetch()
    {
        using var rig = new HistoryRig(folder, time);
        await PassAsync(rig, Day + 1200);
        using var bench = Bench(rig, """{"compare":{"secondsAgo":86400}}""", Bind("a"));
        bench.Changes();
        Assert.True(bench.Composer.WantsHistory(bench.Now));
        var known = PastPoints(bench.History());
        int asked = 0;
        for (int second = 0; second < 1800; second += 10)
        {
            time.Advance(TimeSpan.FromSeconds(10));
            bench.Now = time.Now;
            if (bench.Changes() is { } changes)
            {
                foreach (var (slot, value) in PastPoints(changes))
                {
                    known[slot] = value;
                }
            }

            // What the view does by itself when that runs out.
            if (bench.Composer.WantsHistory(bench.Now))
            {
                asked++;
                bench.History();
            }
        }

        Assert.InRange(asked, 1, 4);
        var slots = known.Keys.Order().ToList();
        Assert.InRange(slots.Count, 60 + 178, 60 + 182);
        Assert.All(slots.Zip(slots.Skip(1)), pair => Assert.Equal(10, pair.Second - pair.First));
        Assert.All(known, point => Assert.Equal(ValueAt(point.Key - Day), point.Value));
    }

    [Fact]
    public async Task Compare_NoSuchHistory_SaysSo()
    {
        using var rig = new HistoryRig(folder, time);
        await PassAsync(rig, 1200);
        using var bench = Bench(rig, """{"compare":{"secondsAgo":86400}}""", Bind("a"));
        Assert.Null(bench.Full()["compared"]);
        Assert.False(bench.History()["compared"]!.GetValue<bool>());
        Assert.False(bench.Changes()!["compared"]!.GetValue<bool>());
    }

    [Fact]
    public void Compare_WithinTheRings_IsThereAtOnceAndSecondBySecond()
    {
        using var bench = new GrowingBench(
            new TimeSeriesKind(), """{"windowSeconds":60,"compare":{"secondsAgo":300}}""", Bind("a"));
        for (int i = 0; i < 400; i++)
        {
            bench.Now = Start + (i * 1000);
            bench.Append("a", i);
        }

        long now = bench.Now / 1000;
        var points = PastPoints(bench.History());
        Assert.Equal(Enumerable.Range(0, 62).Select(i => now - 61 + i), points.Keys.Order());
        Assert.All(points, point => Assert.Equal(point.Key - 300 - (Start / 1000), point.Value));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Compare_EarlierOpening_LiesOverThisOneAtTheirMoments(bool published)
    {
        // The opening before was 600.4 s into the data; this one is 3000 s into it, and ahead of now.
        string past = DateTimeOffset.FromUnixTimeMilliseconds(Start + 600_000).ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture);
        long present = Start + 3_000_000;
        string moment = DateTimeOffset.FromUnixTimeMilliseconds(present).ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture);
        string named = published ? "" : $",\"present\":\"{moment}\"";
        string options = $$$"""{"windowSeconds":300,"aheadSeconds":120,"compare":{"past":"{{{past}}}"{{{named}}}}}""";
        Binding[] data = published ? [Bind("a"), Bind("t0", role: "opening")] : [Bind("a")];
        using var bench = new GrowingBench(new TimeSeriesKind(), options, data);
        for (int i = 0; i < 2950; i++)
        {
            bench.Now = Start + (i * 1000);
            bench.Append("a", i);
        }

        if (published)
        {
            Assert.Empty(PastPoints(bench.History()));
            bench.Append("t0", present);
        }

        var points = PastPoints(bench.History());

        // At its T-0 stands what was at the T-0 before, and the rest of it runs ahead of now.
        Assert.Equal(600, points[present / 1000]);
        Assert.Equal((bench.Now / 1000) + 120, points.Keys.Max());
    }

    [Fact]
    public void Compare_OfManyLines_FourAreDrawnAndAllOfStackedOnes()
    {
        Assert.Equal(4, Count("""{"windowSeconds":60,"compare":{"secondsAgo":60}}"""));
        Assert.Equal(6, Count("""{"windowSeconds":60,"style":"stacked","compare":{"secondsAgo":60}}"""));

        static int Count(string options)
        {
            using var bench = new GrowingBench(new TimeSeriesKind(), options, Bind("a"));
            for (int i = 0; i < 6; i++)
            {
                bench.Append($"a,host={i}", i);
            }

            return bench.Full()["order"]!.AsArray().Count - 6;
        }
    }

    [Theory]
    [InlineData("""{"compare":{}}""", "$.compare: has either secondsAgo or past")]
    [InlineData("""{"compare":{"secondsAgo":60,"past":"2026-11-20T10:00:00+09:00"}}""", "$.compare: has either secondsAgo or past")]
    [InlineData("""{"compare":{"secondsAgo":59}}""", "$.compare.secondsAgo: is from 60 to 2592000")]
    [InlineData("""{"windowSeconds":86400,"compare":{"secondsAgo":600}}""", "$.compare.secondsAgo: is at least a twentieth of windowSeconds")]
    [InlineData("""{"compare":{"past":"2026-11-20 10:00"}}""", "$.compare.past: '2026-11-20 10:00' is no moment; write date, time and offset, such as '2026-11-22T20:00:00+09:00'")]
    [InlineData("""{"compare":{"secondsAgo":60,"present":"2026-11-20T10:00:00Z"}}""", "$.compare.present: goes with past")]
    public void Options_ComparisonThatCannotBe_IsRefused(string options, string problem) =>
        Assert.Equal([problem], WidgetBench.Problems("time-series", options));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static double ValueAt(long second) => Math.Floor(second / 10.0) % 1000;

    private async Task PassAsync(HistoryRig rig, int seconds)
    {
        await rig.TickAsync();
        time.Advance(TimeSpan.FromMilliseconds(10_000 - (time.Now % 10_000)));
        for (int second = 0; second < seconds; second += 10)
        {
            rig.Publish("a", ValueAt(rig.Now));
            time.Advance(TimeSpan.FromSeconds(10));
            if (second % 300 == 0)
            {
                rig.Writer.Tick();
            }
        }

        await rig.TickAsync();
    }

    private static JsonObject Past(JsonObject payload) =>
        payload["lines"]!.AsArray().Select(line => line!.AsObject()).Single(line => line["key"]!.GetValue<string>().EndsWith("-past", StringComparison.Ordinal));

    private static Dictionary<long, double> PastPoints(JsonObject payload) => (payload["lines"]?.AsArray() ?? [])
        .Select(line => line!.AsObject()).Where(line => line["key"]!.GetValue<string>().EndsWith("-past", StringComparison.Ordinal))
        .SelectMany(line => LinePicture.Points(line, "points")).ToDictionary();

    private static GrowingBench Bench(HistoryRig rig, string options, params Binding[] data) =>
        new(rig.Store, new TimeSeriesKind(), options, data) { Disk = rig.History, Now = rig.Time.Now };
}
