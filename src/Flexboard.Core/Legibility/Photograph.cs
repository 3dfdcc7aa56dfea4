namespace Flexboard.Core.Legibility;

/// <summary>
/// A press photograph of a wall. Why walls photograph badly: the camera meters a dark board and opens up, so that white text
/// clips and blooms, and then the picture is scaled down. Luminances are relative to the wall's white; what lies over each
/// colour is <see cref="WallLight.Veil"/>.
/// </summary>
public static class Photograph
{
    /// <summary>Capitals of a printed picture that are read without error, its pixels, when the camera is held still.</summary>
    public const double GoodCapital = 12;

    /// <summary>The most of peak to mean luminance that a camera takes without clipping what is read: <see cref="PhotoSettings.Meter"/> is its inverse.</summary>
    public const double MostPeak = 10;

    /// <summary>The least contrast of text as projected.</summary>
    public const double LeastContrast = 6;

    /// <summary>Of a wall of which nothing is known.</summary>
    public const double AssumedContrast = 50;

    /// <summary>Peak to mean luminance of what a camera sees.</summary>
    /// <param name="peak">Of the board's lightest text.</param>
    /// <param name="mean">Of all of the board.</param>
    /// <param name="veil">Over it.</param>
    /// <param name="settings">How much of what it sees is board, and how light the rest.</param>
    public static double PeakToMean(double peak, double mean, double veil, GroundSettings? settings = null)
    {
        settings ??= new();
        return (peak + veil) / ((settings.BoardPart * (mean + veil)) + ((1 - settings.BoardPart) * settings.Surround * veil));
    }

    /// <summary>The darkest grey on which text photographs well: a camera takes it, and the text has its contrast.</summary>
    /// <param name="veil">Over it.</param>
    /// <param name="ink">Luminance of the text.</param>
    /// <param name="settings">How much of the board is text, and how much of what the camera sees is board.</param>
    /// <returns>Its signal; null where none meets both: on a wall of less than 6 : 1, where black is the best there is, or where the text is too dim for so little of it.</returns>
    public static byte? DarkestGround(double veil, double ink = 1, GroundSettings? settings = null)
    {
        settings ??= new();
        for (int signal = 0; signal <= byte.MaxValue; signal++)
        {
            double ground = Colour.Linear((byte)signal);
            if ((ink + veil) / (ground + veil) < LeastContrast)
            {
                return null;
            }

            if (PeakToMean(ink, (settings.Inked * ink) + ((1 - settings.Inked) * ground), veil, settings) <= MostPeak)
            {
                return (byte)signal;
            }
        }

        return null;
    }

    /// <summary>How high capitals have to be on the wall to be read in a printed picture.</summary>
    /// <param name="width">Of the board, mm.</param>
    /// <param name="pictureWidth">As it is printed, pixels.</param>
    /// <param name="capital">In it, pixels.</param>
    /// <param name="scene">How much of the picture's width is board.</param>
    /// <returns>Millimetres.</returns>
    public static double CapitalFor(double width, int pictureWidth, double capital = GoodCapital, PhotoScene? scene = null) =>
        capital * width / ((scene ?? new()).BoardAcross * pictureWidth);
}
