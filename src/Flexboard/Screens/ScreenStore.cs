using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using Flexboard.Access;
using Flexboard.Links;
using Flexboard.Storage;

namespace Flexboard.Screens;

/// <summary>
/// All paired screens: <c>screens.json</c> in the data folder. A credential is kept as its hash, and ends when it is revoked,
/// or was not seen for longer than a browser keeps a cookie. Safe from any thread.
/// </summary>
public sealed class ScreenStore
{
    /// <summary>The most screens.</summary>
    public const int Most = 1000;

    /// <summary>No browser keeps a cookie for longer.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(400);

    /// <summary>How exactly it is kept when a screen was there: not every request writes a file.</summary>
    private static readonly TimeSpan Exactness = TimeSpan.FromDays(1);

    private readonly Kept<ImmutableDictionary<string, Screen>> kept;
    private readonly ConcurrentDictionary<string, CancellationTokenSource> open = new(StringComparer.Ordinal);
    private readonly KnownNetworks<ImmutableDictionary<string, Screen>> networks;
    private readonly TimeProvider time;

    /// <param name="data">The data folder.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Told when the file cannot be read: the app goes on, and screens ask to be paired again.</param>
    public ScreenStore(string data, TimeProvider time, ILogger log)
    {
        this.time = time;
        kept = new(Path.Combine(data, "screens.json"), ImmutableDictionary<string, Screen>.Empty, all => all.Values.All(one => one is not null), log);
        networks = new(() => kept.Now, all => all.Values.Select(one => one.Address));
    }

    /// <summary>All, by name.</summary>
    public IReadOnlyList<Screen> All => [.. kept.Now.Values.Where(Holds).OrderBy(one => one.Name, StringComparer.CurrentCulture).ThenBy(one => one.Id, StringComparer.Ordinal)];

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Whether a screen was paired in a network.</summary>
    internal bool CameFrom(IPAddress network) => networks.Has(network);

    /// <summary>One that holds; null: there is none of this id any more.</summary>
    public Screen? Find(string id) => kept.Now.GetValueOrDefault(id) is { } screen && Holds(screen) ? screen : null;

    /// <summary>The screen whose credential this is.</summary>
    /// <remarks>Hashes of guesses say nothing of how far the guess is: they need no comparison that takes always as long.</remarks>
    public Screen? FindByKey(string key)
    {
        string hash = LinkToken.HashOf(key);
        return kept.Now.Values.FirstOrDefault(one => one.KeyHash == hash) is { } screen && Holds(screen) ? screen : null;
    }

    /// <summary>Adds one.</summary>
    /// <returns>False when there are too many.</returns>
    /// <exception cref="IOException">The disk refuses it; nothing changed.</exception>
    public bool Add(Screen screen)
    {
        bool isAdded = false;
        kept.Change(all =>
        {
            // Those that are over make room.
            var holding = all.RemoveRange(all.Values.Where(one => !Holds(one)).Select(one => one.Id));
            isAdded = holding.Count < Most;
            return isAdded ? holding.Add(screen.Id, screen) : all;
        });
        return isAdded;
    }

    /// <summary>Changes one. Where it shows something else then, what it has open is cut: it comes back there.</summary>
    /// <returns>It as it is then; null: there is none.</returns>
    /// <exception cref="IOException">The disk refuses it; nothing changed.</exception>
    public Screen? Change(string id, Func<Screen, Screen> change)
    {
        Screen? before = null, after = null;
        kept.Change(all =>
        {
            before = all.GetValueOrDefault(id) is { } screen && Holds(screen) ? screen : null;
            after = before is null ? null : change(before);
            return after is null || after == before ? all : all.SetItem(id, after);
        });
        if ((after?.Path, after?.Folder) != (before?.Path, before?.Folder))
        {
            Cut(id);
        }

        return after;
    }

    /// <summary>A wall has moved to another folder: its screens go along.</summary>
    internal void Move(string wall, string before, string now) => kept.Hold(all =>
        all.SetItems(all.Values.Where(one => one.Wall == wall && one.Folder == before).Select(one => KeyValuePair.Create(one.Id, one with { Folder = now }))));

    /// <summary>A screen is there.</summary>
    public void See(Screen screen)
    {
        if (Now - screen.Seen > Exactness.TotalMilliseconds)
        {
            kept.Hold(all => all.TryGetValue(screen.Id, out var one) ? all.SetItem(screen.Id, one with { Seen = Now }) : all);
        }
    }

    /// <summary>Ends one at once, whatever the disk says, and cuts what it has open.</summary>
    /// <returns>It as it was; null: there was none.</returns>
    /// <exception cref="IOException">The disk refuses it: it has ended all the same, and is written when there is room.</exception>
    public Screen? Remove(string id)
    {
        var screen = Find(id);
        if (screen is null)
        {
            return null;
        }

        try
        {
            kept.Change(all => all.Remove(id), () => true);
        }
        finally
        {
            Cut(id);
        }

        return screen;
    }

    /// <summary>Cancelled when a screen is revoked or moved.</summary>
    public CancellationToken Open(string id)
    {
        var cut = open.GetOrAdd(id, _ => new CancellationTokenSource()).Token;
        if (Find(id) is not null)
        {
            return cut;
        }

        // It was revoked after it was found, and before anything could be cut.
        Cut(id);
        return new CancellationToken(canceled: true);
    }

    private bool Holds(Screen screen) => Now - screen.Seen <= Lasts.TotalMilliseconds;

    private void Cut(string id)
    {
        if (open.TryRemove(id, out var source))
        {
            // Not on this thread: what is cut tells others, who may ask for this.
            _ = source.CancelAsync();
        }
    }
}
