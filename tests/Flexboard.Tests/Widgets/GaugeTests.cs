using static Flexboard.Tests.Widgets.WidgetBench;

namespace Flexboard.Tests.Widgets;

public sealed class GaugeTests : IDisposable
{
    private readonly WidgetBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void Write_Value_OnTheScaleOfTheOptions()
    {
        bench.Publish("cpu", 42.5, unit: "%");
        var payload = bench.Compose("gauge", """{"min":-10,"max":50}""", Bind("cpu"));
        Assert.Equal("""{"value":42.5,"unit":"%","min":-10,"max":50}""", payload.GetRawText());
    }

    [Fact]
    public void Write_BoundEnds_GoBeforeTheOptions()
    {
        bench.Publish("used", 3e9, unit: "By");
        bench.Publish("total", 8e9, unit: "By");
        var payload = bench.Compose("gauge", "{}", Bind("used"), Bind("total", "max"));
        Assert.Equal(8e9, payload.GetProperty("max").GetDouble());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0.0)] // a total of nothing
    public void Write_BoundEndUnusable_IsNullAndTheValueStays(double? total)
    {
        bench.Publish("used", 3e9);
        if (total is { } published)
        {
            bench.Publish("total", published);
        }

        var payload = bench.Compose("gauge", "{}", Bind("used"), Bind("total", "max"));
        Assert.Equal("""{"value":3000000000,"unit":"","min":0,"max":null}""", payload.GetRawText());
    }

    [Theory]
    [InlineData("""{"min":5,"max":5}""", "$.max: is above min")]
    [InlineData("""{"digits":-1}""", "$.digits: is from 0 to 6")]
    [InlineData("""{"shape":"round"}""", "$.shape")]
    public void ReadOptions_Wrong_SaysWhereAndWhy(string json, string start) =>
        Assert.StartsWith(start, Assert.Single(Problems("gauge", json)), StringComparison.Ordinal);
}
