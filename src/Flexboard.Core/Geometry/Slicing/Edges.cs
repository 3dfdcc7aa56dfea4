namespace Flexboard.Core.Geometry.Slicing;

/// <summary>The inner edges that a layout has so far, so that those to come line up with them.</summary>
/// <param name="reach">How far an edge is moved to meet another, as a part of the smaller of its neighbours.</param>
/// <param name="isEven">Whether neighbours of nearly one size get one size first.</param>
internal sealed class Edges(double reach, bool isEven = false)
{
    // Sizes that differ by less than this look like one size that was missed.
    private const double Alike = 1.04;

    // The places of lines of text are free; only their words need room.
    private const double LineReach = 0.4;

    private readonly List<double> columns = [];
    private readonly List<double> rows = [];

    /// <summary>Moves the edges between widths.</summary>
    public void AlignColumns(double from, double[] widths, double[] least, double gap, bool isLine = false) =>
        Align(columns, from, widths, least, gap, isLine);

    /// <summary>Moves the edges between heights.</summary>
    public void AlignRows(double from, double[] heights, double[] least, double gap) => Align(rows, from, heights, least, gap, isLine: false);

    private void Align(List<double> known, double from, double[] sizes, double[] least, double gap, bool isLine)
    {
        if (reach <= 0)
        {
            return;
        }

        if (isEven && !isLine)
        {
            Even(sizes, least);
        }

        double end = from;
        for (int i = 0; i + 1 < sizes.Length; i++)
        {
            double edge = end + sizes[i];
            double most = (isLine ? LineReach : reach) * Math.Min(sizes[i], sizes[i + 1]);
            var near = known.Where(one => Math.Abs(one - edge) <= most
                && one - end >= least[i] && sizes[i + 1] - (one - edge) >= least[i + 1]).ToList();
            if (near.Count > 0)
            {
                double nearest = near.MinBy(one => Math.Abs(one - edge));
                sizes[i + 1] -= nearest - edge;
                sizes[i] = nearest - end;
                edge = nearest;
            }
            else if (!isLine)
            {
                known.Add(edge);
            }

            end = edge + gap;
        }
    }

    private static void Even(double[] sizes, double[] least)
    {
        int[] sorted = [.. Enumerable.Range(0, sizes.Length).OrderBy(i => sizes[i])];
        for (int from = 0; from < sorted.Length;)
        {
            int[] alike = [.. sorted.Skip(from).TakeWhile(i => sizes[i] <= Alike * sizes[sorted[from]])];
            double mean = alike.Average(i => sizes[i]);
            if (Array.TrueForAll(alike, i => mean >= least[i]))
            {
                Array.ForEach(alike, i => sizes[i] = mean);
            }

            from += alike.Length;
        }
    }
}
