using Flexboard.Core.Legibility;

namespace Flexboard.Tests.Legibility;

public sealed class ColourTests
{
    /// <summary>Pairs of table 1 of Sharma, Wu, Dalal 2005, both ways round.</summary>
    [Theory]
    [InlineData(50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425)]
    [InlineData(50, 3.1571, -77.2803, 50, 0, -82.7485, 2.8615)]
    [InlineData(50, 2.8361, -74.0200, 50, 0, -82.7485, 3.4412)]
    [InlineData(50, -1.3802, -84.2814, 50, 0, -82.7485, 1.0000)]
    [InlineData(50, -0.9009, -85.5211, 50, 0, -82.7485, 1.0000)]
    [InlineData(50, 0, 0, 50, -1, 2, 2.3669)]
    [InlineData(50, 2.4900, -0.0010, 50, -2.4900, 0.0009, 7.1792)]
    [InlineData(50, 2.4900, -0.0010, 50, -2.4900, 0.0011, 7.2195)]
    [InlineData(50, -0.0010, 2.4900, 50, 0.0009, -2.4900, 4.8045)]
    [InlineData(50, -0.0010, 2.4900, 50, 0.0011, -2.4900, 4.7461)]
    [InlineData(50, 2.5, 0, 50, 0, -2.5, 4.3065)]
    [InlineData(50, 2.5, 0, 73, 25, -18, 27.1492)]
    [InlineData(50, 2.5, 0, 61, -5, 29, 22.8977)]
    [InlineData(50, 2.5, 0, 56, -27, -3, 31.9030)]
    [InlineData(50, 2.5, 0, 58, 24, 15, 19.4535)]
    [InlineData(50, 2.5, 0, 50, 3.2592, 0.3350, 1.0000)]
    [InlineData(60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644)]
    [InlineData(63.0109, -31.0961, -5.8663, 62.8187, -29.7946, -4.0864, 1.2630)]
    [InlineData(35.0831, -44.1164, 3.7933, 35.0232, -40.0716, 1.5901, 1.8645)]
    [InlineData(22.7233, 20.0904, -46.6940, 23.0331, 14.9730, -42.5619, 2.0373)]
    [InlineData(36.4612, 47.8580, 18.3852, 36.2715, 50.5065, 21.2231, 1.4146)]
    [InlineData(90.8027, -2.0831, 1.4410, 91.1528, -1.6435, 0.0447, 1.4441)]
    [InlineData(6.7747, -0.2908, -2.4247, 5.8714, -0.0985, -2.2286, 0.6377)]
    [InlineData(2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082)]
    public void Difference_PairsOfThePaper_IsThatOfThePaper(double l1, double a1, double b1, double l2, double a2, double b2, double difference)
    {
        Assert.Equal(difference, LabColour.Difference(new(l1, a1, b1), new(l2, a2, b2)), 5e-5);
        Assert.Equal(difference, LabColour.Difference(new(l2, a2, b2), new(l1, a1, b1)), 5e-5);
    }

    [Theory]
    [InlineData("#ffffff", 100, 0, 0)]
    [InlineData("#000000", 0, 0, 0)]
    [InlineData("#ff0000", 53.24, 80.09, 67.20)]
    [InlineData("#0000ff", 32.30, 79.19, -107.86)]
    public void Lab_OfPrimaries_IsWhatTheStandardHas(string hex, double l, double a, double b)
    {
        var lab = LabColour.Of(Colour.Of(hex));
        Assert.Equal([l, a, b], [lab.L, lab.A, lab.B], (one, other) => Math.Abs(one - other) < 0.03);
    }

    [Fact]
    public void Colour_EverySignal_ComesBack()
    {
        for (int i = 0; i <= 255; i++)
        {
            string hex = $"#{i:x2}{255 - i:x2}{i ^ 0x55:x2}";
            Assert.Equal(hex, Colour.Of(hex).ToString());
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("#fff")]
    [InlineData("56b4e9")]
    [InlineData("#56b4eg")]
    [InlineData("#56b4e9ff")]
    public void Of_NoColour_IsRefused(string hex) => Assert.Throws<FormatException>(() => Colour.Of(hex));

    [Theory]
    [InlineData(ColourVision.Protanopia)]
    [InlineData(ColourVision.Deuteranopia)]
    [InlineData(ColourVision.Tritanopia)]
    public void SeenBy_AnyVision_LeavesGreys(ColourVision vision)
    {
        for (int i = 0; i <= 255; i += 15)
        {
            var grey = Colour.Of($"#{i:x2}{i:x2}{i:x2}");
            Assert.True(Colour.Difference(grey, grey.SeenBy(vision)) < 0.1);
        }
    }

    /// <summary>Red and green of a traffic light on one brightness are the same to those who lack red or green cones; blue and yellow are not.</summary>
    [Theory]
    [InlineData(ColourVision.Protanopia, "#a05a00", "#7a6a00", true)]
    [InlineData(ColourVision.Deuteranopia, "#b45a3c", "#828232", true)]
    [InlineData(ColourVision.Protanopia, "#0072b2", "#f0e442", false)]
    [InlineData(ColourVision.Deuteranopia, "#0072b2", "#f0e442", false)]
    public void SeenBy_ThoseWhoLackCones_LosesWhatTheyCannotTellApart(ColourVision vision, string one, string other, bool isLost)
    {
        double seen = Colour.Difference(Colour.Of(one).SeenBy(vision), Colour.Of(other).SeenBy(vision));
        Assert.True(Colour.Difference(Colour.Of(one), Colour.Of(other)) > 15);
        Assert.Equal(isLost, seen < 15);
    }
}
