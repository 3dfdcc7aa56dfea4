namespace Flexboard.Core.Legibility;

/// <summary>Measures of Inter, the boards' typeface; Pretendard's (0.707) and Noto Sans' (0.733) differ by less than an eye sees.</summary>
public static class Typeface
{
    /// <summary>Height of capitals, em.</summary>
    public const double Capital = 0.728;

    /// <summary>Height of Korean, Chinese and Japanese characters, em. A judgment.</summary>
    public const double Ideograph = 0.92;

    // Measured: 0.128 at 400, 0.179 at 600.
    private const double RegularStem = 0.128;
    private const double PerWeight = (0.179 - 0.128) / 200;

    /// <summary>Width of a stem, as a part of the capital's height.</summary>
    /// <param name="weight">CSS weight, 100 to 900.</param>
    public static double Stem(double weight) => RegularStem + ((weight - 400) * PerWeight);
}
