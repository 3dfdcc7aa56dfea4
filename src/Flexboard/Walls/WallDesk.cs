using System.Collections.Immutable;
using System.Text.Json;
using Flexboard.Access;
using Flexboard.Audit;
using Flexboard.Boards;
using Flexboard.Core.Boards;
using Flexboard.People;

namespace Flexboard.Walls;

/// <summary>What has come of what somebody asked of a wall.</summary>
/// <param name="Wall">It as it is then; null when nothing was done.</param>
/// <param name="Faults">Why nothing was done; empty and no wall: there is none.</param>
public sealed record WallAnswer(Wall? Wall, ImmutableArray<WallFault> Faults)
{
    /// <summary>Whether the wall is another now.</summary>
    public bool IsOther { get; init; }

    /// <summary>Whether nothing was done because the wall is another than its asker knows.</summary>
    public bool IsClash { get; init; }
}

/// <summary>Walls for whoever runs them: the same for the API, the hub and the console. Everything is noted.</summary>
public sealed class WallDesk(WallStore walls, BoardStore boards, AuditLog audit, TimeProvider time)
{
    private static readonly WallAnswer Nothing = new(null, []);

    /// <summary>The walls that somebody may see.</summary>
    public IEnumerable<Wall> Of(Visitor visitor) => walls.All.Where(wall => visitor.Is(Role.Viewer, wall.Folder));

    /// <summary>One of them for which this person has a role.</summary>
    public Wall? Find(Visitor visitor, string id, Role role = Role.Viewer) => walls.Find(id) is { } wall && visitor.Is(role, wall.Folder) ? wall : null;

    /// <summary>One that may be looked at: also by its paired screens.</summary>
    public Wall? FindShown(Visitor visitor, string id) => Find(visitor, id) ?? (visitor.Screen?.MaySeeWall(id) == true ? walls.Find(id) : null);

    /// <summary>Makes a wall.</summary>
    /// <exception cref="IOException">The disk refuses it; nothing changed.</exception>
    public WallAnswer Make(Visitor visitor, Wall wall)
    {
        ImmutableArray<WallFault> faults = [.. WallCheck.Faults(wall), .. RefuseFolder(visitor, wall, Role.Designer)];
        if (!faults.IsEmpty)
        {
            return new(null, faults);
        }

        return walls.Make(wall)
            ? Noted(visitor, "wall-made", wall)
            : new(null, [walls.All.Count() >= WallStore.Most ? new("", $"there may be at most {WallStore.Most} walls") : new("id", $"there is a wall '{wall.Id}' already")]);
    }

    /// <summary>Changes some members of a wall.</summary>
    /// <param name="visitor">Who.</param>
    /// <param name="id">The wall.</param>
    /// <param name="patch">See <see cref="WallJson.Patched"/>.</param>
    /// <param name="isFitting">Whether it is one of many small moves of pictures and masks, and may change nothing else: noted once for all, by <see cref="Fitted"/>.</param>
    /// <param name="isKnown">Whether the asker knows the wall as it is; null: that does not matter.</param>
    /// <exception cref="IOException">The disk refuses it; nothing changed.</exception>
    public WallAnswer Change(Visitor visitor, string id, JsonElement patch, bool isFitting = false, Func<Wall, bool>? isKnown = null)
    {
        ImmutableArray<WallFault> faults = [];
        bool isClash = false;
        var changed = walls.Change(id, wall =>
        {
            if (!visitor.Is(Role.Operator, wall.Folder))
            {
                return null;
            }

            isClash = isKnown?.Invoke(wall) == false;
            if (isClash)
            {
                return null;
            }

            (var next, faults) = WallJson.Patched(wall, patch);
            if (isFitting)
            {
                faults = [.. WallJson.NoFitting(patch), .. faults];
            }
            else if (next is not null)
            {
                faults = [.. RefuseFolder(visitor, next, Role.Operator)];
            }

            return faults.IsEmpty ? next : null;
        });
        return changed is not var (made, isOther) ? new(null, faults) { IsClash = isClash }
            : isOther && !isFitting ? Noted(visitor, "wall-changed", made)
            : new(made, []) { IsOther = isOther };
    }

    /// <summary>Somebody has fitted a wall.</summary>
    public void Fitted(Visitor visitor, string id) => audit.Note(visitor, "wall-fitted", id);

