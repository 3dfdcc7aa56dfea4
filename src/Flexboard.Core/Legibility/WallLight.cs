namespace Flexboard.Core.Legibility;

/// <summary>The light of a wall: of its white and its black with the room dark, and of the room. Illuminances on the wall, lx.</summary>
/// <param name="White">Of full signal.</param>
/// <param name="Black">Of no signal: what a projector cannot hold back.</param>
/// <param name="Ambient">Of the room.</param>
public readonly record struct WallLight(double White, double Black, double Ambient)
{
    /// <summary>What a wall can be used for at least, by AVIXA ISCR: to look at, to decide by, to analyse.</summary>
    public const double Passive = 7;

    /// <inheritdoc cref="Passive"/>
    public const double BasicDecisions = 15;

    /// <inheritdoc cref="Passive"/>
    public const double Analytical = 50;

    /// <summary>From so much light of the room on, dark text on a light ground is easier to read, lx: NUREG-0700.</summary>
    public const double LightGround = 540;

    /// <summary>Full white to black, as the room sees it.</summary>
    public double Contrast => (White + Black + Ambient) / (Black + Ambient);

    /// <summary>What lies over each colour, as a part of white: 1 / (contrast - 1).</summary>
    public double Veil => (Black + Ambient) / White;

    /// <summary>Of a projector.</summary>
    /// <param name="lumens">As its maker tells them.</param>
    /// <param name="area">That it lights, bars that show nothing included, m².</param>
    /// <param name="nativeContrast">White to black in the dark.</param>
    /// <param name="ambient">Light of the room on the wall, lx.</param>
    /// <param name="efficiency">What of the lumens reaches the wall: 0.75 after a lamp's first year, 0.9 of that through the lens.</param>
    public static WallLight Of(double lumens, double area, double nativeContrast, double ambient, double efficiency)
    {
        double white = lumens * efficiency / area;
        return new(white, white / nativeContrast, ambient);
    }

    /// <summary>How much light a projector needs for a contrast.</summary>
    /// <param name="contrast">That is wanted.</param>
    /// <param name="area">That it lights, m².</param>
    /// <param name="nativeContrast">White to black in the dark.</param>
    /// <param name="ambient">Light of the room on the wall, lx.</param>
    /// <param name="efficiency">What of the lumens reaches the wall.</param>
    /// <returns>Lumens; infinite where no lamp is bright enough, for its black grows with it.</returns>
    /// <remarks>AVIXA's own example has the contrast itself instead of one less, and neglects the projector's black.</remarks>
    public static double LumensFor(double contrast, double area, double nativeContrast, double ambient, double efficiency)
    {
        double left = 1 - ((contrast - 1) / nativeContrast);
        return left > 0 ? (contrast - 1) * ambient * area / (left * efficiency) : double.PositiveInfinity;
    }

    /// <summary>Contrast of two colours as the room sees them.</summary>
    /// <param name="one">Relative luminance, 0 to 1.</param>
    /// <param name="other">Relative luminance, 0 to 1.</param>
    public double Between(double one, double other) => (Math.Max(one, other) + Veil) / (Math.Min(one, other) + Veil);
}
