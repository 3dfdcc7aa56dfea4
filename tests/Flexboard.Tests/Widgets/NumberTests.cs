using System.Text.Json;
using Flexboard.Core.Series;
using Flexboard.Widgets.Number;
using static Flexboard.Tests.Widgets.WidgetBench;

namespace Flexboard.Tests.Widgets;

public sealed class NumberTests : IDisposable
{
    private readonly WidgetBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void Write_NothingPublished_ValueIsNull()
    {
        var payload = bench.Compose("number", "{}", Bind("tps"));
        Assert.Equal("""{"value":null,"unit":""}""", payload.GetRawText());
    }

    [Fact]
    public void Write_ValuePublished_ExactValueAndUnit()
    {
        bench.Publish("tps", 542.123456789, unit: "1/s");
        var payload = bench.Compose("number", "{}", Bind("tps"));
        Assert.Equal(542.123456789, payload.GetProperty("value").GetDouble());
        Assert.Equal("1/s", payload.GetProperty("unit").GetString());
    }

    [Fact]
    public void Write_DeltaAgainstAMomentAgo_TellsTheValueHeldThen()
    {
        bench.Publish("tps", 500, Now - 63_000);
        bench.Publish("tps", 520, Now - 58_000);
        bench.Publish("tps", 542);
        var payload = bench.Compose("number", """{"delta":{"seconds":60}}""", Bind("tps"));
        Assert.Equal(500, payload.GetProperty("before").GetDouble());
    }

    [Fact]
    public void Write_DeltaAgainstALongGap_BeforeIsNull()
    {
        bench.Publish("tps", 490, Now - 301_000);
        bench.Publish("tps", 500, Now - 300_000);
        bench.Publish("tps", 542);
        var payload = bench.Compose("number", """{"delta":{"seconds":60}}""", Bind("tps"));
        Assert.Equal(JsonValueKind.Null, payload.GetProperty("before").ValueKind);
    }

    [Theory]
    [InlineData(60, 20)]
    [InlineData(61, 10)] // over a longer window, with the next second
    public void Write_AgainWithinASecond_IsWorkedOutForShortWindowsAlone(int window, double expected)
    {
        var composer = bench.Composer("number", "{}", Bind("load", over: "max", window: window));
        bench.Publish("load", 10);
        Assert.Equal(10, bench.Compose(composer, Now).GetProperty("value").GetDouble());
        bench.Publish("load", 20, Now + 33);
        Assert.Equal(expected, bench.Compose(composer, Now + 33).GetProperty("value").GetDouble());
        Assert.Equal(20, bench.Compose(composer, Now + 1000).GetProperty("value").GetDouble());
    }

    [Theory]
    [InlineData("last", Combination.Sum, 3)]
    [InlineData("last", Combination.Count, 1)]
    [InlineData("avg", Combination.Average, 3)]
    [InlineData("max", Combination.Maximum, 3)]
    [InlineData("sum", Combination.Sum, 8)] // what happened in the window happened
    public void Write_OneSeriesOfSeveralFellSilent_CountsThoseThatReport(string over, Combination across, double expected)
    {
        bench.Publish("load", 5, Now - 30_000, labels: ("host", "old"));
        bench.Publish("load", 3, Now - 1000, labels: ("host", "new"));
        var payload = bench.Compose("number", "{}", Bind("load", over: over, window: 60, across: across));
        Assert.Equal(expected, payload.GetProperty("value").GetDouble());
    }

    [Fact]
    public void Write_AllSeriesFellSilent_TheLastPictureStays()
    {
        bench.Publish("load", 5, Now - 60_000, labels: ("host", "old"));
        bench.Publish("load", 3, Now - 30_000, labels: ("host", "new"));
        Assert.Equal(8, bench.Compose("number", "{}", Bind("load")).GetProperty("value").GetDouble());
    }

    [Fact]
    public void Write_GoalTimesBaseline_FollowsTheBaseline()
    {
        bench.Publish("now", 412_806);
        bench.Publish("then", 65_000);
        var payload = bench.Compose("number", """{"goal":{"times":10}}""", Bind("now"), Bind("then", "baseline", label: "9 Aug"));
        Assert.Equal(65_000, payload.GetProperty("baseline").GetDouble());
        Assert.Equal("9 Aug", payload.GetProperty("baselineLabel").GetString());
        Assert.Equal(650_000, payload.GetProperty("goal").GetDouble());
    }

