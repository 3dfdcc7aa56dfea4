using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Flexboard.Texts;

namespace Flexboard.Tests.Texts;

public sealed partial class ProductTextsTests
{
    [Theory]
    [InlineData("ko")]
    [InlineData("ja")]
    public void Language_EveryKeyOfEnglish_IsThereWithTheSamePlaceholders(string language)
    {
        var english = File("");
        var other = File(language);

        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), other.Keys.Order(StringComparer.Ordinal));
        Assert.All(english, text => Assert.Equal(Placeholders(text.Value), Placeholders(other[text.Key])));
    }

    [Fact]
    public void Keys_AllLanguages_ReadKindThenWhat() =>
        Assert.All(ProductTexts.Of("en").Keys, key => Assert.Matches("^[a-z]+(-[a-z]+)*\\.[a-zA-Z0-9-]+$", key));

    [Theory]
    [InlineData("en", "no data")]
    [InlineData("ko", "데이터 없음")]
    [InlineData("ko-KR", "데이터 없음")]
    [InlineData("ja-JP", "データなし")]
    [InlineData("de", "no data")]
    public void Of_Culture_IsItsLanguageOrEnglish(string culture, string expected) =>
        Assert.Equal(expected, ProductTexts.Of(culture)["board.nodata"]);

    [Fact]
    public void Get_Arguments_AreFilledIn() => Assert.Equal("23 s old", ProductTexts.Get("en", "board.stale", "23 s"));

    [Fact]
    public void Get_UnknownKey_IsTheKey() => Assert.Equal("board.nothing", ProductTexts.Get("ko", "board.nothing"));

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Placeholder { get; }

    private static List<string> Placeholders(string text) =>
        [.. Placeholder.Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)];

    private static Dictionary<string, string> File(string language)
    {
        var set = new ResourceManager("Flexboard.Texts.Texts", typeof(ProductTexts).Assembly)
            .GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false);
        Assert.NotNull(set);
        return set.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }
}
