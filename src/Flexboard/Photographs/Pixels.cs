using System.Runtime.InteropServices;
using SkiaSharp;

namespace Flexboard.Photographs;

/// <summary>A picture in memory.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Rgb">sRGB, 3 x width x height bytes, row by row.</param>
internal sealed record Pixels(int Width, int Height, byte[] Rgb)
{
    /// <summary>Out of a PNG or a JPEG.</summary>
    /// <exception cref="InvalidDataException">It is neither.</exception>
    public static Pixels Of(byte[] file)
    {
        using var codec = SKCodec.Create(new MemoryStream(file)) ?? throw new InvalidDataException("This is no picture.");
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        using var bitmap = new SKBitmap(info);
        if (codec.GetPixels(info, bitmap.GetPixels()) != SKCodecResult.Success)
        {
            throw new InvalidDataException("This picture cannot be read.");
        }

        var from = MemoryMarshal.Cast<byte, uint>(bitmap.GetPixelSpan());
        var rgb = new byte[3 * from.Length];
        for (int i = 0; i < from.Length; i++)
        {
            (rgb[3 * i], rgb[(3 * i) + 1], rgb[(3 * i) + 2]) = ((byte)from[i], (byte)(from[i] >> 8), (byte)(from[i] >> 16));
        }

        return new(info.Width, info.Height, rgb);
    }

    /// <summary>As a JPEG.</summary>
    /// <param name="quality">1 to 100.</param>
    public byte[] ToJpeg(int quality)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var to = MemoryMarshal.Cast<byte, uint>(bitmap.GetPixelSpan());
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = Rgb[3 * i] | ((uint)Rgb[(3 * i) + 1] << 8) | ((uint)Rgb[(3 * i) + 2] << 16) | 0xff000000;
        }

        using var jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, quality);
        return jpeg.ToArray();
    }
}
