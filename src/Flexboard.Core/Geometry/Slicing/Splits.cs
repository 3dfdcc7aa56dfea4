namespace Flexboard.Core.Geometry.Slicing;

/// <summary>A block's parts, in their order, cut in two again and again: the cheapest of all ways to do so.</summary>
internal sealed class Splits
{
    private readonly IReadOnlyList<ShapeTable> parts;
    private readonly bool wasRow;
    private readonly Taste taste;
    private readonly double[] sums;

    // By direction of the outermost cut, first part, last part, step.
    private readonly double[,,,] costs;
    private readonly sbyte[,,,] cuts;

    public Splits(IReadOnlyList<ShapeTable> parts, double[] weights, bool wasRow, Taste taste)
    {
        (this.parts, this.wasRow, this.taste) = (parts, wasRow, taste);
        int count = parts.Count;
        sums = new double[count + 1];
        for (int i = 0; i < count; i++)
        {
            sums[i + 1] = sums[i] + weights[i];
        }

        costs = new double[2, count, count, Ratios.Steps];
        cuts = new sbyte[2, count, count, Ratios.Steps];
        for (int length = 2; length <= count; length++)
        {
            for (int first = 0; first + length <= count; first++)
            {
                Fill(isRow: true, first, first + length - 1);
                Fill(isRow: false, first, first + length - 1);
            }
        }
    }

    /// <summary>Puts in what is cheaper than what is there.</summary>
    public void Improve(double[] known, Plan?[] plans)
    {
        for (int step = 0; step < Ratios.Steps; step++)
        {
            foreach (bool isRow in new[] { wasRow, !wasRow })
            {
                if (costs[Side(isRow), 0, parts.Count - 1, step] < known[step] - 1e-9)
                {
                    known[step] = costs[Side(isRow), 0, parts.Count - 1, step];
                    plans[step] = new Plan(isRow, Run(isRow, 0, parts.Count - 1, step));
                }
            }
        }
    }

    private static int Side(bool isRow) => isRow ? 1 : 0;

    private void Fill(bool isRow, int first, int last)
    {
        int side = Side(isRow);
        double turn = isRow == wasRow ? 0 : taste.Loyalty * taste.Turn;
        for (int step = 0; step < Ratios.Steps; step++)
        {
            costs[side, first, last, step] = double.PositiveInfinity;
        }

        for (int cut = first; cut < last; cut++)
        {
            var (left, right) = Offsets(isRow, first, cut, last);
            for (int step = 0; step < Ratios.Steps; step++)
            {
                double cost = turn + CostOfFirst(isRow, first, cut, Ratios.Clamp(step + left))
                    + CostOfRest(isRow, cut + 1, last, Ratios.Clamp(step + right));
                if (cost < costs[side, first, last, step])
                {
                    costs[side, first, last, step] = cost;
                    cuts[side, first, last, step] = (sbyte)cut;
                }
            }
        }
    }

    private (int Left, int Right) Offsets(bool isRow, int first, int cut, int last)
    {
        double all = sums[last + 1] - sums[first];
        int left = Ratios.Offset((sums[cut + 1] - sums[first]) / all);
        int right = Ratios.Offset((sums[last + 1] - sums[cut + 1]) / all);
        return isRow ? (left, right) : (-left, -right);
    }

    /// <summary>The first of a run is a part or a block of the other direction: a run is cut in one way only.</summary>
    private double CostOfFirst(bool isRow, int first, int last, int step) =>
        first == last ? parts[first].Costs[step] : costs[Side(!isRow), first, last, step] + taste.Break;

    private double CostOfRest(bool isRow, int first, int last, int step) =>
        first == last ? parts[first].Costs[step]
            : Math.Min(costs[Side(isRow), first, last, step], costs[Side(!isRow), first, last, step] + taste.Break);

    private List<Plan> Run(bool isRow, int first, int last, int step)
    {
        int cut = cuts[Side(isRow), first, last, step];
        var (left, right) = Offsets(isRow, first, cut, last);
        var (leftStep, rightStep) = (Ratios.Clamp(step + left), Ratios.Clamp(step + right));
        List<Plan> run = [first == cut ? Plan.Of(first, leftStep) : new Plan(!isRow, Run(!isRow, first, cut, leftStep))];
        if (cut + 1 == last)
        {
            run.Add(Plan.Of(last, rightStep));
        }
        else if (costs[Side(isRow), cut + 1, last, rightStep] <= costs[Side(!isRow), cut + 1, last, rightStep] + taste.Break)
        {
            run.AddRange(Run(isRow, cut + 1, last, rightStep));
        }
        else
        {
            run.Add(new Plan(!isRow, Run(!isRow, cut + 1, last, rightStep)));
        }

        return run;
    }
}
