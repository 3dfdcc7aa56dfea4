using System.Collections.Immutable;
using System.Security.Cryptography;
using Flexboard.Storage;

namespace Flexboard.Links;

/// <summary>
/// All links: <c>links.json</c> in the data folder. Readers take an immutable snapshot and never wait; changes happen one
/// at a time, and are on the disk before they count, but for those that end something: they count at once. Safe for
/// several threads.
/// </summary>
public sealed class LinkStore
{
    /// <summary>More nobody oversees.</summary>
    internal const int Most = 1000;

    /// <summary>How long an ended link stays in the list.</summary>
    internal static readonly TimeSpan Listed = TimeSpan.FromDays(30);

    /// <summary>Who opens a link often does not write to the disk each time.</summary>
    private const long OpenedEvery = 60_000;

    private readonly Lock changing = new();
    private readonly Kept<ImmutableList<Link>> file;
    private readonly TimeProvider time;
    private volatile Snapshot current;
    private ImmutableHashSet<string> live;

    /// <summary>Made once, by the host.</summary>
    public LinkStore(Settings settings, TimeProvider time, ILogger<LinkStore> log)
        : this(Path.Combine(Places.Resolve(settings.Data), "links.json"), time, log)
    {
    }

    internal LinkStore(string path, TimeProvider time, ILogger<LinkStore> log)
    {
        (this.time, file) = (time, new(path, [], IsSound, goOn: log));
        current = new Snapshot(file.Now);
        live = LiveAt(Now);
    }

    /// <summary>A link is new, another one, over, or gone. Raised without any lock.</summary>
    public event Action<string>? Changed;

    /// <summary>All that are kept, the newest first.</summary>
    public ImmutableList<Link> All => current.All;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>The link of an id.</summary>
    public Link? Get(string id) => current.ById.GetValueOrDefault(id);

    /// <summary>The link of a token, when it shows its board now.</summary>
    /// <remarks>An unknown token takes the same way as one of a link that is over: nobody learns from the time which it is.</remarks>
    public Link? Find(string token)
    {
        string hash = LinkToken.HashOf(token);
        var link = current.ByHash.GetValueOrDefault(hash) ?? Snapshot.Nobody;
        return LinkToken.AreSame(link.TokenHash, hash) & link.StateAt(Now) == LinkState.Live ? link : null;
    }

    /// <summary>What a link does now; null when there is none.</summary>
    public LinkState? StateOf(string id) => Get(id)?.StateAt(Now);

    /// <summary>Makes a link.</summary>
    /// <param name="make">It, with the id and the hash that it is given.</param>
    /// <returns>The link, and its token, which cannot be had again; null when there are too many.</returns>
    /// <exception cref="IOException">The disk is full or cannot be written; nothing changed.</exception>
    public (Link Link, string Token)? Make(Func<string, string, Link> make)
    {
        string token = LinkToken.New();
        Link link;
        lock (changing)
        {
            if (current.All.Count(one => one.RevokedAt is null) >= Most)
            {
                return null;
            }

            link = make(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)), LinkToken.HashOf(token)) with { MadeAt = Now };
            Keep(current.All.Insert(0, link), atOnce: false);
        }

        Changed?.Invoke(link.Id);
        return (link, token);
    }

    /// <summary>Changes a link.</summary>
    /// <returns>It as it is then; null when it is not there, or has been ended.</returns>
    /// <exception cref="IOException">The disk is full or cannot be written; nothing changed but what was to end or pause.</exception>
    public Link? Change(string id, Func<Link, Link> change)
    {
        Link? next = null;
        try
        {
            lock (changing)
            {
                if (Get(id) is not { RevokedAt: null } link)
                {
                    return null;
                }

                next = change(link);
                Keep(current.All.Replace(link, next), atOnce: next.RevokedAt is not null || next.IsPaused);
            }
        }
        finally
        {
            if (next is not null)
            {
                Changed?.Invoke(id);
            }
        }

        return next;
    }

    /// <summary>Gives a link another token: the old address is nobody's any more.</summary>
    public (Link Link, string Token)? Renew(string id)
    {
        string token = LinkToken.New();
        return Change(id, link => link with { TokenHash = LinkToken.HashOf(token), Generation = link.Generation + 1 }) is { } changed ? (changed, token) : null;
    }

    /// <summary>Ends a link for good; it stays in the list for a while.</summary>
    public Link? Revoke(string id, string by) => Change(id, link => link with { RevokedAt = Now, RevokedBy = by });

    /// <summary>A board has moved to another folder: its links go along.</summary>
    internal void Move(string board, string before, string now)
    {
        lock (changing)
        {
            if (!current.All.Exists(link => link.Board == board && link.Folder == before))
            {
                return;
            }

            Hold([.. current.All.Select(link => link.Board == board && link.Folder == before ? link with { Folder = now } : link)]);
        }
    }

    /// <summary>Somebody opened a link.</summary>
    public void Opened(string id)
    {
        lock (changing)
        {
            long now = Now;
            if (Get(id) is { } link && !(now - link.LastOpened < OpenedEvery))
            {
                Hold(current.All.Replace(link, link with { LastOpened = now }));
            }
        }
    }

    /// <summary>Says which links have come to their time, and forgets those that ended long ago.</summary>
    internal void Sweep()
    {
        ImmutableHashSet<string> over;
        lock (changing)
        {
            long now = Now;
            var before = live;
            live = LiveAt(now);
            over = before.Except(live);
            var kept = current.All.RemoveAll(link => (link.RevokedAt ?? link.ExpiresAt) < now - Listed.TotalMilliseconds);
            if (kept.Count < current.All.Count)
            {
                Hold(kept);
            }
        }

        foreach (string id in over)
        {
            Changed?.Invoke(id);
        }
    }

    /// <summary>Of two links with one id or one token nobody knows which has been ended.</summary>
    private static bool IsSound(ImmutableList<Link> links) =>
        links.All(link => link is not null)
        && links.DistinctBy(link => link.Id).Count() == links.Count && links.DistinctBy(link => link.TokenHash).Count() == links.Count;

    private ImmutableHashSet<string> LiveAt(long now) => [.. current.All.Where(link => link.StateAt(now) == LinkState.Live).Select(link => link.Id)];

    private void Keep(ImmutableList<Link> links, bool atOnce)
    {
        if (atOnce)
        {
            current = new Snapshot(links);
        }

        file.Change(_ => links, () => atOnce);
        Count(links);
    }

    /// <summary>Keeps what nobody has to be told of when the disk refuses it.</summary>
    private void Hold(ImmutableList<Link> links)
    {
        // First here: for whoever looks meanwhile it holds already.
        Count(links);
        file.Hold(_ => links);
    }

    private void Count(ImmutableList<Link> links)
    {
        current = new Snapshot(links);

        // What has come to its time meanwhile is told by the sweep, which has to find it here.
        live = live.Union(LiveAt(Now));
    }

    private sealed class Snapshot(ImmutableList<Link> all)
    {
        /// <summary>What an unknown token is compared with.</summary>
        public static readonly Link Nobody = new() { Id = "", Board = "", TokenHash = new string('0', 64), RevokedAt = 0 };

        public ImmutableList<Link> All => all;

        public Dictionary<string, Link> ById { get; } = all.ToDictionary(link => link.Id, StringComparer.Ordinal);

        public Dictionary<string, Link> ByHash { get; } = all.ToDictionary(link => link.TokenHash, StringComparer.Ordinal);
    }
}
