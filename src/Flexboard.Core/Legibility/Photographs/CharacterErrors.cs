using System.Globalization;
using System.Text;

namespace Flexboard.Core.Legibility;

/// <summary>How much of a text was read wrongly: insertions, deletions and substitutions of characters (Levenshtein, 1966).</summary>
/// <param name="Errors">Of them.</param>
/// <param name="Characters">Of what is written.</param>
/// <remarks>
/// Compared in the normal form NFKC without spaces; all hyphens, dashes and minus signs are one, and so are quotation marks.
/// All else counts: a comma that is read as a point is another figure.
/// </remarks>
public readonly record struct CharacterErrors(int Errors, int Characters)
{
    /// <summary>Errors per character; 0 of no text.</summary>
    public double Rate => Characters == 0 ? 0 : (double)Errors / Characters;

    /// <summary>Of one text.</summary>
    /// <param name="written">As it is.</param>
    /// <param name="read">What was read in its place.</param>
    public static CharacterErrors Of(string written, string read)
    {
        string right = Folded(written);
        return new(Distance(right, Folded(read)), right.Length);
    }

    /// <summary>Of several texts together: a long one counts for more than a short one.</summary>
    public static CharacterErrors Pooled(IEnumerable<CharacterErrors> all) =>
        all.Aggregate(default(CharacterErrors), (sum, one) => new(sum.Errors + one.Errors, sum.Characters + one.Characters));

    /// <summary>Whether there is anything in a text that could be read: not in one of symbols alone.</summary>
    public static bool CanBeRead(string text) => text.EnumerateRunes().Any(Rune.IsLetterOrDigit);

    private static string Folded(string text)
    {
        var folded = new StringBuilder();
        foreach (var rune in Whole(text).Normalize(NormalizationForm.FormKC).EnumerateRunes().Where(one => !Rune.IsWhiteSpace(one) && !Rune.IsControl(one)))
        {
            folded.Append(rune switch
            {
                { Value: '\u2212' } => "-",
                { Value: '\u2018' or '\u2019' or '\u201b' or '`' or '\u2032' } => "'",
                { Value: '\u201c' or '\u201d' or '\u201f' or '\u2033' } => "\"",
                _ when Rune.GetUnicodeCategory(rune) == UnicodeCategory.DashPunctuation => "-",
                _ => rune.ToString(),
            });
        }

        return folded.ToString();
    }

    /// <summary>Half of a pair of surrogates, which has no normal form, becomes the sign for what is none.</summary>
    private static string Whole(string text) => string.Concat(text.EnumerateRunes());

    private static int Distance(string one, string other)
    {
        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            int before = row[0];
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, before + (one[i - 1] == other[j - 1] ? 0 : 1));
                before = above;
            }
        }

        return row[^1];
    }
}
