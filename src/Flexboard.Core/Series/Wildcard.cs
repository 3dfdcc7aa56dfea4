namespace Flexboard.Core.Series;

/// <summary>
/// Patterns in which <c>*</c> stands for any run of characters and <c>?</c> for one. Nothing else is special: a
/// backslash is a backslash, as in the names of disks.
/// </summary>
internal static class Wildcard
{
    /// <summary>Whether a text has a wildcard in it.</summary>
    public static bool IsPattern(ReadOnlySpan<char> text) => text.ContainsAny('*', '?');

    /// <summary>Whether a text matches, case-sensitive and ordinal.</summary>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        if (!IsPattern(pattern))
        {
            return pattern.SequenceEqual(text);
        }

        int p = 0;
        int t = 0;
        int star = -1;
        int retry = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                retry = t;
            }
            else if (p < pattern.Length && pattern[p] == '?')
            {
                p++;
                t += WidthAt(text, t);
            }
            else if (p < pattern.Length && pattern[p] == text[t])
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                // The last star takes one character more; an earlier one never needs to.
                p = star + 1;
                retry += WidthAt(text, retry);
                t = retry;
            }
            else
            {
                return false;
            }
        }

        return !pattern[p..].ContainsAnyExcept('*');
    }

    private static int WidthAt(ReadOnlySpan<char> text, int at) =>
        char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
}
