namespace Flexboard.Core.Series;

/// <summary>How far a ring had been written when it was last looked at.</summary>
/// <param name="Changes">Samples it had taken.</param>
/// <param name="Newest">Its newest moment: Unix seconds of a <see cref="SecondRing"/>, Unix ms of a <see cref="DurationRing"/>; -1 when it was empty.</param>
/// <param name="Late">Samples that came for a moment before its newest one.</param>
public readonly record struct RingMark(long Changes, long Newest, long Late)
{
    /// <summary>Before the first sample.</summary>
    public static RingMark Start => new(0, -1, 0);
}

/// <summary>
/// Which moments behind the newest one were written lately, so that whoever keeps a picture of a ring looks again at
/// what changed and at nothing else. Costs nothing until a late sample comes.
/// </summary>
internal struct LateWrites
{
    private const int Remembered = 16;
    private (long Moment, long Number)[]? newest;
    private int used;
    private long forgotten;

    /// <summary>How many there were.</summary>
    public long Count { get; private set; }

    public void Note(long moment)
    {
        newest ??= new (long, long)[Remembered];
        Count++;

        // A bulk that ended in one column is one change of it, however many transactions it brings.
        int oldest = 0;
        for (int i = 0; i < used; i++)
        {
            if (newest[i].Moment == moment)
            {
                newest[i].Number = Count;
                return;
            }

            oldest = newest[i].Number < newest[oldest].Number ? i : oldest;
        }

        if (used < Remembered)
        {
            newest[used++] = (moment, Count);
            return;
        }

        forgotten = Math.Max(forgotten, newest[oldest].Number);
        newest[oldest] = (moment, Count);
    }

    /// <summary>The oldest moment that was written late since; <see cref="long.MinValue"/> when there were too many to tell.</summary>
    public readonly long OldestSince(long count)
    {
        if (forgotten > count)
        {
            return long.MinValue;
        }

        long oldest = long.MaxValue;
        for (int i = 0; i < used; i++)
        {
            oldest = newest![i].Number > count ? Math.Min(oldest, newest[i].Moment) : oldest;
        }

        return oldest;
    }
}
