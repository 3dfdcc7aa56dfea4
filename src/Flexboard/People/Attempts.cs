namespace Flexboard.People;

/// <summary>
/// Guesses that failed, by what was guessed at and by who guessed. After <see cref="Free"/> at one thing, or
/// <see cref="FreeFrom"/> from one place, one has to wait, a minute at first and twice as long after each further, at most an
/// hour. Safe from any thread.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class Attempts(TimeProvider time)
{
    /// <summary>So many fail at one thing before one has to wait.</summary>
    public const int Free = 5;

    /// <summary>So many fail from one place: many people sit behind one address, and some mistype.</summary>
    public const int FreeFrom = 20;

    private const int Most = 20_000;
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1), Longest = TimeSpan.FromHours(1), Forgotten = TimeSpan.FromHours(6);

    private readonly Dictionary<string, Count> counts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock gate = new();

    /// <summary>Begins a guess. It counts as failed until it has succeeded: many at the same time are many guesses.</summary>
    /// <param name="at">What is guessed at; null: there is one such thing alone.</param>
    /// <param name="wait">How long nothing is tried, by whatever has to wait longest; zero when it begins.</param>
    /// <param name="from">Who guesses, as far as one knows; null: one does not.</param>
    /// <returns>Null when it has to wait.</returns>
    public Guess? Begin(string? at, out TimeSpan wait, params string?[] from)
    {
        var now = time.GetUtcNow();
        string[] keys = [.. from.Prepend(at).OfType<string>()];
        lock (gate)
        {
            wait = keys.Select(key => Of(key).Until - now).Append(TimeSpan.Zero).Max();
            if (wait > TimeSpan.Zero)
            {
                return null;
            }

            if (counts.Count > Most)
            {
                // What was guessed at most stays: a flood of new names and addresses, each once, frees nothing of it.
                foreach (var old in counts.OrderBy(one => one.Value.Failed).ThenBy(one => one.Value.Last).Take(Most / 2).ToList())
                {
                    counts.Remove(old.Key);
                }
            }

            return new Guess(this, at, [.. keys.Select(key => (key, Of(key), Add(key, key == at ? Free : FreeFrom, now)))]);
        }
    }

    private Count Of(string key) => counts.GetValueOrDefault(key);

    private Count Add(string key, int free, DateTimeOffset now)
    {
        var count = Of(key);
        int failed = now - count.Last < Forgotten ? count.Failed + 1 : 1;
        var pause = failed < free ? TimeSpan.Zero : First * Math.Pow(2, Math.Min(failed - free, 10));
        return counts[key] = new Count(failed, now, now + (pause < Longest ? pause : Longest));
    }

    private void Succeed(string? at, (string Key, Count Before, Count Made)[] of)
    {
        lock (gate)
        {
            foreach (var (key, before, made) in of)
            {
                // Whoever knows one password has not guessed less at the others for that.
                var now = Of(key);
                int failed = Math.Max(0, now.Failed - 1);
                counts[key] = key == at ? default : now == made ? before : now with { Failed = failed, Until = failed < FreeFrom ? default : now.Until };
                if (counts[key].Failed == 0)
                {
                    counts.Remove(key);
                }
            }
        }
    }

    /// <summary>A guess that was begun.</summary>
    public sealed class Guess
    {
        private readonly Action succeed;

        internal Guess(Attempts attempts, string? at, (string Key, Count Before, Count Made)[] of) => succeed = () => attempts.Succeed(at, of);

        /// <summary>It was right: what was guessed at starts anew, and of who guessed this one does not count.</summary>
        public void Succeed() => succeed();
    }

    internal readonly record struct Count(int Failed, DateTimeOffset Last, DateTimeOffset Until);
}
