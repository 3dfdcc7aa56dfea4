namespace Flexboard.Core.Legibility;

/// <summary>How many hues some colours have.</summary>
internal static class ColourHues
{
    /// <summary>Less chroma of CIELAB is grey. A judgment.</summary>
    private const double Grey = 12;

    /// <summary>Hues that are nearer are called by one name, degrees of CIELAB. A judgment.</summary>
    private const double Near = 30;

    /// <summary>Counts groups of hues with a gap between them.</summary>
    public static int Count(IEnumerable<Colour> colours)
    {
        double[] hues =
        [
            .. colours.Select(LabColour.Of).Where(one => Math.Sqrt((one.A * one.A) + (one.B * one.B)) >= Grey)
                .Select(one => ((Math.Atan2(one.B, one.A) * 180 / Math.PI) + 360) % 360).Order(),
        ];

        // A group ends where the next hue is not near the first of it; it may go on over 360 degrees.
        int groups = 0;
        double first = double.NegativeInfinity;
        foreach (double hue in hues)
        {
            if (hue - first > Near)
            {
                (first, groups) = (hue, groups + 1);
            }
        }

        return groups > 1 && hues[0] + 360 - first <= Near ? groups - 1 : groups;
    }
}
