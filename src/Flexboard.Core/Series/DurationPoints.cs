namespace Flexboard.Core.Series;

/// <summary>One transaction that ended.</summary>
/// <param name="Time">When, Unix ms.</param>
/// <param name="Elapsed">How long it took, ms.</param>
/// <param name="Failed">Whether it failed.</param>
public readonly record struct DurationPoint(long Time, float Elapsed, bool Failed);

/// <summary>How many transactions of a second were not kept.</summary>
/// <param name="Normal">Of those that did not fail.</param>
/// <param name="Failed">Of those that did.</param>
public readonly record struct LeftOut(int Normal, int Failed);

/// <summary>
/// The newest transactions one by one, for pictures of single points. Kept only where somebody looks: a series writes
/// into those that were attached to it (<see cref="SeriesSelection.Attach"/>), at the cost of one look where there are none. Of more
/// than can be drawn every n-th is kept, of failed ones apart, and the others are counted. Made once, never grows; a
/// sample costs no memory. Read and written under the store's gate.
/// </summary>
public sealed class DurationPoints
{
    /// <summary>The most of those that did not fail, and of those that did: more could not be told apart.</summary>
    public const int MostNormal = 4000, MostFailed = 2000;

    private readonly DurationPoint[] points = new DurationPoint[MostNormal + MostFailed];
    private readonly (long Second, LeftOut Count)[] left;
    private Share normal;
    private Share failed;
    private long second = -1;
    private long oldestLeft = long.MaxValue;

    /// <param name="windowSeconds">For how long they are looked at.</param>
    public DurationPoints(int windowSeconds)
    {
        left = new (long, LeftOut)[windowSeconds + 1];
        normal = new Share(Math.Max(1, MostNormal / windowSeconds));
        failed = new Share(Math.Max(1, MostFailed / windowSeconds));
    }

    /// <summary>How many were ever kept: the number of the next one. The newest <see cref="Kept"/> can be read.</summary>
    public long Next { get; private set; }

    /// <summary>How many can be read.</summary>
    public int Kept => (int)Math.Min(Next, points.Length);

    /// <summary>One that is kept.</summary>
    /// <param name="number">From <c>Next - Kept</c> to <c>Next - 1</c>.</param>
    public DurationPoint this[long number] => points[number % points.Length];

    /// <summary>How many of a second were not kept.</summary>
    /// <param name="of">Unix seconds, within the window.</param>
    public LeftOut LeftOutOf(long of) => left[of % left.Length] is var (known, count) && known == of ? count : default;

    /// <summary>The oldest second whose number of those left out changed since the last call; <see cref="long.MaxValue"/> when none did.</summary>
    public long TakeOldestLeftOut()
    {
        long oldest = oldestLeft;
        oldestLeft = long.MaxValue;
        return oldest;
    }

    /// <summary>Takes one.</summary>
    public void Add(long time, double elapsed, bool isFailed)
    {
        // By arrival, not by own time: what comes late shares in what is now.
        long now = Math.Max(second, time / 1000);
        if (now != second)
        {
            second = now;
            normal.Begin();
            failed.Begin();
        }

        if (isFailed ? failed.Take() : normal.Take())
        {
            points[Next % points.Length] = new DurationPoint(time, (float)elapsed, isFailed);
            Next++;
            return;
        }

        long own = time / 1000;
        ref var slot = ref left[own % left.Length];
        if (slot.Second <= own)
        {
            var before = slot.Second == own ? slot.Count : default;
            slot = (own, isFailed ? before with { Failed = before.Failed + 1 } : before with { Normal = before.Normal + 1 });
            oldestLeft = Math.Min(oldestLeft, own);
        }
    }

    /// <summary>The clock was set back: what is ahead is nobody's second any more.</summary>
    public void Rewind()
    {
        second = -1;
        Array.Clear(left);
    }

    /// <summary>How many of a second are kept: every n-th, by how many there were in the second before.</summary>
    private struct Share(int most)
    {
        private int seen;
        private int kept;
        private int stride = 1;

        public void Begin()
        {
            stride = Math.Max(1, (seen + most - 1) / most);
            (seen, kept) = (0, 0);
        }

        public bool Take()
        {
            bool takes = seen++ % stride == 0 && kept < most;
            kept += takes ? 1 : 0;
            return takes;
        }
    }
}
