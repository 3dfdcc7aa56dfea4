using System.Text.Json.Nodes;
using Flexboard.Core.Series;
using Flexboard.Widgets.TimeSeries;
using FsCheck;
using FsCheck.Fluent;
using static Flexboard.Tests.Widgets.GrowingBench;

namespace Flexboard.Tests.Widgets.TimeSeries;

public class TimeSeriesComposerTests
{
    private const long Second = Start / 1000;

    private static GrowingBench Bench(string options, params Core.Boards.Binding[] data) => new(new TimeSeriesKind(), options, data);

    private static JsonObject Line(JsonObject payload, int index = 0) => payload["lines"]![index]!.AsObject();

    [Fact]
    public void Changes_NothingCame_WritesNothing()
    {
        using var bench = Bench("{}", Bind("tps"));
        bench.Append("tps", 5);
        Assert.NotNull(bench.Changes());
        Assert.Null(bench.Changes());
    }

    [Fact]
    public void Changes_OneSampleCame_OnePoint()
    {
        using var bench = Bench("{}", Bind("tps"));
        for (int i = 0; i < 30; i++)
        {
            bench.Now = Start + (i * 1000);
            bench.Append("tps", i);
            bench.Changes();
        }

        bench.Now += 1000;
        bench.Append("tps", 99);
        var line = Line(bench.Changes()!);

        // The newest second at the last frame is looked at again: it might have gone on.
        Assert.Equal([(Second + 29, 29.0), (Second + 30, 99.0)], LinePicture.Points(line, "points"));
        Assert.Equal([Start + 30_000, 99], line["head"]!.AsArray().Select(node => node!.GetValue<double>()));
        Assert.False(line.ContainsKey("label"));
    }

    [Fact]
    public void Changes_LateSampleFarBack_ItsPointIsToldAgain()
    {
        using var bench = Bench("{}", Bind("tps"));
        for (int i = 0; i < 100; i++)
        {
            bench.Now = Start + (i * 1000);
            bench.Append("tps", i);
        }

        bench.Changes();
        bench.Append("tps", 777, Start + 20_500);
        var points = LinePicture.Points(Line(bench.Changes()!), "points").ToDictionary();
        Assert.Equal(777, points[Second + 20]);
    }

    [Fact]
    public void Changes_SeriesComesWhileWatched_ToldWhole()
    {
        using var bench = Bench("{}", Bind("cpu", by: "host"));
        bench.Append("cpu,host=b", 1);
        bench.Changes();
        for (int i = 0; i < 100; i++)
        {
            bench.Now = Start + (i * 1000);
            bench.Append("cpu,host=a", i);
        }

        var changes = bench.Changes()!;
        Assert.Equal("a", Line(changes)["label"]!.GetValue<string>());
        Assert.Equal(100, LinePicture.Points(Line(changes), "points").Count());
        Assert.Equal(2, changes["order"]!.AsArray().Count);
    }

    [Fact]
    public void Full_LongWindow_NewestPartOnly()
    {
        using var bench = Bench("{}", Bind("tps"));
        for (int i = 0; i < 600; i++)
        {
            bench.Now = Start + (i * 1000);
            bench.Append("tps", i);
        }

        Assert.Equal(120, LinePicture.Points(Line(bench.Full()), "points").Count());
        Assert.Equal(600, LinePicture.Points(Line(bench.History()), "points").Count());
    }

    [Fact]
    public void History_TenMinutesOfTwentyFiveSeries_TwentyLinesAndTheRestCounted()
    {
        using var bench = Bench("{}", Bind("cpu", by: "host"));
        for (int i = 0; i < 25; i++)
        {
            bench.Append($"cpu,host={i:00}", i);
        }

        var history = bench.History();
        Assert.Equal(20, history["lines"]!.AsArray().Count);
        Assert.Equal(5, history["more"]!.GetValue<int>());
        Assert.Equal("00", Line(history)["label"]!.GetValue<string>());
    }