    /// <summary>Removes a wall.</summary>
    /// <exception cref="IOException">The disk refuses it; nothing changed.</exception>
    public WallAnswer Remove(Visitor visitor, string id, Func<Wall, bool> may)
    {
        var wall = Find(visitor, id, Role.Designer);
        return wall is not null && walls.Remove(id, now => visitor.Is(Role.Designer, now.Folder) && may(now)) ? Noted(visitor, "wall-removed", wall) : Nothing;
    }

    /// <summary>What a wall shows, as far as a visitor may know: a board that is not there for whoever asks is not named either.</summary>
    public WallShowing ShownTo(Visitor visitor, string id)
    {
        var shown = walls.Showing(id);
        var folders = shown.Folders;

        // One that is gone may be back in a moment: who might see it where it lay goes on asking for it.
        bool May(string? board) => board is null || (boards.Find(board) is { } known
            ? visitor.Is(Role.Viewer, known.Folder) || visitor.Screen?.MaySeeBoard(known) == true
            : visitor.Is(Role.Viewer, folders.GetValueOrDefault(board, "")) || visitor.Screen?.MaySeeWall(id) == true);
        bool isTold = May(shown.Takeover?.Board);
        shown = shown with
        {
            Turns = [.. shown.Turns.Where(turn => May(turn.Board))],
            Takeovers = [.. shown.Takeovers.Where(rule => May(rule.Board))],
            Takeover = isTold ? shown.Takeover : null,
            Pair = walls.PairOf(id) is { } pair && Find(visitor, pair) is not null ? pair : null,
            Choices = [],
            Standing = [],
            Folders = ImmutableSortedDictionary<string, string>.Empty,
        };
        return isTold && May(shown.Board) ? shown : shown with { Board = null, Arrangement = null, By = "" };
    }

    /// <summary>Whose turn it is on a wall that has a playlist, by all of it: also of what this visitor may not see.</summary>
    /// <returns>Null when there is none, or it is the turn of such a board.</returns>
    public WallTurnNow? TurnOn(Visitor visitor, string id) =>
        walls.Showing(id) is var showing && showing.TurnAt(time.GetUtcNow().ToUnixTimeMilliseconds(), board => showing.IsMeant(boards.Find(board))) is { } turn && boards.MayFor(visitor, Role.Viewer, turn.Turn.Board) ? turn : null;

    /// <summary>Has a wall show something.</summary>
    /// <exception cref="IOException">The disk refuses it; nothing changed.</exception>
    public WallAnswer Show(Visitor visitor, string id, WallWish wish) => ShowAll(visitor, [id], wish)[0];

    /// <summary>Has walls show something, all in one moment. What one of them refuses it keeps, and the others show.</summary>
    /// <param name="visitor">Who.</param>
    /// <param name="ids">The walls, each once.</param>
    /// <param name="wish">What.</param>
    /// <returns>What has come of it on each, in their order.</returns>
    /// <exception cref="IOException">The disk refuses it; nothing changed.</exception>
    public ImmutableArray<WallAnswer> ShowAll(Visitor visitor, IReadOnlyCollection<string> ids, WallWish wish)
    {
        long now = time.GetUtcNow().ToUnixTimeMilliseconds();
        ImmutableArray<WallAnswer> answers = [.. ids.Select(id => MayShow(visitor, id, wish))];
        string[] told = [.. ids.Where((_, i) => answers[i].Wall is not null)];

        // The other rooms of pairs, and whom each follows; one that is told the same itself follows nobody.
        var leaders = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string id in told)
        {
            if ((wish.Pair is { Length: > 0 } named ? named : walls.PairOf(id)) is { } pair && !told.Contains(pair))
            {
                leaders[pair] = id;
            }
        }

