using Flexboard.Console;

namespace Flexboard.Tests.Console;

public sealed class PhrasesTests
{
    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(1000, "1.00 kB")]
    [InlineData(12_345, "12.3 kB")]
    [InlineData(123_456, "123 kB")]
    [InlineData(999_600, "1.00 MB")]
    [InlineData(2_147_483_648, "2.15 GB")]
    public void Bytes_Any_AreThreeFigures(double bytes, string expected) => Assert.Equal(expected, new Phrases("en").Bytes(bytes));

    [Theory]
    [InlineData("en", 0, "0 s")]
    [InlineData("en", 59_999, "59 s")]
    [InlineData("en", 60_000, "1 min")]
    [InlineData("en", 7_500_000, "2 h 5 min")]
    [InlineData("en", 273_600_000, "3 d 4 h")]
    [InlineData("ko", 7_500_000, "2시간 5분")]
    [InlineData("ja", 273_600_000, "3日4時間")]
    [InlineData("en", -5, "0 s")]
    public void Span_Any_IsItsTwoLargestUnits(string language, long milliseconds, string expected) =>
        Assert.Equal(expected, new Phrases(language).Span(milliseconds));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.26, "0.3")]
    [InlineData(9.94, "9.9")]
    [InlineData(9.96, "10")]
    [InlineData(12_345.6, "12,346")]
    public void Rate_Any_HasADecimalWhileSmall(double rate, string expected) => Assert.Equal(expected, new Phrases("en").Rate(rate));

    [Theory]
    [InlineData("en", "Nov 24 ")]
    [InlineData("ko", "11월 24일 ")]
    [InlineData("ja", "11月24日 ")]
    public void Moment_OfADay_IsInTheLanguagesOrder(string language, string expected) => Assert.StartsWith(
        expected, new Phrases(language).Moment(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds()));

    [Fact]
    public void Ago_JustNow_IsNow() => Assert.Equal("now", new Phrases("en").Ago(1000, 1999));

    [Fact]
    public void Reason_Unknown_IsTheCode() => Assert.Equal("odd-thing", new Phrases("ko").Reason("odd-thing"));

    [Fact]
    public void Reason_Known_IsInWords() => Assert.Equal("not UTF-8", new Phrases("en").Reason("not-utf-8"));
}