    [Fact]
    public void Points_HourOfGauge_MeanWithLowestAndHighest()
    {
        using var bench = Bench("""{"windowSeconds":3600}""", Bind("tps"));
        for (int i = 0; i < 40; i++)
        {
            bench.Now = Start + (i * 1000);
            bench.Append("tps", i == 17 ? 1000 : i);
        }

        // 10 s for each figure: 10 to 19, of which one is a peak.
        var line = Line(bench.History());
        long slot = (Second + 10) / 10;
        Assert.Equal((10 + 11 + 12 + 13 + 14 + 15 + 16 + 1000 + 18 + 19) / 10.0, LinePicture.Points(line, "points").ToDictionary()[slot]);
        Assert.Equal(10, LinePicture.Points(line, "low").ToDictionary()[slot]);
        Assert.Equal(1000, LinePicture.Points(line, "high").ToDictionary()[slot]);
    }

    [Fact]
    public void Points_RateOfCounter_SameAsNumberAndNeverSagging()
    {
        using var bench = Bench("{}", Bind("done", "rate"));
        for (int i = 0; i <= 30; i++)
        {
            bench.Now = Start + (i * 1000) + 500;
            bench.Append("done", i * 40, kind: SeriesKind.Counter);
        }

        var line = Line(bench.History());
        Assert.All(LinePicture.Points(line, "points").Where(point => point.Slot > Second + 10), point => Assert.Equal(40, point.Value));

        // Its publisher stops: the line stops, instead of falling to 0 as the window empties.
        bench.Now += 8000;
        Assert.Equal(40, LinePicture.Points(Line(bench.History()), "points").Last().Value);
        Assert.Equal(Second + 30, LinePicture.Points(Line(bench.History()), "points").Last().Slot);
    }

    [Fact]
    public void Points_PublishersThatTakeTurns_SumDoesNotJump()
    {
        using var bench = Bench("{}", Bind("active", by: "site"));
        for (int i = 0; i < 60; i++)
        {
            bench.Now = Start + (i * 1000);
            bench.Append($"active,site=a,agent={i % 3}", 10);
        }

        var points = LinePicture.Points(Line(bench.History()), "points").Where(point => point.Slot >= Second + 3).ToList();
        Assert.Equal(57, points.Count);
        Assert.All(points, point => Assert.Equal(30, point.Value));
    }

    [Fact]
    public void Points_CountOfDurations_ExactAndOnlyOfColumnsThatEnded()
    {
        using var bench = Bench("{}", Bind("elapsed", "count", window: 5));
        for (int i = 0; i < 12; i++)
        {
            bench.Now = Start + (i * 1000);
            bench.Durations("elapsed", [100, 200, 300], [9000]);
        }

        var points = LinePicture.Points(Line(bench.History()), "points").Where(point => point.Slot >= Second).ToList();
        Assert.Equal([(Second + 4, 20.0), (Second + 9, 20.0)], points);
    }

    [Fact]
    public void Gap_PublisherOfFiveSeconds_TwoAndAHalfPeriods()
    {
        using var bench = Bench("{}", Bind("slow"));
        for (int i = 0; i < 10; i++)
        {
            bench.Now = Start + (i * 5000);
            bench.Append("slow", i);
        }

        Assert.Equal(12, Line(bench.Full())["gap"]!.GetValue<int>());
    }

    [Fact]
    public void Marks_SeriesOfMoments_Told()
    {
        using var bench = Bench("{}", Bind("tps"), Bind("opening", role: "mark", label: "open"));
        bench.Append("tps", 1);
        bench.Append("opening", Start - 60_000);
        var mark = bench.Changes()!["marks"]![0]!;
        Assert.Equal(Start - 60_000, mark["at"]!.GetValue<double>());
        Assert.Equal("open", mark["label"]!.GetValue<string>());
    }

    [Fact]
    public void Key_SameBoardAfterARestart_TheSame()
    {
        string Key()
        {
            using var bench = Bench("{}", Bind("cpu", by: "host"));
            bench.Append("cpu,host=a,core=1", 1);
            return Line(bench.Full())["key"]!.GetValue<string>();
        }

        Assert.Equal(Key(), Key());
    }

