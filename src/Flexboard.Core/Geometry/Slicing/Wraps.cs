namespace Flexboard.Core.Geometry.Slicing;

/// <summary>A block's parts in one or several lines of nearly equal sums.</summary>
internal sealed class Wraps
{
    private readonly IReadOnlyList<ShapeTable> parts;
    private readonly bool wasRow;
    private readonly Taste taste;
    private readonly double even;
    private readonly double[] sums;
    private readonly int[] whole;

    public Wraps(IReadOnlyList<ShapeTable> parts, double[] weights, bool wasRow, Taste taste, double even)
    {
        (this.parts, this.wasRow, this.taste, this.even) = (parts, wasRow, taste, even);
        sums = new double[weights.Length + 1];
        for (int i = 0; i < weights.Length; i++)
        {
            sums[i + 1] = sums[i] + weights[i];
        }

        whole = [.. weights.Select(weight => Ratios.Offset(weight / sums[^1]))];
    }

    /// <summary>Puts in what is cheaper than what is there.</summary>
    public void Improve(double[] costs, Plan?[] plans)
    {
        int[]? last = null;
        for (int count = 1; count <= parts.Count; count++)
        {
            int[] starts = StartsOf(count);
            if (last is not null && starts.AsSpan().SequenceEqual(last))
            {
                continue;
            }

            last = starts;
            Improve(starts, isRow: true, costs, plans);
            Improve(starts, isRow: false, costs, plans);
        }
    }

    private void Improve(int[] starts, bool isRow, double[] costs, Plan?[] plans)
    {
        int lines = starts.Length;
        int[] offsets = [.. Enumerable.Range(0, lines).Select(line => Ratios.Offset(SumOf(starts, line) / sums[^1]))];
        int turned = isRow == wasRow ? lines - 1 : parts.Count - lines;
        double cost = taste.Loyalty * taste.Turn * turned;
        if (lines > 1 && lines < parts.Count)
        {
            double most = Enumerable.Range(0, lines).Max(line => SumOf(starts, line));
            double least = Enumerable.Range(0, lines).Min(line => SumOf(starts, line));
            cost += most <= even * least ? 0.5 * taste.Break : taste.Break + (0.5 * taste.Break * lines);
        }

        for (int step = 0; step < Ratios.Steps; step++)
        {
            double sum = cost;
            for (int line = 0; line < lines && sum < costs[step]; line++)
            {
                for (int i = starts[line]; i < EndOf(starts, line); i++)
                {
                    sum += parts[i].Costs[StepOf(step, offsets[line], whole[i], isRow)];
                }
            }

            if (sum < costs[step])
            {
                costs[step] = sum;
                plans[step] = PlanOf(starts, offsets, step, isRow);
            }
        }
    }

    /// <summary>
    /// Of a row of the whole height a part's ratio is the whole's by its share; of a line in a stack it is the line's,
    /// which is the whole's by the inverse of the line's share.
    /// </summary>
    private static int StepOf(int step, int line, int part, bool isRow) =>
        Ratios.Clamp(isRow ? step - line + (part - line) : step + line - (part - line));

    private Plan PlanOf(int[] starts, int[] offsets, int step, bool isRow)
    {
        var lines = Enumerable.Range(0, starts.Length).Select(line =>
        {
            var inLine = Enumerable.Range(starts[line], EndOf(starts, line) - starts[line])
                .Select(i => Plan.Of(i, StepOf(step, offsets[line], whole[i], isRow))).ToList();
            return inLine is [var one] ? one : new Plan(isRow, inLine);
        }).ToList();
        return lines is [var only] ? only : new Plan(!isRow, lines);
    }

    /// <summary>Where lines begin so that each has about the same.</summary>
    private int[] StartsOf(int count)
    {
        var starts = new List<int> { 0 };
        for (int line = 1; line < count; line++)
        {
            double at = sums[^1] * line / count;
            int start = Array.FindIndex(sums, sum => sum >= at - (1e-9 * sums[^1]));
            if (start > 0 && at - sums[start - 1] < sums[start] - at)
            {
                start--;
            }

            if (start > starts[^1] && start < parts.Count)
            {
                starts.Add(start);
            }
        }

        return [.. starts];
    }

    private int EndOf(int[] starts, int line) => line + 1 < starts.Length ? starts[line + 1] : parts.Count;

    private double SumOf(int[] starts, int line) => sums[EndOf(starts, line)] - sums[starts[line]];
}
