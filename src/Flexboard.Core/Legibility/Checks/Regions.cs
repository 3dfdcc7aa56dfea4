using System.Collections.Immutable;
using Flexboard.Core.Geometry;

namespace Flexboard.Core.Legibility;

/// <summary>Where on a wall a rectangle cannot be seen, mm.</summary>
internal static class Regions
{
    /// <summary>How much surface a rectangle and a polygon have in common, mm².</summary>
    /// <param name="box">The rectangle.</param>
    /// <param name="polygon">x and y of each corner.</param>
    public static double Common(Box box, ImmutableArray<double> polygon)
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

        return Math.Abs(area) / 2;
    }

    /// <summary>How wide what no output lights of a rectangle is, the larger of across and down, mm; 0: all of it is lit.</summary>
    public static double Unlit(Box box, ImmutableArray<Box> outputs)
    {
        // Between all edges every cell is lit or not.
        double[] xs = Edges(box.X, box.Width, outputs.SelectMany(one => new[] { one.X, one.X + one.Width }));
        double[] ys = Edges(box.Y, box.Height, outputs.SelectMany(one => new[] { one.Y, one.Y + one.Height }));
        double most = 0;
        for (int i = 0; i + 1 < xs.Length; i++)
        {
            for (int j = 0; j + 1 < ys.Length; j++)
            {
                double x = (xs[i] + xs[i + 1]) / 2, y = (ys[j] + ys[j + 1]) / 2;
                if (!outputs.Any(one => x > one.X && x < one.X + one.Width && y > one.Y && y < one.Y + one.Height))
                {
                    most = Math.Max(most, Math.Min(xs[i + 1] - xs[i], ys[j + 1] - ys[j]));
                }
            }
        }

        // Less than a tenth of a millimetre is a rounded profile.
        return most > 0.1 ? most : 0;
    }

    private static double[] Edges(double from, double length, IEnumerable<double> others) =>
        [.. others.Where(one => one > from && one < from + length).Append(from).Append(from + length).Distinct().Order()];

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