    /// <summary>
    /// A counter whose feed was away for a minute.
    /// </summary>
    [Fact]
    public void WriteChanges_CounterAfterAnOutage_HasNoPeak()
    {
        using var bench = Bench("""{"windowSeconds":300}""", Bind("v", "rate"));
        var picture = new LinePicture();
        for (int second = 0; second <= 120; second++)
        {
            bench.Now = Start + (second * 1000);
            if (second is <= 30 or > 90)
            {
                bench.Append("v", second * 1000, bench.Now, SeriesKind.Counter);
            }

            if (bench.Changes() is { } changes)
            {
                picture.Take(changes);
            }
        }

        var values = Assert.Single(picture.Since(Second + 15)).Value;
        Assert.Equal(120 - 15, values.Count);
        Assert.All(values.Values, value => Assert.Equal(1000, value, 6));
    }

    /// <summary>
    /// Samples of three series in any order and at any distance, frames now and then, one viewer from the start and one
    /// that joins: both know what a new look at the rings tells.
    /// </summary>
    [Theory]
    [InlineData("last", "", 600)]
    [InlineData("last", "site", 600)]
    [InlineData("last", "site", 3600)]
    [InlineData("avg", "", 600)]
    [InlineData("rate", "", 600)]
    [InlineData("rate", "", 600, SeriesKind.Counter)]
    [InlineData("sum", "site", 1800, SeriesKind.Counter)]
    [InlineData("max", "site", 300)]
    [InlineData("count", "site", 1800)]
    public void Pictures_AnySamplesAndFrames_FullDeltasAndHistoryAmountToARecomputation(
        string over, string by, int window, SeriesKind kind = SeriesKind.Gauge)
    {
        var step = Gen.Choose(0, 2).SelectMany(series => Gen.Choose(0, 40).SelectMany(late => Gen.Choose(0, 3000).SelectMany(wait =>
            Gen.Choose(0, 5).Select(act => (Series: series, Late: late < 30 ? 0 : (late - 29) * 5, Wait: wait, Act: act)))));
        Prop.ForAll(step.ArrayOf().ToArbitrary(), Gen.Choose(0, 50).ToArbitrary(), (steps, join) =>
        {
            using var bench = Bench($$"""{"windowSeconds":{{window}}}""", Bind("v", over, by: by));
            LinePicture patient = new(), joined = new();
            bench.Changes();
            patient.Take(bench.Full());
            JsonObject? history = null;
            for (int i = 0; i < steps.Length; i++)
            {
                bench.Now += steps[i].Wait;
                bench.Append($"v,site={steps[i].Series % 2},agent={steps[i].Series}", i, bench.Now - (steps[i].Late * 1000), kind);
                if (i == join)
                {
                    // Registered first, then the full frame, then deltas; the history comes when it comes.
                    joined.Take(bench.Full());
                    history = bench.History();

                    // Whatever is composed after it has a later moment (FrameComposer).
                    bench.Now++;
                }

                if (steps[i].Act < 3 && bench.Changes() is { } changes)
                {
                    patient.Take(changes);
                    if (i >= join)
                    {
                        joined.Take(changes);
                    }
                }
            }

            bench.Now += 2000;
            if (bench.Changes() is { } rest)
            {
                patient.Take(rest);
                joined.Take(rest);
            }

            if (history is null)
            {
                joined.Take(bench.Full());
                history = bench.History();
            }

            joined.Take(history);
            var truth = new LinePicture();
            truth.Take(bench.History());
            int seconds = new TimeSeriesOptions { WindowSeconds = window }.StepSeconds;
            long first = ((bench.Now / 1000) - window) / seconds;
            Same(truth.Since(first), patient.Since(first));
            Same(truth.Since(first), joined.Since(first));
        }).QuickCheckThrowOnFailure();
    }

    private static void Same(Dictionary<string, Dictionary<long, double>> expected, Dictionary<string, Dictionary<long, double>> actual)
    {
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        foreach (var (label, points) in expected)
        {
            Assert.Equal(points, actual[label]);
        }
    }
}
