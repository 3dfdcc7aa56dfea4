using System.Net;
using Microsoft.AspNetCore.Identity;

namespace Flexboard.Links;

/// <summary>
/// PINs of links, and how often they are guessed: after five wrong ones, of a link or from an address, none is taken for a
/// minute, then for two, up to an hour. Safe from any thread.
/// </summary>
public sealed class LinkPins(TimeProvider time)
{
    private const int Free = 5;
    private const int MostKnown = 10_000;

    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly PasswordHasher<Link> hasher = new();
    private readonly Dictionary<string, Guesses> known = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>Whether a text can be a PIN: 4 to 12 digits.</summary>
    public static bool IsPin(string text) => text.Length is >= 4 and <= 12 && text.All(char.IsAsciiDigit);

    /// <summary>What is kept of a PIN.</summary>
    public string Hash(string pin) => hasher.HashPassword(null!, pin);

    /// <summary>Tries a PIN.</summary>
    /// <param name="link">A link that has one.</param>
    /// <param name="pin">As typed.</param>
    /// <param name="address">Who tries.</param>
    /// <param name="wait">How long nothing is tried; zero when it was tried.</param>
    public bool Try(Link link, string pin, IPAddress? address, out TimeSpan wait)
    {
        string[] keys = [$"link {link.Id} {link.Generation}", $"from {address}"];
        lock (gate)
        {
            var now = time.GetUtcNow();
            wait = keys.Select(key => known.TryGetValue(key, out var one) ? one.Until - now : TimeSpan.Zero).Max();
            if (wait > TimeSpan.Zero)
            {
                return false;
            }

            // Counted before it is looked at: many at the same time are many guesses.
            wait = TimeSpan.Zero;
            foreach (string key in keys)
            {
                Count(key, now);
            }
        }

        bool isRight = IsPin(pin) && hasher.VerifyHashedPassword(link, link.PinHash!, pin) != PasswordVerificationResult.Failed;
        if (isRight)
        {
            lock (gate)
            {
                foreach (string key in keys)
                {
                    known.Remove(key);
                }
            }
        }

        return isRight;
    }

    private void Count(string key, DateTimeOffset now)
    {
        if (known.Count >= MostKnown && !known.ContainsKey(key))
        {
            foreach (var (old, _) in known.OrderBy(one => one.Value.Last).Take(MostKnown / 10).ToList())
            {
                known.Remove(old);
            }
        }

        int wrong = known.TryGetValue(key, out var one) && now - one.Last < Longest * 2 ? one.Wrong + 1 : 1;
        var until = wrong < Free ? now : now + TimeSpan.FromTicks(Math.Min(First.Ticks << Math.Min(wrong - Free, 10), Longest.Ticks));
        known[key] = new Guesses(wrong, now, until);
    }

    private readonly record struct Guesses(int Wrong, DateTimeOffset Last, DateTimeOffset Until);
}
