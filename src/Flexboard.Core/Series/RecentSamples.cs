namespace Flexboard.Core.Series;

/// <summary>
/// The times and values of the last samples of a series that sends several in a second, or sends late: a batch that is
/// sent again, as many publishers do after a lost answer, is told from a backlog of equal values. Made at the first
/// such sample, 1 kB, and never grows.
/// </summary>
internal sealed class RecentSamples
{
    public const int Kept = 64;
    public const long Bytes = Kept * 16;

    private readonly (long Time, double Value)[] samples = new (long, double)[Kept];
    private int next;

    /// <summary>Keeps a sample in the place of the one that came first.</summary>
    /// <param name="time">Unix ms.</param>
    /// <param name="value">Its value.</param>
    public void Note(long time, double value)
    {
        samples[next] = (time, value);
        next = (next + 1) % Kept;
    }

    /// <summary>Replaces a sample, if it is kept.</summary>
    public void Correct(long time, double before, double after)
    {
        int at = Array.IndexOf(samples, (time, before));
        if (at >= 0)
        {
            samples[at].Value = after;
        }
    }

    /// <summary>Keeps none: the clock that they were taken by was set back.</summary>
    public void Clear() => Array.Clear(samples);

    /// <summary>How many samples of a second are kept. When that is as many as the ring holds, all of them are.</summary>
    /// <param name="second">Unix seconds.</param>
    public int CountIn(long second)
    {
        int count = 0;
        foreach (var (time, _) in samples)
        {
            count += time / 1000 == second ? 1 : 0;
        }

        return count;
    }

    /// <summary>Whether a sample is kept.</summary>
    public bool Holds(long time, double value) => Array.IndexOf(samples, (time, value)) >= 0;
}
