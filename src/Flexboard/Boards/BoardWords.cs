using System.Globalization;
using Flexboard.Core.Boards;

namespace Flexboard.Boards;

/// <summary>Texts in board files that must be one of something.</summary>
internal static class BoardWords
{
    public static string? Word(this JsonSpot spot, string[] words)
    {
        string? text = spot.Text(BoardFormat.MaxName);
        if (text is null || words.Contains(text))
        {
            return text;
        }

        spot.Fault($"is '{text}'; it may be {string.Join(", ", words)}");
        return null;
    }

    /// <summary>An id that none of <paramref name="taken"/> is; it is added to them.</summary>
    public static string? Id(this JsonSpot spot, HashSet<string> taken)
    {
        string? id = spot.Text(BoardFormat.MaxName);
        if (id is null)
        {
            return null;
        }

        if (!Board.IsId(id))
        {
            spot.Fault($"'{id}' is no id: 1 to 64 lower-case letters a to z, digits and hyphens");
        }
        else if (!taken.Add(id))
        {
            spot.Fault($"'{id}' is there already");
        }

        return id;
    }

    public static string? Culture(this JsonSpot spot)
    {
        string? tag = spot.Text(BoardFormat.MaxName);
        if (tag is null)
        {
            return null;
        }

        try
        {
            if (tag.Length > 0)
            {
                CultureInfo.GetCultureInfo(tag, predefinedOnly: true);
                return tag;
            }
        }
        catch (CultureNotFoundException)
        {
        }

        spot.Fault($"'{tag}' is no language tag that this server knows, such as en, ko or ja-JP");
        return null;
    }

    /// <summary>Ids with slashes between them; or empty.</summary>
    public static string? Folder(this JsonSpot spot)
    {
        string? name = spot.Text(BoardFormat.MaxName);
        if (name is null or "" || Core.Boards.Board.IsFolder(name))
        {
            return name;
        }

        spot.Fault($"'{name}' is no folder; one looks like 'seoul' or 'seoul/core': small letters, digits and hyphens");
        return null;
    }

    /// <summary>An IANA name, because browsers know no other; or empty.</summary>
    public static string? TimeZone(this JsonSpot spot)
    {
        string? name = spot.Text(BoardFormat.MaxName);
        if (name is null or "" || (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId))
        {
            return name;
        }

        spot.Fault($"'{name}' is no IANA time zone that this server knows, such as Asia/Seoul or UTC");
        return null;
    }
}
