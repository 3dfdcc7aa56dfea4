using System.Globalization;

namespace Flexboard.Core.Messages;

/// <summary>Decimal numbers in UTF-8.</summary>
internal static class NumberText
{
    /// <summary>Up to here a mantissa and a power of ten are exact, and so is their product or quotient, rounded once.</summary>
    private const ulong ExactMantissa = 1UL << 53;

    private static readonly double[] ExactPowers =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <summary>Reads the number that the text begins with.</summary>
    /// <param name="text">What follows the number is not looked at.</param>
    /// <param name="strict">JSON's grammar; otherwise also <c>+1</c>, <c>.5</c>, <c>5.</c> and <c>007</c>.</param>
    /// <param name="value">Infinite when it is too large.</param>
    /// <returns>How many bytes it is long; 0 when there is none.</returns>
    public static int Scan(ReadOnlySpan<byte> text, bool strict, out double value)
    {
        value = double.NaN;
        int at = 0;
        bool negative = false;
        if (text.Length > 0 && (text[0] == '-' || (!strict && text[0] == '+')))
        {
            negative = text[0] == '-';
            at = 1;
        }

        ulong mantissa = 0;
        int digitsFrom = at;
        at = Digits(text, at, ref mantissa);
        int whole = at - digitsFrom;
        if (strict && (whole == 0 || (whole > 1 && text[digitsFrom] == '0')))
        {
            return 0;
        }

        int fraction = 0;
        if (at < text.Length && text[at] == '.')
        {
            int from = at + 1;
            at = Digits(text, from, ref mantissa);
            fraction = at - from;
            if (strict && fraction == 0)
            {
                return 0;
            }
        }

        if (whole + fraction == 0)
        {
            return 0;
        }

        int exponent = 0;
        if (at < text.Length && (text[at] | 0x20) == 'e')
        {
            int end = Exponent(text, at + 1, out exponent);
            if (end == 0)
            {
                return 0;
            }

            at = end;
        }

        exponent -= fraction;
        if (whole + fraction <= 19 && mantissa <= ExactMantissa && exponent is >= -22 and <= 22)
        {
            value = exponent < 0 ? mantissa / ExactPowers[-exponent] : mantissa * ExactPowers[exponent];
            value = negative ? -value : value;
        }
        else if (!double.TryParse(text[..at], NumberStyles.Float, CultureInfo.InvariantCulture, out value))
        {
            return 0;
        }

        return at;
    }

    /// <summary>Whether the text is a way to write NaN or an infinity.</summary>
    public static bool IsNotFinite(ReadOnlySpan<byte> text)
    {
        if (text is [(byte)'-' or (byte)'+', ..])
        {
            text = text[1..];
        }

        return System.Text.Ascii.EqualsIgnoreCase(text, "nan"u8)
            || System.Text.Ascii.EqualsIgnoreCase(text, "inf"u8)
            || System.Text.Ascii.EqualsIgnoreCase(text, "infinity"u8);
    }

    // A mantissa of 20 digits and more wraps around; the caller then does not use it.
    private static int Digits(ReadOnlySpan<byte> text, int at, ref ulong mantissa)
    {
        while (at < text.Length && (uint)(text[at] - '0') <= 9)
        {
            mantissa = unchecked((mantissa * 10) + (uint)(text[at] - '0'));
            at++;
        }

        return at;
    }

    private static int Exponent(ReadOnlySpan<byte> text, int at, out int exponent)
    {
        bool negative = at < text.Length && text[at] == '-';
        if (at < text.Length && text[at] is (byte)'-' or (byte)'+')
        {
            at++;
        }

        exponent = 0;
        int from = at;
        while (at < text.Length && (uint)(text[at] - '0') <= 9)
        {
            exponent = Math.Min(100_000, (exponent * 10) + (text[at] - '0'));
            at++;
        }

        exponent = negative ? -exponent : exponent;
        return at == from ? 0 : at;
    }
}
