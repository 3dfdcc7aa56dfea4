using System.Text.Json;
using Flexboard.Core.Series;
using static Flexboard.Tests.Widgets.WidgetBench;

namespace Flexboard.Tests.Widgets;

public sealed class ApdexTests : IDisposable
{
    private readonly WidgetBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void Write_NothingPublished_NoScoreIsMadeUp() =>
        Assert.Equal("""{"score":null,"classes":null}""", Compose("{}").GetRawText());

    [Fact]
    public void Write_NoRequestsInTheWindow_NoScoreIsMadeUp()
    {
        bench.PublishDurations("x", [10], at: Now - 90_000);
        bench.PublishDurations("x", [], at: Now);
        var payload = Compose("""{"windowSeconds":60}""");
        Assert.Equal(JsonValueKind.Null, payload.GetProperty("score").ValueKind);
        Assert.Equal("[0,0,0,0]", payload.GetProperty("classes").GetRawText());
    }

    [Fact]
    public void Write_Durations_ToleratingCountsHalfAndErrorsNothing()
    {
        bench.PublishDurations("x", [100, 200, 300, 1500, 1600, 9000], [20, 30], Now - 7000);
        var payload = Compose("""{"windowSeconds":10}""");
        Assert.Equal("[3,2,1,2]", payload.GetProperty("classes").GetRawText());
        Assert.Equal((3 + 1) / 8.0, payload.GetProperty("score").GetDouble());
    }

    [Theory]
    [InlineData("1/s", SeriesKind.Gauge, 20)] // a rate: 2 a second, 10 s long
    [InlineData(null, SeriesKind.Gauge, 20)] // so many in each interval
    [InlineData(null, SeriesKind.Counter, 10)] // grew by one each second
    public void Write_ClassSeries_AreCountedAsWhatTheyAre(string? unit, SeriesKind kind, double expected)
    {
        for (int second = 12; second >= 0; second--)
        {
            bench.Publish("x", kind == SeriesKind.Counter ? 100 - second : 2, Now - (second * 1000), unit, kind, ("class", "tolerating"));
        }

        var payload = Compose("""{"windowSeconds":10}""");
        Assert.Equal([0, expected, 0, 0], payload.GetProperty("classes").EnumerateArray().Select(one => Math.Round(one.GetDouble(), 9)));
        Assert.Equal(0.5, payload.GetProperty("score").GetDouble());
    }

    [Theory]
    [InlineData("""{"apdexSeconds":-1}""", "$.apdexSeconds")]
    [InlineData("""{"windowSeconds":5}""", "$.windowSeconds: is from 10 to 3600")]
    [InlineData("""{"digits":4}""", "$.digits: is 2 or 3")]
    public void ReadOptions_Wrong_SaysWhereAndWhy(string json, string start) =>
        Assert.StartsWith(start, Assert.Single(Problems("apdex", json)), StringComparison.Ordinal);

    private JsonElement Compose(string options) => bench.Compose("apdex", options, Bind("x"));
}
