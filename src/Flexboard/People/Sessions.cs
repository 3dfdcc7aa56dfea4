using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography;
using Flexboard.Access;
using Flexboard.Storage;

namespace Flexboard.People;

/// <summary>One browser in which somebody has signed in.</summary>
/// <param name="Id">Random; the browser's cookie names it, signed and encrypted.</param>
/// <param name="Account">Whose.</param>
/// <param name="Began">Unix ms.</param>
/// <param name="Address">Where from.</param>
/// <param name="Browser">Which, in a word.</param>
public sealed record Session(string Id, string Account, long Began, string Address, string Browser)
{
    /// <summary>When it was last seen, Unix ms, within <see cref="Sessions.Exactness"/>.</summary>
    public long Seen { get; init; }
}

/// <summary>
/// Who has signed in where: <c>sessions.json</c> in the data folder. A session ends when it was not seen for two weeks,
/// when its owner signs out, there or everywhere, or when the account is closed. Safe from any thread.
/// </summary>
public sealed class Sessions
{
    /// <summary>A session ends when it was not seen for this long.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    /// <summary>How exactly it is kept when a session was seen: not every request writes a file.</summary>
    internal static readonly TimeSpan Exactness = TimeSpan.FromMinutes(30);

    /// <summary>Of one account; the oldest end when there are more.</summary>
    private const int MostEach = 50;

    private readonly Kept<ImmutableDictionary<string, Session>> kept;
    private readonly ConcurrentDictionary<string, CancellationTokenSource> open = new(StringComparer.Ordinal);

    /// <summary>By the key of an account: of connections that somebody else vouches for and that have no session.</summary>
    private readonly ConcurrentDictionary<string, CancellationTokenSource> vouched = new(StringComparer.Ordinal);
    private readonly TimeProvider time;
    private readonly KnownNetworks<ImmutableDictionary<string, Session>> networks;

    /// <param name="file">Where they are kept.</param>
    /// <param name="accounts">Whose they are.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="InvalidDataException">The file cannot be read.</exception>
    public Sessions(string file, Accounts accounts, TimeProvider time)
    {
        this.time = time;
        kept = new(file, ImmutableDictionary<string, Session>.Empty);
        networks = new(() => kept.Now, all => all.Values.Select(one => one.Address));

        // What somebody may is judged when a connection begins: another begins with what that person may now.
        accounts.Changed += name =>
        {
            try
            {
                if (accounts.Find(name) is null or { IsClosed: true })
                {
                    EndAll(name);
                }
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // They have ended, and nobody comes in by them who has no account.
            }

            Cut(vouched, Accounts.KeyOf(name));
            foreach (var one in Of(name))
            {
                Cut(open, one.Id);
            }
        };
    }

    /// <summary>Those of an account, the newest first.</summary>
    public IReadOnlyList<Session> Of(string account) =>
        [.. kept.Now.Values.Where(one => IsOf(one, account)).OrderByDescending(one => one.Began)];

    /// <summary>Whether somebody who has a session signed in from a network.</summary>
    internal bool CameFrom(IPAddress network) => networks.Has(network);

    /// <summary>A session begins. A full disk keeps nobody out: it is written when there is room.</summary>
    public Session Begin(string account, string address, string browser)
    {
        long now = Now;
        var session = new Session(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), account, now, address, browser) { Seen = now };
        string[] old = [];
        kept.Hold(all =>
        {
            old =
            [
                .. all.Values.Where(one => IsOver(one, now))
                    .Concat(all.Values.Where(one => IsOf(one, account)).OrderByDescending(one => one.Seen).Skip(MostEach - 1)).Select(one => one.Id),
            ];
            return all.RemoveRange(old).Add(session.Id, session);
        });
        foreach (string one in old)
        {
            Cut(open, one);
        }

        return session;
    }

    /// <summary>
    /// The session of somebody for whom somebody else vouches, and who brings none: one from the same place goes on, for a
    /// program that keeps no cookies would push out the others by one with each page.
    /// </summary>
    public Session? FindVouched(string account, string address, string browser) =>
        Of(account).FirstOrDefault(one => one.Address == address && one.Browser == browser) is { } like ? Find(like.Id) : null;

    /// <summary>A session that goes on; null when it is over.</summary>
    public Session? Find(string id)
    {
        long now = Now;
        if (!kept.Now.TryGetValue(id, out var session) || IsOver(session, now))
        {
            Cut(open, id);
            return null;
        }

        if (now - session.Seen > Exactness.TotalMilliseconds)
        {
            kept.Hold(all => all.TryGetValue(id, out var one) ? all.SetItem(id, one with { Seen = now }) : all);
        }

        return session;
    }

    /// <summary>Ends one.</summary>
    /// <exception cref="IOException">The disk refuses it: it has ended all the same, and is written when there is room.</exception>
    public void End(string id) => End(all => all.TryGetValue(id, out var one) ? [one] : []);

    /// <summary>Ends all of an account.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="but">One that stays; null: none.</param>
    /// <exception cref="IOException">The disk refuses it: they have ended all the same, and it is written when there is room.</exception>
    public void EndAll(string account, string? but = null)
    {
        Cut(vouched, Accounts.KeyOf(account));
        End(all => all.Values.Where(one => IsOf(one, account) && one.Id != but));
    }

    /// <summary>Cancelled when a session ends, or what its owner may has changed: whatever is open then is cut.</summary>
    public CancellationToken Open(string id)
    {
        var cut = open.GetOrAdd(id, _ => new CancellationTokenSource()).Token;
        if (kept.Now.ContainsKey(id))
        {
            return cut;
        }

        // It has ended after it was found, and before anything could be cut.
        Cut(open, id);
        return new CancellationToken(canceled: true);
    }

    /// <summary>The same of whom somebody else vouches for, and who has no session.</summary>
    public CancellationToken OpenOf(string account) => vouched.GetOrAdd(Accounts.KeyOf(account), _ => new CancellationTokenSource()).Token;

    /// <summary>Cuts whatever is open for some accounts; their sessions go on.</summary>
    public void Cut(Predicate<string> whose)
    {
        foreach (var one in kept.Now.Values.Where(one => whose(one.Account)))
        {
            Cut(open, one.Id);
        }

        foreach (string account in vouched.Keys.Where(one => whose(one)))
        {
            Cut(vouched, account);
        }
    }

    private void End(Func<ImmutableDictionary<string, Session>, IEnumerable<Session>> which)
    {
        string[] ids = [];
        try
        {
            kept.Change(all => all.RemoveRange(ids = [.. which(all).Select(one => one.Id)]), atOnce: () => true);
        }
        finally
        {
            foreach (string id in ids)
            {
                Cut(open, id);
            }
        }
    }

    private static void Cut(ConcurrentDictionary<string, CancellationTokenSource> from, string key)
    {
        if (from.TryRemove(key, out var source))
        {
            // Not on this thread: what is cut tells others, who may ask for this.
            _ = source.CancelAsync();
        }
    }

    private static bool IsOf(Session one, string account) => one.Account.Equals(account, StringComparison.OrdinalIgnoreCase);

    private static bool IsOver(Session one, long now) => now - one.Seen > Lasts.TotalMilliseconds;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();
}
