using System.Globalization;
using Flexboard.Walls;

namespace Flexboard.Tests.Walls;

/// <summary>Dimmed at night, and a picture that wanders.</summary>
public sealed class WallNightTests
{
    [Theory]
    [InlineData("12:59:59", 1)]
    [InlineData("13:00:00", 1)]
    [InlineData("13:00:30", 0.7)]
    [InlineData("13:01:00", 0.4)]
    [InlineData("20:59:59", 0.4)]
    [InlineData("21:00:30", 0.7)]
    [InlineData("21:01:00", 1)]
    public void LightAt_ByTheClockOfItsZone_FadesInAMinute(string time, double light) =>
        Assert.Equal(light, new WallDimming("22:00", "06:00", 0.4, "Asia/Seoul").LightAt(DateTimeOffset.Parse($"2026-03-01T{time}Z", CultureInfo.InvariantCulture)), 3);

    [Fact]
    public void LightOf_TakenOverOrFitted_IsFull()
    {
        var wall = WallTemplates.Make("bare", "w", "W")! with { Dim = new("00:00", "23:59", 0.3, "UTC") };
        var noon = DateTimeOffset.Parse("2026-03-01T12:00Z", CultureInfo.InvariantCulture);
        Assert.Equal(0.3, WallNight.LightOf(wall, new(), noon));
        Assert.Equal(1, WallNight.LightOf(wall, new() { Takeover = new("e", 0, "critical", "E", "b", null, 0, null) }, noon));
        Assert.Equal(1, WallNight.LightOf(wall, new() { Pattern = "grid" }, noon));
    }

    [Fact]
    public void ShiftAt_TwoPixels_WalksTheWholeSquareAPixelAtATime()
    {
        var places = Enumerable.Range(0, 48).Select(minute => WallNight.ShiftAt(2, minute * 60_000L)).ToList();
        Assert.Equal(25, places.Distinct().Count());
        Assert.All(places, one => Assert.True(Math.Abs(one.X) <= 2 && Math.Abs(one.Y) <= 2));
        Assert.All(places.Zip([.. places.Skip(1), places[0]]), pair => Assert.Equal(1, Math.Abs(pair.First.X - pair.Second.X) + Math.Abs(pair.First.Y - pair.Second.Y)));
        Assert.Equal(places[7], WallNight.ShiftAt(2, (7 * 60_000) + 59_999));
        Assert.Equal((0, 0), WallNight.ShiftAt(0, 1_764_000_000_000));
    }
}
