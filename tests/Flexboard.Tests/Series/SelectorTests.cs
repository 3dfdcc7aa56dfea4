using System.Text;
using System.Text.RegularExpressions;
using Flexboard.Core.Series;
using FsCheck;
using FsCheck.Fluent;

namespace Flexboard.Tests.SeriesTests;

public sealed class SelectorTests
{
    private static readonly Gen<string> Text = Gen.Elements("a", "b", "\\", ".", "😀", "가").ArrayOf().Select(string.Concat);
    private static readonly Gen<string> Pattern = Gen.Elements("a", "b", "\\", ".", "😀", "*", "?").ArrayOf().Select(string.Concat);

    [Theory]
    [InlineData("cpu", "cpu", true)]
    [InlineData("cpu", "CPU", false)]
    [InlineData("cpu.*", "cpu.core", true)]
    [InlineData("cpu.*", "cpu", false)]
    [InlineData("*", "", true)]
    [InlineData("?", "", false)]
    [InlineData("?", "😀", true)]
    [InlineData("a*b*c", "a-b-b-c", true)]
    [InlineData("a*b*c", "a-b-b-c-", false)]
    [InlineData(@"C:\*", @"C:\data", true)]
    [InlineData(@"a\*", "a*", false)]
    public void Matches_Name_AsWritten(string pattern, string name, bool expected) =>
        Assert.Equal(expected, new SeriesSelector(pattern).Matches(name, []));

    [Fact]
    public void Matches_AnyPattern_AgreesWithARegularExpression() =>
        Prop.ForAll(Pattern.ToArbitrary(), Text.ToArbitrary(), (pattern, text) =>
        {
            string expression = string.Concat(pattern.EnumerateRunes().Select(rune => rune.ToString() switch
            {
                "*" => ".*",
                // A whole character, never half of one.
                "?" => "(?:[\\ud800-\\udbff][\\udc00-\\udfff]|[^\\ud800-\\udfff])",
                var plain => Regex.Escape(plain),
            }));
            return new SeriesSelector(pattern).Matches(text, []) == Regex.IsMatch(text, $"\\A{expression}\\z", RegexOptions.Singleline);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithEndSize(12));

    [Fact]
    public void Matches_ManyStarsAgainstALongName_IsQuick() =>
        Assert.False(new SeriesSelector(string.Concat(Enumerable.Repeat("*a", 100)) + "b").Matches(new string('a', 200), []));

    [Fact]
    public void Matches_Labels_AllMustHold()
    {
        Label[] labels = [new("site", "a"), new("tier", "web")];
        Assert.True(new SeriesSelector("x", [new("site", "*"), new("tier", "w?b")]).Matches("x", labels));
        Assert.False(new SeriesSelector("x", [new("site", "a"), new("tier", "db")]).Matches("x", labels));
        Assert.False(new SeriesSelector("x", [new("host", "*")]).Matches("x", labels));
    }

    [Fact]
    public void Key_LabelsInAnyOrder_IsTheSame() =>
        Prop.ForAll(Gen.Shuffle(new[] { "a", "b", "c", "d", "aa", "é" }).ToArbitrary(), names =>
        {
            var one = new SeriesKey();
            var two = new SeriesKey();
            one.Start("x"u8);
            two.Start();
            foreach (string name in names)
            {
                one.AddLabel(Encoding.UTF8.GetBytes(name), "1"u8);
            }

            foreach (string name in names.OrderBy(name => name.Length).ThenBy(name => name, StringComparer.Ordinal))
            {
                two.AddLabel(Encoding.UTF8.GetBytes(name), "1"u8);
            }

            two.SetName("x"u8);
            return one.Canonical.SequenceEqual(two.Canonical)
                && one.Labels.SequenceEqual(two.Labels)
                && Encoding.UTF8.GetString(one.Canonical) == "x" + string.Concat(one.Labels.Select(label => $"\0{label.Name}\0{label.Value}"));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Key_SeventeenthOrRepeatedLabel_IsNotTaken()
    {
        var key = new SeriesKey();
        key.Start("x"u8);
        for (int i = 0; i < 16; i++)
        {
            Assert.True(key.AddLabel(Encoding.UTF8.GetBytes($"l{i:00}"), new byte[5000]));
        }

        Assert.False(key.AddLabel("more"u8, ""u8));
        Assert.False(key.AddLabel("l03"u8, ""u8));
        Assert.Equal((16, true, false), (key.LabelCount, key.HasLabel("l03"u8), key.HasLabel("more"u8)));
    }
}
