namespace Flexboard.Core.Series;

/// <summary>What one second (or one longer step) of a series held.</summary>
/// <param name="Minimum">Smallest sample.</param>
/// <param name="Maximum">Largest sample.</param>
/// <param name="Sum">Sum of the samples.</param>
/// <param name="Count">How many; 0 when there was none.</param>
/// <param name="Last">The newest.</param>
public readonly record struct Fold(double Minimum, double Maximum, double Sum, long Count, double Last)
{
    /// <summary>No sample.</summary>
    public static Fold None => new(double.PositiveInfinity, double.NegativeInfinity, 0, 0, double.NaN);

    /// <summary>A single sample.</summary>
    public static Fold Of(double value) => new(value, value, value, 1, value);

    /// <summary>Mean of the samples; NaN when there was none.</summary>
    public double Average => Count == 0 ? double.NaN : Sum / Count;

    /// <summary>This fold and a later one as one.</summary>
    public Fold Then(in Fold later) => later.Count == 0 ? this : new(
        Math.Min(Minimum, later.Minimum), Math.Max(Maximum, later.Maximum), Sum + later.Sum, Count + later.Count, later.Last);
}

/// <summary>
/// Up to one hour of one series, a slot for each second; what comes faster is folded. A slot with a single sample
/// costs 8 bytes; only a ring in which a second ever held two pays for the other figures. Grows as time goes by, as
/// far as the memory budget allows. Read and written under the store's gate.
/// </summary>
public sealed class SecondRing
{
    /// <summary>The most seconds that are kept.</summary>
    public const int MaxSeconds = 3600;

    private const int StartSeconds = 64;

    private double[] last = Empty(StartSeconds);
    private Folded[]? folded;
    private LateWrites late;
    private long changes;

    /// <summary>The newest second, Unix seconds; -1 when there is none.</summary>
    public long NewestSecond { get; private set; } = -1;

    /// <summary>The oldest second that the ring can still tell of; -1 when there is none.</summary>
    public long OldestSecond { get; private set; } = -1;

    /// <summary>How many seconds it holds now.</summary>
    public int Capacity => last.Length;

    /// <summary>How far it is written now.</summary>
    public RingMark Mark => new(changes, NewestSecond, late.Count);

    internal long BudgetedBytes => ((last.Length - StartSeconds) * sizeof(double)) + (folded is null ? 0 : last.Length * FoldedBytes);

    private static long FoldedBytes => 32;

    /// <summary>What a second held.</summary>
    /// <param name="second">Unix seconds.</param>
    public Fold this[long second]
    {
        get
        {
            if (second > NewestSecond || second < OldestSecond || NewestSecond < 0)
            {
                return Fold.None;
            }

            int slot = Slot(second);
            double value = last[slot];
            if (double.IsNaN(value))
            {
                return Fold.None;
            }

            if (folded is null || folded[slot].Count == 0)
            {
                return Fold.Of(value);
            }

            ref readonly var more = ref folded[slot];
            return new Fold(more.Minimum, more.Maximum, more.Sum, more.Count, value);
        }
    }

    /// <summary>All from one second to another (both included) as one fold.</summary>
    public Fold Range(long first, long end)
    {
        var fold = Fold.None;
        end = Math.Min(end, NewestSecond);
        for (long second = Math.Max(first, OldestSecond); second <= end && second >= 0; second++)
        {
            fold = fold.Then(this[second]);
        }

        return fold;
    }

    /// <summary>The newest second at or before another one that holds a sample; -1 when there is none.</summary>
    /// <param name="second">Unix seconds.</param>
    /// <param name="oldest">Looked for no further back than this.</param>
    public long NewestFilled(long second, long oldest = 0)
    {
        for (second = Math.Min(second, NewestSecond); second >= Math.Max(oldest, OldestSecond) && second >= 0; second--)
        {
            if (!double.IsNaN(last[Slot(second)]))
            {
                return second;
            }
        }

        return -1;
    }

    /// <summary>The oldest second that changed since a mark was taken; <see cref="long.MaxValue"/> when none did.</summary>
    public long OldestChangeSince(in RingMark mark) => changes == mark.Changes
        ? long.MaxValue
        : Math.Max(OldestSecond, Math.Min(mark.Newest, late.OldestSince(mark.Late)));

