using System.Collections.Immutable;
using Flexboard.Core.Geometry;
using SkiaSharp;

namespace Flexboard.Photographs;

/// <summary>
/// A line of text, cut out of a picture for a reader: straight, as people see what was photographed from the side, dark on
/// light, as high as a reader likes it, and with nothing around it.
/// </summary>
internal static class LineCrop
{
    /// <summary>
    /// Heights of capitals, pixels: readers are trained on print of about these. One that stumbles over a figure at one height
    /// often reads it at another, as people who look twice.
    /// </summary>
    internal static readonly ImmutableArray<double> Capitals = [30, 40];

    /// <summary>What is put around it, pixels; of the picture itself what stands beside it would be read as well.</summary>
    internal const int Margin = 24;

    /// <summary>What blur has carried over an edge to the side, pixels of the board.</summary>
    private const double Spread = 1;

    /// <summary>How much of a line's height is empty above its capitals, and may hold what hangs down from the line before.</summary>
    private const double Leading = 0.08;

    /// <summary>The most pixels of a side: a long text is then lower.</summary>
    private const double Most = 6000;

    /// <summary>Cuts one out.</summary>
    /// <param name="picture">With the line.</param>
    /// <param name="fromBoard">From pixels of the board to those of the picture.</param>
    /// <param name="box">Around the line, pixels of the board.</param>
    /// <param name="capital">Height of its capitals, pixels of the board.</param>
    /// <param name="wanted">How high they are to be, pixels.</param>
    /// <returns>A PNG in greys.</returns>
    public static byte[] Of(Pixels picture, Homography fromBoard, Box box, double capital, double wanted)
    {
        box = new(box.X - Spread, box.Y + (box.Height * Leading), box.Width + (2 * Spread), box.Height * (1 - Leading));
        double larger = Math.Min(wanted / capital, Most / Math.Max(box.Width, box.Height));

        // What becomes smaller is the mean of several points.
        int points = (int)Math.Ceiling(ScaleOf(fromBoard, box) / larger);
        int width = (int)Math.Max(1, Math.Round(box.Width * larger)), height = (int)Math.Max(1, Math.Round(box.Height * larger));
        var greys = new byte[width * height];
        for (int i = 0; i < greys.Length; i++)
        {
            double sum = 0;
            for (int point = 0; point < points * points; point++)
            {
                double x = (i % width) + (((point % points) + 0.5) / points), y = (i / width) + (((point / points) + 0.5) / points);
                var at = fromBoard.Apply(new(box.X + (x / larger), box.Y + (y / larger)));
                sum += Grey(picture, at.X - 0.5, at.Y - 0.5);
            }

            greys[i] = (byte)Math.Clamp(Math.Round(sum / (points * points)), 0, byte.MaxValue);
        }

        Stretch(greys);
        return Framed(greys, width, height);
    }

    /// <summary>Makes the ground white and what differs most from it black, as eyes get used to what light there is.</summary>
    private static void Stretch(byte[] greys)
    {
        byte ground = Median(greys);
        int lighter = greys.Max() - ground, darker = ground - greys.Min(), most = Math.Max(1, Math.Max(lighter, darker));
        for (int i = 0; i < greys.Length; i++)
        {
            int differs = lighter > darker ? greys[i] - ground : ground - greys[i];
            greys[i] = (byte)(byte.MaxValue - (Math.Max(0, differs) * byte.MaxValue / most));
        }
    }

    /// <summary>How high a box of the board is in the picture, as a part of its own height.</summary>
    public static double ScaleOf(Homography fromBoard, Box box) =>
        (fromBoard.Apply(new(box.MiddleX, box.Bottom)).Y - fromBoard.Apply(new(box.MiddleX, box.Y)).Y) / box.Height;

    /// <summary>Between pixels, by Catmull and Rom's cubic; beyond its edges a picture goes on as it ends.</summary>
    private static double Grey(Pixels picture, double x, double y)
    {
        int left = (int)Math.Floor(x), top = (int)Math.Floor(y);
        Span<double> across = stackalloc double[4], down = stackalloc double[4];
        Weights(x - left, across);
        Weights(y - top, down);
        double sum = 0;
        for (int i = 0; i < 4; i++)
        {
            int row = Math.Clamp(top + i - 1, 0, picture.Height - 1) * picture.Width;
            for (int j = 0; j < 4; j++)
            {
                var pixel = picture.Rgb.AsSpan(3 * (row + Math.Clamp(left + j - 1, 0, picture.Width - 1)), 3);
                sum += down[i] * across[j] * ((0.299 * pixel[0]) + (0.587 * pixel[1]) + (0.114 * pixel[2]));
            }
        }

        return sum;
    }

    private static void Weights(double t, Span<double> of)
    {
        double t2 = t * t, t3 = t2 * t;
        of[0] = ((2 * t2) - t3 - t) / 2;
        of[1] = ((3 * t3) - (5 * t2) + 2) / 2;
        of[2] = ((4 * t2) - (3 * t3) + t) / 2;
        of[3] = (t3 - t2) / 2;
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

    private static byte[] Framed(byte[] greys, int width, int height)
    {
        using var framed = new SKBitmap(new SKImageInfo(width + (2 * Margin), height + (2 * Margin), SKColorType.Gray8, SKAlphaType.Opaque));
        var pixels = framed.GetPixelSpan();
        pixels.Fill(byte.MaxValue);
        for (int y = 0; y < height; y++)
        {
            greys.AsSpan(y * width, width).CopyTo(pixels[(((y + Margin) * framed.RowBytes) + Margin)..]);
        }

        using var png = framed.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }
}
