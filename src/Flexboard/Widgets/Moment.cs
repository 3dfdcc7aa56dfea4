using System.Globalization;
using System.Text.RegularExpressions;

namespace Flexboard.Widgets;

/// <summary>A moment as board files name it.</summary>
internal static partial class Moment
{
    /// <summary>What is right, for who wrote something else.</summary>
    public const string Expected = "is no moment; write date, time and offset, such as '2026-11-22T20:00:00+09:00'";

    /// <summary>RFC 3339's date-time: the offset is not optional, or rooms in two zones would count to two moments.</summary>
    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d{1,7})?([Zz]|[+-]\d\d:\d\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex Rfc3339 { get; }

    /// <summary>Unix ms; null when the text is no moment.</summary>
    public static long? Read(string text) => Rfc3339.IsMatch(text) &&
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
        ? moment.ToUnixTimeMilliseconds()
        : null;
}
