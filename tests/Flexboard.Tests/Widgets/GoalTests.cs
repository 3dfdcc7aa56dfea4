using System.Text.Json;
using static Flexboard.Tests.Widgets.WidgetBench;

namespace Flexboard.Tests.Widgets;

public sealed class GoalTests : IDisposable
{
    private readonly WidgetBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void Write_TimesTheBaseline_FollowsTheBaseline()
    {
        bench.Publish("now", 412_806);
        bench.Publish("then", 65_000);
        var payload = bench.Compose("goal", """{"goal":{"times":10}}""", Bind("now"), Bind("then", "baseline", label: "9 Aug"));
        Assert.Equal("""{"value":412806,"unit":"","baseline":65000,"baselineLabel":"9 Aug","goal":650000}""", payload.GetRawText());
    }

    [Fact]
    public void Write_BaselineNotKnown_NoGoalIsMadeUp()
    {
        bench.Publish("now", 5);
        var payload = bench.Compose("goal", """{"goal":{"times":10}}""", Bind("now"), Bind("then", "baseline"));
        Assert.Equal(JsonValueKind.Null, payload.GetProperty("goal").ValueKind);
    }

    [Fact]
    public void Write_GoalBound_GoesBeforeTheOption()
    {
        bench.Publish("now", 1);
        bench.Publish("goal", 50);
        var payload = bench.Compose("goal", """{"goal":{"value":10}}""", Bind("now"), Bind("goal", "goal"));
        Assert.Equal(50, payload.GetProperty("goal").GetDouble());
    }

    [Fact]
    public void Write_Estimate_GoesOnAsItDidLatelyToTheEndOfTheTime()
    {
        for (int second = 0; second <= 60; second++)
        {
            bench.Publish("done", second * 10, Now - 60_000 + (second * 1000));
        }

        bench.Publish("opening", Now - 60_000);
        var payload = bench.Compose(
            "goal", """{"goal":{"value":5000},"estimate":{"minutesAfterStart":2,"overSeconds":30}}""", Bind("done"), Bind("opening", "start"));
        Assert.Equal(Now + 60_000, payload.GetProperty("estimateAt").GetInt64());
        Assert.Equal(1200, payload.GetProperty("estimate").GetDouble(), 6);
    }

    [Theory]
    [InlineData("""{"goal":{}}""", "$.goal: has either value or times")]
    [InlineData("""{"goal":{"value":-1}}""", "$.goal: is above 0")]
    [InlineData("""{"estimate":{}}""", "$.estimate: has either at or minutesAfterStart")]
    [InlineData("""{"digits":9}""", "$.digits")]
    public void ReadOptions_Wrong_SaysWhereAndWhy(string json, string start) =>
        Assert.StartsWith(start, Assert.Single(Problems("goal", json)), StringComparison.Ordinal);
}
