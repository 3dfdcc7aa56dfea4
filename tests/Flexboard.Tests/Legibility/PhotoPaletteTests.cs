using Flexboard.Core.Legibility;

namespace Flexboard.Tests.Legibility;

public sealed class PhotoPaletteTests
{
    [Fact]
    public void For_AnyContrastThatAllowsIt_TextAndMarksStandOut()
    {
        for (double contrast = 7; contrast < 3000; contrast *= 1.1)
        {
            double veil = 1 / (contrast - 1);
            var palette = PhotoPalette.For(veil);
            double Of(Colour colour) => (colour.Luminance + veil) / (palette.Panel.Luminance + veil);
            Assert.All([palette.Ink, palette.Secondary], text => Assert.True(Of(text) >= Photograph.LeastContrast, $"{text} at {contrast}: {Of(text)}"));
            Assert.All(
                [palette.Data, palette.Good, palette.Warning, palette.Bad, palette.Earlier],
                mark => Assert.True(Of(mark) >= PhotoPalette.LeastMark, $"{mark} at {contrast}: {Of(mark)}"));
        }
    }

    [Theory]
    [InlineData(7, "#000000")]
    [InlineData(15, "#000000")]
    [InlineData(50, "#545454")]
    public void For_AWall_GroundIsTheDarkestThatACameraTakes(double contrast, string ground) =>
        Assert.InRange(Colour.Difference(Colour.Of(ground), PhotoPalette.For(1 / (contrast - 1)).Ground), 0, 1.5);

    /// <summary>Of less than 6 : 1 nothing stands out enough: black and white is the most there is.</summary>
    [Fact]
    public void For_WallWithoutContrast_IsBlackAndWhite()
    {
        var palette = PhotoPalette.For(1 / (3.0 - 1));
        Assert.Equal(("#000000", "#ffffff", "#ffffff"), (palette.Ground.ToString(), palette.Ink.ToString(), palette.Secondary.ToString()));
    }

    [Fact]
    public void For_BrightWall_KeepsTheHuesOfTheDarkTheme() => Assert.Equal("#56b4e9", PhotoPalette.For(1 / 14.0).Data.ToString());
}
