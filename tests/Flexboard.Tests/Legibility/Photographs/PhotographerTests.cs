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

    [Theory]
    [InlineData(15, 60, 15)]
    [InlineData(-30, 330, 90)]
    [InlineData(5, 25, 95)]
    public void Take_Mark_IsWhereTheHomographySays(double yaw, int left, int top)
    {
        var picture = Photographer.Take(Board(0, left, top, 20), Small with { Yaw = yaw, Shake = 4, ShakeAngle = 30 });
        Assert.Equal((300, 200), (picture.Width, picture.Height));
        double sum = 0, x = 0, y = 0;
        for (int i = 0; i < picture.Width * picture.Height; i++)
        {
            double light = picture.Rgb[(3 * i) + 1] > 200 ? 1 : 0;
            (sum, x, y) = (sum + light, x + (light * ((i % picture.Width) + 0.5)), y + (light * ((i / picture.Width) + 0.5)));
        }

        var expected = picture.FromBoard.Apply(new Point(left + 10, top + 10));
        Assert.InRange(x / sum, expected.X - 1, expected.X + 1);
        Assert.InRange(y / sum, expected.Y - 1, expected.Y + 1);
    }

    [Fact]
    public void Take_AnyNumberOfThreads_SameBytes()
    {
        var board = Board(40, 10, 10, 50);
        var settings = Small with { Shake = 3 };
        byte[] alone = Photographer.Take(board, settings, new() { MaxDegreeOfParallelism = 1 }).Rgb;
        Assert.Equal(alone, Photographer.Take(board, settings, new() { MaxDegreeOfParallelism = 7 }).Rgb);
        Assert.Equal(alone, Photographer.Take(board, settings).Rgb);
    }

    [Fact]
    public void Take_PrintedAsWideAsTheSensor_IsNotScaled()
    {
        var board = Board(0, 0, 0, 200);
        var picture = Photographer.Take(board, Small with { PublishWidth = 4000 });
        var small = Photographer.Take(board, Small);
        Assert.Equal((600, 400), (picture.Width, picture.Height));
        Point one = picture.FromBoard.Apply(new(123, 45)), other = small.FromBoard.Apply(new(123, 45));
        Assert.Equal(one.X, 2 * other.X, 1e-9);
        Assert.Equal(one.Y, 2 * other.Y, 1e-9);
    }

    [Fact]
    public void Take_EndedEarly_SaysSo()
    {
        using var end = new CancellationTokenSource();
        end.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Photographer.Take(Board(0, 0, 0, 9), Small, new() { CancellationToken = end.Token }));
    }

    [Fact]
    public void Take_SettingsThatNoCameraHas_AreRefused()
    {
        foreach (var settings in (PhotoSettings[])
        [
            Small with { Contrast = 1 }, Small with { Contrast = double.PositiveInfinity }, Small with { Surround = -1 },
            Small with { BoardAcross = 0 }, Small with { SensorWidth = 15 }, Small with { SensorWidth = 100_000 },
            Small with { PublishWidth = 0 }, Small with { Yaw = 90 },
            Small with { Blur = -1 }, Small with { Shake = double.NaN }, Small with { ShakeAngle = double.NaN }, Small with { Glare = 1.1 },
            Small with { Glare = 0.6, Halo = 0.6 }, Small with { HaloRadius = double.PositiveInfinity }, Small with { Meter = 0 }, Small with { FullWell = 0 },
            Small with { ReadNoise = -1 },
        ])
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => Photographer.Take(Board(0, 0, 0, 9), settings));
        }
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
        var picture = Photographer.Take(Board(0, 0, 0, 200), Small with { Glare = 0, Halo = 0, Yaw = 0 });
        Assert.InRange(Light(picture, 100, 50) / Light(picture, 300, 50), 13.5, 16.5);
        Assert.Equal(1 / Photograph.MostPeak, picture.Rgb.Average(signal => Colour.Linear(signal)), 0.002);
    }

    [Fact]
    public void Take_Glare_LiftsBlack()
    {
        var board = Board(0, 0, 0, 200);
        double Ratio(double glare)
        {
            var picture = Photographer.Take(board, Small with { Glare = glare, Halo = 0 });
            return Light(picture, 100, 50) / Light(picture, 300, 50);
        }

        Assert.True(Ratio(0.1) < 0.8 * Ratio(0));
    }

    /// <summary>A board that is half of the picture, as the ground is chosen for, with 8 % of text.</summary>
    [Fact]
    public void Take_TextOnBlackOfAGoodWall_ClipsAndOnTheDarkestGroundDoesNot()
    {
        const double Contrast = 50;
        byte ground = Photograph.DarkestGround(1 / (Contrast - 1))!.Value;
        Assert.All(Text(0, Contrast), core => Assert.Equal(1, core, 1e-9));
        Assert.All(Text(ground, Contrast), core => Assert.InRange(core, 0.9, 0.99));
    }

    /// <summary>Of 13 letters, the mean light of the core.</summary>
    private static List<double> Text(byte ground, double contrast)
    {
        const int Width = 400, Height = 164, Letters = 13, Side = 20;
        byte[] rgb = new byte[3 * Width * Height];
        Array.Fill(rgb, ground);
        (int X, int Y)[] places = [.. Enumerable.Range(0, Letters).Select(i => (10 + (i % 7 * 56), 30 + (i / 7 * 80)))];
        foreach (var (x, y) in places)
        {
            for (int row = y; row < y + Side; row++)
            {
                rgb.AsSpan(3 * ((row * Width) + x), 3 * Side).Fill(byte.MaxValue);
            }
        }

        var picture = Photographer.Take(LightImage.Of(Width, Height, rgb), Small with { Contrast = contrast });
        return [.. places.Select(place => Light(picture, place.X + (Side / 2), place.Y + (Side / 2)))];
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
