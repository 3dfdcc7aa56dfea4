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
    private long[]? moments;

    /// <summary>How many there were.</summary>
    public long Count { get; private set; }

    public void Note(long moment)
    {
        moments ??= new long[Remembered];
        moments[Count++ % Remembered] = moment;
    }

    /// <summary>The oldest moment that was written late since; <see cref="long.MinValue"/> when there were too many to tell.</summary>
    public readonly long OldestSince(long count)
    {
        if (Count - count > Remembered)
        {
            return long.MinValue;
        }

        long oldest = long.MaxValue;
        for (long at = count; at < Count; at++)
        {
            oldest = Math.Min(oldest, moments![at % Remembered]);
        }

        return oldest;
    }
}
