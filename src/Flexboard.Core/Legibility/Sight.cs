namespace Flexboard.Core.Legibility;

/// <summary>How large something is to an eye. Lengths are millimetres, angles are arc minutes.</summary>
public static class Sight
{
    /// <summary>Capitals below this cannot be read at ease by everybody: ISO 9241-303, NUREG-0700.</summary>
    public const double LeastCapital = 16;

    /// <summary>Capitals below this are read, though not at a glance.</summary>
    public const double GoodCapital = 20;

    /// <summary>The same of Korean, Chinese and Japanese characters: more strokes in as much height. A judgment.</summary>
    public const double LeastIdeograph = 20;

    /// <inheritdoc cref="LeastIdeograph"/>
    public const double GoodIdeograph = 26;

    private const double PerRadian = 60 * 180 / Math.PI;

    /// <summary>How high something appears.</summary>
    /// <param name="height">Its height, mm.</param>
    /// <param name="distance">From the eye, mm, above 0.</param>
    /// <returns>Arc minutes: 2 atan(h / 2D).</returns>
    public static double ArcMinutes(double height, double distance) => 2 * Math.Atan(height / (2 * distance)) * PerRadian;

    /// <summary>How high something has to be.</summary>
    /// <param name="arcMinutes">To appear so high.</param>
    /// <param name="distance">From the eye, mm.</param>
    /// <returns>Millimetres: 2 D tan(θ / 2).</returns>
    public static double HeightFor(double arcMinutes, double distance) => 2 * distance * Math.Tan(arcMinutes / PerRadian / 2);

    /// <summary>From how far something appears so high at least.</summary>
    /// <param name="height">Its height, mm.</param>
    /// <param name="arcMinutes">As it has to appear, above 0.</param>
    /// <returns>Millimetres.</returns>
    public static double Farthest(double height, double arcMinutes) => height / (2 * Math.Tan(arcMinutes / PerRadian / 2));
}
