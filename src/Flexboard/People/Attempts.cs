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

    /// <summary>Begins a guess. It counts as failed until it has succeeded: many at the same time are many guesses.</summary>
    /// <param name="wait">How long nothing is tried, by whichever of these has to wait longest; zero when it begins.</param>
    /// <param name="of">What is guessed at, and who guesses.</param>
    public bool TryBegin(out TimeSpan wait, params ReadOnlySpan<string> of)
    {
        var now = time.GetUtcNow();
        wait = TimeSpan.Zero;
        lock (gate)
        {
            foreach (string one in of)
            {
                if (counts.TryGetValue(one, out var count) && count.Until - now is var left && left > wait)
                {
                    wait = left;
                }
            }

            if (wait > TimeSpan.Zero)
            {
                return false;
            }

            if (counts.Count > Most)
            {
                // What was guessed at most stays: a flood of new names and addresses, each once, frees nothing of it.
                foreach (var old in counts.OrderBy(one => one.Value.Failed).ThenBy(one => one.Value.Last).Take(Most / 2).ToList())
                {
                    counts.Remove(old.Key);
                }
            }

            foreach (string one in of)
            {
                int failed = counts.TryGetValue(one, out var count) && now - count.Last < Forgotten ? count.Failed + 1 : 1;
                var pause = failed < Free ? TimeSpan.Zero : First * Math.Pow(2, Math.Min(failed - Free, 10));
                counts[one] = new Count(failed, now, now + (pause < Longest ? pause : Longest));
            }
        }

        return true;
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
