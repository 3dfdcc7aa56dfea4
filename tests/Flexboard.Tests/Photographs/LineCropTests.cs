using Flexboard.Core.Geometry;
using Flexboard.Photographs;

namespace Flexboard.Tests.Photographs;

public sealed class LineCropTests
{
    private const int Wanted = 30;

    /// <summary>A bar of the height of capitals in a box that is twice as high, light on dark or dark on light.</summary>
    [Theory]
    [InlineData(10, 200)]
    [InlineData(200, 10)]
    [InlineData(80, 120)]
    public void Of_LightOrDark_IsBlackOnWhiteAndAsHighAsWanted(byte ground, byte ink)
    {
        var picture = Picture(200, 100, ground, (x, y) => x is >= 60 and < 140 && y is >= 40 and < 60 ? ink : null);
        var crop = Pixels.Of(LineCrop.Of(picture, Homography.Identity, new(50, 30, 100, 40), 20, Wanted));

        // 1.5 times as large: 102 x 36.8 pixels of the box, its empty head cut off, and the frame.
        Assert.Equal((153 + (2 * LineCrop.Margin), 55 + (2 * LineCrop.Margin)), (crop.Width, crop.Height));
        Assert.Equal(255, Grey(crop, 2, 2));

        // Sharp edges become a little sharper.
        Assert.InRange(Grey(crop, crop.Width / 2, crop.Height / 2), 0, 40);
        Assert.InRange(Enumerable.Range(0, crop.Height).Count(y => Grey(crop, crop.Width / 2, y) < 128), 29, 31);
        Assert.InRange(Enumerable.Range(0, crop.Width).Count(x => Grey(crop, x, crop.Height / 2) < 128), 119, 121);
    }

    /// <summary>What stands right beside a box is not read with it.</summary>
    [Fact]
    public void Of_Neighbour_IsLeftOut()
    {
        var picture = Picture(200, 100, 0, (x, y) => x < 48 || x is >= 60 and < 140 && y is >= 40 and < 60 ? (byte)255 : null);
        var crop = Pixels.Of(LineCrop.Of(picture, Homography.Identity, new(50, 30, 100, 40), 20, Wanted));
        Assert.All(Enumerable.Range(0, crop.Height), y => Assert.True(Grey(crop, LineCrop.Margin, y) > 200));
    }

    /// <summary>A bar that leans in the picture stands straight in what is read.</summary>
    [Fact]
    public void Of_LeaningLine_IsStraight()
    {
        var leaning = Homography.To(200, 100, new(new(20, 10), new(180, 40), new(180, 95), new(20, 90)));
        var back = leaning.Inverse();
        var picture = Picture(200, 100, 0, (x, y) => back.Apply(new(x + 0.5, y + 0.5)) is { X: > 60 and < 140, Y: > 40 and < 60 } ? (byte)255 : null);
        var crop = Pixels.Of(LineCrop.Of(picture, leaning, new(50, 30, 100, 40), 20, Wanted));
        int Top(int x) => Enumerable.Range(0, crop.Height).First(y => Grey(crop, x, y) < 128);
        Assert.InRange(Top(LineCrop.Margin + 25) - Top(LineCrop.Margin + 125), -2, 2);
    }

    /// <summary>One pixel of three is ink: the mean of them, and not one of them, is what becomes smaller.</summary>
    [Fact]
    public void Of_WhatBecomesSmaller_IsTheMean()
    {
        var picture = Picture(600, 300, 0, (x, y) => y is >= 100 and < 200 && x is >= 100 and < 500 && (x % 3 == 0 || x < 200) ? (byte)255 : null);
        var crop = Pixels.Of(LineCrop.Of(picture, Homography.Identity, new(50, 50, 500, 200), 90, Wanted));
        int middle = crop.Height / 2;
        Assert.All(Enumerable.Range(LineCrop.Margin + 70, 60), x => Assert.InRange(Grey(crop, x, middle), 140, 200));
    }

    [Fact]
    public void ToJpeg_AndBack_IsNearlyTheSame()
    {
        var picture = Picture(64, 48, 90, (x, _) => x < 32 ? (byte)200 : null);
        var back = Pixels.Of(picture.ToJpeg(Darkroom.Quality));
        Assert.Equal((64, 48), (back.Width, back.Height));
        Assert.InRange(Grey(back, 10, 10), 195, 205);
        Assert.InRange(Grey(back, 50, 10), 85, 95);
    }

    [Fact]
    public void Of_WhatIsNoPicture_IsRefused() => Assert.Throws<InvalidDataException>(() => Pixels.Of([1, 2, 3]));

    private static int Grey(Pixels picture, int x, int y) => picture.Rgb[3 * ((y * picture.Width) + x)];

    private static Pixels Picture(int width, int height, byte ground, Func<int, int, byte?> at) =>
        new(width, height, [.. Enumerable.Range(0, width * height).SelectMany(i => Enumerable.Repeat(at(i % width, i / width) ?? ground, 3))]);
}
