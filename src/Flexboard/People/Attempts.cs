namespace Flexboard.People;

/// <summary>
/// Guesses that failed, by what was guessed at and by who guessed. After <see cref="Free"/> of them one has to wait, a minute
/// at first and twice as long after each further, at most an hour. Safe from any thread.
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
    /// <param name="at">What is guessed at; null: there is one such thing alone.</param>
    /// <param name="from">Who guesses; null: nobody knows.</param>
    /// <param name="wait">How long nothing is tried, by whichever of the two has to wait longer; zero when it begins.</param>
    /// <returns>Null when it has to wait.</returns>
    public Guess? Begin(string? at, string? from, out TimeSpan wait)
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            wait = Of(at).Until > Of(from).Until ? Of(at).Until - now : Of(from).Until - now;
            if (wait > TimeSpan.Zero)
            {
                return null;
            }

            wait = TimeSpan.Zero;
            if (counts.Count > Most)
            {
                // What was guessed at most stays: a flood of new names and addresses, each once, frees nothing of it.
                foreach (var old in counts.OrderBy(one => one.Value.Failed).ThenBy(one => one.Value.Last).Take(Most / 2).ToList())
                {
                    counts.Remove(old.Key);
                }
            }

            var before = Of(from);
            Add(at, now);
            Add(from, now);
            return new Guess(this, at, from, before, Of(from));
        }
    }

    private Count Of(string? key) => key is null ? default : counts.GetValueOrDefault(key);

    private void Add(string? key, DateTimeOffset now)
    {
        if (key is not null)
        {
            var count = Of(key);
            int failed = now - count.Last < Forgotten ? count.Failed + 1 : 1;
            var pause = failed < Free ? TimeSpan.Zero : First * Math.Pow(2, Math.Min(failed - Free, 10));
            counts[key] = new Count(failed, now, now + (pause < Longest ? pause : Longest));
        }
    }

    private void Succeed(string? at, string? from, Count before, Count made)
    {
        lock (gate)
        {
            if (at is not null)
            {
                counts.Remove(at);
            }

            if (from is null)
            {
                return;
            }

            // Whoever knows one password has not guessed less at the others for that.
            var now = Of(from);
            counts[from] = now == made ? before : now with { Failed = Math.Max(0, now.Failed - 1) };
            if (counts[from].Failed == 0)
            {
                counts.Remove(from);
            }
        }
    }

    /// <summary>A guess that was begun.</summary>
    public sealed class Guess
    {
        private readonly Action succeed;

        internal Guess(Attempts attempts, string? at, string? from, Count before, Count made) => succeed = () => attempts.Succeed(at, from, before, made);

        /// <summary>It was right: what was guessed at starts anew, and of who guessed this one does not count.</summary>
        public void Succeed() => succeed();
    }

    internal readonly record struct Count(int Failed, DateTimeOffset Last, DateTimeOffset Until);
}
