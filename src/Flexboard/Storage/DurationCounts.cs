using System.Buffers.Binary;
using Flexboard.Core.Series;

namespace Flexboard.Storage;

/// <summary>
/// A column of durations as bytes: sum and max as doubles, then the bins that hold something as pairs of distance and
/// count, first those that did not fail, then those that did. Most columns hold a dozen bins of 173.
/// </summary>
internal static class DurationCounts
{
    /// <summary>Room that every column fits in: two lists of all bins with the longest distance and count.</summary>
    public const int MaxBytes = 2 * (sizeof(double) + 5 + (173 * 7));

    /// <summary>Writes a column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="into">At least <see cref="MaxBytes"/> long.</param>
    /// <returns>How many bytes.</returns>
    public static int Write(DurationColumn column, Span<byte> into)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(into, column.Sum);
        BinaryPrimitives.WriteDoubleLittleEndian(into[8..], column.Max);
        int at = WriteBins(column.Normal, into, 16);
        return column.Errors > 0 ? WriteBins(column.Failed, into, at) : at;
    }

    /// <summary>Reads what was written.</summary>
    /// <param name="bytes">From <see cref="Write"/>.</param>
    /// <param name="start">Where the column begins, Unix ms.</param>
    /// <exception cref="InvalidDataException">They are something else.</exception>
    public static DurationColumn Read(ReadOnlySpan<byte> bytes, long start)
    {
        if (bytes.Length < 17)
        {
            throw new InvalidDataException("A column of durations is cut off.");
        }

        Span<uint> normal = stackalloc uint[DurationBins.Count];
        Span<uint> failed = stackalloc uint[DurationBins.Count];
        int at = ReadBins(bytes, 16, normal);
        if (at < bytes.Length)
        {
            ReadBins(bytes, at, failed);
        }

        return DurationColumn.Of(
            start, normal, failed, BinaryPrimitives.ReadDoubleLittleEndian(bytes), BinaryPrimitives.ReadDoubleLittleEndian(bytes[8..]));
    }

    /// <summary>Adds what was written to counts by bin, or takes it away again.</summary>
    /// <param name="bytes">From <see cref="Write"/>.</param>
    /// <param name="times">1 or -1.</param>
    /// <param name="bins">One count for each bin of <see cref="DurationBins"/>, failed ones included.</param>
    /// <returns>How many of them failed, times <paramref name="times"/>.</returns>
    public static long AddTo(ReadOnlySpan<byte> bytes, int times, Span<long> bins)
    {
        Span<uint> counts = stackalloc uint[DurationBins.Count];
        int at = ReadBins(bytes, 16, counts);
        Add(counts, times, bins);
        if (at == bytes.Length)
        {
            return 0;
        }

        counts.Clear();
        ReadBins(bytes, at, counts);
        return Add(counts, times, bins);
    }

    private static long Add(ReadOnlySpan<uint> counts, int times, Span<long> bins)
    {
        long sum = 0;
        for (int bin = 0; bin < counts.Length; bin++)
        {
            long more = (long)counts[bin] * times;
            bins[bin] += more;
            sum += more;
        }

        return sum;
    }

    private static int WriteBins(ReadOnlySpan<uint> counts, Span<byte> into, int at)
    {
        uint filled = 0;
        foreach (uint count in counts)
        {
            filled += count > 0 ? 1u : 0;
        }

        at = WriteNumber(filled, into, at);
        int before = 0;
        for (int bin = 0; bin < counts.Length; bin++)
        {
            if (counts[bin] > 0)
            {
                at = WriteNumber((uint)(bin - before), into, at);
                at = WriteNumber(counts[bin], into, at);
                before = bin;
            }
        }

        return at;
    }

    private static int ReadBins(ReadOnlySpan<byte> bytes, int at, Span<uint> into)
    {
        at = ReadNumber(bytes, at, out uint filled);
        uint bin = 0;
        for (; filled > 0; filled--)
        {
            at = ReadNumber(bytes, at, out uint distance);
            bin += distance;
            at = ReadNumber(bytes, at, out uint count);
            if (bin >= into.Length)
            {
                throw new InvalidDataException("A column of durations names a bin that is not there.");
            }

            into[(int)bin] = count;
        }

        return at;
    }

    private static int WriteNumber(uint value, Span<byte> into, int at)
    {
        for (; value >= 0x80; value >>= 7)
        {
            into[at++] = (byte)(value | 0x80);
        }

        into[at++] = (byte)value;
        return at;
    }

    private static int ReadNumber(ReadOnlySpan<byte> bytes, int at, out uint value)
    {
        value = 0;
        for (int shift = 0; shift < 35; shift += 7)
        {
            if (at >= bytes.Length)
            {
                throw new InvalidDataException("A column of durations is cut off.");
            }

            byte next = bytes[at++];
            value |= (uint)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return at;
            }
        }

        throw new InvalidDataException("A column of durations holds a number that is too long.");
    }
}
