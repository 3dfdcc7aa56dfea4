using Flexboard.Core.Geometry;
using SkiaSharp;

namespace Flexboard.Photographs;

/// <summary>A line of text, cut out of a picture for a reader: dark on light, as high as a reader likes it, with its own ground around it.</summary>
internal static class LineCrop
{
    /// <summary>Height of capitals, pixels: readers are trained on print of about this height.</summary>
    private const double Capital = 36;

    /// <summary>What is put around it, pixels; of the picture itself what stands beside it would be read as well.</summary>
    private const int Margin = 24;

    /// <summary>What blur has carried over the edge of a box, pixels of the picture.</summary>
    private const double Spread = 1;

    /// <summary>The most pixels of a side: a long text is then lower.</summary>
    private const int Most = 6000;

    /// <summary>Cuts one out.</summary>
    /// <param name="picture">With the line.</param>
    /// <param name="box">Around the line, its pixels.</param>
    /// <param name="capital">Height of its capitals, pixels.</param>
    /// <returns>A PNG in greys; null: there is nothing.</returns>
    public static byte[]? Of(Pixels picture, Box box, double capital)
    {
        int left = (int)Math.Max(0, Math.Floor(box.X - Spread)), right = (int)Math.Min(picture.Width, Math.Ceiling(box.Right + Spread));
        int top = (int)Math.Max(0, Math.Floor(box.Y)), bottom = (int)Math.Min(picture.Height, Math.Ceiling(box.Bottom));
        if (right - left < 2 || bottom - top < 2 || capital <= 0)
        {
            return null;
        }

        var greys = Greys(picture, left, top, right - left, bottom - top);
        byte ground = Median(greys);
        bool isLight = greys.Max() - ground > ground - greys.Min();
        if (isLight)
        {
            for (int i = 0; i < greys.Length; i++)
            {
                greys[i] = (byte)(255 - greys[i]);
            }

            ground = (byte)(255 - ground);
        }

        double scale = Math.Min(Capital / capital, Most / (double)Math.Max(right - left, bottom - top));
        return Scaled(greys, right - left, bottom - top, scale, ground);
    }

    private static byte[] Greys(Pixels picture, int left, int top, int width, int height)
    {
        var greys = new byte[width * height];
        for (int y = 0; y < height; y++)
        {
            var row = picture.Rgb.AsSpan(3 * (((top + y) * picture.Width) + left), 3 * width);
            for (int x = 0; x < width; x++)
            {
                greys[(y * width) + x] = (byte)(((299 * row[3 * x]) + (587 * row[(3 * x) + 1]) + (114 * row[(3 * x) + 2])) / 1000);
            }
        }

        return greys;
    }

    /// <summary>Of a line of text most is ground.</summary>
    private static byte Median(byte[] greys)
    {
        Span<int> counts = stackalloc int[256];
        foreach (byte grey in greys)
        {
            counts[grey]++;
        }

        int sum = 0, at = 0;
        while ((sum += counts[at]) * 2 < greys.Length)
        {
            at++;
        }

        return (byte)at;
    }

    private static byte[] Scaled(byte[] greys, int width, int height, double scale, byte ground)
    {
        using var small = new SKBitmap(new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque));
        for (int y = 0; y < height; y++)
        {
            greys.AsSpan(y * width, width).CopyTo(small.GetPixelSpan()[(y * small.RowBytes)..]);
        }

        int wide = Math.Max(1, (int)Math.Round(width * scale)), high = Math.Max(1, (int)Math.Round(height * scale));
        using var large = new SKBitmap(new SKImageInfo(wide + (2 * Margin), high + (2 * Margin), SKColorType.Gray8, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(large))
        using (var image = SKImage.FromBitmap(small))
        {
            canvas.Clear(new SKColor(ground, ground, ground));
            canvas.DrawImage(image, SKRect.Create(Margin, Margin, wide, high), new SKSamplingOptions(SKCubicResampler.CatmullRom));
        }

        using var png = large.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }
}
