using Flexboard.Core.Geometry;
using Flexboard.Core.Legibility;

namespace Flexboard.Tests.Legibility.Photographs;

public sealed class PhotographerTests
{
    private static readonly PhotoSettings Small = new() { SensorWidth = 600, PublishWidth = 300, Contrast = 15 };

    [Fact]
    public void LightImage_EverySignal_ComesBack()
    {
        byte[] rgb = [.. Enumerable.Range(0, 768).Select(i => (byte)(i / 3))];
        Assert.Equal(rgb, LightImage.Of(256, 1, rgb).ToBytes());
    }

    [Fact]
    public void Take_Mark_IsWhereTheHomographySays()
    {
        var picture = Photographer.Take(Board(0, 300, 60, 20), Small with { Yaw = 15 });
        Assert.Equal((300, 200), (picture.Width, picture.Height));
        double sum = 0, x = 0, y = 0;
        for (int i = 0; i < picture.Width * picture.Height; i++)
        {
            double light = picture.Rgb[(3 * i) + 1] > 200 ? 1 : 0;
            (sum, x, y) = (sum + light, x + (light * ((i % picture.Width) + 0.5)), y + (light * ((i / picture.Width) + 0.5)));
        }

        var expected = picture.FromBoard.Apply(new Point(310, 70));
        Assert.InRange(x / sum, expected.X - 1, expected.X + 1);
        Assert.InRange(y / sum, expected.Y - 1, expected.Y + 1);
    }

    [Fact]
    public void Take_SameSeed_SameBytesAndAnotherSeedOthers()
    {
        var board = Board(40, 10, 10, 50);
        byte[] one = Photographer.Take(board, Small).Rgb;
        Assert.Equal(one, Photographer.Take(board, Small).Rgb);
        Assert.NotEqual(one, Photographer.Take(board, Small with { Seed = 2 }).Rgb);
    }

    [Fact]
    public void Take_HalfWhiteBoard_HasTheContrastOfTheWallAndTheMeteredMean()
    {
        var picture = Photographer.Take(Board(0, 0, 0, 200), Small with { Glare = 0, Yaw = 0 });
        Assert.InRange(Light(picture, 100, 50) / Light(picture, 300, 50), 13.5, 16.5);
        Assert.InRange(picture.Rgb.Average(signal => Colour.Linear(signal)), 0.12, 0.13);
    }

    [Fact]
    public void Take_Glare_LiftsBlack()
    {
        var board = Board(0, 0, 0, 200);
        double Ratio(double glare)
        {
            var picture = Photographer.Take(board, Small with { Glare = glare });
            return Light(picture, 100, 50) / Light(picture, 300, 50);
        }

        Assert.True(Ratio(0.1) < 0.8 * Ratio(0));
    }

    [Fact]
    public void Take_LittleWhiteOnBlack_ClipsAndOnMiddleGreyDoesNot()
    {
        var settings = Small with { Contrast = 50 };
        Assert.True(Light(Photographer.Take(Board(0, 100, 50, 20), settings), 110, 60) > 0.97);

        // Photograph.DarkestGround still clips here: ten times a mean of 0.125 is over full scale, and less of this picture is board.
        Assert.InRange(Light(Photographer.Take(Board(0x90, 0, 0, 60), settings), 30, 30), 0.3, 0.97);
    }

    /// <summary>400 x 120 pixels of a grey with a white square.</summary>
    private static LightImage Board(byte ground, int left, int top, int side)
    {
        byte[] rgb = new byte[3 * 400 * 120];
        for (int i = 0; i < rgb.Length; i++)
        {
            int x = i / 3 % 400, y = i / 3 / 400;
            rgb[i] = x >= left && x < left + side && y >= top && y < top + side ? byte.MaxValue : ground;
        }

        return LightImage.Of(400, 120, rgb);
    }

    private static double Light(PublishedPicture picture, double x, double y)
    {
        var at = picture.FromBoard.Apply(new Point(x, y));
        double sum = 0;
        for (int i = 0; i < 9; i++)
        {
            sum += Colour.Linear(picture.Rgb[(3 * ((((int)at.Y + (i / 3) - 1) * picture.Width) + (int)at.X + (i % 3) - 1)) + 1]);
        }

        return sum / 9;
    }
}