        var turned = new Dictionary<string, (WallShowing Was, WallShowing Shows)>(StringComparer.Ordinal);
        List<string> followed = [];
        walls.Show([.. told, .. leaders.Keys], (at, before) =>
        {
            if (!leaders.TryGetValue(at, out string? id))
            {
                var next = wish.Over(before, visitor.Name, now);
                next = next.Lying(Meant(visitor, wish, next), FolderOf);
                turned[at] = (before, next);
                return next;
            }

            // Whom it follows may be gone by now.
            if (!turned.TryGetValue(id, out var lead))
            {
                return before;
            }

            // Rooms that are linked again may have lost each other meanwhile.
            var (was, shows) = lead;
            bool isFollowed = wish.IsFollowed && (was != shows || wish.Pair is { Length: > 0 });
            if (isFollowed)
            {
                followed.Add(at);
            }

            return wish.Pair is { Length: 0 } ? before with { Pair = null }
                : isFollowed ? (WallPair.Follow(before, shows, HasArrangement) with { Pair = id }).Lying([.. shows.Boards], board => shows.Folders.GetValueOrDefault(board))
                : before;
        }, now);
        foreach (string id in told.Where(turned.ContainsKey))
        {
            foreach (var (what, detail) in WallWish.Said(turned[id].Was, turned[id].Shows))
            {
                audit.Note(visitor, what, id, detail);
            }
        }

        foreach (string pair in followed)
        {
            audit.Note(visitor, "wall-follows", pair, $"{leaders[pair]} {turned[leaders[pair]].Shows.Board}".Trim());
        }

        return [.. ids.Zip(answers, (id, answer) => answer with { IsOther = turned.TryGetValue(id, out var one) && one.Was != one.Shows })];
    }

    /// <summary>Has a wall be photographed, or no more: for whoever runs it, and for its own screens.</summary>
    /// <exception cref="IOException">The disk refuses it; nothing changed.</exception>
    public WallAnswer Photograph(Visitor visitor, string id, WallPhotoWish wish)
    {
        if (Find(visitor, id, Role.Operator) is not null || visitor.Screen?.MaySeeWall(id) != true || walls.Find(id) is not { } wall)
        {
            return Show(visitor, id, new(Photo: wish));
        }

        ImmutableArray<WallFault> faults = [.. wish.Faults()];
        if (!faults.IsEmpty)
        {
            return new(null, faults);
        }

        long now = time.GetUtcNow().ToUnixTimeMilliseconds();
        walls.Show([id], (_, before) => before with { Photo = wish.From(now) }, now);
        audit.Note(visitor, wish.Minutes > 0 ? "wall-photo" : "wall-photo-over", id, visitor.Screen.Screen?.Name ?? "");
        return new(wall, []) { IsOther = true };
    }

    /// <summary>The wall, or why it does not show that.</summary>
    private WallAnswer MayShow(Visitor visitor, string id, WallWish wish)
    {
        if (Find(visitor, id, Role.Operator) is not { } wall)
        {
            return Nothing;
        }

        ImmutableArray<WallFault> faults = [.. WallWishCheck.Faults(visitor, wish, walls.Showing(id), boards), .. RefusePair(visitor, id, wish.Pair)];
        return new(faults.IsEmpty ? wall : null, faults);
    }

    /// <summary>Boards of a wall that lie in another folder than when they were put on it, as far as somebody may put them there: its screens do not see them.</summary>
    public IEnumerable<Board> Strays(Visitor visitor, string id)
    {
        var showing = walls.Showing(id);
        return showing.Boards.Distinct().Select(boards.Find).OfType<Board>().Where(board => !showing.IsMeant(board) && visitor.Is(Role.Operator, board.Folder));
    }

    private IReadOnlyCollection<string> Meant(Visitor visitor, WallWish wish, WallShowing shows) =>
        [.. wish.Named, .. wish.Follow == true ? shows.Boards.Where(board => boards.MayFor(visitor, Role.Operator, board)) : []];

    private string? FolderOf(string board) => boards.Find(board)?.Folder;

    private bool HasArrangement(string board, string arrangement) => boards.Find(board)?.Arrangements.Any(one => one.Id == arrangement) == true;

    private IEnumerable<WallFault> RefusePair(Visitor visitor, string id, string? pair) =>
        pair is not { Length: > 0 } || (pair != id && Find(visitor, pair, Role.Operator) is not null) ? [] : [new("pair", $"there is no other wall '{pair}' of yours")];

    private static IEnumerable<WallFault> RefuseFolder(Visitor visitor, Wall wall, Role role) =>
        visitor.Is(role, wall.Folder) ? [] : [new("folder", wall.Folder.Length == 0 ? "must be one of yours" : $"'{wall.Folder}' is none of yours")];

    private WallAnswer Noted(Visitor visitor, string what, Wall wall)
    {
        audit.Note(visitor, what, wall.Id, wall.Name);
        return new(wall, []) { IsOther = true };
    }
}
