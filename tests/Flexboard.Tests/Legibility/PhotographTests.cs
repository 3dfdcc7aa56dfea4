using Flexboard.Core.Legibility;

namespace Flexboard.Tests.Legibility;

public sealed class PhotographTests
{
    private static double Veil(double contrast) => 1 / (contrast - 1);

    [Theory]
    [InlineData(1200, 71)]
    [InlineData(1920, 44)]
    [InlineData(4000, 21)]
    public void CapitalFor_WallOfSixMetres_IsLargerTheSmallerThePictureIsPrinted(int pictureWidth, double height) =>
        Assert.Equal(height, Photograph.CapitalFor(6400, pictureWidth), 0.5);

    [Theory]
    [InlineData(7, 0x00)]
    [InlineData(15, 0x00)]
    [InlineData(17, 0x00)]
    [InlineData(50, 0x54)]
    public void DarkestGround_OfAContrast_IsBlackUntilACameraNoLongerTakesIt(double contrast, int signal) =>
        Assert.InRange(Photograph.DarkestGround(Veil(contrast))!.Value, Math.Max(0, signal - 2), signal + 2);

    [Fact]
    public void DarkestGround_OfASettingThatDarkensThePicture_IsLighter()
    {
        byte ground = Photograph.DarkestGround(Veil(30))!.Value;
        Assert.True(Photograph.DarkestGround(Veil(30), 1, new() { Inked = 0.05 }) > ground);
        Assert.True(Photograph.DarkestGround(Veil(30), 1, new() { BoardPart = 0.4 }) > ground);
        Assert.True(Photograph.DarkestGround(Veil(30), 1, new() { Surround = 0.8 }) > ground);
    }

    [Fact]
    public void CapitalFor_BoardThatFillsLessOfThePicture_IsLarger() =>
        Assert.Equal(2 * Photograph.CapitalFor(6400, 1920), Photograph.CapitalFor(6400, 1920, scene: new PhotoScene { BoardAcross = 0.45 }), 1e-9);

    [Fact]
    public void DarkestGround_AnyContrast_MeetsBothOrThereIsNone()
    {
        byte darkest = 0;
        for (double contrast = 2; contrast < 3000; contrast *= 1.05)
        {
            byte? ground = Photograph.DarkestGround(Veil(contrast));
            Assert.Equal(contrast >= Photograph.LeastContrast, ground is not null);
            if (ground is { } signal)
            {
                double light = Colour.Linear(signal), veil = Veil(contrast);
                Assert.True((1 + veil) / (light + veil) >= Photograph.LeastContrast);
                Assert.True(Photograph.PeakToMean(1, 0.08 + (0.92 * light), veil) <= Photograph.MostPeak);

                // More contrast, more for the camera to take: never a darker one.
                Assert.True(signal >= darkest);
                darkest = signal;
            }
        }
    }

    /// <summary>At 7:1 what is lighter than this lets text fall below 6:1.</summary>
    [Theory]
    [InlineData(0x2c, true)]
    [InlineData(0x30, false)]
    public void Contrast_OfDimGroundsAtSeven_BreaksAtLightOnes(int signal, bool isEnough) =>
        Assert.Equal(isEnough, (1 + Veil(7)) / (Colour.Linear((byte)signal) + Veil(7)) >= Photograph.LeastContrast);
}
