namespace Flexboard.Core.Geometry.Slicing;

/// <summary>What a layout is weighed by.</summary>
/// <param name="Turn">The cost of a neighbour that stood beside and now stands below, or the other way.</param>
/// <param name="Break">The cost of a block of one direction within one of the other that the source does not have.</param>
/// <param name="Change">The logarithm of the target's ratio over the source's.</param>
internal sealed record Taste(double Turn, double Break, double Change)
{
    private const double Sameness = 0.08;
    private const double TooSmall = 25;
    private const double SameRatio = 0.02;
    private const double Never = 1e5;
    private const double Nearly = 0.88;

    private readonly double trust = Math.Exp(-1.5 * Math.Abs(Change));

    /// <summary>How much more a turned neighbour costs where the ratio gives no reason to turn it.</summary>
    public double Loyalty { get; } = Math.Abs(Change) < SameRatio ? Never : 1 + (8 * Math.Exp(-6 * Math.Abs(Change)));

    /// <summary>How little a box of a size suits a widget; 0 is best.</summary>
    public double Cost(Leaf leaf, double width, double height, Lettering lettering)
    {
        double ratio = Math.Log(width / height);
        double source = Math.Log(leaf.Ratio);

        // Near to the source's own ratio what its maker chose is right; farther off the kind's liking is.
        double least = Math.Log(leaf.Need.LeastRatio);
        double most = Math.Log(leaf.Need.MostRatio);
        least += trust * Math.Min(0, source - least);
        most += trust * Math.Max(0, source - most);
        double off = Math.Max(0, Math.Max(least - ratio, ratio - most));
        return (off * off) + (Sameness * (ratio - source) * (ratio - source))
            + (TooSmall * (Lack(lettering.LeastWidth(leaf), width) + Lack(lettering.LeastHeight(leaf), height)));
    }

    /// <summary>Ratios are weighed before gaps are known: what is short by as much as they take may still fit.</summary>
    private static double Lack(double least, double has) => has >= Nearly * least ? 0 : Math.Log(least / Math.Max(has, 1e-3 * least));
}
