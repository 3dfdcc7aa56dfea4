using System.Text.Json;
using Flexboard.Core.Series;
using static Flexboard.Tests.Widgets.WidgetBench;

namespace Flexboard.Tests.Widgets;

public sealed class ThroughputTests : IDisposable
{
    private readonly WidgetBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void Write_NothingPublished_NothingIsMadeUp() => Assert.Equal(
        """{"in":null,"active":null,"out":null,"units":["","",""]}""", Compose().GetRawText());

    [Fact]
    public void Write_ActiveInTiers_EachIsSummedOverTheAgentsThatReport()
    {
        foreach (var (agent, at) in new[] { ("a", Now), ("b", Now), ("gone", Now - 60_000) })
        {
            bench.Publish("active", 10, at, labels: [("agent", agent), ("tier", "fast")]);
            bench.Publish("active", 2, at, labels: [("agent", agent), ("tier", "stuck")]);
        }

        var payload = Compose();
        Assert.Equal(24, payload.GetProperty("active").GetDouble());
        Assert.Equal("[20,0,4]", payload.GetProperty("tiers").GetRawText());
    }

    [Fact]
    public void Write_ActiveWithoutTiers_HasNone()
    {
        bench.Publish("active", 10);
        Assert.False(Compose().TryGetProperty("tiers", out _));
    }

    [Fact]
    public void Write_ResponsesByClass_AreTheMeanOfTheWindow()
    {
        for (int second = 10; second >= 1; second--)
        {
            bench.Publish("out", second <= 5 ? 80 : 120, Now - (second * 1000), "1/s", labels: ("class", "satisfied"));
            bench.Publish("out", 2, Now - (second * 1000), "1/s", labels: ("class", "error"));
            bench.Publish("out", 999, Now - (second * 1000), "1/s", labels: ("class", "unheard of"));
        }

        var payload = Compose();
        Assert.Equal("[100,0,0,2]", payload.GetProperty("classes").GetRawText());
        Assert.Equal(102, payload.GetProperty("out").GetDouble());
    }

    [Fact]
    public void Write_ResponsesAsCounters_AreWhatTheyGained()
    {
        for (int second = 0; second <= 11; second++)
        {
            bench.Publish("out", second * 7, Now - 11_000 + (second * 1000), kind: SeriesKind.Counter, labels: ("class", "tolerating"));
        }

        Assert.Equal("[0,7,0,0]", Compose().GetProperty("classes").GetRawText());
    }

    [Fact]
    public void Write_ResponsesAsDurations_FallIntoTheirClassesByT()
    {
        bench.PublishDurations("out", [10, 499, 500, 1999, 2000, 70_000], [5], Now - 7000);
        var payload = Compose("""{"apdexSeconds":0.5}""");
        Assert.Equal("[0.2,0.2,0.2,0.1]", payload.GetProperty("classes").GetRawText());
        Assert.Equal(0.7, payload.GetProperty("out").GetDouble(), 9);
        Assert.Equal("""["","","1/s"]""", payload.GetProperty("units").GetRawText());
    }

    [Fact]
    public void Write_AllFellSilent_TheLastPictureStays()
    {
        bench.Publish("out", 50, Now - 120_000, "1/s", labels: ("class", "satisfied"));
        Assert.Equal("[50,0,0,0]", Compose().GetProperty("classes").GetRawText());
    }

    [Fact]
    public void Write_ResponsesThatTellNoClass_AreOneFigure()
    {
        bench.Publish("out", 50, unit: "1/s");
        var payload = Compose();
        Assert.Equal(50, payload.GetProperty("out").GetDouble());
        Assert.False(payload.TryGetProperty("classes", out _));
    }

    [Theory]
    [InlineData("""{"apdexSeconds":0}""", "$.apdexSeconds: is above 0, at most 20")]
    [InlineData("""{"apdexSeconds":21}""", "$.apdexSeconds: is above 0, at most 20")]
    [InlineData("""{"tierSeconds":[8,3]}""", "$.tierSeconds")]
    public void ReadOptions_Wrong_SaysWhereAndWhy(string json, string start) =>
        Assert.StartsWith(start, Assert.Single(Problems("throughput", json)), StringComparison.Ordinal);

    private JsonElement Compose(string options = "{}") =>
        bench.Compose("throughput", options, Bind("in", "in"), Bind("active", "active"), Bind("out", "out"));
}
