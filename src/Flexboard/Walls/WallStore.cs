using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Flexboard.Storage;

namespace Flexboard.Walls;

/// <summary>
/// All walls, and what they show: <c>walls.json</c> and <c>walls-showing.json</c> in the data folder. A restart comes back
/// to what was shown. Safe from any thread.
/// </summary>
public sealed class WallStore
{
    /// <summary>The most walls.</summary>
    public const int Most = 200;

    private readonly Kept<ImmutableDictionary<string, Wall>> walls;
    private readonly Kept<ImmutableDictionary<string, WallShowing>> showing;

    /// <param name="data">The data folder.</param>
    /// <exception cref="InvalidDataException">A file cannot be read.</exception>
    /// <param name="log">Told when what the walls showed cannot be read: the app goes on, and they show nothing; null: it does not start.</param>
    public WallStore(string data, ILogger? log = null)
    {
        walls = new(Path.Combine(data, "walls.json"), ImmutableDictionary<string, Wall>.Empty);
        showing = new(Path.Combine(data, "walls-showing.json"), ImmutableDictionary<string, WallShowing>.Empty, goOn: log);
    }

    /// <summary>A wall, or what it shows, is another now: its id.</summary>
    public event Action<string>? Changed;

    /// <summary>A wall lies in another folder: its id, the folder in which it lay, and the one in which it lies. Raised before anybody is told that it changed.</summary>
    public event Action<string, string, string>? Moved;

    /// <summary>All, by id.</summary>
    public IEnumerable<Wall> All => walls.Now.Values.OrderBy(one => one.Id, StringComparer.Ordinal);

    /// <summary>A wall; null: there is none.</summary>
    public Wall? Find(string id) => walls.Now.GetValueOrDefault(id);

    /// <summary>What a wall shows.</summary>
    public WallShowing Showing(string id) => showing.Now.GetValueOrDefault(id) ?? new WallShowing();

    /// <summary>Changes with every change of a wall.</summary>
    public static string VersionOf(Wall wall) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(wall)).AsSpan(0, 8));

    /// <summary>Makes a wall.</summary>
    /// <returns>False when there is one of its id, or there are too many.</returns>
    /// <exception cref="IOException">The disk refuses it.</exception>
    public bool Make(Wall wall)
    {
        bool isMade = false;
        walls.Change(all =>
        {
            isMade = !all.ContainsKey(wall.Id) && all.Count < Most;
            return isMade ? all.Add(wall.Id, wall) : all;
        });
        return Tell(isMade, wall.Id);
    }

    /// <summary>Changes a wall.</summary>
    /// <param name="id">The wall.</param>
    /// <param name="change">From what it is; null: it stays.</param>
    /// <returns>What it is now, and whether that is another than before; null when it is gone or stays.</returns>
    /// <exception cref="IOException">The disk refuses it: nothing has changed.</exception>
    public (Wall Wall, bool IsOther)? Change(string id, Func<Wall, Wall?> change)
    {
        Wall? before = null, made = null;
        bool isOther = false;
        walls.Change(all =>
        {
            made = all.TryGetValue(id, out before) ? change(before) : null;
            isOther = made is not null && VersionOf(made) != VersionOf(before!);
            return isOther ? all.SetItem(id, made!) : all;
        });
        if (isOther && made!.Folder != before!.Folder)
        {
            Moved?.Invoke(id, before.Folder, made.Folder);
        }

        Tell(isOther, id);
        return made is null ? null : (made, isOther);
    }

    /// <summary>Removes a wall, and what it shows.</summary>
    /// <param name="id">The wall.</param>
    /// <param name="may">Whether it may be removed, as it is now.</param>
    /// <exception cref="IOException">The disk refuses it.</exception>
    public bool Remove(string id, Func<Wall, bool> may)
    {
        bool isGone = false;
        walls.Change(all =>
        {
            isGone = all.TryGetValue(id, out var wall) && may(wall);
            return isGone ? all.Remove(id) : all;
        });
        if (isGone)
        {
            // What nobody asks for any more must not keep anybody from hearing that it is gone.
            showing.Hold(all => all.Remove(id));
        }

        return Tell(isGone, id);
    }

    /// <summary>A board has moved to another folder: it goes on hanging where it hangs.</summary>
    internal void MoveBoard(string board, string before, string now) => showing.Hold(all =>
        all.SetItems(all.Where(one => one.Value.Folders.GetValueOrDefault(board) == before)
            .Select(one => KeyValuePair.Create(one.Key, one.Value with { Folders = one.Value.Folders.SetItem(board, now) }))));

    /// <summary>The other wall of its pair: each names the other; null: none.</summary>
    public string? PairOf(string id) => Showing(id).Pair is { } other && other != id && Find(other) is not null && Showing(other).Pair == id ? other : null;

    /// <summary>Has walls show something else, all in one moment.</summary>
    /// <param name="ids">The walls, in the order in which they are changed; there may be none of an id.</param>
    /// <param name="change">From the id and what it shows.</param>
    /// <param name="now">When, Unix ms: the moments of what is shown follow from it.</param>
    /// <exception cref="IOException">The disk refuses it: nothing has changed.</exception>
    /// <param name="atOnce">Whether it holds whatever the disk says: what nobody has to ask for must not wait for room.</param>
    public void Show(IReadOnlyCollection<string> ids, Func<string, WallShowing, WallShowing> change, long now, bool atOnce = false)
    {
        List<string> changed = [];
        void Tell() => changed.ForEach(id => Changed?.Invoke(id));
        try
        {
            showing.Change(all => Changing(all, ids, change, now, changed), () => atOnce);
        }
        catch when (atOnce)
        {
            Tell();
            throw;
        }

        Tell();
    }

    private ImmutableDictionary<string, WallShowing> Changing(ImmutableDictionary<string, WallShowing> all, IReadOnlyCollection<string> ids, Func<string, WallShowing, WallShowing> change, long now, List<string> changed)
    {
        foreach (string id in ids.Where(id => Find(id) is not null))
        {
            var before = all.GetValueOrDefault(id) ?? new WallShowing();
            var next = change(id, before).Timed(before, now);
            if (next != before)
            {
                all = all.SetItem(id, next);
                changed.Add(id);
            }
        }

        return all;
    }

    /// <returns>Whether it is done.</returns>
    private bool Tell(bool isDone, string id)
    {
        if (isDone)
        {
            Changed?.Invoke(id);
        }

        return isDone;
    }
}
