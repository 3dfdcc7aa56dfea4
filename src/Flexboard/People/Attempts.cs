namespace Flexboard.People;

/// <summary>
/// Guesses that failed, by what was guessed at and by who guessed. After <see cref="Free"/> of them one has to wait, a minute
/// at first and twice as long after each further, at most an hour; what succeeds starts anew. Safe from any thread.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class Attempts(TimeProvider time)
{
    /// <summary>So many fail before one has to wait.</summary>
    public const int Free = 5;

    private const int Most = 20_000;
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1), Longest = TimeSpan.FromHours(1), Forgotten = TimeSpan.FromHours(6);

    private readonly Dictionary<string, Count> counts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock gate = new();

    /// <summary>How long one has to wait before the next guess, by whichever of these has to longest.</summary>
    public TimeSpan Wait(params ReadOnlySpan<string> of)
    {
        var now = time.GetUtcNow();
        var longest = TimeSpan.Zero;
        lock (gate)
        {
            foreach (string one in of)
            {
                if (counts.TryGetValue(one, out var count) && count.Until - now is var wait && wait > longest)
                {
                    longest = wait;
                }
            }
        }

        return longest;
    }

    /// <summary>A guess has failed.</summary>
    public void Fail(params ReadOnlySpan<string> of)
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            if (counts.Count > Most)
            {
                // Those who wait longest stay: a flood of addresses frees nobody who guesses.
                foreach (var old in counts.OrderBy(one => one.Value.Until).Take(Most / 2).ToList())
                {
                    counts.Remove(old.Key);
                }
            }

            foreach (string one in of)
            {
                int failed = counts.TryGetValue(one, out var count) && now - count.Last < Forgotten ? count.Failed + 1 : 1;
                var wait = failed < Free ? TimeSpan.Zero : First * Math.Pow(2, Math.Min(failed - Free, 10));
                counts[one] = new Count(failed, now, now + (wait < Longest ? wait : Longest));
            }
        }
    }

    /// <summary>A guess was right.</summary>
    public void Succeed(params ReadOnlySpan<string> of)
    {
        lock (gate)
        {
            foreach (string one in of)
            {
                counts.Remove(one);
            }
        }
    }

    private readonly record struct Count(int Failed, DateTimeOffset Last, DateTimeOffset Until);
}
