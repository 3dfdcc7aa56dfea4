using System.Globalization;
using System.Text;
using System.Text.Json;
using Flexboard.Core.Messages;
using FsCheck;
using FsCheck.Fluent;

namespace Flexboard.Tests.Messages;

public sealed class JsonCursorTests
{
    /// <summary>Pieces of JSON, strung together at random: often nearly right, which is where parsers err.</summary>
    private static readonly Arbitrary<string> NearlyJson = Gen.Elements(
            "{", "}", "[", "]", ",", ":", "\"a\"", "\"\\u00e9\\n\"", "\"\\x\"", "\"", "1", "-0", "01", "1.5e3", "1.", "-", "1e", "true",
            "null", "nul", "false", " ", "\n", "\t", "{\"a\":", "[1,", "{}", "[]", "\u0001", "가", "/", "'")
        .ArrayOf().Select(string.Concat).ToArbitrary();

    private static readonly Gen<string> Leaf = Gen.Elements("1", "-2.5e-7", "true", "null", "\"\"", "\"q\\\"\\\\\\/\\u0041\"", "[]", "{ }", "\"가\"");

    [Fact]
    public void Skip_NearlyJson_AgreesWithTheFrameworksReader() =>
        Prop.ForAll(NearlyJson, text => IsJson(text) == FrameworkSaysJson(text))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(20_000).WithEndSize(14));

    [Fact]
    public void Skip_NestedJson_AgreesWithTheFrameworksReader() =>
        Prop.ForAll(Json(5).ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), (text, cut) =>
            IsJson(text) && FrameworkSaysJson(text) && IsJson(text[..(cut % text.Length)]) == FrameworkSaysJson(text[..(cut % text.Length)]))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Theory]
    [InlineData(64, false)]
    [InlineData(65, true)]
    [InlineData(1000, true)]
    [InlineData(400_000, true)]
    public void Skip_DeepNesting_IsWalkedOverAndTold(int depth, bool tooDeep)
    {
        var pairs = Enumerable.Range(0, depth).Select(i => i % 3 == 0).ToList();
        string text = string.Concat(pairs.Select(isObject => isObject ? "{\"a\":" : "[")) + "1"
            + string.Concat(Enumerable.Reverse(pairs).Select(isObject => isObject ? "}" : "]"));
        var cursor = new JsonCursor(Encoding.UTF8.GetBytes(text));
        cursor.Skip();
        Assert.Equal((false, true, tooDeep), (cursor.Broken, cursor.AtEnd, cursor.TakeTooDeep()));
        Assert.False(cursor.TakeTooDeep());

        // One closed by the wrong bracket.
        int at = text.IndexOf('1', StringComparison.Ordinal) + 1;
        char wrong = text[at] == ']' ? '}' : ']';
        var broken = new JsonCursor(Encoding.UTF8.GetBytes(text[..at] + wrong + text[(at + 1)..]));
        broken.Skip();
        Assert.True(broken.Broken);
    }

    [Fact]
    public void Resolve_AnyText_AgreesWithTheFrameworksReader() =>
        Prop.ForAll(Gen.Elements("a", "\\n", "\\\"", "\\\\", "\\/", "\\b\\f\\r\\t", "\\u0041", "\\uD83D\\uDE00", "\\uac00", "é", "😀", "\\ud83d", "\\uDE00")
            .ArrayOf().Select(string.Concat).ToArbitrary(), text =>
            {
                byte[] written = Encoding.UTF8.GetBytes(text);
                byte[] into = new byte[written.Length];
                int length = JsonEscapes.Resolve(written, into);
                try
                {
                    string expected = JsonDocument.Parse($"\"{text}\"").RootElement.GetString()!;
                    return length >= 0 && Encoding.UTF8.GetString(into, 0, length) == expected;
                }
                catch (Exception fault) when (fault is InvalidOperationException or JsonException)
                {
                    return length < 0;
                }
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void Scan_AnyNumber_AgreesWithTheFramework() =>
        Prop.ForAll(Gen.Elements("0", "1", "9", "17", "999999999", "000", ".", "e", "E", "+", "-", "e-", "e+3", "123456789012345678")
            .ArrayOf().Select(string.Concat).ToArbitrary(), text =>
            {
                byte[] bytes = Encoding.UTF8.GetBytes(text);
                bool isStrict = FrameworkSaysJson(text);
                if ((NumberText.Scan(bytes, strict: true, out double strict) == bytes.Length && bytes.Length > 0) != isStrict)
                {
                    return false;
                }

                // The lenient form is what .NET reads, less white space.
                bool isLenient = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double expected);
                bool scanned = NumberText.Scan(bytes, strict: false, out double lenient) == bytes.Length && bytes.Length > 0;
                return scanned == isLenient && (!isLenient || Same(lenient, expected)) && (!isStrict || Same(strict, expected));
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000).WithEndSize(10));

    [Fact]
    public void Scan_AnyDouble_IsExact() =>
        Prop.ForAll(Gen.Choose(int.MinValue, int.MaxValue).Two().ToArbitrary(), halves =>
        {
            double value = BitConverter.UInt64BitsToDouble(((ulong)(uint)halves.Item1 << 32) | (uint)halves.Item2);
            return !double.IsFinite(value)
                || (Same(Scan(value.ToString("R", CultureInfo.InvariantCulture)), value)
                    && Same(Scan(value.ToString("E16", CultureInfo.InvariantCulture)), value)
                    && Same(Scan((halves.Item1 / 100m).ToString(CultureInfo.InvariantCulture)), (double)(halves.Item1 / 100m)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void TryRfc3339_AnyTime_AgreesWithTheFramework() =>
        Prop.ForAll(
            (from seconds in Gen.Choose(-2_000_000_000, 2_000_000_000)
             from ms in Gen.Choose(0, 999)
             from offset in Gen.Choose(-14 * 60, 14 * 60)
             select DateTimeOffset.FromUnixTimeMilliseconds((seconds * 1000L) + ms).ToOffset(TimeSpan.FromMinutes(offset))).ToArbitrary(),
            time => TimeText.TryRfc3339(Encoding.UTF8.GetBytes(time.ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture)), out long read)
                && read == time.ToUnixTimeMilliseconds()).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2025-11-24")]
    [InlineData("2025-11-24T16:00:00")]
    [InlineData("2025-13-24T16:00:00Z")]
    [InlineData("2025-02-29T16:00:00Z")]
    [InlineData("2025-11-24T24:00:00Z")]
    [InlineData("2025-11-24T16:00:61Z")]
    [InlineData("2025-11-24T16:00:00.Z")]
    [InlineData("2025-11-24T16:00:00+9")]
    [InlineData("2025-11-24T16:00:00+24:00")]
    [InlineData("2025-11-24T16:00:00Zulu")]
    [InlineData("0000-11-24T16:00:00Z")]
    [InlineData("２０２５-11-24T16:00:00Z")]
    public void TryRfc3339_NoSuchTime_IsRefused(string text) => Assert.False(TimeText.TryRfc3339(Encoding.UTF8.GetBytes(text), out _));

    private static Gen<string> Json(int depth) => depth == 0 ? Leaf : Gen.OneOf(
        Leaf,
        Json(depth - 1).ListOf(3).Select(items => "[ " + string.Join(",", items) + "]"),
        Json(depth - 1).ListOf(2).Select(items => "{" + string.Join(" ,", items.Select((item, i) => $"\"k{i}\\t\" : {item}")) + "\n}"));

    private static bool IsJson(string text)
    {
        var cursor = new JsonCursor(Encoding.UTF8.GetBytes(text));
        cursor.Skip();
        return !cursor.Broken && cursor.AtEnd;
    }

    private static bool FrameworkSaysJson(string text)
    {
        try
        {
            JsonDocument.Parse(text).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static double Scan(string text) =>
        NumberText.Scan(Encoding.UTF8.GetBytes(text), strict: true, out double value) == text.Length ? value : double.NaN;

    private static bool Same(double one, double other) => BitConverter.DoubleToInt64Bits(one) == BitConverter.DoubleToInt64Bits(other);
}
