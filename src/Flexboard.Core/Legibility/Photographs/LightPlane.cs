namespace Flexboard.Core.Legibility;

/// <summary>The light of one colour, row by row.</summary>
/// <param name="width">Pixels.</param>
/// <param name="height">Pixels.</param>
/// <param name="light">Width x height.</param>
internal sealed class LightPlane(int width, int height, float[] light)
{
    public LightPlane(int width, int height)
        : this(width, height, new float[width * height])
    {
    }

    public int Width => width;

    public int Height => height;

    public float[] Light => light;

    public Span<float> Row(int y) => light.AsSpan(y * width, width);

    /// <summary>The same on any number of threads: rows are added in their order.</summary>
    public double Mean(ParallelOptions work)
    {
        var sums = new double[height];
        Parallel.For(0, height, work, y => sums[y] = LightRow.Sum(Row(y)));
        return sums.Sum() / ((double)width * height);
    }
}
