using static Flexboard.Tests.Widgets.WidgetBench;

namespace Flexboard.Tests.Widgets;

public sealed class TierFlowTests : IDisposable
{
    private readonly WidgetBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void Write_NodesAndLinks_InTheOrderOfTheOptionsWithTheirTwoFigures()
    {
        bench.Publish("load", 62, unit: "%");
        bench.Publish("people", 900);
        bench.Publish("connections", 48);
        bench.Publish("rate", 1200, unit: "1/s");
        var payload = bench.Compose(
            "tier-flow", """{"nodes":[{"id":"queue"},{"id":"web-app"}],"links":[{"from":"queue","to":"web-app"}]}""",
            Bind("load", "web-app"), Bind("people", "queue"), Bind("connections", "web-app", label: "conn."), Bind("rate", "queue-web-app"));
        Assert.Equal("""[[900,"",false],[62,"%",false,48,"","conn."]]""", payload.GetProperty("nodes").GetRawText());
        Assert.Equal("""[[1200,"1/s"]]""", payload.GetProperty("links").GetRawText());
    }

    [Fact]
    public void Write_OnlyLinksNamed_TheirEndsAreTheNodes()
    {
        bench.Publish("b", 2);
        var payload = bench.Compose("tier-flow", """{"links":[{"from":"a","to":"b"},{"from":"b","to":"c"}]}""", Bind("b", "b"));
        Assert.Equal("""[[null,"",false],[2,"",false],[null,"",false]]""", payload.GetProperty("nodes").GetRawText());
        Assert.Equal("""[[null,""],[null,""]]""", payload.GetProperty("links").GetRawText());
    }

    [Fact]
    public void Write_TierFellSilent_KeepsItsFigureAndSaysSo()
    {
        bench.Publish("a", 1, Now - 60_000);
        bench.Publish("b", 2);
        var payload = bench.Compose("tier-flow", """{"nodes":[{"id":"a"},{"id":"b"}]}""", Bind("a", "a"), Bind("b", "b"));
        Assert.Equal("""[[1,"",true],[2,"",false]]""", payload.GetProperty("nodes").GetRawText());
    }

    [Theory]
    [InlineData("""{"nodes":[{"id":"a"},{"id":"a"}]}""", "$.nodes[1].id: is empty or there already")]
    [InlineData("""{"nodes":[{"id":"a","x":0.5,"y":0},{"id":"b"}]}""", "$.nodes[1]: has x and y if any node has")]
    [InlineData("""{"nodes":[{"id":"a","x":0.5}]}""", "$.nodes[0]: has x and y if any node has")]
    [InlineData("""{"nodes":[{"id":"a","x":2,"y":0}]}""", "$.nodes[0]: x and y are from 0 to 1")]
    [InlineData("""{"nodes":[{"id":"a","x":0,"y":0},{"id":"b","x":0,"y":0}]}""", "$.nodes[1]: x and y are from 0 to 1, and no two nodes are at one place")]
    [InlineData("""{"nodes":[{"id":"a"}],"links":[{"from":"a","to":"b"}]}""", "$.links[0]: goes from one node to another")]
    [InlineData("""{"links":[{"from":"a","to":"a"}]}""", "$.links[0]: goes from one node to another")]
    [InlineData("""{"nodes":[{"id":"a"},{"id":"b"},{"id":"a-b"}],"links":[{"from":"a","to":"b"}]}""", "$.links[0]: 'a-b' is a node or a link already")]
    [InlineData("""{"nodes":[{"id":"a","digits":7}]}""", "$.nodes[0].digits")]
    public void ReadOptions_Wrong_SaysWhereAndWhy(string json, string start) =>
        Assert.StartsWith(start, Assert.Single(Problems("tier-flow", json)), StringComparison.Ordinal);

    [Fact]
    public void ReadOptions_MoreThanCanBeRead_AreRefused() => Assert.Contains(
        "at most 24", Problems("tier-flow", $$"""{"nodes":[{{string.Join(',', Enumerable.Range(0, 25).Select(i => $$"""{"id":"n{{i}}"}"""))}}]}""")[0], StringComparison.Ordinal);
}
