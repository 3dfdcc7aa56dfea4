using System.Text.Json;
using Flexboard.Core.Boards;
using Flexboard.Core.Series;
using Flexboard.Widgets.Active;

namespace Flexboard.Tests.Widgets.Active;

public sealed class ActiveComposerTests : IDisposable
{
    private readonly Stage stage = new();

    public void Dispose() => stage.Dispose();

    [Fact]
    public void Write_NothingPublished_HasNoTotal()
    {
        var payload = stage.Place("active").Compose();

        Assert.Equal(JsonValueKind.Null, payload.GetProperty("total").ValueKind);
        Assert.Empty(payload.GetProperty("agents").EnumerateArray());
        Assert.False(payload.TryGetProperty("busiest", out _));
    }

    [Fact]
    public void Write_AgentsAndTiers_AreSortedAndSummed()
    {
        Agent("web-10", 5, 1, 0);
        Agent("web-2", 40, 3, 2);

        var payload = stage.Place("active").Compose();

        Assert.Equal(["web-2", "web-10"], Texts(payload.GetProperty("agents")));
        Assert.Equal([[40, 5], [3, 1], [2, 0]], Tiers(payload));
        Assert.Equal([45, 4, 2, 0], Numbers(payload.GetProperty("sums")));
        Assert.Equal(51, payload.GetProperty("total").GetDouble());
        Assert.Equal(2, payload.GetProperty("count").GetInt32());
        Assert.Equal("web-2", payload.GetProperty("busiest").GetProperty("agent").GetString());
        Assert.Equal(45, payload.GetProperty("busiest").GetProperty("value").GetDouble());
    }

    [Fact]
    public void Write_CountsBeyondAllNumbers_AreUnknownAndTheRestGoesOn()
    {
        Agent("web-1", 1.7e308, 1.7e308, 0);
        Agent("web-2", 1.7e308, 2, 0);

        var payload = stage.Place("active").Compose();

        Assert.Equal(JsonValueKind.Null, payload.GetProperty("total").ValueKind);
        Assert.Equal([JsonValueKind.Null, JsonValueKind.Number], payload.GetProperty("sums").EnumerateArray().Take(2).Select(sum => sum.ValueKind));
        Assert.Equal(["web-1", "web-2"], Texts(payload.GetProperty("agents")));
    }

    [Fact]
    public void Write_NamesAsLongAsTheyMayBe_AreCut()
    {
        Agent(new string('席', 190), 1, 0, 0);
        Assert.Equal([new string('席', 80) + "…"], Texts(stage.Place("active").Compose().GetProperty("agents")));
    }

    [Fact]
    public void Write_AgentComesAndTierIsMissing_IsTakenInAsZero()
    {
        stage.Place("active");
        Agent("web-1", 5, 1, 0);
        stage.Compose();

        stage.Publish("active", 7, ("agent", "web-0"), ("tier", "stuck"));

        var payload = stage.Compose();
        Assert.Equal(["web-0", "web-1"], Texts(payload.GetProperty("agents")));
        Assert.Equal([[0, 5], [0, 1], [7, 0]], Tiers(payload));
    }

    [Fact]
    public void Write_UnknownTierOrNone_CountsInTheTotalAlone()
    {
        Agent("web-1", 5, 1, 0);
        stage.Publish("active", 3, ("agent", "web-1"), ("tier", "weird"));
        stage.Publish("active", 4, ("agent", "web-2"));
        stage.Publish("active", 2);

        var payload = stage.Place("active").Compose();

        Assert.Equal(["active", "web-1", "web-2"], Texts(payload.GetProperty("agents")));
        Assert.Equal([5, 1, 0, 9], Numbers(payload.GetProperty("sums")));
        Assert.Equal(15, payload.GetProperty("total").GetDouble());
        Assert.Equal([2, 3, 4], Tiers(payload)[3]);
    }

    [Fact]
    public void Write_NegativeValue_IsNone()
    {
        Agent("web-1", -5, 1, 0);

        Assert.Equal([0, 1, 0, 0], Numbers(stage.Place("active").Compose().GetProperty("sums")));
    }

