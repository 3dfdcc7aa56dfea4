namespace Flexboard.Core.Series;

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
        start >= 0 && start >= OldestStart && columns[Slot(start)] is { } column && column.Start == start ? column : null;

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
        const long MostMs = (long)MaxColumns * ColumnMs;
        if (start <= NewestStart - MostMs)
        {
            return null;
        }

        // Nothing of what is there is still within reach: no reason to grow.
        bool leavesAll = start >= NewestStart + MostMs;
        long newest = Math.Max(NewestStart, start);
        long oldest = NewestStart < 0 || leavesAll ? start : Math.Min(OldestStart, start);
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

    /// <summary>Forgets the columns after the one that a time falls into.</summary>
    internal void ForgetAfter(long time)
    {
        long last = StartOf(time);
        foreach (var column in columns)
        {
            if (column is not null && column.Start > last)
            {
                column.Reset(-1);
            }
        }

        // Whoever keeps a picture of the ring looks at all of it again.
        changes++;
        late.Note(Math.Min(last, OldestStart));
        (OldestStart, NewestStart) = last < OldestStart ? (-1, -1) : (OldestStart, Math.Min(last, NewestStart));
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
            // What was left behind may have a place that belongs to a newer column now.
            if (column is { Start: >= 0 } && column.Start >= OldestStart)
            {
                columns[Slot(column.Start)] = column;
            }
        }

        return true;
    }

    private int Slot(long start) => (int)(start / ColumnMs % columns.Length);
}
