using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
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
    private readonly TimeProvider time;

    /// <param name="file">Where they are kept.</param>
    /// <param name="accounts">Whose they are.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="InvalidDataException">The file cannot be read.</exception>
    public Sessions(string file, Accounts accounts, TimeProvider time)
    {
        this.time = time;
        kept = new(file, ImmutableDictionary<string, Session>.Empty);

        // What somebody may is judged when a connection begins: another begins with what that person may now.
        accounts.Changed += name =>
        {
            if (accounts.Find(name) is null or { IsClosed: true })
            {
                EndAll(name);
            }
            else
            {
                foreach (var one in Of(name))
                {
                    Cut(one.Id);
                }
            }
        };
    }

    /// <summary>Those of an account, the newest first.</summary>
    public IReadOnlyList<Session> Of(string account) =>
        [.. kept.Now.Values.Where(one => IsOf(one, account)).OrderByDescending(one => one.Began)];

    /// <summary>A session begins.</summary>
    public Session Begin(string account, string address, string browser)
    {
        long now = Now;
        var session = new Session(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), account, now, address, browser) { Seen = now };
        kept.Change(all =>
        {
            var old = all.Values.Where(one => IsOver(one, now))
                .Concat(all.Values.Where(one => IsOf(one, account)).OrderByDescending(one => one.Seen).Skip(MostEach - 1));
            return all.RemoveRange(old.Select(one => one.Id)).Add(session.Id, session);
        });
        return session;
    }

    /// <summary>A session that goes on; null when it is over.</summary>
    public Session? Find(string id)
    {
        long now = Now;
        if (!kept.Now.TryGetValue(id, out var session) || IsOver(session, now))
        {
            return null;
        }

        if (now - session.Seen > Exactness.TotalMilliseconds)
        {
            try
            {
                kept.Change(all => all.TryGetValue(id, out var one) ? all.SetItem(id, one with { Seen = now }) : all);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // A full disk signs nobody out.
            }
        }

        return session;
    }

    /// <summary>Ends one.</summary>
    public void End(string id)
    {
        kept.Change(all => all.Remove(id));
        Cut(id);
    }

    /// <summary>Ends all of an account.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="but">One that stays; null: none.</param>
    public void EndAll(string account, string? but = null)
    {
        string[] ids = [.. Of(account).Select(one => one.Id).Where(id => id != but)];
        kept.Change(all => all.RemoveRange(ids));
        foreach (string id in ids)
        {
            Cut(id);
        }
    }

    /// <summary>Cancelled when a session ends, or what its owner may has changed: whatever is open then is cut.</summary>
    public CancellationToken Open(string id) => open.GetOrAdd(id, _ => new CancellationTokenSource()).Token;

    /// <summary>Cuts whatever is open for some accounts; their sessions go on.</summary>
    public void Cut(Predicate<string> whose)
    {
        foreach (var one in kept.Now.Values.Where(one => whose(one.Account)))
        {
            Cut(one.Id);
        }
    }

    private void Cut(string id)
    {
        if (open.TryRemove(id, out var source))
        {
            // Not on this thread: what is cut tells others, who may ask for this.
            _ = source.CancelAsync();
        }
    }

    private static bool IsOf(Session one, string account) => one.Account.Equals(account, StringComparison.OrdinalIgnoreCase);

    private static bool IsOver(Session one, long now) => now - one.Seen > Lasts.TotalMilliseconds;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();
}