    [Fact]
    public void Write_GoalBound_GoesBeforeTheOption()
    {
        bench.Publish("now", 1);
        bench.Publish("goal", 50);
        var payload = bench.Compose("number", """{"goal":{"value":10}}""", Bind("now"), Bind("goal", "goal"));
        Assert.Equal(50, payload.GetProperty("goal").GetDouble());
    }

    [Fact]
    public void Write_EstimateAfterStart_GoesOnInAStraightLine()
    {
        for (int second = 0; second <= 120; second++)
        {
            bench.Publish("done", second * 10, Now - 120_000 + (second * 1000));
        }

        bench.Publish("opening", Now - 60_000);
        var payload = bench.Compose(
            "number", """{"estimate":{"minutesAfterStart":2,"overSeconds":60}}""", Bind("done"), Bind("opening", "start"));
        Assert.Equal(Now + 60_000, payload.GetProperty("estimateAt").GetInt64());
        Assert.Equal(1800, payload.GetProperty("estimate").GetDouble(), 6);
    }

    [Theory]
    [InlineData("2020-01-01T00:00:00Z")] // over: nothing to estimate
    [InlineData("2025-11-24T17:00:00Z")] // no history to take a slope from
    public void Write_EstimateWithoutGround_IsNull(string at)
    {
        bench.Publish("done", 10);
        var payload = bench.Compose("number", $$$"""{"estimate":{"at":"{{{at}}}"}}""", Bind("done"));
        Assert.Equal(JsonValueKind.Null, payload.GetProperty("estimate").ValueKind);
    }

    [Fact]
    public void Write_Details_OneForEachBinding()
    {
        bench.Publish("waiting", 96_400);
        bench.Publish("wait", 430, unit: "s");
        var payload = bench.Compose("number", "{}", Bind("waiting"), Bind("wait", "detail", label: "longest wait"));
        Assert.Equal("""[{"label":"longest wait","value":430,"unit":"s"}]""", payload.GetProperty("details").GetRawText());
    }

    [Theory]
    [InlineData(60, 1, 60)]
    [InlineData(300, 5, 60)]
    [InlineData(301, 6, 50)]
    [InlineData(3600, 60, 60)]
    [InlineData(10, 1, 10)]
    public void Write_Sparkline_AtMostSixtyWholeSteps(int seconds, int step, int points)
    {
        bench.Publish("tps", 1, Now - 1000);
        var curve = bench.Compose("number", $$$"""{"sparkline":{"seconds":{{{seconds}}}}}""", Bind("tps")).GetProperty("sparkline");
        Assert.Equal(step, curve.GetProperty("step").GetInt32());
        Assert.Equal(points, curve.GetProperty("points").GetArrayLength());
        Assert.Equal(0, curve.GetProperty("end").GetInt64() % step);
    }

    [Fact]
    public void Write_Sparkline_HoldsShortPausesAndKeepsGaps()
    {
        bench.Publish("tps", 5, Now - 40_000);
        bench.Publish("tps", 7, Now - 4_000);
        var points = Points(bench.Compose("number", """{"sparkline":{"seconds":60}}""", Bind("tps")));
        // A value is held for as long as it would count as fresh: 72 s, twice the usual period, is more than the gap.
        Assert.Equal([null, 5, 5, 7, 7], new[] { points[18], points[20], points[50], points[56], points[59] });
    }

    [Fact]
    public void Write_SparklineComposedAgain_SameAsComposedAnew()
    {
        var kept = bench.Composer("number", """{"sparkline":{"seconds":30}}""", Bind("tps", over: "avg", window: 3));
        for (long at = Now; at < Now + 100_000; at += 1000)
        {
            bench.Publish("tps", at / 1000 % 17, at);
            if (at % 3000 == 0)
            {
                bench.Compose(kept, at + 500);
            }
        }

        var anew = bench.Composer("number", """{"sparkline":{"seconds":30}}""", Bind("tps", over: "avg", window: 3));
        Assert.Equal(bench.Compose(anew, Now + 100_400).GetRawText(), bench.Compose(kept, Now + 100_400).GetRawText());
    }

    [Theory]
    [InlineData("last", SeriesKind.Gauge)]
    [InlineData("rate", SeriesKind.Counter)]
    public void Write_SparklineAfterLateSamples_DrawsThem(string over, SeriesKind kind)
    {
        bench.Publish("tps", 5000, Now - 1000, kind: kind);
        var kept = bench.Composer("number", """{"sparkline":{"seconds":60}}""", Bind("tps", over: over));
        bench.Compose(kept);
        bench.Publish("tps", 1000, Now - 40_000, kind: kind);
        bench.Publish("tps", 2000, Now - 30_000, kind: kind);

        var anew = bench.Composer("number", """{"sparkline":{"seconds":60}}""", Bind("tps", over: over));
        string expected = bench.Compose(anew).GetProperty("sparkline").GetRawText();
        Assert.Equal(expected, bench.Compose(kept).GetProperty("sparkline").GetRawText());
    }

