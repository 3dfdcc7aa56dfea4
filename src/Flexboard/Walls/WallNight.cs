using System.Globalization;

namespace Flexboard.Walls;

/// <summary>When a wall is dimmed, each day.</summary>
/// <param name="From">When it begins to, <c>22:00</c>.</param>
/// <param name="To">When it begins to be light again.</param>
/// <param name="Level">How much of the signal is left, 0.1 to 1.</param>
/// <param name="Zone">Whose time that is, <c>Asia/Seoul</c>; empty, or one that this machine does not know any more: the server's.</param>
public sealed record WallDimming(string From, string To, double Level, string Zone = "")
{
    /// <summary>How long it takes, s: nobody sees it move.</summary>
    private const double Fading = 60;

    private const double Day = 86_400;

    /// <summary>How much of the signal is left at a moment.</summary>
    public double LightAt(DateTimeOffset now)
    {
        double time = TimeZoneInfo.ConvertTime(now, ZoneOf(Zone) ?? TimeZoneInfo.Local).TimeOfDay.TotalSeconds, from = SecondsOf(From)!.Value, to = SecondsOf(To)!.Value;
        double sinceFrom = (time - from + Day) % Day, sinceTo = (time - to + Day) % Day;
        double dark = sinceFrom < (to - from + Day) % Day ? Math.Min(1, sinceFrom / Fading) : 1 - Math.Min(1, sinceTo / Fading);
        return Math.Round(1 - ((1 - Level) * dark), 3);
    }

    /// <summary>A time of day, s; null: it is none.</summary>
    internal static double? SecondsOf(string? time) => TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read.ToTimeSpan().TotalSeconds : null;

    /// <summary>A zone by its name; null: there is none.</summary>
    internal static TimeZoneInfo? ZoneOf(string zone) => zone.Length == 0 ? TimeZoneInfo.Local : TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : null;
}

/// <summary>How a wall spares itself: dimmed at night, and moved by so little that nobody sees it, so that nothing burns in. Pure.</summary>
internal static class WallNight
{
    /// <summary>The farthest that a picture is moved, pixels.</summary>
    public const int MostShift = 8;

    /// <summary>How long it stays in one place, s.</summary>
    private const int Stay = 60;

    /// <summary>How much of the signal is left. What somebody has to see is not dimmed: what takes a wall over, or what it is fitted by.</summary>
    public static double LightOf(Wall wall, WallShowing showing, DateTimeOffset now) =>
        wall.Dim is null || showing.Takeover is not null || showing.Pattern is not null ? 1 : wall.Dim.LightAt(now);

    /// <summary>
    /// By how much a picture is moved: a square is walked line by line, a pixel each minute, there and back. It follows from
    /// the time alone, so that all outputs of a wall move together and a restart changes nothing.
    /// </summary>
    /// <param name="most">Pixels from the middle; 0: it is not moved.</param>
    /// <param name="now">Unix ms.</param>
    public static (int X, int Y) ShiftAt(int most, long now)
    {
        int across = (most * 2) + 1, whole = across * across;
        long step = now / (Stay * 1000) % Math.Max(1, 2 * (whole - 1));
        int at = (int)(step < whole ? step : (2 * (whole - 1)) - step);
        int row = at / across, column = row % 2 == 0 ? at % across : across - 1 - (at % across);
        return (column - most, row - most);
    }
}