    /// <summary>Folds a sample into its second.</summary>
    /// <param name="second">Unix seconds of the sample's own time.</param>
    /// <param name="fold">The sample, or what was already folded elsewhere.</param>
    /// <param name="older">True when the second already holds a newer sample, which then stays the last one.</param>
    /// <param name="budget">Asked when the ring has to grow.</param>
    /// <param name="beyondLimit">True for a series that a board shows.</param>
    /// <returns>False when the second is older than the ring reaches.</returns>
    internal bool Add(long second, in Fold fold, bool older, MemoryBudget budget, bool beyondLimit)
    {
        if (second <= NewestSecond - MaxSeconds)
        {
            return false;
        }

        // Nothing of what is there is still within reach: no reason to grow.
        bool leavesAll = second >= NewestSecond + MaxSeconds;
        long newest = Math.Max(NewestSecond, second);
        long oldest = NewestSecond < 0 || leavesAll ? second : Math.Min(OldestSecond, second);
        while (newest - oldest >= last.Length && TryGrow(budget, beyondLimit))
        {
        }

        oldest = Math.Max(oldest, newest - last.Length + 1);
        if (second < oldest)
        {
            return false;
        }

        if (NewestSecond >= 0)
        {
            // A gap is wiped slot by slot, but never more than the ring is long.
            for (long skipped = Math.Max(NewestSecond + 1, newest - last.Length + 1); skipped <= newest; skipped++)
            {
                Wipe(skipped);
            }

            for (long skipped = second; skipped < OldestSecond && skipped < newest; skipped++)
            {
                Wipe(skipped);
            }
        }

        Changed(second);
        NewestSecond = newest;
        OldestSecond = oldest;
        Put(second, fold, older, budget, beyondLimit);
        return true;
    }

    /// <summary>Replaces the newest sample of a second by a corrected one.</summary>
    internal void Correct(long second, double before, double after)
    {
        Changed(second);
        int slot = Slot(second);
        last[slot] = after;
        if (folded is not null && folded[slot].Count > 0)
        {
            ref var more = ref folded[slot];
            more = more with
            {
                Minimum = Math.Min(more.Minimum, after),
                Maximum = Math.Max(more.Maximum, after),
                Sum = more.Sum - before + after,
            };
        }
    }

    /// <summary>Forgets what lies after a second.</summary>
    internal void ForgetAfter(long second)
    {
        for (long later = Math.Max(second + 1, OldestSecond); later <= NewestSecond; later++)
        {
            Wipe(later);
        }

        // Whoever keeps a picture of the ring looks at all of it again.
        changes++;
        late.Note(Math.Min(second, OldestSecond));
        (OldestSecond, NewestSecond) = second < OldestSecond ? (-1, -1) : (OldestSecond, Math.Min(second, NewestSecond));
    }

    private void Changed(long second)
    {
        changes++;
        if (second < NewestSecond)
        {
            late.Note(second);
        }
    }

    private void Put(long second, in Fold fold, bool older, MemoryBudget budget, bool beyondLimit)
    {
        int slot = Slot(second);
        var present = this[second];
        if (present.Count == 0 && fold.Count == 1)
        {
            last[slot] = fold.Last;
            return;
        }

        if (folded is null)
        {
            // Refused: the newest sample stands for its second, which is what a single slot can honestly say.
            if (!budget.TryTake(last.Length * FoldedBytes, beyondLimit))
            {
                last[slot] = older ? present.Last : fold.Last;
                return;
            }

            folded = new Folded[last.Length];
        }

        var both = present.Count == 0 ? fold : older ? fold.Then(present) : present.Then(fold);
        folded[slot] = new Folded(both.Minimum, both.Maximum, both.Sum, both.Count);
        last[slot] = both.Last;
    }

    private void Wipe(long second)
    {
        int slot = Slot(second);
        last[slot] = double.NaN;
        if (folded is not null)
        {
            folded[slot] = default;
        }
    }

    private bool TryGrow(MemoryBudget budget, bool beyondLimit)
    {
        int size = Math.Min(MaxSeconds, last.Length * 4);
        long cost = (size - last.Length) * (sizeof(double) + (folded is null ? 0 : FoldedBytes));
        if (size == last.Length || !budget.TryTake(cost, beyondLimit))
        {
            return false;
        }

        var (oldLast, oldFolded) = (last, folded);
        last = Empty(size);
        folded = oldFolded is null ? null : new Folded[size];
        for (long second = OldestSecond; second >= 0 && second <= NewestSecond; second++)
        {
            int from = (int)(second % oldLast.Length);
            int to = Slot(second);
            last[to] = oldLast[from];
            if (folded is not null)
            {
                folded[to] = oldFolded![from];
            }
        }

        return true;
    }

    private int Slot(long second) => (int)(second % last.Length);

    private static double[] Empty(int size)
    {
        var slots = new double[size];
        Array.Fill(slots, double.NaN);
        return slots;
    }

    private readonly record struct Folded(double Minimum, double Maximum, double Sum, long Count);
}
