using System.Collections.Immutable;
using Flexboard.Core.Legibility;

namespace Flexboard.Tests.Legibility;

/// <summary>The sums of a seat in a room are made twice, here and in the browser: both read tests/golden/room.json.</summary>
public sealed class RoomGoldenTests
{
    private static readonly Cases All = Golden.Read<Cases>("room.json");

    [Fact]
    public void Limits_AreThoseOfTheBrowser() => Assert.Equal(
        new Limits(
            Sight.LeastCapital, Sight.GoodCapital, Sight.LeastIdeograph, Sight.GoodIdeograph, LegibilityCheck.LeastTextContrast, LegibilityCheck.GoodTextContrast,
            LegibilityCheck.LeastMarkContrast, WallLight.Passive, WallLight.BasicDecisions, WallLight.Analytical, WallLight.LightGround),
        All.Limits);

    [Fact]
    public void Angles_AreThoseOfTheBrowser() => Assert.All(All.Angles, one =>
    {
        Near(one.ArcMinutes, Sight.ArcMinutes(one.Height, one.Distance));
        Near(one.Height, Sight.HeightFor(one.ArcMinutes, one.Distance));
        Near(one.Distance, Sight.Farthest(one.Height, one.ArcMinutes));
    });

    [Fact]
    public void Light_IsThatOfTheBrowser() => Assert.All(All.Lights, one =>
    {
        var light = WallLight.Of(one.Lumens, one.Area, one.NativeContrast, one.Ambient, one.Efficiency);
        Near(one.White, light.White);
        Near(one.Contrast, light.Contrast);
        Near(one.Veil, light.Veil);
    });

    [Fact]
    public void Lumens_AreThoseOfTheBrowser() => Assert.All(All.Lamps, one =>
        Near(one.Lumens ?? double.PositiveInfinity, WallLight.LumensFor(one.Contrast, one.Area, one.NativeContrast, one.Ambient, one.Efficiency)));

    [Fact]
    public void Contrasts_AreThoseOfTheBrowser() => Assert.All(All.Pairs, one =>
        Near(one.Contrast, new WallLight(one.ContrastOfWall - 1, 0, 1).Between(Colour.Of(one.One).Luminance, Colour.Of(one.Other).Luminance)));

    [Fact]
    public void Visions_AreThoseOfTheBrowser() => Assert.All(All.Visions, one =>
    {
        var seen = Colour.Of(one.Colour).SeenBy(Enum.Parse<ColourVision>(one.Vision, ignoreCase: true));
        Assert.All(one.Seen.Zip([seen.Red, seen.Green, seen.Blue]), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
    });

    private static void Near(double expected, double actual)
    {
        if (double.IsFinite(expected))
        {
            Assert.Equal(expected, actual, Math.Abs(expected) * 1e-8);
        }
        else
        {
            Assert.Equal(expected, actual);
        }
    }

    private sealed record Cases(
        Limits Limits, ImmutableArray<Angle> Angles, ImmutableArray<Light> Lights, ImmutableArray<Lamp> Lamps, ImmutableArray<Pair> Pairs, ImmutableArray<Sighted> Visions);

    private sealed record Limits(
        double LeastCapital, double GoodCapital, double LeastIdeograph, double GoodIdeograph, double LeastTextContrast, double GoodTextContrast,
        double LeastMarkContrast, double Passive, double BasicDecisions, double Analytical, double LightGround);

    private sealed record Angle(double Height, double Distance, double ArcMinutes);

    private sealed record Light(double Lumens, double Area, double NativeContrast, double Ambient, double Efficiency, double White, double Contrast, double Veil);

    private sealed record Lamp(double Contrast, double Area, double NativeContrast, double Ambient, double Efficiency, double? Lumens);

    private sealed record Pair(string One, string Other, double ContrastOfWall, double Contrast);

    private sealed record Sighted(string Vision, string Colour, ImmutableArray<double> Seen);
}
