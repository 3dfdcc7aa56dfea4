using System.Text.Json;
using Flexboard.Core.Boards;
using static Flexboard.Tests.Widgets.WidgetBench;

namespace Flexboard.Tests.Widgets.Honeycomb;

public sealed class HoneycombComposerTests : IDisposable
{
    private const string Marked = """{"thresholds":[{"at":80},{"at":95,"severity":"critical"}]}""";

    private static readonly Binding Load = Bind("load", by: "agent");

    private readonly WidgetBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void Write_Agents_InTheOrderOfTheirNames()
    {
        Agent("web-10", 10);
        Agent("web-2", 2);
        Agent("web-1", 1);
        var payload = bench.Compose("honeycomb", "{}", Load);
        Assert.Equal("""["web-1","web-2","web-10"]""", Raw(payload, "names"));
        Assert.Equal("[1,2,10]", Raw(payload, "values"));
    }

    [Fact]
    public void Write_Thresholds_MarkPlacesAndNameTheWorstFirst()
    {
        Agent("a", 20);
        Agent("b", 97.25);
        Agent("c", 81);
        Agent("d", 99);
        var payload = bench.Compose("honeycomb", Marked, Load);
        Assert.Equal("[2]", Raw(payload, "warning"));
        Assert.Equal("[1,3]", Raw(payload, "critical"));
        Assert.Equal("[1,1,2,0]", Raw(payload, "counts"));
        Assert.Equal("""[["d",99,2],["b",97.25,2],["c",81,1],["a",20,0]]""", Raw(payload, "worst"));
    }

    [Fact]
    public void Write_WorstIsLowest_TheLowestFirst()
    {
        Agent("a", 20);
        Agent("b", 3);
        Agent("c", 90);
        var payload = bench.Compose("honeycomb", """{"worst":"lowest","thresholds":[{"at":5,"when":"below"}]}""", Load);
        Assert.Equal("""[["b",3,1],["a",20,0],["c",90,0]]""", Raw(payload, "worst"));
    }

    [Fact]
    public void Write_OneFallsSilent_CountedAndNeitherMarkedNorNamed()
    {
        Agent("a", 99, Now - 60_000);
        Agent("b", 10);
        var payload = bench.Compose("honeycomb", Marked, Load);
        Assert.Equal("[0]", Raw(payload, "silent"));
        Assert.Equal("[null,10]", Raw(payload, "values"));
        Assert.Equal("[1,0,0,1]", Raw(payload, "counts"));
        Assert.Equal("""[["b",10,0]]""", Raw(payload, "worst"));
    }

    [Fact]
    public void Write_AllFallSilent_TheLastPictureStays()
    {
        Agent("a", 99, Now - 60_000);
        Agent("b", 10, Now - 50_000);
        Assert.Equal("[99,10]", Raw(bench.Compose("honeycomb", Marked, Load), "values"));
    }

    [Fact]
    public void Write_MoreThanAreDrawn_CountsAllAndNamesTheWorstOfAll()
    {
        for (int i = 1; i <= 1300; i++)
        {
            Agent($"agent-{i}", i == 1300 ? 99 : i / 17.0);
        }

        var payload = bench.Compose("honeycomb", Marked, Load);
        Assert.Equal(1000, payload.GetProperty("values").GetArrayLength());
        Assert.Equal("[1299,0,1,0]", Raw(payload, "counts"));
        Assert.Equal("agent-1300", payload.GetProperty("worst")[0][0].GetString());
        Assert.False(payload.TryGetProperty("names", out _));
        // Three figures for a shade, all of them for what is printed.
        Assert.Equal(0.0588, payload.GetProperty("values")[0].GetDouble());
        Assert.Equal(1299 / 17.0, payload.GetProperty("worst")[1][1].GetDouble());
        Assert.InRange(payload.GetRawText().Length, 1, 8 * 1024);
    }

    [Theory]
    [InlineData("""{"max":0}""", "$.max: is above min, which is 0 unless it is named")]
    [InlineData("""{"min":50,"max":20}""", "$.max: is above min, which is 0 unless it is named")]
    [InlineData("""{"digits":7}""", "$.digits: is from 0 to 6")]
    public void Options_OfNoMeaning_AreRefused(string options, string problem) =>
        Assert.Equal([problem], Problems("honeycomb", options));

    private static string Raw(JsonElement payload, string member) => payload.GetProperty(member).GetRawText();

    private void Agent(string name, double value, long at = Now) => bench.Publish("load", value, at, labels: ("agent", name));
}
