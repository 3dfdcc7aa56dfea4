namespace Flexboard.Core.Series;

/// <summary>
/// The fixed bins in which elapsed times are counted. They nest exactly in the rows of every hitmap scale
/// (5, 10, 20, 40 and 80 s in 40 rows), so that a hitmap of any scale is an exact count, and they are fine enough
/// below for percentiles.
/// </summary>
/// <remarks>
/// Widths: 5 ms to 125 ms, 25 ms to 1 s, 125 ms to 5 s, 250 ms to 10 s, 500 ms to 20 s, 1 s to 40 s, 2 s to 80 s,
/// and one bin for all above. A bin holds <c>lower ≤ elapsed &lt; upper</c>.
/// </remarks>
public static class DurationBins
{
    /// <summary>How many rows a hitmap scale has.</summary>
    public const int Rows = 40;

    private static readonly (double From, double Width)[] Parts =
        [(0, 5), (125, 25), (1000, 125), (5000, 250), (10_000, 500), (20_000, 1000), (40_000, 2000), (80_000, double.PositiveInfinity)];

    private static readonly int[] PartStart = StartOfParts();
    private static readonly double[] Lower = LowerBounds();

    /// <summary>How many bins there are, the one above 80 s included.</summary>
    public static int Count => Lower.Length;

    /// <summary>The hitmap scales, in seconds, whose rows the bins nest in.</summary>
    public static ReadOnlySpan<int> Scales => [5, 10, 20, 40, 80];

    /// <summary>The bin of an elapsed time.</summary>
    /// <param name="milliseconds">Not negative.</param>
    public static int IndexOf(double milliseconds)
    {
        int part = Parts.Length - 1;
        while (milliseconds < Parts[part].From)
        {
            part--;
        }

        return part == Parts.Length - 1
            ? Count - 1
            : PartStart[part] + (int)((milliseconds - Parts[part].From) / Parts[part].Width);
    }

    /// <summary>
    /// The bin in which the counts of a published histogram interval <c>(…, bound]</c> are put: the one that ends at
    /// or holds the bound, so that a percentile is never told too low.
    /// </summary>
    public static int IndexOfBound(double bound)
    {
        int index = IndexOf(bound);
        return index > 0 && Lower[index] == bound ? index - 1 : index;
    }

    /// <summary>Lower edge of a bin in milliseconds.</summary>
    public static double LowerBound(int bin) => Lower[bin];

    /// <summary>Upper edge of a bin in milliseconds; infinite for the last.</summary>
    public static double UpperBound(int bin) => bin + 1 < Lower.Length ? Lower[bin + 1] : double.PositiveInfinity;

    /// <summary>The hitmap row of a bin, 0 at the bottom; what lies above the scale is in the top row.</summary>
    /// <param name="bin">A bin's index.</param>
    /// <param name="scaleSeconds">One of <see cref="Scales"/>.</param>
    public static int Row(int bin, int scaleSeconds) =>
        Math.Min(Rows - 1, (int)(Lower[bin] / (scaleSeconds * 1000.0 / Rows)));

    private static int[] StartOfParts()
    {
        var starts = new int[Parts.Length];
        for (int i = 1; i < Parts.Length; i++)
        {
            starts[i] = starts[i - 1] + (int)((Parts[i].From - Parts[i - 1].From) / Parts[i - 1].Width);
        }

        return starts;
    }

    private static double[] LowerBounds()
    {
        var bounds = new List<double>();
        for (int i = 0; i + 1 < Parts.Length; i++)
        {
            for (double at = Parts[i].From; at < Parts[i + 1].From; at += Parts[i].Width)
            {
                bounds.Add(at);
            }
        }

        bounds.Add(Parts[^1].From);
        return [.. bounds];
    }
}
