using System.Security.Cryptography;
using Flexboard.Links;

namespace Flexboard.Screens;

/// <summary>A screen that waits to be paired.</summary>
/// <param name="Code">What it shows: known to whoever stands before it.</param>
/// <param name="Secret">What it holds and does not show: who has only seen the code gets nothing for it.</param>
/// <param name="Address">From where it asks.</param>
/// <param name="Browser">What it runs in, in a word.</param>
/// <param name="Until">When the code expires, Unix ms.</param>
/// <param name="Was">The screen that it was so far, and ends to be; null: none.</param>
public sealed record WaitingScreen(string Code, string Secret, string Address, string Browser, long Until, string? Was)
{
    /// <summary>The credential, once somebody has entered the code.</summary>
    public string? Key { get; init; }
}

/// <summary>
/// The codes that screens show until somebody enters them. They are in memory alone: after a restart a screen asks for
/// another. Their number is bounded, altogether and for each address. Safe from any thread.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class PairingCodes(TimeProvider time)
{
    /// <summary>What one code has, in letters and digits that nobody takes for others, from afar neither.</summary>
    public const int Length = 6;

    /// <summary>How many one address may have made while none of them has expired.</summary>
    internal const int MostEach = 64;

    /// <summary>How many there may be: with so many, one in 120,000 guesses is a code.</summary>
    internal const int Most = 2000;

    private const string Letters = "ACDEFGHJKMNPQRTUVWXY34679";

    /// <summary>How long one holds.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private readonly Dictionary<string, WaitingScreen> bySecret = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> secrets = new(StringComparer.Ordinal);

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>How long a code holds from now on, seconds.</summary>
    public int Rest(WaitingScreen screen) => (int)Math.Ceiling(Math.Max(0, screen.Until - Now) / 1000d);

    /// <summary>A screen asks for a code.</summary>
    /// <param name="address">From where.</param>
    /// <param name="browser">In what it runs.</param>
    /// <param name="was">The screen that it was so far.</param>
    /// <param name="wait">How long it has to wait when there are too many.</param>
    /// <returns>Null when there are too many.</returns>
    public WaitingScreen? Make(string address, string browser, string? was, out TimeSpan wait)
    {
        lock (gate)
        {
            Forget();

            // Those that were entered count as well, until they expire.
            var own = bySecret.Values.Where(one => one.Address == address).ToList();
            if (own.Count >= MostEach || bySecret.Count >= Most)
            {
                wait = TimeSpan.FromMilliseconds(Math.Max(1000, (own.Count >= MostEach ? own : (IReadOnlyCollection<WaitingScreen>)bySecret.Values).Min(one => one.Until) - Now));
                return null;
            }

            wait = TimeSpan.Zero;
            string code;
            do
            {
                code = RandomNumberGenerator.GetString(Letters, Length);
            }
            while (secrets.ContainsKey(code));
            var made = new WaitingScreen(code, LinkToken.New(), address, browser, Now + (long)Lasts.TotalMilliseconds, was);
            bySecret[made.Secret] = made;
            secrets[code] = made.Secret;
            return made;
        }
    }

    /// <summary>The screen that holds a secret; null: its code has expired, or there never was one.</summary>
    public WaitingScreen? Find(string secret)
    {
        lock (gate)
        {
            Forget();
            return bySecret.GetValueOrDefault(secret);
        }
    }

    /// <summary>Somebody enters a code, which is of no use from then on.</summary>
    /// <param name="typed">As it was typed: spaces, hyphens and small letters do not matter.</param>
    /// <param name="pair">Pairs the screen that shows it. Returns its credential; null when it is not paired: then the code goes on.</param>
    /// <returns>The screen; null: there is no such code.</returns>
    public WaitingScreen? Use(string typed, Func<WaitingScreen, string?> pair)
    {
        string code = string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        lock (gate)
        {
            Forget();
            if (!secrets.TryGetValue(code, out string? secret))
            {
                return null;
            }

            var paired = bySecret[secret] with { Key = pair(bySecret[secret]) };
            if (paired.Key is not null)
            {
                secrets.Remove(code);

                // It may not hear of it at once: whoever has the secret is told the same until the code would have expired.
                bySecret[secret] = paired;
            }

            return paired;
        }
    }

    private void Forget()
    {
        long now = Now;
        foreach (var old in bySecret.Values.Where(one => one.Until <= now).ToList())
        {
            bySecret.Remove(old.Secret);

            // One that was entered may have become another screen's meanwhile.
            if (secrets.GetValueOrDefault(old.Code) == old.Secret)
            {
                secrets.Remove(old.Code);
            }
        }
    }
}
