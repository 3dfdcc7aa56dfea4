namespace Flexboard.Core.Series;

/// <summary>The transactions that ended within one column of time.</summary>
public sealed class DurationColumn
{
    private readonly uint[] normal = new uint[DurationBins.Count];
    private uint[]? failed;

    /// <summary>Start of the column, Unix ms, a multiple of <see cref="DurationRing.ColumnMs"/>; negative when empty.</summary>
    public long Start { get; private set; } = -1;

    /// <summary>Transactions that did not fail, by bin of <see cref="DurationBins"/>.</summary>
    public ReadOnlySpan<uint> Normal => normal;

    /// <summary>Transactions that failed, by bin; empty when none did.</summary>
    public ReadOnlySpan<uint> Failed => failed;

    /// <summary>All transactions, failed ones included.</summary>
    public long Count { get; private set; }

    /// <summary>Failed transactions.</summary>
    public long Errors { get; private set; }

    /// <summary>Sum of elapsed milliseconds, failed ones included.</summary>
    public double Sum { get; private set; }

    /// <summary>Longest elapsed milliseconds.</summary>
    public double Max { get; private set; }

    /// <summary>Count, sum and longest as one fold; how the others lie is told by the bins alone.</summary>
    public Fold Folded => Count == 0 ? Fold.None : new Fold(0, Max, Sum, Count, Max);

    /// <summary>A column that was told apart from any ring.</summary>
    /// <param name="start">Unix ms.</param>
    /// <param name="normal">Counts by bin of <see cref="DurationBins"/>; shorter means none above.</param>
    /// <param name="failed">The same of those that failed.</param>
    /// <param name="sum">Sum of elapsed ms of both.</param>
    /// <param name="max">Longest elapsed ms of both.</param>
    public static DurationColumn Of(long start, ReadOnlySpan<uint> normal, ReadOnlySpan<uint> failed, double sum, double max)
    {
        var column = new DurationColumn { Start = start, Sum = sum, Max = max };
        normal.CopyTo(column.normal);
        foreach (uint count in normal)
        {
            column.Count += count;
        }

        foreach (uint count in failed)
        {
            column.Errors += count;
        }

        if (column.Errors > 0)
        {
            column.failed = new uint[DurationBins.Count];
            failed.CopyTo(column.failed);
        }

        column.Count += column.Errors;
        return column;
    }

    /// <summary>Counts another column's transactions too.</summary>
    public void Add(DurationColumn other)
    {
        for (int bin = 0; bin < normal.Length; bin++)
        {
            normal[bin] = Add32(normal[bin], other.normal[bin]);
        }

        if (other.failed is { } more)
        {
            failed ??= new uint[DurationBins.Count];
            for (int bin = 0; bin < more.Length; bin++)
            {
                failed[bin] = Add32(failed[bin], more[bin]);
            }
        }

        Count += other.Count;
        Errors += other.Errors;
        Sum += other.Sum;
        Max = Math.Max(Max, other.Max);
    }

    internal void Reset(long start)
    {
        Start = start;
        Count = Errors = 0;
        Sum = Max = 0;
        Array.Clear(normal);
        failed?.AsSpan().Clear();
    }

    internal void Add(int bin, double elapsed, uint count, bool error)
    {
        if (error)
        {
            failed ??= new uint[DurationBins.Count];
            failed[bin] = Add32(failed[bin], count);
            Errors += count;
        }
        else
        {
            normal[bin] = Add32(normal[bin], count);
        }

        Count += count;
        Sum += elapsed * count;
        Max = Math.Max(Max, elapsed);
    }

    /// <summary>A count that has run full stays full: counts come from outside, and wrapping round would make them tiny.</summary>
    private static uint Add32(uint one, uint other) => one + other < one ? uint.MaxValue : one + other;
}
