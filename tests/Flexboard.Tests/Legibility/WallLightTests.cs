using Flexboard.Core.Legibility;
using FsCheck;
using FsCheck.Fluent;

namespace Flexboard.Tests.Legibility;

public sealed class WallLightTests
{
    /// <summary>6.4 x 1.8 m on two rasters of 3.2 x 2.0 m side by side, each of 5000 lm and 1000:1.</summary>
    [Theory]
    [InlineData(20, 26.7)]
    [InlineData(34, 16.3)]
    [InlineData(50, 11.4)]
    [InlineData(100, 6.2)]
    [InlineData(300, 2.75)]
    public void Contrast_WallOfTwoProjectors_FallsWithTheLightOfTheRoom(double ambient, double contrast)
    {
        var light = WallLight.Of(5000, 3.2 * 2.0, 1000, ambient, 0.75 * 0.9);
        Assert.Equal(527.3, light.White, 0.05);
        Assert.Equal(contrast, light.Contrast, 0.05);
        Assert.Equal(1 / (contrast - 1), light.Veil, 0.005);
    }

    /// <summary>AVIXA's own example takes the contrast for one less, and no loss in the lens.</summary>
    [Fact]
    public void LumensFor_ExampleOfTheStandard_IsItsFigure() =>
        Assert.Equal(6352, WallLight.LumensFor(15 + 1, 3.97, double.PositiveInfinity, 80, efficiency: 0.75), 0.5);

    [Theory]
    [InlineData("#ffffff", "#606060", double.PositiveInfinity, 6.3)]
    [InlineData("#ffffff", "#606060", 7, 4.1)]
    [InlineData("#606060", "#ffffff", 7, 4.1)]
    public void Between_WhiteOnGrey_IsLessThanOnAScreen(string text, string ground, double contrast, double projected)
    {
        // What is called the contrast of a screen counts 0.05 of white as its veil.
        var light = double.IsFinite(contrast) ? new WallLight(contrast - 1, 0, 1) : new WallLight(1, 0, 0.05);
        Assert.Equal(projected, light.Between(Colour.Of(text).Luminance, Colour.Of(ground).Luminance), 0.05);
    }

    [Fact]
    public void LumensFor_AnyContrast_HaveIt()
    {
        var cases = from wanted in Gen.Choose(6, 300) from ambient in Gen.Choose(1, 100_000) from area in Gen.Choose(1, 500) select (wanted / 4.0, ambient / 100.0, area / 10.0);
        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            var (contrast, ambient, area) = one;
            double lumens = WallLight.LumensFor(contrast, area, 1000, ambient, 0.6);
            Assert.Equal(contrast, WallLight.Of(lumens, area, 1000, ambient, 0.6).Contrast, contrast * 1e-9);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(1001)]
    [InlineData(5000)]
    public void LumensFor_MoreThanTheProjectorsOwnContrast_AreInfinite(double contrast) =>
        Assert.Equal(double.PositiveInfinity, WallLight.LumensFor(contrast, 4, 1000, 10, 1));
}
