using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Flexboard.Storage;

namespace Flexboard.Feeds;

/// <summary>What lets a publisher in over HTTP.</summary>
/// <param name="Id">Names it in lists.</param>
/// <param name="Hash">SHA-256 of the key, hexadecimal; the key itself is told once and kept nowhere.</param>
/// <param name="Name">Whose it is, as typed.</param>
/// <param name="Channels">Patterns of channels that it may publish on, in the way of Redis; spaces between them.</param>
/// <param name="By">Who made it.</param>
/// <param name="Made">Unix ms.</param>
public sealed record IngestKey(string Id, string Hash, string Name, string Channels, string By, long Made)
{
    /// <summary>Whether it may publish on a channel.</summary>
    public bool Reaches(string channel) =>
        Channels.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(pattern => FeedChannels.Matches(pattern, channel));
}

/// <summary>All keys of publishers: <c>ingest-keys.json</c> in the data folder. Safe from any thread.</summary>
public sealed class IngestKeys
{
    /// <summary>The most characters of a name, and of all patterns.</summary>
    public const int MaxName = 100, MaxChannels = 500;

    private const string Prefix = "fbk_";
    private const int Most = 1000;

    private readonly Kept<ImmutableDictionary<string, IngestKey>> kept;
    private readonly ConcurrentDictionary<string, long> used = new(StringComparer.Ordinal);
    private readonly TimeProvider time;

    /// <param name="file">Where they are kept.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="InvalidDataException">The file cannot be read.</exception>
    public IngestKeys(string file, TimeProvider time)
    {
        this.time = time;
        kept = new(file, ImmutableDictionary<string, IngestKey>.Empty);
    }

    /// <summary>All, the newest first.</summary>
    public IReadOnlyList<IngestKey> All => [.. kept.Now.Values.OrderByDescending(one => one.Made)];

    /// <summary>When a key was used last since the start, Unix ms; 0: never.</summary>
    public long LastUsed(string id) => used.GetValueOrDefault(id);

    /// <summary>Makes a key.</summary>
    /// <returns>The key, told only now; null when there are too many.</returns>
    /// <exception cref="IOException">The disk refuses it.</exception>
    public (IngestKey Made, string Key)? Make(string name, string channels, string by)
    {
        string key = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var made = new IngestKey(
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)), HashOf(key), name, channels, by, time.GetUtcNow().ToUnixTimeMilliseconds());
        return kept.Change(all => all.Count < Most ? all.Add(made.Hash, made) : all).ContainsKey(made.Hash) ? (made, key) : null;
    }

    /// <summary>Revokes a key: it holds for no further message.</summary>
    /// <exception cref="IOException">The disk refuses it: it is revoked all the same, and it is written when there is room.</exception>
    public IngestKey? Revoke(string id)
    {
        IngestKey? gone = null;
        kept.Change(all =>
        {
            gone = all.Values.FirstOrDefault(one => one.Id == id);
            return gone is null ? all : all.Remove(gone.Hash);
        }, atOnce: () => true);
        return gone;
    }

    /// <summary>The key of a request: <c>Authorization: Bearer …</c>, or <c>Token …</c> as agents of line protocol say.</summary>
    /// <returns>Null when it bears none, or none that holds.</returns>
    public IngestKey? Find(string authorization)
    {
        var found = Peek(authorization);
        if (found is not null)
        {
            used[found.Id] = time.GetUtcNow().ToUnixTimeMilliseconds();
        }

        return found;
    }

    /// <summary>The same without noting that it was used.</summary>
    /// <remarks>By the hash: how long that takes tells nothing of the key.</remarks>
    internal IngestKey? Peek(string authorization) =>
        authorization.Split(' ', 2, StringSplitOptions.TrimEntries) is [var scheme, var key]
        && (scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) || scheme.Equals("Token", StringComparison.OrdinalIgnoreCase))
            ? kept.Now.GetValueOrDefault(HashOf(key))
            : null;

    private static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
