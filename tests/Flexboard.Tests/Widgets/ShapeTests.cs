using Flexboard.Widgets.Shape;
using static Flexboard.Tests.Widgets.WidgetBench;

namespace Flexboard.Tests.Widgets;

public sealed class ShapeTests
{
    [Theory]
    [InlineData("none")]
    [InlineData("panel")]
    [InlineData("#5eC8b0")]
    public void ReadOptions_Color_Taken(string color) =>
        Assert.Equal(color, ((ShapeOptions)Options("shape", $$"""{"fill":"{{color}}"}""")).Fill);

    [Theory]
    [InlineData("""{"fill":"red"}""", "$.fill: is #rrggbb or one of none,")]
    [InlineData("""{"stroke":"#12345"}""", "$.stroke: is #rrggbb or one of none,")]
    [InlineData("""{"stroke":"#12345g"}""", "$.stroke: is #rrggbb or one of none,")]
    [InlineData("""{"stroke":"url(x)"}""", "$.stroke: is #rrggbb or one of none,")]
    [InlineData("""{"width":-1}""", "$.width: is from 0 to 200")]
    [InlineData("""{"radius":1e9}""", "$.radius: is from 0 to 10000")]
    [InlineData("""{"form":"star"}""", "$.form")]
    public void ReadOptions_Wrong_SaysWhereAndWhy(string json, string start) =>
        Assert.StartsWith(start, Assert.Single(Problems("shape", json)), StringComparison.Ordinal);

    [Fact]
    public void Write_Always_Nothing()
    {
        using var bench = new WidgetBench();
        Assert.Equal("{}", bench.Compose("shape", "{}").GetRawText());
    }
}
