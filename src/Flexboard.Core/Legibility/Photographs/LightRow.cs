using System.Numerics;
using System.Runtime.InteropServices;

namespace Flexboard.Core.Legibility;

/// <summary>Rows of light, several pixels at once.</summary>
internal static class LightRow
{
    /// <summary>Adds a row, times a weight.</summary>
    /// <param name="sum">To which it is added.</param>
    /// <param name="row">As long.</param>
    /// <param name="weight">Of the row.</param>
    /// <param name="shift">How far to the right of a pixel that one lies which is added to it; beyond its ends a row goes on as it ends.</param>
    public static void Add(Span<float> sum, ReadOnlySpan<float> row, float weight, int shift = 0)
    {
        int from = Math.Clamp(-shift, 0, sum.Length), to = Math.Clamp(sum.Length - shift, 0, sum.Length);
        AddAll(sum[..from], weight * row[0]);
        AddAll(sum[to..], weight * row[^1]);

        sum = sum[from..to];
        row = row.Slice(from + shift, sum.Length);
        var sums = MemoryMarshal.Cast<float, Vector<float>>(sum);
        var rows = MemoryMarshal.Cast<float, Vector<float>>(row);
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] += rows[i] * weight;
        }

        for (int i = sums.Length * Vector<float>.Count; i < sum.Length; i++)
        {
            sum[i] += row[i] * weight;
        }
    }

    public static double Sum(ReadOnlySpan<float> row)
    {
        var sums = Vector<float>.Zero;
        var rows = MemoryMarshal.Cast<float, Vector<float>>(row);
        foreach (var several in rows)
        {
            sums += several;
        }

        double sum = Vector.Sum(sums);
        foreach (float light in row[(rows.Length * Vector<float>.Count)..])
        {
            sum += light;
        }

        return sum;
    }

    private static void AddAll(Span<float> sum, float light)
    {
        foreach (ref float each in sum)
        {
            each += light;
        }
    }
}
