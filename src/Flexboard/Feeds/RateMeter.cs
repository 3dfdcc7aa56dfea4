namespace Flexboard.Feeds;

/// <summary>How often something happens a second, as a mean over the last whole seconds. One writer at a time.</summary>
internal sealed class RateMeter
{
    private const int Window = 5;
    private const int Slots = 8;
    private readonly long[] counts = new long[Slots];
    private readonly long[] seconds = new long[Slots];

    /// <summary>How often in all.</summary>
    public long Total { get; private set; }

    /// <summary>Counts at a time in Unix ms.</summary>
    public void Add(long now, long count)
    {
        long second = now / 1000;
        int slot = (int)(second % Slots);
        if (seconds[slot] != second)
        {
            seconds[slot] = second;
            counts[slot] = 0;
        }

        counts[slot] += count;
        Total += count;
    }

    /// <summary>Mean a second over the last five whole seconds.</summary>
    public double PerSecond(long now)
    {
        long second = now / 1000;
        long sum = 0;
        for (int slot = 0; slot < Slots; slot++)
        {
            if (seconds[slot] < second && seconds[slot] >= second - Window)
            {
                sum += counts[slot];
            }
        }

        return sum / (double)Window;
    }
}