    [Fact]
    public void Write_AgentFallsSilent_IsMarkedAndNoLongerBusiest()
    {
        stage.Place("active");
        Agent("web-1", 90, 0, 0);
        stage.Now += 11_000;
        Agent("web-2", 5, 0, 0);

        var payload = stage.Compose();

        Assert.True(stage.Composer.FollowsClock);
        Assert.Equal([0], Numbers(payload.GetProperty("silent")));
        Assert.Equal("web-2", payload.GetProperty("busiest").GetProperty("agent").GetString());
        Assert.Equal([90, 5], Tiers(payload)[0]);
        Assert.Equal(5, payload.GetProperty("total").GetDouble());

        stage.Now += 11_000;
        Assert.Equal(95, stage.Compose().GetProperty("total").GetDouble());
    }

    [Fact]
    public void Write_TierThatAnAgentNoLongerNames_IsNone()
    {
        stage.Place("active");
        Agent("web-1", 5, 1, 9);
        stage.Now += 11_000;
        stage.Publish("active", 6, ("agent", "web-1"), ("tier", "fast"));

        Assert.Equal([6, 0, 0, 0], Numbers(stage.Compose().GetProperty("sums")));
    }

    [Fact]
    public void Write_MoreAgentsThanAreDrawn_SumsAll()
    {
        for (int i = 0; i < ActiveComposer.MaxAgents + 20; i++)
        {
            stage.Publish("active", 1, ("agent", $"a{i}"), ("tier", "fast"));
        }

        var payload = stage.Place("active").Compose();

        Assert.Equal(ActiveComposer.MaxAgents, payload.GetProperty("agents").GetArrayLength());
        Assert.Equal(ActiveComposer.MaxAgents + 20, payload.GetProperty("count").GetInt32());
        Assert.Equal(ActiveComposer.MaxAgents + 20, payload.GetProperty("total").GetDouble());
    }

    [Fact]
    public void Write_OtherLabelsAndSeries_AreOptions()
    {
        stage.Publish("jobs", 4, ("worker", "w1"), ("age", "young"));
        stage.Publish("jobs", 6, ("worker", "w1"), ("age", "old"));

        var payload = stage.Place(
            "active",
            """{"agentLabel":"worker","tierLabel":"age","tiers":["young","middle","old"]}""",
            new Binding { Series = new SeriesSelector("jobs"), Scale = 0.5 }).Compose();

        Assert.Equal(["w1"], Texts(payload.GetProperty("agents")));
        Assert.Equal([2, 0, 3, 0], Numbers(payload.GetProperty("sums")));
    }

    [Theory]
    [InlineData("""{"layout":"spiral"}""", "$.layout")]
    [InlineData("""{"agentLabel":""}""", "$.agentLabel")]
    [InlineData("""{"tierLabel":"agent"}""", "$.tierLabel")]
    [InlineData("""{"tiers":["a","b"]}""", "$.tiers")]
    [InlineData("""{"tierSeconds":[8,3]}""", "$.tierSeconds")]
    [InlineData("""{"scale":-1}""", "$.scale")]
    [InlineData("""{"colour":"red"}""", "$.colour")]
    public void Options_Wrong_AreRefusedByPath(string json, string path)
    {
        var (options, problems) = Stage.ReadOptions("active", json);
        Assert.Null(options);
        Assert.Equal(path, Assert.Single(problems).Path);
    }

    private void Agent(string name, double fast, double slow, double stuck)
    {
        stage.Publish("active", fast, ("agent", name), ("tier", "fast"));
        stage.Publish("active", slow, ("agent", name), ("tier", "slow"));
        stage.Publish("active", stuck, ("agent", name), ("tier", "stuck"));
    }

    private static IEnumerable<string?> Texts(JsonElement array) => array.EnumerateArray().Select(one => one.GetString());

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(one => one.GetDouble())];

    private static double[][] Tiers(JsonElement payload) => [.. payload.GetProperty("tiers").EnumerateArray().Select(Numbers)];
}
