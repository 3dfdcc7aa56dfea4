namespace Flexboard.Core.Legibility;

/// <summary>Means over parts of a row, or of a column, that begin and end within pixels. What lies beyond its ends is dark.</summary>
internal sealed class AreaMeans
{
    private readonly int[] firsts;
    private readonly int[] starts;
    private readonly float[] weights;

    /// <summary>Of parts that follow on each other.</summary>
    /// <param name="length">Of the row, pixels.</param>
    /// <param name="count">How many parts there are.</param>
    /// <param name="edge">Where a part begins, which is where the one before it ends; growing, pixels.</param>
    public AreaMeans(int length, int count, Func<int, double> edge)
    {
        (firsts, starts) = (new int[count], new int[count + 1]);
        var all = new List<float>();
        double right = edge(0);
        for (int i = 0; i < count; i++)
        {
            double left = right;
            right = edge(i + 1);
            double from = Math.Max(0, left), to = Math.Min(length, right);
            firsts[i] = (int)Math.Min(from, length - 1);
            for (int pixel = firsts[i]; pixel < to; pixel++)
            {
                all.Add((float)((Math.Min(pixel + 1, to) - Math.Max(pixel, from)) / (right - left)));
            }

            starts[i + 1] = all.Count;
        }

        weights = [.. all];
    }

    /// <summary>Makes a row shorter, or leaves it as it is.</summary>
    /// <param name="from">Pixels that it has.</param>
    /// <param name="to">Pixels that it gets.</param>
    public static AreaMeans Scale(int from, int to) => new(from, to, i => (double)i * from / to);

    public int Count => firsts.Length;

    /// <summary>The first pixel of a part.</summary>
    public int First(int part) => firsts[part];

    /// <summary>Of a part's pixels, one after the other.</summary>
    public ReadOnlySpan<float> Weights(int part) => weights.AsSpan(starts[part]..starts[part + 1]);

    /// <summary>The mean of each part of a row.</summary>
    public void Take(ReadOnlySpan<float> row, Span<float> means)
    {
        for (int i = 0; i < means.Length; i++)
        {
            float sum = 0;
            int first = firsts[i] - starts[i];
            for (int at = starts[i]; at < starts[i + 1]; at++)
            {
                sum += weights[at] * row[first + at];
            }

            means[i] = sum;
        }
    }

    /// <summary>The mean of the rows of a part.</summary>
    /// <param name="part">Of the plane's height.</param>
    /// <param name="plane">As high as these parts together.</param>
    /// <param name="mean">As wide as the plane.</param>
    public void Mean(int part, LightPlane plane, Span<float> mean)
    {
        mean.Clear();
        var of = Weights(part);
        for (int i = 0; i < of.Length; i++)
        {
            LightRow.Add(mean, plane.Row(firsts[part] + i), of[i]);
        }
    }
}
