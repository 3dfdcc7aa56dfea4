namespace Flexboard.Core.Geometry;

/// <summary>A point; units are the caller's.</summary>
public readonly record struct Point(double X, double Y)
{
    /// <summary>The vector from another point to this one.</summary>
    public static Point operator -(Point one, Point other) => new(one.X - other.X, one.Y - other.Y);

    /// <summary>A point moved by a vector.</summary>
    public static Point operator +(Point one, Point other) => new(one.X + other.X, one.Y + other.Y);
}

/// <summary>
/// A plane seen in perspective: (x, y) goes to ((h0 x + h1 y + h2) / w, (h3 x + h4 y + h5) / w) with w = h6 x + h7 y + 1.
/// The browser has the same in wall/homography.js; tests/golden/homographies.json holds for both.
/// </summary>
public readonly record struct Homography(double H0, double H1, double H2, double H3, double H4, double H5, double H6, double H7)
{
    /// <summary>What leaves every point where it is.</summary>
    public static Homography Identity { get; } = new(1, 0, 0, 0, 1, 0, 0, 0);

    /// <summary>Takes the corners of a rectangle at the origin to those of a quad.</summary>
    /// <param name="width">Of the rectangle, above 0.</param>
    /// <param name="height">Of the rectangle, above 0.</param>
    /// <param name="quad">Where its corners go.</param>
    /// <remarks>
    /// From the unit square in closed form: Heckbert, Fundamentals of Texture Mapping and Image Warping, 1989, section 2.2.3.
    /// </remarks>
    public static Homography To(double width, double height, Quad quad)
    {
        var (a, b, c, d) = (quad.TopLeft, quad.TopRight, quad.BottomRight, quad.BottomLeft);
        var (one, two, sum) = (b - c, d - c, a - b + (c - d));
        double area = (one.X * two.Y) - (two.X * one.Y);
        double g = ((sum.X * two.Y) - (two.X * sum.Y)) / area;
        double h = ((one.X * sum.Y) - (sum.X * one.Y)) / area;
        return new(
            (b.X - a.X + (g * b.X)) / width, (d.X - a.X + (h * d.X)) / height, a.X,
            (b.Y - a.Y + (g * b.Y)) / width, (d.Y - a.Y + (h * d.Y)) / height, a.Y,
            g / width, h / height);
    }

    /// <summary>Where a point goes.</summary>
    public Point Apply(Point point)
    {
        double w = (H6 * point.X) + (H7 * point.Y) + 1;
        return new(((H0 * point.X) + (H1 * point.Y) + H2) / w, ((H3 * point.X) + (H4 * point.Y) + H5) / w);
    }

    /// <summary>The way back; for a quad that <see cref="Quad.Fault"/> finds nothing wrong with.</summary>
    public Homography Inverse()
    {
        double scale = (H0 * H4) - (H1 * H3);
        return new(
            (H4 - (H5 * H7)) / scale, ((H2 * H7) - H1) / scale, ((H1 * H5) - (H2 * H4)) / scale,
            ((H5 * H6) - H3) / scale, (H0 - (H2 * H6)) / scale, ((H2 * H3) - (H0 * H5)) / scale,
            ((H3 * H7) - (H4 * H6)) / scale, ((H1 * H6) - (H0 * H7)) / scale);
    }

    /// <summary>How much smaller than it is drawn the picture is around a point, in the direction in which it is smallest: below 0.8 text blurs.</summary>
    public double ScaleAt(Point point)
    {
        double w = (H6 * point.X) + (H7 * point.Y) + 1;
        var at = Apply(point);
        double xx = (H0 - (H6 * at.X)) / w, xy = (H1 - (H7 * at.X)) / w, yx = (H3 - (H6 * at.Y)) / w, yy = (H4 - (H7 * at.Y)) / w;

        // The smaller singular value of the Jacobian.
        double squares = (xx * xx) + (xy * xy) + (yx * yx) + (yy * yy), area = (xx * yy) - (xy * yx);
        return Math.Sqrt(Math.Max(0, (squares - Math.Sqrt(Math.Max(0, (squares * squares) - (4 * area * area)))) / 2));
    }
}
