using Flexboard.Core.Boards;
using static Flexboard.Tests.Widgets.WidgetBench;

namespace Flexboard.Tests.Widgets;

public sealed class StatusLightsTests : IDisposable
{
    private readonly WidgetBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void Write_NoSetting_OneLightForEachStatusSeries()
    {
        State("B", 1);
        State("A", 0);
        var payload = bench.Compose("status-lights", "{}");
        Assert.Equal("""{"lights":[["A",0,null],["B",1,null]],"unit":""}""", payload.GetRawText());
    }

    [Fact]
    public void Write_DetailBound_MatchedByLabel()
    {
        State("A", 0);
        State("B", 1);
        bench.Publish("elapsed", 4100, unit: "ms", labels: ("provider", "B"));
        bench.Publish("elapsed", 300, unit: "ms", labels: ("provider", "C"));
        var payload = bench.Compose("status-lights", "{}",
            Bind("status", label: "{provider}"), Bind("elapsed", "detail", label: "{provider}"));
        Assert.Equal("""{"lights":[["A",0,null],["B",1,4100]],"unit":"ms"}""", payload.GetRawText());
    }

    [Fact]
    public void Write_SingleLightAndSingleDetail_BelongTogether()
    {
        State("A", 0);
        bench.Publish("elapsed", 300, labels: ("provider", "A"));
        var payload = bench.Compose("status-lights", "{}", Bind("status"), Bind("elapsed", "detail"));
        Assert.Equal("""[["status",0,300]]""", payload.GetProperty("lights").GetRawText());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(4)]
    [InlineData(1e300)]
    public void Write_ValueOfNoMeaning_Unknown(double value)
    {
        State("A", value);
        State("B", 0);
        Assert.Equal("""[["A",null,null],["B",0,null]]""", Lights("{}"));
    }

    [Fact]
    public void Write_WorstFirst_UnknownBetweenGoodAndDelayed()
    {
        State("A", 0);
        State("B", 9);
        State("C", 3);
        State("D", 1);
        Assert.Equal("""[["C",3,null],["D",1,null],["B",null,null],["A",0,null]]""", Lights("""{"order":"worst"}"""));
    }

    [Fact]
    public void Write_GroupOfSeveral_ShowsItsWorst()
    {
        bench.Publish("status", 1, labels: [("provider", "A"), ("site", "x")]);
        bench.Publish("status", 2, labels: [("provider", "A"), ("site", "y")]);
        Assert.Equal("""[["A",2,null]]""", Lights("{}", Bind("status", by: "provider")));
    }

    [Fact]
    public void Write_OneFallsSilent_ItsLightGoesOut()
    {
        State("A", 0, Now - 30_000);
        State("B", 0, Now);
        Assert.Equal("""[["A",null,null],["B",0,null]]""", Lights("{}"));
    }

    [Fact]
    public void Write_AllFallSilent_TheLastPictureStays()
    {
        State("A", 0, Now - 60_000);
        State("B", 2, Now - 50_000);
        Assert.Equal("""[["A",0,null],["B",2,null]]""", Lights("{}"));
    }

    [Fact]
    public void Write_DeadlineOfTheWidget_DecidesWhatIsSilent()
    {
        State("A", 0, Now - 5_000);
        State("B", 0, Now);
        var widget = Widget("status-lights", "{}") with { Deadline = 3000 };
        Assert.Equal("""[["A",null,null],["B",0,null]]""", bench.Compose(bench.Composer(widget)).GetProperty("lights").GetRawText());
    }

    [Fact]
    public void Write_MoreThanCanBeSent_CountsTheRestByState()
    {
        for (int i = 0; i < 130; i++)
        {
            State($"light-{i:000}", i % 4);
        }

        var payload = bench.Compose("status-lights", """{"order":"worst"}""");
        Assert.Equal(100, payload.GetProperty("lights").GetArrayLength());
        Assert.Equal("[30,0,0,0,0]", payload.GetProperty("more").GetRawText());
    }

    [Fact]
    public void Write_LongLabels_StayWithinAFrame()
    {
        for (int i = 0; i < 100; i++)
        {
            State(string.Concat(Enumerable.Repeat("🚦", 60)) + i, 0);
        }

        var payload = bench.Compose("status-lights", "{}");
        Assert.All(payload.GetProperty("lights").EnumerateArray(), light => Assert.InRange(light[0].GetString()!.Length, 1, 81));
        Assert.DoesNotContain("\uFFFD", payload.GetProperty("lights")[0][0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ReadOptions_Wrong_SaysWhereAndWhy()
    {
        Assert.Equal(["$.digits: is from 0 to 6"], Problems("status-lights", """{"digits":9}"""));
        Assert.StartsWith("$.order", Assert.Single(Problems("status-lights", """{"order":"best"}""")), StringComparison.Ordinal);
    }

    private void State(string provider, double state, long at = Now) => bench.Publish("status", state, at, labels: ("provider", provider));

    private string Lights(string options, params Binding[] data) =>
        bench.Compose("status-lights", options, data).GetProperty("lights").GetRawText();
}
