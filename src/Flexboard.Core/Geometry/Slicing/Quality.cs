namespace Flexboard.Core.Geometry.Slicing;

/// <summary>How good a layout is: what it must keep, and how it looks.</summary>
/// <param name="Used">The part of the canvas that widgets cover.</param>
/// <param name="Order">Rank correlation of the panels' areas with those of the source, -1 to 1.</param>
/// <param name="Lacking">Panels and lines below their least size.</param>
/// <param name="Ugliness">Boxes that do not suit, edges that miss each other; 0 is best.</param>
internal readonly record struct Quality(double Used, double Order, int Lacking, double Ugliness)
{
    /// <summary>What a proposal promises; more than it, so that what is counted otherwise keeps the promise too.</summary>
    public const double LeastUsed = 0.901;
    public const double LeastOrder = 0.9;

    /// <summary>From here on more order is not worth looking for.</summary>
    public const double CertainOrder = 0.95;

    // A miss of less than this, in title heights, looks like a mistake.
    private const double NearMiss = 1.2;

    /// <summary>The lower the better: promises first.</summary>
    public double Cost => CostBeforeOrder + (0.3 * (1 - Order)) + (200 * Math.Max(0, LeastOrder - Order));

    /// <summary>The same without the order of areas.</summary>
    public double CostBeforeOrder => Ugliness + (50 * Lacking) + (400 * Math.Max(0, LeastUsed - Used));

    public bool IsKept => Lacking == 0 && Order >= LeastOrder && Used >= LeastUsed;

    /// <summary>Judges boxes, by index of the source's places.</summary>
    public static Quality Of(SourceParts parts, Box[] boxes, double width, double height, Lettering lettering, Taste taste)
    {
        var shared = parts.Leaves.Where(leaf => !parts.Upon.ContainsKey(leaf) && !parts.Backdrops.Contains(leaf)
            && !parts.Frames.ContainsKey(leaf.Widget)).ToList();
        var panels = shared.Where(leaf => !leaf.IsInLine).ToList();
        double used = UsedOf(shared, [.. parts.Frames.Values.Select(frame => boxes[frame.Index])], boxes) / (width * height);
        double order = RankCorrelation.Of([.. panels.Select(leaf => leaf.Source.Area)], [.. panels.Select(leaf => boxes[leaf.Index].Area)]);
        int lacking = shared.Count(leaf => leaf.Role != PlacementRole.Rule
            && (boxes[leaf.Index].Width < lettering.LeastWidth(leaf) - 1 || boxes[leaf.Index].Height < lettering.LeastHeight(leaf) - 1));
        double suits = panels.Count == 0 ? 0
            : panels.Average(leaf => taste.Cost(leaf, boxes[leaf.Index].Width, boxes[leaf.Index].Height, lettering));
        double edges = 0.25 * (Misses([.. panels.Select(leaf => boxes[leaf.Index].X)], lettering) + Misses([.. panels.Select(leaf => boxes[leaf.Index].Y)], lettering));
        return new(used, order, lacking, suits + edges + (taste.Loyalty * Turned(panels, boxes)));
    }

    /// <summary>Boxes do not overlap but for frames, which hold all that is in them.</summary>
    private static double UsedOf(List<Leaf> shared, List<Box> frames, Box[] boxes)
    {
        return frames.Where(IsOutermost).Sum(frame => frame.Area)
            + shared.Select(leaf => boxes[leaf.Index]).Where(IsOutermost).Sum(box => box.Area);

        bool IsOutermost(Box box) => !frames.Exists(frame => frame != box && frame.Shared(box) >= 0.999 * box.Area);
    }

    /// <summary>Distinct edges for each panel, and edges that miss another by little.</summary>
    private static double Misses(double[] edges, Lettering lettering)
    {
        if (edges.Length < 2)
        {
            return 0;
        }

        Array.Sort(edges);
        double misses = 0;
        for (int i = 1; i < edges.Length; i++)
        {
            double apart = edges[i] - edges[i - 1];
            misses += apart < 0.5 ? 0 : apart < NearMiss * lettering.Text ? 3 : 0.5;
        }

        return misses / edges.Length;
    }

    /// <summary>The part of pairs that stand to each other in another way: turned, or the lower one above.</summary>
    private static double Turned(List<Leaf> panels, Box[] boxes)
    {
        const int Most = 60;
        var (pairs, turned) = (0, 0.0);
        for (int i = 0; i < Math.Min(panels.Count, Most); i++)
        {
            for (int j = 0; j < i; j++)
            {
                var (one, other) = (boxes[panels[i].Index], boxes[panels[j].Index]);
                int before = Side(panels[i].Source, panels[j].Source);
                pairs++;
                turned += before != 0 && before != Side(one, other) ? 1 : 0;
                turned += Down(panels[i].Source, panels[j].Source) * Down(one, other) < 0 ? 1 : 0;
            }
        }

        return pairs == 0 ? 0 : 0.4 * turned / pairs;
    }

    /// <summary>Beside: 1 right of, -1 left of; below or above: 2, -2; none of these alone: 0.</summary>
    private static int Side(Box box, Box other)
    {
        int across = box.X >= other.Right - 0.5 ? 1 : box.Right <= other.X + 0.5 ? -1 : 0;
        int down = Down(box, other);
        return across == 0 ? 2 * down : down == 0 ? across : 0;
    }

    private static int Down(Box box, Box other) => box.Y >= other.Bottom - 0.5 ? 1 : box.Bottom <= other.Y + 0.5 ? -1 : 0;
}

/// <summary>Spearman's rank correlation.</summary>
internal static class RankCorrelation
{
    /// <summary>Of two lists of one length; equal values have the mean of their ranks.</summary>
    public static double Of(double[] one, double[] other)
    {
        double[] first = Ranks(one);
        double[] second = Ranks(other);
        double mean = (one.Length + 1) / 2.0;
        double both = 0;
        double ofFirst = 0;
        double ofSecond = 0;
        for (int i = 0; i < first.Length; i++)
        {
            both += (first[i] - mean) * (second[i] - mean);
            ofFirst += (first[i] - mean) * (first[i] - mean);
            ofSecond += (second[i] - mean) * (second[i] - mean);
        }

        // Where all were equal there is no order to keep.
        return ofFirst == 0 ? 1 : ofSecond == 0 ? 0 : both / Math.Sqrt(ofFirst * ofSecond);
    }

    private static double[] Ranks(double[] values)
    {
        int[] sorted = [.. Enumerable.Range(0, values.Length).OrderBy(i => values[i])];
        double[] ranks = new double[values.Length];
        for (int from = 0; from < sorted.Length;)
        {
            int to = from;
            while (to + 1 < sorted.Length && values[sorted[to + 1]] - values[sorted[from]] <= 1e-9 * values[sorted[from]])
            {
                to++;
            }

            for (int i = from; i <= to; i++)
            {
                ranks[sorted[i]] = ((from + to) / 2.0) + 1;
            }

            from = to + 1;
        }

        return ranks;
    }
}
