using System.Buffers.Binary;
using System.Text;

namespace Flexboard.Images;

/// <summary>What an image is, by its content.</summary>
/// <param name="Ending">Of its file: <c>png</c>, <c>jpg</c>, <c>gif</c>, <c>webp</c> or <c>svg</c>.</param>
/// <param name="MediaType">As it is served.</param>
/// <param name="Width">Pixels; 0 where it has no size of its own.</param>
/// <param name="Height">Pixels; 0 where it has no size of its own.</param>
public sealed record ImageFormat(string Ending, string MediaType, int Width, int Height)
{
    /// <summary>Canvases of browsers end here, and no wall has more pixels.</summary>
    public const int MaxSide = 8192;

    private const string Svg = "svg";

    /// <summary>The media type of a file by its ending, or null when it is none of ours.</summary>
    public static string? MediaTypeOf(string ending) => ending switch
    {
        "png" => "image/png",
        "jpg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        Svg => "image/svg+xml",
        _ => null,
    };

    /// <summary>
    /// Finds out what an image is. What its sender calls it does not count: a file is what a browser would take it for.
    /// </summary>
    /// <param name="content">The file.</param>
    /// <returns>Null when it is none of the five.</returns>
    public static ImageFormat? Of(ReadOnlySpan<byte> content) =>
        content is [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] ? Png(content)
        : content is [0xff, 0xd8, 0xff, ..] ? Jpeg(content)
        : content.StartsWith("GIF87a"u8) || content.StartsWith("GIF89a"u8) ? Gif(content)
        : content is [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] ? Webp(content)
        : LooksLikeXml(content) ? new ImageFormat(Svg, MediaTypeOf(Svg)!, 0, 0)
        : null;

    private static ImageFormat? Png(ReadOnlySpan<byte> content) =>
        content.Length >= 33 && content[12..16].SequenceEqual("IHDR"u8)
            ? Sized("png", BinaryPrimitives.ReadUInt32BigEndian(content[16..]), BinaryPrimitives.ReadUInt32BigEndian(content[20..]))
            : null;

    private static ImageFormat? Gif(ReadOnlySpan<byte> content) =>
        content.Length >= 13
            ? Sized("gif", BinaryPrimitives.ReadUInt16LittleEndian(content[6..]), BinaryPrimitives.ReadUInt16LittleEndian(content[8..]))
            : null;

    /// <summary>Segments of a JPEG until the one that tells the size: ITU T.81, B.2.2.</summary>
    private static ImageFormat? Jpeg(ReadOnlySpan<byte> content)
    {
        int at = 2;
        while (at + 9 < content.Length && content[at] == 0xff)
        {
            byte marker = content[at + 1];
            if (marker == 0xff)
            {
                at++;
                continue;
            }

            int length = BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]);
            bool isFrame = marker is >= 0xc0 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc);
            if (isFrame)
            {
                return Sized(
                    "jpg", BinaryPrimitives.ReadUInt16BigEndian(content[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(content[(at + 5)..]));
            }

            at += 2 + Math.Max(2, length);
        }

        return null;
    }

    /// <summary>The first chunk of a WebP: lossy, lossless or extended, see RFC 9649.</summary>
    private static ImageFormat? Webp(ReadOnlySpan<byte> content)
    {
        if (content.Length < 30)
        {
            return null;
        }

        var data = content[20..];
        return content[12..16] switch
        {
            [(byte)'V', (byte)'P', (byte)'8', (byte)' '] when data[3..6] is [0x9d, 0x01, 0x2a] => Sized(
                "webp", BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3fffu, BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3fffu),
            [(byte)'V', (byte)'P', (byte)'8', (byte)'L'] when data[0] == 0x2f && BinaryPrimitives.ReadUInt32LittleEndian(data[1..]) is var bits =>
                Sized("webp", (bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1),
            [(byte)'V', (byte)'P', (byte)'8', (byte)'X'] => Sized("webp", Three(data[4..]) + 1, Three(data[7..]) + 1),
            _ => null,
        };

        static uint Three(ReadOnlySpan<byte> bytes) => bytes[0] | ((uint)bytes[1] << 8) | ((uint)bytes[2] << 16);
    }

    private static ImageFormat? Sized(string ending, uint width, uint height) =>
        width > 0 && height > 0 ? new ImageFormat(ending, MediaTypeOf(ending)!, (int)Math.Min(width, int.MaxValue), (int)Math.Min(height, int.MaxValue)) : null;

    private static bool LooksLikeXml(ReadOnlySpan<byte> content)
    {
        content = content.StartsWith(Encoding.UTF8.Preamble) ? content[3..] : content;
        content = content.TrimStart(" \t\r\n"u8);
        return content.StartsWith("<"u8) && content[..Math.Min(content.Length, 4096)].IndexOf("<svg"u8) >= 0;
    }
}
