using static Flexboard.Tests.Widgets.WidgetBench;

namespace Flexboard.Tests.Widgets.Map;

public sealed class MapComposerTests : IDisposable
{
    private readonly WidgetBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void Write_SeveralSeriesOfARegion_AreOneValue()
    {
        bench.Publish("users", 2, labels: [("region", "KR-11"), ("site", "a")]);
        bench.Publish("users", 3, labels: [("region", "KR-11"), ("site", "b")]);
        bench.Publish("users", 4, unit: "1/s", labels: ("region", "KR-26"));
        Assert.Equal("""{"regions":[["KR-11",5],["KR-26",4]],"points":[],"more":0,"unit":"1/s"}""",
            bench.Compose("map", "{}", Bind("users")).GetRawText());
    }

    [Fact]
    public void Write_OtherLabel_NamesTheRegion()
    {
        bench.Publish("users", 2, labels: ("country", "KR"));
        Assert.Equal("""[["KR",2]]""", bench.Compose("map", """{"map":"world","label":"country"}""", Bind("users")).GetProperty("regions").GetRawText());
    }

    [Fact]
    public void Write_LabelsOfAPlace_MakeAPoint()
    {
        bench.Publish("users", 2, labels: [("region", "Seoul"), ("lat", "37.5"), ("lon", "127")]);
        bench.Publish("users", 3, labels: [("region", "KR-26"), ("lat", "95"), ("lon", "127")]);
        var payload = bench.Compose("map", "{}", Bind("users"));
        Assert.Equal("""[["Seoul",37.5,127,2]]""", payload.GetProperty("points").GetRawText());
        Assert.Equal("""[["KR-26",3]]""", payload.GetProperty("regions").GetRawText());
    }

    [Fact]
    public void Write_NamedPoint_IsWhereTheBoardSays()
    {
        bench.Publish("users", 2, labels: ("site", "dc1"));
        var payload = bench.Compose("map", """{"label":"site","points":[{"name":"dc1","lat":35.2,"lon":129}]}""", Bind("users"));
        Assert.Equal("""[["dc1",35.2,129,2]]""", payload.GetProperty("points").GetRawText());
    }

    [Fact]
    public void Write_OneFallsSilent_ItsRegionHasNoValue()
    {
        bench.Publish("users", 2, Now - 60_000, labels: ("region", "KR-11"));
        bench.Publish("users", 3, labels: ("region", "KR-26"));
        Assert.Equal("""[["KR-11",null],["KR-26",3]]""", bench.Compose("map", "{}", Bind("users")).GetProperty("regions").GetRawText());
    }

    [Fact]
    public void Write_MoreThanCanBeSent_CountsTheRest()
    {
        for (int i = 0; i < 320; i++)
        {
            bench.Publish("users", i, labels: ("region", $"X-{i}"));
        }

        var payload = bench.Compose("map", "{}", Bind("users"));
        Assert.Equal(300, payload.GetProperty("regions").GetArrayLength());
        Assert.Equal(20, payload.GetProperty("more").GetInt32());
    }

    [Theory]
    [InlineData("""{"label":""}""", "$.label: is empty; it names a label, such as 'region'")]
    [InlineData("""{"points":[{"name":"a","lat":91,"lon":0}]}""", "$.points[0].lat: is from -90 to 90")]
    [InlineData("""{"points":[{"name":"a","lat":0,"lon":181}]}""", "$.points[0].lon: is from -180 to 180")]
    [InlineData("""{"max":-1}""", "$.max: is above min, which is 0 unless it is named")]
    [InlineData("""{"digits":-1}""", "$.digits: is from 0 to 6")]
    public void Options_OfNoMeaning_AreRefused(string options, string problem) =>
        Assert.Equal([problem], Problems("map", options));
}
