using System.Collections.Immutable;
using Flexboard.Core.Geometry;

namespace Flexboard.Core.Legibility;

/// <summary>What of a wall is lit by its outputs, in cells between all their edges: worked out once, for everything that is looked at.</summary>
internal sealed class LitArea
{
    private readonly double[] xs;
    private readonly double[] ys;
    private readonly bool[] isLit;

    /// <param name="outputs">What lights the wall, mm.</param>
    public LitArea(ImmutableArray<Box> outputs)
    {
        xs = Edges(outputs.SelectMany(one => new[] { one.X, one.Right }));
        ys = Edges(outputs.SelectMany(one => new[] { one.Y, one.Bottom }));
        isLit = new bool[(xs.Length - 1) * (ys.Length - 1)];
        for (int i = 0; i < isLit.Length; i++)
        {
            double x = (xs[i % (xs.Length - 1)] + xs[(i % (xs.Length - 1)) + 1]) / 2, y = (ys[i / (xs.Length - 1)] + ys[(i / (xs.Length - 1)) + 1]) / 2;
            isLit[i] = outputs.Any(one => x > one.X && x < one.Right && y > one.Y && y < one.Bottom);
        }
    }

    /// <summary>How wide what no output lights of a rectangle is, the smaller of across and down of the widest place, mm; 0: all of it is lit.</summary>
    public double Unlit(Box box)
    {
        double most = 0;
        for (int j = First(ys, box.Y); j < ys.Length - 1 && ys[j] < box.Bottom; j++)
        {
            double high = Math.Min(ys[j + 1], box.Bottom) - Math.Max(ys[j], box.Y);
            for (int i = First(xs, box.X); i < xs.Length - 1 && xs[i] < box.Right; i++)
            {
                if (!isLit[(j * (xs.Length - 1)) + i])
                {
                    most = Math.Max(most, Math.Min(high, Math.Min(xs[i + 1], box.Right) - Math.Max(xs[i], box.X)));
                }
            }
        }

        // Less than a tenth of a millimetre is a rounded profile.
        return most > 0.1 ? most : 0;
    }

    private static double[] Edges(IEnumerable<double> edges) => [double.MinValue, .. edges.Distinct().Order(), double.MaxValue];

    /// <summary>The cell in which a length begins.</summary>
    private static int First(double[] edges, double at)
    {
        int found = Array.BinarySearch(edges, at);
        return found >= 0 ? found : ~found - 1;
    }
}
