using Flexboard.Core.Legibility;

namespace Flexboard.Tests.Photographs;

public sealed class CharacterErrorsTests
{
    [Theory]
    [InlineData("1,234", "1,234", 0, 5)]
    [InlineData("1,234", "1.234", 1, 5)]
    [InlineData("1,234", "1234", 1, 5)]
    [InlineData("1,234", "", 5, 5)]
    [InlineData("1,234", "x1,2345", 2, 5)]
    [InlineData("kitten", "sitting", 3, 6)]
    [InlineData("Queue", "queue", 1, 5)]
    [InlineData("O", "0", 1, 1)]
    [InlineData("", "abc", 3, 0)]
    public void Of_WhatWasRead_CountsWrongCharacters(string written, string read, int errors, int characters) =>
        Assert.Equal(new CharacterErrors(errors, characters), CharacterErrors.Of(written, read));

    [Theory]
    [InlineData("5 min\u00a02.58", "5min 2.58 ")]
    [InlineData("−348", "-348")]
    [InlineData("3–8 s", "3-8s")]
    [InlineData("today’s “best”", "today's \"best\"")]
    [InlineData("m²", "m2")]
    [InlineData("ﬁ", "fi")]
    [InlineData("１２３", "123")]
    [InlineData("예약", "\u110b\u1168\u110b\u1163\u11a8")]
    public void Of_WhatLooksTheSame_IsNoError(string written, string read) => Assert.Equal(0, CharacterErrors.Of(written, read).Errors);

    [Fact]
    public void Of_HalfOfAPair_IsACharacter() => Assert.Equal(new CharacterErrors(1, 2), CharacterErrors.Of("a\ud83d", "a"));

    [Fact]
    public void Pooled_LongTexts_CountForMore()
    {
        Assert.Equal(new CharacterErrors(2, 10), CharacterErrors.Pooled([new(2, 2), new(0, 8)]));
        Assert.Equal(0.2, CharacterErrors.Pooled([new(2, 2), new(0, 8)]).Rate);
        Assert.Equal(0, CharacterErrors.Pooled([]).Rate);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("대", true)]
    [InlineData("%", false)]
    [InlineData("▲ — ·", false)]
    [InlineData("", false)]
    public void CanBeRead_SymbolsAlone_CanNot(string text, bool expected) => Assert.Equal(expected, CharacterErrors.CanBeRead(text));
}
