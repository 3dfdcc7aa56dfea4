using System.Globalization;

namespace Flexboard.Core.Legibility;

/// <summary>A colour as light: red, green and blue of sRGB, linear, 0 to 1.</summary>
public readonly record struct Colour(double Red, double Green, double Blue)
{
    /// <summary>Relative luminance as WCAG 2 has it, 0 to 1.</summary>
    public double Luminance => (0.2126 * Red) + (0.7152 * Green) + (0.0722 * Blue);

    /// <summary>Out of a notation.</summary>
    /// <param name="hex"><c>#rrggbb</c>.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public static Colour Of(ReadOnlySpan<char> hex)
    {
        if (hex is not ['#', _, _, _, _, _, _] || !uint.TryParse(hex[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint rgb))
        {
            throw new FormatException($"'{hex}' is no colour such as #56b4e9");
        }

        return new(Linear((byte)(rgb >> 16)), Linear((byte)(rgb >> 8)), Linear((byte)rgb));
    }

    /// <summary>Light of a signal: IEC 61966-2-1.</summary>
    public static double Linear(byte signal)
    {
        double part = signal / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
    }

    /// <summary>The signal of a light, 0 to 1; what is outside is cut off.</summary>
    public static byte Signal(double light)
    {
        light = Math.Clamp(light, 0, 1);
        double part = light <= 0.0031308 ? 12.92 * light : (1.055 * Math.Pow(light, 1 / 2.4)) - 0.055;
        return (byte)Math.Round(part * 255);
    }

    /// <summary>In its notation, <c>#rrggbb</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Signal(Red):x2}{Signal(Green):x2}{Signal(Blue):x2}");

    /// <summary>As somebody sees it who lacks one kind of cones.</summary>
    /// <remarks>Machado, Oliveira, Fernandes, A Physiologically-based Model for Simulation of Color Vision Deficiency, 2009, severity 1.0.</remarks>
    public Colour SeenBy(ColourVision vision) => vision switch
    {
        ColourVision.Protanopia => Mixed(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
        ColourVision.Deuteranopia => Mixed(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
        ColourVision.Tritanopia => Mixed(1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900),
        _ => this,
    };

    /// <summary>How different two colours look: CIEDE2000, 0 to about 100.</summary>
    /// <remarks>Sharma, Wu, Dalal, The CIEDE2000 Color-Difference Formula, 2005.</remarks>
    public static double Difference(Colour one, Colour other) => LabColour.Difference(LabColour.Of(one), LabColour.Of(other));

    private Colour Mixed(double rr, double rg, double rb, double gr, double gg, double gb, double br, double bg, double bb) => new(
        Math.Clamp((rr * Red) + (rg * Green) + (rb * Blue), 0, 1),
        Math.Clamp((gr * Red) + (gg * Green) + (gb * Blue), 0, 1),
        Math.Clamp((br * Red) + (bg * Green) + (bb * Blue), 0, 1));
}

/// <summary>Who looks.</summary>
public enum ColourVision
{
    /// <summary>Three kinds of cones.</summary>
    Full,

    /// <summary>Without those for red, about 1 % of men.</summary>
    Protanopia,

    /// <summary>Without those for green, about 1 % of men; weak in them are 5 %.</summary>
    Deuteranopia,

    /// <summary>Without those for blue, very rare.</summary>
    Tritanopia,
}
