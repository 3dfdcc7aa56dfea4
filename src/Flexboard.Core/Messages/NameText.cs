using System.Text;

namespace Flexboard.Core.Messages;

/// <summary>
/// Checks and normalises (Unicode NFC) names, labels and units. Two names that look the same must be the same series,
/// and nothing that is shown may carry control characters. Not safe for two threads.
/// </summary>
internal sealed class NameText
{
    /// <summary>The most characters (Unicode code points) of a name or a label's value.</summary>
    public const int MaxCharacters = 200;

    /// <summary>More names beyond Latin, Hangul, Han and kana than most installations have; then the table begins anew.</summary>
    private const int MaxKnown = 4096;

    // A code point takes at most 2 chars.
    private readonly char[] chars = new char[2 * MaxCharacters];
    private readonly Dictionary<string, byte[]> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]>.AlternateLookup<ReadOnlySpan<char>> knownBySpan;

    public NameText() => knownBySpan = known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Checks a text and normalises it.</summary>
    /// <param name="text">Valid UTF-8.</param>
    /// <param name="tooLong">The reason when it is too long.</param>
    /// <param name="normal">The text in NFC; valid until the next call.</param>
    public RejectReason Check(ReadOnlySpan<byte> text, RejectReason tooLong, out ReadOnlySpan<byte> normal)
    {
        normal = text;
        int odd = text.IndexOfAnyExceptInRange((byte)0x20, (byte)0x7e);
        if (odd < 0)
        {
            return text.Length <= MaxCharacters ? RejectReason.None : tooLong;
        }

        return CheckUnusual(text, tooLong, ref normal);
    }

    /// <summary>How many code points valid UTF-8 holds.</summary>
    public static int CharactersOf(ReadOnlySpan<byte> text)
    {
        int count = 0;
        foreach (byte one in text)
        {
            count += (one & 0xc0) != 0x80 ? 1 : 0;
        }

        return count;
    }

    private RejectReason CheckUnusual(ReadOnlySpan<byte> text, RejectReason tooLong, ref ReadOnlySpan<byte> normal)
    {
        if (text.Length > 4 * MaxCharacters || CharactersOf(text) > MaxCharacters)
        {
            return tooLong;
        }

        int length = Encoding.UTF8.GetChars(text, chars);
        var wide = chars.AsSpan(0, length);
        bool surelyNormal = true;
        foreach (char one in wide)
        {
            if (char.IsControl(one) || Noncharacters.Is(one))
            {
                return RejectReason.ControlCharacter;
            }

            surelyNormal &= IsNeverComposed(one);
        }

        if (!surelyNormal)
        {
            normal = Normal(wide);
        }

        return normal.Length <= MaxCharacters || CharactersOf(normal) <= MaxCharacters ? RejectReason.None : tooLong;
    }

    /// <summary>The framework allocates even to say that a text is normal already: it is asked once for each text.</summary>
    private byte[] Normal(ReadOnlySpan<char> text)
    {
        if (!knownBySpan.TryGetValue(text, out byte[]? normal))
        {
            if (known.Count == MaxKnown)
            {
                known.Clear();
            }

            string found = text.ToString();
            known[found] = normal = Encoding.UTF8.GetBytes(found.Normalize());
        }

        return normal;
    }

    /// <summary>
    /// Letters that stay as they are in NFC, whatever stands beside them as long as all are of these: Latin with its
    /// accents, Hangul syllables, Han, kana. A quick answer for nearly all names that are not ASCII.
    /// </summary>
    private static bool IsNeverComposed(char one) => one is
        < '\u0300' or (>= '\uac00' and <= '\ud7a3') or (>= '\u4e00' and <= '\u9fff') or (>= '\u3041' and <= '\u3096') or
        (>= '\u30a1' and <= '\u30fa') or '\u30fc' or '\u3000';
}
