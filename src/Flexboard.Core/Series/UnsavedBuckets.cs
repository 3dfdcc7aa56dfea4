using System.Numerics;
using System.Runtime.CompilerServices;

namespace Flexboard.Core.Series;

/// <summary>
/// Which stretches of 10 s of the last hour changed since the history on disk took them: one bit each, so that a
/// publisher that runs minutes late costs its own bucket and not everything since. 48 bytes for each series.
/// </summary>
internal struct UnsavedBuckets
{
    /// <summary>An hour of buckets and some to spare: two buckets of one ring never share a bit.</summary>
    private const int Slots = 384;

    private Words words;

    /// <summary>Marks the bucket that a second lies in.</summary>
    /// <param name="second">Unix seconds.</param>
    public void Mark(long second)
    {
        int slot = (int)(second / SeriesStore.BucketSeconds % Slots);
        words[slot >> 6] |= 1UL << (slot & 63);
    }

    /// <summary>Marks all.</summary>
    public void MarkAll() => ((Span<ulong>)words).Fill(ulong.MaxValue);

    /// <summary>Takes one marked bucket.</summary>
    /// <param name="newest">The newest second that the series has; tells which hour a bit belongs to.</param>
    /// <param name="start">The bucket's first second, Unix seconds.</param>
    public bool TryTake(long newest, out long start)
    {
        Span<ulong> bits = words;
        for (int i = 0; i < bits.Length; i++)
        {
            if (bits[i] != 0)
            {
                int slot = (i << 6) + BitOperations.TrailingZeroCount(bits[i]);
                bits[i] &= bits[i] - 1;
                long newestBucket = newest / SeriesStore.BucketSeconds;
                long behind = ((newestBucket - slot) % Slots + Slots) % Slots;
                start = (newestBucket - behind) * SeriesStore.BucketSeconds;
                return true;
            }
        }

        start = -1;
        return false;
    }

    [InlineArray(Slots / 64)]
    private struct Words
    {
        private ulong first;
    }
}
