using System.IO.Compression;

namespace Flexboard.Live;

/// <summary>
/// The answer to all who ask for a view's history within a second: composed once and compressed once, though 5,000 walls
/// come back at the same time. Safe from any thread.
/// </summary>
/// <param name="json">UTF-8; never changed.</param>
public sealed class HistoryBody(byte[] json)
{
    private readonly Lazy<byte[]> gzip = new(() => Compress(json));

    /// <summary>As it is.</summary>
    public byte[] Json => json;

    /// <summary>Compressed when somebody first asks for it: gzip, which browsers take over plain HTTP too.</summary>
    public byte[] Gzip => gzip.Value;

    private static byte[] Compress(byte[] json)
    {
        using var compressed = new MemoryStream();
        using (var stream = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            stream.Write(json);
        }

        return compressed.ToArray();
    }
}
