using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;

namespace Flexboard.Texts;

/// <summary>
/// The product's own words, from <c>Texts.resx</c> and its translations, by key: <c>board.stale</c> for the page,
/// <c>{kind}.{what}</c> for a widget kind; <c>{0}</c>, <c>{1}</c> are filled in by whoever shows them.
/// </summary>
public static class ProductTexts
{
    private static readonly ResourceManager Resources = new("Flexboard.Texts.Texts", typeof(ProductTexts).Assembly);
    private static readonly ConcurrentDictionary<string, FrozenDictionary<string, string>> ByCulture = new(StringComparer.Ordinal);

    /// <summary>The languages that there is a file for; English stands in for all others.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "ko", "ja"];

    /// <summary>All texts of a culture; what it lacks is in English.</summary>
    /// <param name="culture">BCP 47 tag, such as <c>ko</c> or <c>ko-KR</c>.</param>
    public static FrozenDictionary<string, string> Of(string culture) => ByCulture.GetOrAdd(LanguageOf(culture), Read);

    /// <summary>One text of a culture, filled in; the key itself when there is no such text, so that nothing is blank.</summary>
    /// <param name="culture">BCP 47 tag.</param>
    /// <param name="key">Such as <c>board.stale</c>.</param>
    /// <param name="arguments">What stands for <c>{0}</c>, <c>{1}</c> and so on.</param>
    public static string Get(string culture, string key, params object?[] arguments)
    {
        string text = Of(culture).GetValueOrDefault(key, key);
        return arguments.Length == 0 ? text : string.Format(CultureInfo.GetCultureInfo(culture), text, arguments);
    }

    private static string LanguageOf(string culture)
    {
        string language = culture.Split('-', '_')[0].ToLowerInvariant();
        return Languages.Contains(language, StringComparer.Ordinal) ? language : Languages[0];
    }

    private static FrozenDictionary<string, string> Read(string language)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(CultureInfo.InvariantCulture);
        Add(CultureInfo.GetCultureInfo(language));
        return texts.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(CultureInfo culture)
        {
            // Not tryParents: the English file is read already, and reading it again would hide what a language lacks.
            foreach (DictionaryEntry entry in Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false) ?? Empty())
            {
                texts[(string)entry.Key] = (string)entry.Value!;
            }
        }

        static IEnumerable Empty() => Array.Empty<DictionaryEntry>();
    }
}
