namespace Flexboard.Core.Legibility;

/// <summary>A colour of CIELAB under D65.</summary>
internal readonly record struct LabColour(double L, double A, double B)
{
    public static LabColour Of(Colour colour)
    {
        var (r, g, b) = colour;

        // IEC 61966-2-1, and its white.
        double x = ((0.4124 * r) + (0.3576 * g) + (0.1805 * b)) / 0.9505;
        double y = (0.2126 * r) + (0.7152 * g) + (0.0722 * b);
        double z = ((0.0193 * r) + (0.1192 * g) + (0.9505 * b)) / 1.089;
        return new((116 * Root(y)) - 16, 500 * (Root(x) - Root(y)), 200 * (Root(y) - Root(z)));
    }

    /// <summary>CIEDE2000 with all weights 1; the names are those of Sharma, Wu, Dalal 2005, equations 2 to 22.</summary>
    public static double Difference(LabColour one, LabColour other)
    {
        double mean = (Math.Sqrt((one.A * one.A) + (one.B * one.B)) + Math.Sqrt((other.A * other.A) + (other.B * other.B))) / 2;
        double g = 0.5 * (1 - Math.Sqrt(Seventh(mean)));
        var (a1, a2) = ((1 + g) * one.A, (1 + g) * other.A);
        var (c1, c2) = (Math.Sqrt((a1 * a1) + (one.B * one.B)), Math.Sqrt((a2 * a2) + (other.B * other.B)));
        var (h1, h2) = (Hue(a1, one.B), Hue(a2, other.B));
        bool isGrey = c1 * c2 == 0;

        double turn = h2 - h1;
        double dh = isGrey ? 0 : turn > 180 ? turn - 360 : turn < -180 ? turn + 360 : turn;
        double dH = 2 * Math.Sqrt(c1 * c2) * Math.Sin(Radians(dh / 2));
        double h = isGrey ? h1 + h2 : Math.Abs(h1 - h2) <= 180 ? (h1 + h2) / 2 : h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2;

        var (l, c) = ((one.L + other.L) / 2, (c1 + c2) / 2);
        double t = 1 - (0.17 * Math.Cos(Radians(h - 30))) + (0.24 * Math.Cos(Radians(2 * h))) + (0.32 * Math.Cos(Radians((3 * h) + 6))) - (0.2 * Math.Cos(Radians((4 * h) - 63)));
        double off = (l - 50) * (l - 50);
        double sl = 1 + (0.015 * off / Math.Sqrt(20 + off));
        var (sc, sh) = (1 + (0.045 * c), 1 + (0.015 * c * t));
        double rt = -2 * Math.Sqrt(Seventh(c)) * Math.Sin(Radians(60 * Math.Exp(-Math.Pow((h - 275) / 25, 2))));
        var (ofL, ofC, ofH) = ((other.L - one.L) / sl, (c2 - c1) / sc, dH / sh);
        return Math.Sqrt((ofL * ofL) + (ofC * ofC) + (ofH * ofH) + (rt * ofC * ofH));
    }

    private static double Seventh(double c) => Math.Pow(c, 7) / (Math.Pow(c, 7) + Math.Pow(25, 7));

    private static double Hue(double a, double b) => a == 0 && b == 0 ? 0 : (Math.Atan2(b, a) * 180 / Math.PI + 360) % 360;

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private static double Root(double part) => part > 216.0 / 24389 ? Math.Cbrt(part) : ((24389.0 / 27 * part) + 16) / 116;
}
