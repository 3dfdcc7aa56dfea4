namespace Flexboard.Core.Geometry.Walls;

/// <summary>
/// How the pictures of two projectors fade into each other over their overlap: each shows a share of the light, and both
/// shares make one, in linear light.
/// </summary>
public static class BlendRamp
{
    /// <summary>
    /// The share of the light at a place in the overlap: 0 at the picture's edge, 1 where the overlap ends, and half in the
    /// middle whatever the exponent (Raskar et al., Multi-Projector Displays, 1999; the usual s-curve of warping software).
    /// </summary>
    /// <param name="at">From the edge, in overlaps: 0 to 1.</param>
    /// <param name="exponent">1: a straight line; above: flatter at both ends.</param>
    public static double Share(double at, double exponent) => at switch
    {
        <= 0 => 0,
        >= 1 => 1,
        < 0.5 => 0.5 * Math.Pow(2 * at, exponent),
        _ => 1 - (0.5 * Math.Pow(2 * (1 - at), exponent)),
    };

    /// <summary>
    /// The ramp as a black layer over a picture: stops between which its opacity is a straight line, as a browser draws it.
    /// A layer of opacity a leaves (1 − a) of the signal, which is (1 − a)^gamma of the light.
    /// </summary>
    /// <param name="exponent">Of <see cref="Share"/>.</param>
    /// <param name="gamma">Of the projector: light = signal^gamma.</param>
    /// <returns>Place (0 to 1 from the edge) and opacity, by growing places.</returns>
    public static IReadOnlyList<(double At, double Opacity)> Stops(double exponent, double gamma)
    {
        const int Count = 48;
        var stops = new (double At, double Opacity)[Count + 1];
        for (int i = 0; i <= Count; i++)
        {
            // The curve is steepest at the edge: more stops there.
            double at = Math.Pow(i / (double)Count, 2);
            stops[i] = (at, 1 - Math.Pow(Share(at, exponent), 1 / gamma));
        }

        return stops;
    }
}