    [Fact]
    public void Write_SparklineAfterTheHistoryWasFilledIn_DrawsIt()
    {
        bench.Publish("tps", 5, Now - 1000);
        var kept = bench.Composer("number", """{"sparkline":{"seconds":60}}""", Bind("tps"));
        bench.Compose(kept);
        var series = Assert.Single(bench.Store.All);
        for (int second = 60; second > 1; second--)
        {
            bench.Store.Remember(series, (Now / 1000) - second, Fold.Of(second));
        }

        Assert.Equal(Enumerable.Range(2, 59).Reverse().Select(second => (double?)second).Append(5), Points(bench.Compose(kept)));
    }

    [Fact]
    public void Write_SparklineOfLongFractions_PointsAreShort()
    {
        for (int second = 0; second <= 60; second++)
        {
            bench.Publish("tps", 500 + (100 * Math.Sin(second / 7.0)), Now - 60_000 + (second * 1000));
        }

        var payload = bench.Compose("number", """{"sparkline":{"seconds":60}}""", Bind("tps"));
        Assert.True(payload.GetRawText().Length < 500, payload.GetRawText());
    }

    [Theory]
    [InlineData(1e308, -1e308)]
    [InlineData(1e-300, 2e-300)]
    public void Write_SparklineOfExtremes_StaysNumbers(double one, double other)
    {
        bench.Publish("tps", one, Now - 3000);
        bench.Publish("tps", other, Now - 2000);
        var points = Points(bench.Compose("number", """{"sparkline":{"seconds":10}}""", Bind("tps")));
        Assert.Equal([one, other], points[^3..^1].Select(point => point!.Value));
    }

    [Fact]
    public void FollowsClock_OnlyForWhatLooksBack()
    {
        Assert.False(bench.Composer("number", "{}", Bind("tps")).FollowsClock);
        Assert.True(bench.Composer("number", """{"delta":{"seconds":60}}""", Bind("tps")).FollowsClock);
        Assert.True(bench.Composer("number", """{"sparkline":{}}""", Bind("tps")).FollowsClock);
        Assert.True(bench.Composer("number", "{}", Bind("tps", over: "rate")).FollowsClock);
    }

    [Theory]
    [InlineData("""{"size":"huge"}""", "$.size")]
    [InlineData("""{"size":1}""", "$.size")]
    [InlineData("""{"digits":7}""", "$.digits: is from 0 to 6")]
    [InlineData("""{"delta":{"seconds":0}}""", "$.delta.seconds: is from 1 to 3600")]
    [InlineData("""{"sparkline":{"seconds":5}}""", "$.sparkline.seconds: is from 10 to 3600")]
    [InlineData("""{"goal":{}}""", "$.goal: has either value or times")]
    [InlineData("""{"goal":{"value":-1}}""", "$.goal: is above 0")]
    [InlineData("""{"estimate":{}}""", "$.estimate: has either at or minutesAfterStart")]
    [InlineData("""{"thresholds":[{"severity":"critical"}]}""", "$.thresholds[0]")]
    [InlineData("""{"color":"red"}""", "$")]
    public void ReadOptions_Wrong_SaysWhereAndWhy(string json, string start) =>
        Assert.StartsWith(start, Assert.Single(Problems("number", json)), StringComparison.Ordinal);

    [Fact]
    public void ReadOptions_AsDocumented_Reads()
    {
        var options = (NumberOptions)Options("number", """
            {"size":"large","digits":1,"compact":true,"delta":{"seconds":60,"percent":true,"good":"up"},
             "sparkline":{"seconds":600,"from":"lowest"},"goal":{"times":10},
             "thresholds":[{"at":5},{"at":1,"severity":"critical","when":"below"}],
             "estimate":{"at":"2026-08-10T20:30:00+09:00","overSeconds":120}}
            """);
        Assert.Equal(NumberSize.Large, options.Size);
        Assert.Equal(Flexboard.Widgets.ThresholdSide.Below, options.Thresholds[1].When);
        Assert.Equal(120, options.Estimate!.OverSeconds);
    }

    private static double?[] Points(JsonElement payload) => [.. payload.GetProperty("sparkline").GetProperty("points").EnumerateArray()
        .Select(point => point.ValueKind == JsonValueKind.Null ? (double?)null : point.GetDouble())];
}
