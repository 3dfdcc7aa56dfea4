using System.Numerics;
using Flexboard.Core.Series;

namespace Flexboard.Storage;

/// <summary>
/// Puts what a bucket of 10 s held back onto its seconds: those that held samples then hold samples again, evenly
/// many, and their sum, count, smallest, largest and newest together are those of the bucket. What lay between is the
/// mean of the rest; a second with one sample holds a plain number, so that nothing costs more memory than it did live.
/// </summary>
/// <remarks>
/// A corrected sample can leave a bucket whose smallest, largest and newest cannot all be true of so few samples. Then
/// sum, count and newest win.
/// </remarks>
internal static class BucketSpread
{
    /// <summary>Seconds of a bucket.</summary>
    public const int Seconds = SeriesStore.BucketSeconds;

    /// <summary>Spreads a bucket.</summary>
    /// <param name="seconds">Bit i is set when second i held a sample; 0: unknown, then the samples are spread over all.</param>
    /// <param name="bucket">What the bucket held.</param>
    /// <param name="into">Filled with one fold for each of the <see cref="Seconds"/>.</param>
    public static void Spread(int seconds, in Fold bucket, Span<Fold> into)
    {
        into[..Seconds].Fill(Fold.None);
        if (bucket.Count == 0)
        {
            return;
        }

        int filled = BitOperations.PopCount((uint)seconds);
        if (filled == 0 || filled > bucket.Count)
        {
            seconds = EvenSeconds((int)Math.Min(bucket.Count, Seconds));
            filled = BitOperations.PopCount((uint)seconds);
        }

        if (filled == 1)
        {
            into[BitOperations.TrailingZeroCount(seconds)] = bucket;
            return;
        }

        // Three samples are known: the newest, and the smallest and the largest where they are others and there is
        // room for them. All others share what is left of the sum.
        bool hasMax = bucket.Maximum != bucket.Last && bucket.Count > 1;
        bool hasMin = bucket.Minimum != bucket.Last && bucket.Count > (hasMax ? 2 : 1);
        long others = bucket.Count - 1 - (hasMax ? 1 : 0) - (hasMin ? 1 : 0);
        double left = bucket.Sum - bucket.Last;
        double max = others == 0 && hasMax && !hasMin ? Near(left, bucket.Maximum, bucket) : bucket.Maximum;
        left -= hasMax ? max : 0;
        double min = others == 0 && hasMin ? Near(left, bucket.Minimum, bucket) : bucket.Minimum;
        left -= hasMin ? min : 0;
        double mean = others > 0 ? Near(left / others, Math.Clamp(left / others, bucket.Minimum, bucket.Maximum), bucket) : 0;

        // The largest in the middle and the smallest at the begin, but each where a sample is still free.
        int maxAt = hasMax ? FreeSecond(filled / 2, filled, bucket.Count, -1) : -1;
        int minAt = hasMin ? FreeSecond(0, filled, bucket.Count, maxAt) : -1;
        for (int i = 0, bits = seconds; i < filled; i++, bits &= bits - 1)
        {
            long count = SamplesOf(i, filled, bucket.Count);
            bool isLast = i == filled - 1;
            var known = Fold.None;
            known = i == minAt ? known.Then(Fold.Of(min)) : known;
            known = i == maxAt ? known.Then(Fold.Of(max)) : known;
            known = isLast ? known.Then(Fold.Of(bucket.Last)) : known;
            long rest = count - known.Count;
            var fold = rest > 0 ? new Fold(mean, mean, mean * rest, rest, mean).Then(known) : known;
            into[BitOperations.TrailingZeroCount(bits)] = fold;
        }
    }

    /// <summary>How many samples the i-th of some filled seconds gets.</summary>
    private static long SamplesOf(int i, int filled, long count) => (count * (i + 1) / filled) - (count * i / filled);

    /// <summary>A filled second, from a wished one on, with a sample that nothing else is put on.</summary>
    private static int FreeSecond(int wished, int filled, long count, int taken)
    {
        for (int step = 0; step < filled; step++)
        {
            int i = (wished + step) % filled;
            int used = (i == filled - 1 ? 1 : 0) + (i == taken ? 1 : 0);
            if (SamplesOf(i, filled, count) > used)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>What it must be, if rounding alone has put it a hair beside.</summary>
    private static double Near(double value, double exact, in Fold bucket) =>
        Math.Abs(value - exact) <= 1e-9 * Math.Max(Math.Abs(bucket.Minimum), Math.Abs(bucket.Maximum)) ? exact : value;

    private static int EvenSeconds(int count)
    {
        int seconds = 0;
        for (int i = 0; i < count; i++)
        {
            seconds |= 1 << (i * Seconds / count);
        }

        return seconds;
    }
}
