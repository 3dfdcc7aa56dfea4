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
            normal[bin] += other.normal[bin];
        }

        if (other.failed is { } more)
        {
            failed ??= new uint[DurationBins.Count];
            for (int bin = 0; bin < more.Length; bin++)
            {
                failed[bin] += more[bin];
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
            failed[bin] += count;
            Errors += count;
        }
        else
        {
            normal[bin] += count;
        }

        Count += count;
        Sum += elapsed * count;
        Max = Math.Max(Max, elapsed);
    }
}

/// <summary>
/// Ended transactions in columns of 5 s, up to one hour of them. Grows as time goes by, as far as the memory budget
/// allows. Read and written under the store's gate.
/// </summary>
public sealed class DurationRing
{
    /// <summary>Width of a column.</summary>
    public const int ColumnMs = 5000;

    /// <summary>The most columns that are kept: one hour.</summary>
    public const int MaxColumns = 720;

    /// <summary>What one more column costs, errors included.</summary>
    private static readonly long ColumnBytes = 128 + (2L * sizeof(uint) * DurationBins.Count);

    private DurationColumn?[] columns = new DurationColumn?[24];
    private LateWrites late;
    private long changes;

    /// <summary>How many columns it holds now.</summary>
    public int Capacity => columns.Length;

    /// <summary>Start of the newest column, Unix ms; negative when there is none.</summary>
    public long NewestStart { get; private set; } = -1;

    /// <summary>Start of the oldest column that it can still tell of, Unix ms; negative when there is none.</summary>
    public long OldestStart { get; private set; } = -1;

    /// <summary>How far it is written now.</summary>
    public RingMark Mark => new(changes, NewestStart, late.Count);

    /// <summary>
    /// Start of the oldest column that changed since a mark was taken, Unix ms; <see cref="long.MaxValue"/> when none did.
    /// </summary>
    public long OldestChangeSince(in RingMark mark) => changes == mark.Changes
        ? long.MaxValue
        : Math.Max(OldestStart, Math.Min(mark.Newest, late.OldestSince(mark.Late)));

    /// <summary>The column that begins at a time, or null when nothing ended in it.</summary>
    /// <param name="start">Unix ms, a multiple of <see cref="ColumnMs"/>.</param>
    public DurationColumn? At(long start) =>
        start >= 0 && columns[Slot(start)] is { } column && column.Start == start ? column : null;

    /// <summary>Start of the column that a time falls into.</summary>
    public static long StartOf(long time) => time - (time % ColumnMs);

    /// <summary>Counts transactions of one elapsed time that ended at a time.</summary>
    /// <returns>False when the time is older than the ring reaches.</returns>
    internal bool Add(long time, int bin, double elapsed, uint count, bool error, MemoryBudget budget, bool protectedSeries)
    {
        if (Reach(StartOf(time), budget, protectedSeries) is not { } column)
        {
            return false;
        }

        column.Add(bin, elapsed, count, error);
        return true;
    }

    /// <summary>Counts the transactions of a whole column.</summary>
    /// <returns>False when the column is older than the ring reaches.</returns>
    internal bool Add(DurationColumn remembered, MemoryBudget budget, bool protectedSeries)
    {
        if (Reach(remembered.Start, budget, protectedSeries) is not { } column)
        {
            return false;
        }

        column.Add(remembered);
        return true;
    }

    internal long BudgetedBytes => (columns.Length - 24) * ColumnBytes;

    /// <summary>The column that begins at a time, made ready to be counted in; null when it is too old.</summary>
    private DurationColumn? Reach(long start, MemoryBudget budget, bool protectedSeries)
    {
        long newest = Math.Max(NewestStart, start);
        long oldest = NewestStart < 0 ? start : Math.Min(OldestStart, start);
        while ((newest - oldest) / ColumnMs >= columns.Length && TryGrow(budget, protectedSeries))
        {
        }

        oldest = Math.Max(oldest, newest - ((long)(columns.Length - 1) * ColumnMs));
        if (start < oldest)
        {
            return null;
        }

        changes++;
        if (start < NewestStart)
        {
            late.Note(start);
        }

        NewestStart = newest;
        OldestStart = oldest;
        ref var column = ref columns[Slot(start)];
        column ??= new DurationColumn();
        if (column.Start != start)
        {
            column.Reset(start);
        }

        return column;
    }

    private bool TryGrow(MemoryBudget budget, bool beyondLimit)
    {
        int size = Math.Min(MaxColumns, columns.Length * 3);
        if (size == columns.Length || !budget.TryTake((size - columns.Length) * ColumnBytes, beyondLimit))
        {
            return false;
        }

        var old = columns;
        columns = new DurationColumn?[size];
        foreach (var column in old)
        {
            if (column is { Start: >= 0 })
            {
                columns[Slot(column.Start)] = column;
            }
        }

        return true;
    }

    private int Slot(long start) => (int)(start / ColumnMs % columns.Length);
}
