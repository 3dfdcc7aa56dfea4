using System.Globalization;
using Flexboard.Storage;
using Flexboard.Texts;

namespace Flexboard.Console;

/// <summary>The console's words, numbers and times in the language of one reader.</summary>
/// <param name="language">One of <see cref="ProductTexts.Languages"/>.</param>
public sealed class Phrases(string language)
{
    private static readonly string[] ByteUnits = ["B", "kB", "MB", "GB", "TB"];

    private readonly CultureInfo culture = CultureInfo.GetCultureInfo(language);

    /// <summary>BCP 47 tag.</summary>
    public string Language => language;

    /// <summary>A text of the console, by its key without <c>console.</c>.</summary>
    public string this[string key] => ProductTexts.Get(language, $"console.{key}");

    /// <summary>A text of the console, filled in.</summary>
    public string Say(string key, params object?[] arguments) => ProductTexts.Get(language, $"console.{key}", arguments);

    /// <summary>What has come of what the disk refused.</summary>
    public string DiskFault(Exception fault) => Say(fault is UnwrittenException ? "disk-now" : "disk-refused", fault.Message);

    /// <summary>Why something was refused; a code that there are no words for is said as it is.</summary>
    public string Reason(string code) => ProductTexts.Of(language).GetValueOrDefault($"refused.{code}", code);

    /// <summary>A count, with separators.</summary>
    public string Count(long value) => value.ToString("N0", culture);

    /// <summary>A rate: one decimal while it is small.</summary>
    public string Rate(double value) => value.ToString(value is 0 or >= 9.95 ? "N0" : "N1", culture);

    /// <summary>Bytes in decimal units, three figures.</summary>
    public string Bytes(double bytes)
    {
        int unit = 0;
        while (bytes >= 999.5 && unit < ByteUnits.Length - 1)
        {
            bytes /= 1000;
            unit++;
        }

        return $"{bytes.ToString(unit == 0 || bytes >= 99.5 ? "N0" : bytes >= 9.95 ? "N1" : "N2", culture)} {ByteUnits[unit]}";
    }

    /// <summary>Milliseconds, exact below ten.</summary>
    public string Milliseconds(double value) => $"{value.ToString(value is 0 or >= 9.95 ? "N0" : "N2", culture)} ms";

    /// <summary>How long something took or has been, in its two largest units.</summary>
    public string Span(long milliseconds)
    {
        long seconds = Math.Max(0, milliseconds) / 1000;
        return seconds switch
        {
            < 60 => Say("seconds", seconds),
            < 3600 => Say("minutes", seconds / 60),
            < 86_400 => Say("hours", seconds / 3600, seconds / 60 % 60),
            _ => Say("days", seconds / 86_400, seconds / 3600 % 24),
        };
    }

    /// <summary>How long ago a moment was.</summary>
    public string Ago(long time, long now) => now - time < 1000 ? this["now"] : Say("ago", Span(now - time));

    /// <summary>The server's wall clock at a moment.</summary>
    public string Clock(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time).ToLocalTime().ToString("HH:mm:ss", culture);

    /// <summary>The server's date and time at a moment.</summary>
    public string Moment(long time)
    {
        // Day and month in the language's own order: Nov 24, 11월 24일, 11月24日.
        string day = culture.DateTimeFormat.MonthDayPattern.Replace("MMMM", "MMM", StringComparison.Ordinal);
        return DateTimeOffset.FromUnixTimeMilliseconds(time).ToLocalTime().ToString($"{day} HH:mm:ss", culture);
    }
}
