using System.Buffers.Binary;
using System.Text;

namespace Flexboard.Core.Messages;

/// <summary>Resolves the escapes of JSON strings.</summary>
internal static class JsonEscapes
{
    /// <summary>Writes a string without its escapes.</summary>
    /// <param name="written">As <see cref="JsonCursor"/> has walked over it: every escape is well formed.</param>
    /// <param name="into">At least as long.</param>
    /// <returns>How many bytes; -1 when half of a surrogate pair stands alone.</returns>
    public static int Resolve(ReadOnlySpan<byte> written, Span<byte> into)
    {
        int length = 0;
        while (!written.IsEmpty)
        {
            int plain = written.IndexOf((byte)'\\');
            if (plain < 0)
            {
                plain = written.Length;
            }

            written[..plain].CopyTo(into[length..]);
            length += plain;
            written = written[plain..];
            if (written.IsEmpty)
            {
                break;
            }

            if (written[1] != 'u')
            {
                into[length++] = written[1] switch
                {
                    (byte)'b' => (byte)'\b',
                    (byte)'f' => (byte)'\f',
                    (byte)'n' => (byte)'\n',
                    (byte)'r' => (byte)'\r',
                    (byte)'t' => (byte)'\t',
                    var itself => itself,
                };
                written = written[2..];
                continue;
            }

            char high = Unit(written);
            written = written[6..];
            if (!Rune.TryCreate(high, out var rune) &&
                (written.Length < 6 || written[1] != 'u' || written[0] != '\\' || !Rune.TryCreate(high, Unit(written), out rune)))
            {
                return -1;
            }

            written = rune.IsBmp ? written : written[6..];
            length += rune.EncodeToUtf8(into[length..]);
        }

        return length;
    }

    private static char Unit(ReadOnlySpan<byte> escape)
    {
        Span<byte> bytes = stackalloc byte[2];
        Convert.FromHexString(escape.Slice(2, 4), bytes, out _, out _);
        return (char)BinaryPrimitives.ReadUInt16BigEndian(bytes);
    }
}
