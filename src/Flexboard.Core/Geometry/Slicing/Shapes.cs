namespace Flexboard.Core.Geometry.Slicing;

/// <summary>
/// Finds the layout of every block for boxes of every ratio, from widgets up. A part's ratio follows from its share of
/// the area and the ratio of the whole, so that one number for each ratio is all that a block needs to know of its parts.
/// </summary>
/// <param name="taste">What is weighed.</param>
/// <param name="lettering">Sizes.</param>
/// <param name="areaPerWeight">Board units of the target for each of the source.</param>
internal sealed class Shapes(Taste taste, Lettering lettering, double areaPerWeight)
{
    // Of longer runs only even lines are tried: the number of other layouts grows with the third power.
    private const int MostSplit = 14;

    // Lines of wraps whose sums differ by no more than this end at one edge.
    private const double Even = 1.04;

    /// <summary>The table of a block.</summary>
    public ShapeTable Of(Block block) => Of([block]);

    /// <summary>One table for blocks that are built alike, so that they stay alike.</summary>
    private ShapeTable Of(IReadOnlyList<Block> alike)
    {
        var block = alike[0];
        var inner = block.Leaf is null ? OfParts(alike) : OfLeaves(alike);
        return block.IsDressed ? Dressed(block, inner) : inner;
    }

    private ShapeTable OfLeaves(IReadOnlyList<Block> alike)
    {
        double[] costs = new double[Ratios.Steps];
        for (int step = 0; step < Ratios.Steps; step++)
        {
            double ratio = Ratios.At(step);
            costs[step] = alike.Average(block =>
            {
                double area = block.Weight * areaPerWeight;
                return taste.Cost(block.Leaf!, Math.Sqrt(area * ratio), Math.Sqrt(area / ratio), lettering);
            });
        }

        return new(costs, new Plan?[Ratios.Steps], [.. Enumerable.Range(0, Ratios.Steps)], []);
    }

    private ShapeTable OfParts(IReadOnlyList<Block> alike)
    {
        var block = alike[0];
        int count = block.Parts.Count;
        ShapeTable[] parts;
        bool isUniform = count > 1 && block.Parts.All(part => part.IsLike(block.Parts[0]));
        if (isUniform)
        {
            var one = Of([.. alike.SelectMany(each => each.Parts)]);
            parts = [.. Enumerable.Repeat(one, count)];
        }
        else
        {
            parts = [.. Enumerable.Range(0, count).Select(i => Of([.. alike.Select(each => each.Parts[i])]))];
        }

        double[] weights = [.. Enumerable.Range(0, count).Select(i => isUniform ? 1 : alike.Average(each => each.Parts[i].Weight))];
        double[] costs = new double[Ratios.Steps];
        Array.Fill(costs, double.PositiveInfinity);
        var plans = new Plan?[Ratios.Steps];
        if (count == 1)
        {
            return new(parts[0].Costs, [.. Enumerable.Range(0, Ratios.Steps).Select(step => Plan.Of(0, step))], [.. Enumerable.Range(0, Ratios.Steps)], parts);
        }

        new Wraps(parts, weights, block.WasRow, taste, Even).Improve(costs, plans);
        if (count is > 2 and <= MostSplit)
        {
            new Splits(parts, weights, block.WasRow, taste).Improve(costs, plans);
        }

        return new(costs, plans, [.. Enumerable.Range(0, Ratios.Steps)], parts);
    }

    /// <summary>Lines and frames take room of fixed size: the box within has another ratio.</summary>
    private ShapeTable Dressed(Block block, ShapeTable inner)
    {
        double area = block.Weight * areaPerWeight;
        double[] costs = new double[Ratios.Steps];
        int[] steps = new int[Ratios.Steps];
        for (int step = 0; step < Ratios.Steps; step++)
        {
            double ratio = Ratios.At(step);
            var (width, height) = (Math.Sqrt(area * ratio), Math.Sqrt(area / ratio));
            var room = Dress.Within(block, new Box(0, 0, width, height), lettering);
            steps[step] = Ratios.StepOf(Math.Max(room.Width, 1) / Math.Max(room.Height, 1));
            double lost = Math.Max(0, Math.Log(Lines.LeastWidth(block.Head.Concat(block.Foot).ToList(), lettering) / width));
            costs[step] = inner.Costs[steps[step]] + (5 * lost) + Math.Max(0, Math.Log(0.6 * height / Math.Max(room.Height, 1e-3 * height)));
        }

        return inner with { Costs = costs, Inner = steps };
    }
}
