namespace Flexboard.Core.Messages;

/// <summary>Times in UTF-8.</summary>
internal static class TimeText
{
    /// <summary>Reads RFC 3339, such as <c>2026-11-22T10:40:00.123+09:00</c>. A leap second is the last moment before it.</summary>
    /// <param name="text">Nothing else may stand in it.</param>
    /// <param name="unixMs">Finer fractions are cut off.</param>
    public static bool TryRfc3339(ReadOnlySpan<byte> text, out long unixMs)
    {
        unixMs = 0;
        if (text.Length < 20 || text[4] != '-' || text[7] != '-' || text[10] is not ((byte)'T' or (byte)'t' or (byte)' ')
            || text[13] != ':' || text[16] != ':'
            || !TryDigits(text[..4], out int year) || !TryDigits(text[5..7], out int month) || !TryDigits(text[8..10], out int day)
            || !TryDigits(text[11..13], out int hour) || !TryDigits(text[14..16], out int minute) || !TryDigits(text[17..19], out int second)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 60)
        {
            return false;
        }

        int at = 19;
        int milliseconds = 0;
        if (text[at] == '.')
        {
            int from = ++at;
            for (; at < text.Length && (uint)(text[at] - '0') <= 9; at++)
            {
                if (at - from < 3)
                {
                    milliseconds = (milliseconds * 10) + (text[at] - '0');
                }
            }

            if (at == from)
            {
                return false;
            }

            for (int missing = at - from; missing < 3; missing++)
            {
                milliseconds *= 10;
            }
        }

        if (!TryOffset(text[at..], out int offsetMinutes))
        {
            return false;
        }

        if (second == 60)
        {
            (second, milliseconds) = (59, 999);
        }

        var local = new DateTime(year, month, day, hour, minute, second, milliseconds, DateTimeKind.Utc);
        unixMs = ((local.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond) - (offsetMinutes * 60_000L);
        return true;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text is [(byte)'Z' or (byte)'z'])
        {
            return true;
        }

        if (text is not [(byte)'+' or (byte)'-', _, _, (byte)':', _, _]
            || !TryDigits(text[1..3], out int hours) || !TryDigits(text[4..6], out int rest) || hours > 23 || rest > 59)
        {
            return false;
        }

        minutes = (text[0] == '-' ? -1 : 1) * ((hours * 60) + rest);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (byte digit in text)
        {
            if ((uint)(digit - '0') > 9)
            {
                return false;
            }

            value = (value * 10) + (digit - '0');
        }

        return true;
    }
}
