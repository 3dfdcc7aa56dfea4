using System.Collections.Immutable;
using Flexboard.Core.Geometry;

namespace Flexboard.Core.Legibility;

/// <summary>Where on a wall a rectangle cannot be seen, mm.</summary>
internal static class Regions
{
    /// <summary>Whether a rectangle and a polygon have some surface in common.</summary>
    /// <param name="box">The rectangle.</param>
    /// <param name="polygon">x and y of each corner.</param>
    public static bool Meet(Box box, ImmutableArray<double> polygon)
    {
        // Sutherland and Hodgman, 1974: what is left of the polygon within the rectangle. It may fall apart only along edges, where there is no surface.
        List<(double X, double Y)> left = [];
        for (int i = 0; i + 1 < polygon.Length; i += 2)
        {
            left.Add((polygon[i], polygon[i + 1]));
        }

        left = Cut(left, point => point.X - box.X);
        left = Cut(left, point => box.X + box.Width - point.X);
        left = Cut(left, point => point.Y - box.Y);
        left = Cut(left, point => box.Y + box.Height - point.Y);
        double area = 0;
        for (int i = 0; i < left.Count; i++)
        {
            var (one, next) = (left[i], left[(i + 1) % left.Count]);
            area += (one.X * next.Y) - (next.X * one.Y);
        }

        return Math.Abs(area) > 1;
    }

    /// <summary>What part of a rectangle lies behind masks, 0 to 1, to a sixty-fourth; what lies behind two of them counts once.</summary>
    public static double Hidden(Box box, ImmutableArray<ImmutableArray<double>> masks)
    {
        const int Points = 8;
        int hidden = 0;
        for (int i = 0; i < Points * Points; i++)
        {
            double x = box.X + (box.Width * ((i % Points) + 0.5) / Points), y = box.Y + (box.Height * ((i / Points) + 0.5) / Points);
            hidden += masks.Any(mask => Holds(mask, x, y)) ? 1 : 0;
        }

        return hidden / (double)(Points * Points);
    }

    /// <summary>Whether a polygon holds a point: a line from it to the right crosses its edges an odd number of times.</summary>
    private static bool Holds(ImmutableArray<double> polygon, double x, double y)
    {
        bool isIn = false;
        for (int i = 0, before = polygon.Length - 2; i + 1 < polygon.Length; before = i, i += 2)
        {
            double top = polygon[i + 1], bottom = polygon[before + 1];
            if (top > y != bottom > y && x < polygon[i] + ((polygon[before] - polygon[i]) * (y - top) / (bottom - top)))
            {
                isIn = !isIn;
            }
        }

        return isIn;
    }

    private static List<(double X, double Y)> Cut(List<(double X, double Y)> polygon, Func<(double X, double Y), double> inside)
    {
        List<(double X, double Y)> left = [];
        for (int i = 0; i < polygon.Count; i++)
        {
            var (one, next) = (polygon[i], polygon[(i + 1) % polygon.Count]);
            double at = inside(one), then = inside(next);
            if (at >= 0)
            {
                left.Add(one);
            }

            if (at >= 0 != then >= 0)
            {
                double part = at / (at - then);
                left.Add((one.X + ((next.X - one.X) * part), one.Y + ((next.Y - one.Y) * part)));
            }
        }

        return left;
    }
}
