namespace Flexboard.Core.Legibility;

/// <summary>The colours of a board that is photographed: the darkest ground that a camera takes, white text, and marks that stand out from it on the wall.</summary>
/// <param name="Ground">Between the panels.</param>
/// <param name="Panel">What text stands on.</param>
/// <param name="Line">Of what is empty: a gauge's track, a tier's outline.</param>
/// <param name="Ink">Of figures and titles.</param>
/// <param name="Secondary">Of notes and labels.</param>
/// <param name="Data">Of figures drawn.</param>
/// <param name="Good">Of what is well.</param>
/// <param name="Warning">Of a warning.</param>
/// <param name="Bad">Of what is critical.</param>
/// <param name="Earlier">Of what was before.</param>
public sealed record PhotoPalette(Colour Ground, Colour Panel, Colour Line, Colour Ink, Colour Secondary, Colour Data, Colour Good, Colour Warning, Colour Bad, Colour Earlier)
{
    /// <summary>The least contrast of what is drawn, as projected.</summary>
    public const double LeastMark = 3;

    /// <summary>How much lighter a panel is than what lies between panels, signals of 255: a judgment.</summary>
    private const int Raised = 8;

    /// <summary>Contrast of an empty track: seen, and no figure. A judgment.</summary>
    private const double Track = 1.5;

    /// <summary>The colours for a wall.</summary>
    /// <param name="veil">Over each of its colours, see <see cref="WallLight.Veil"/>.</param>
    public static PhotoPalette For(double veil)
    {
        byte ground = Photograph.DarkestGround(veil) ?? 0;
        var raised = Grey((byte)Math.Min(byte.MaxValue, ground + Raised));
        var white = new Colour(1, 1, 1);
        var panel = Contrast(white, raised, veil) >= Photograph.LeastContrast ? raised : Grey(ground);
        Colour Mark(string hex) => Lifted(Colour.Of(hex), panel, veil, LeastMark);

        // Hues are those of the dark theme (wwwroot/css/tokens.css); none is a pure blue, which a camera renders dark.
        return new(
            Grey(ground), panel, Lifted(panel, panel, veil, Track), white, Lifted(Colour.Of("#b4bbc4"), panel, veil, Photograph.LeastContrast),
            Mark("#56b4e9"), Mark("#5ec8b0"), Mark("#f0b429"), Mark("#ff6b4a"), Mark("#6f7884"));
    }

    /// <summary>A colour, mixed with as little white as gives it a contrast; white where nothing does.</summary>
    private static Colour Lifted(Colour colour, Colour panel, double veil, double least)
    {
        const int Steps = 100;
        for (int step = 0; step < Steps; step++)
        {
            // As it is shown, in whole signals.
            double white = (double)step / Steps;
            var mixed = Colour.Of(new Colour(Mix(colour.Red, white), Mix(colour.Green, white), Mix(colour.Blue, white)).ToString());
            if (Contrast(mixed, panel, veil) >= least)
            {
                return mixed;
            }
        }

        return new(1, 1, 1);
    }

    private static double Mix(double part, double white) => part + ((1 - part) * white);

    private static double Contrast(Colour light, Colour dark, double veil) => (light.Luminance + veil) / (dark.Luminance + veil);

    private static Colour Grey(byte signal) => new(Colour.Linear(signal), Colour.Linear(signal), Colour.Linear(signal));
}
