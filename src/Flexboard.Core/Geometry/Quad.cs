namespace Flexboard.Core.Geometry;

/// <summary>What is wrong with four corners.</summary>
public enum QuadFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A corner lies within the others, or two sides cross: no projector throws that.</summary>
    NotConvex,

    /// <summary>Left and right, or top and bottom, are exchanged.</summary>
    Mirrored,

    /// <summary>A corner and its neighbours lie on one line, or nearly.</summary>
    Flat,
}

/// <summary>Four corners, clockwise on a screen whose y grows downwards.</summary>
public readonly record struct Quad(Point TopLeft, Point TopRight, Point BottomRight, Point BottomLeft)
{
    /// <summary>A corner flatter than this cannot be told from a line, sine of its angle.</summary>
    private const double Flattest = 0.02;

    /// <summary>A rectangle at the origin.</summary>
    public static Quad Rectangle(double width, double height) => new(new(0, 0), new(width, 0), new(width, height), new(0, height));

    /// <summary>Of one that <see cref="Fault"/> finds nothing wrong with, in the square of its unit.</summary>
    public double Area
    {
        get
        {
            var (one, other) = (BottomRight - TopLeft, BottomLeft - TopRight);
            return ((one.X * other.Y) - (one.Y * other.X)) / 2;
        }
    }

    /// <summary>The same with each corner moved.</summary>
    /// <param name="by">x and y of each corner, clockwise from the top left.</param>
    public Quad Moved(ReadOnlySpan<double> by) => new(
        TopLeft + new Point(by[0], by[1]), TopRight + new Point(by[2], by[3]), BottomRight + new Point(by[4], by[5]), BottomLeft + new Point(by[6], by[7]));

    /// <summary>What makes it impossible for a picture.</summary>
    public QuadFault Fault()
    {
        ReadOnlySpan<Point> corners = [TopLeft, TopRight, BottomRight, BottomLeft];
        int right = 0, left = 0;
        bool isFlat = false;
        for (int i = 0; i < 4; i++)
        {
            var (before, here, after) = (corners[(i + 3) % 4], corners[i], corners[(i + 1) % 4]);
            var (come, go) = (here - before, after - here);
            double turn = (come.X * go.Y) - (come.Y * go.X);
            double size = Math.Sqrt(((come.X * come.X) + (come.Y * come.Y)) * ((go.X * go.X) + (go.Y * go.Y)));
            isFlat |= !(Math.Abs(turn) > size * Flattest);
            right += turn > 0 ? 1 : 0;
            left += turn < 0 ? 1 : 0;
        }

        return left == 4 ? QuadFault.Mirrored : right < 4 && !(isFlat && left == 0) ? QuadFault.NotConvex : isFlat ? QuadFault.Flat : QuadFault.None;
    }
}
