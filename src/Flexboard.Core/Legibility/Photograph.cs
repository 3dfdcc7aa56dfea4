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

    /// <summary>The most of peak to mean luminance that a camera takes without clipping what is read.</summary>
    public const double MostPeak = 10;

    /// <summary>The least contrast of text as projected.</summary>
    public const double LeastContrast = 6;

    /// <summary>Of a wall of which nothing is known.</summary>
    public const double AssumedContrast = 50;

    /// <summary>How much of the picture is board, where the camera meters.</summary>
    private const double BoardPart = 0.5;

    /// <summary>How much lighter than the veil on the wall the room around it is.</summary>
    private const double Surround = 1.2;

    /// <summary>How much of the width of a picture that is printed is board.</summary>
    private const double BoardAcross = 0.9;

    /// <summary>Peak to mean luminance of what a camera sees.</summary>
    /// <param name="peak">Of the board's lightest text.</param>
    /// <param name="mean">Of all of the board.</param>
    /// <param name="veil">Over it.</param>
    public static double PeakToMean(double peak, double mean, double veil) =>
        (peak + veil) / ((BoardPart * (mean + veil)) + ((1 - BoardPart) * Surround * veil));

    /// <summary>The darkest grey on which text photographs well: a camera takes it, and the text has its contrast.</summary>
    /// <param name="veil">Over it.</param>
    /// <param name="ink">Luminance of the text.</param>
    /// <param name="inked">How much of the board is text and marks, 0 to 1.</param>
    /// <returns>Its signal; null where none meets both: on a wall of less than 6 : 1, where black is the best there is, or where the text is too dim for so little of it.</returns>
    public static byte? DarkestGround(double veil, double ink = 1, double inked = 0.08)
    {
        for (int signal = 0; signal <= byte.MaxValue; signal++)
        {
            double ground = Colour.Linear((byte)signal);
            if ((ink + veil) / (ground + veil) < LeastContrast)
            {
                return null;
            }

            if (PeakToMean(ink, (inked * ink) + ((1 - inked) * ground), veil) <= MostPeak)
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
    /// <returns>Millimetres.</returns>
    public static double CapitalFor(double width, int pictureWidth, double capital = GoodCapital) => capital * width / (BoardAcross * pictureWidth);
}
