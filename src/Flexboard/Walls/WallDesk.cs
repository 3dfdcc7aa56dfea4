using System.Collections.Immutable;
using System.Text.Json;
using Flexboard.Access;
using Flexboard.Audit;
using Flexboard.Boards;
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

/// <summary>What is asked of what a wall shows; null: that stays.</summary>
/// <param name="Board">A board to put on it.</param>
/// <param name="Arrangement">Its arrangement; empty: the one that fits.</param>
/// <param name="Frozen">Whether it stands still.</param>
/// <param name="Black">Whether it is dark.</param>
/// <param name="Pattern">A test pattern; empty: none.</param>
/// <param name="Turns">A playlist, which begins now; empty: what hangs stays. A board that is put on it by hand ends one.</param>
public sealed record WallWish(string? Board = null, string? Arrangement = null, bool? Frozen = null, bool? Black = null, string? Pattern = null, IReadOnlyList<WallTurn>? Turns = null);

/// <summary>Walls for whoever runs them: the same for the API, the hub and the console. Everything is noted.</summary>
public sealed class WallDesk(WallStore walls, BoardStore boards, AuditLog audit, TimeProvider time)
{
    private static readonly WallAnswer Nothing = new(null, []);

    /// <summary>The walls that somebody may see.</summary>
    public IEnumerable<Wall> Of(Visitor visitor) => walls.All.Where(wall => visitor.Is(Role.Viewer, wall.Folder));

    /// <summary>One of them for which this person has a role.</summary>
    public Wall? Find(Visitor visitor, string id, Role role = Role.Viewer) => walls.Find(id) is { } wall && visitor.Is(role, wall.Folder) ? wall : null;

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
    /// <param name="isFitting">Whether it is one of many small moves: noted once for all, by <see cref="Fitted"/>.</param>
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
            if (next is not null)
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
        bool May(string board) => boards.MayFor(visitor, Role.Viewer, board);
        shown = shown with { Turns = [.. shown.Turns.Where(turn => May(turn.Board))] };
        return shown.Board is null || May(shown.Board) ? shown : shown with { Board = null, Arrangement = null, By = "" };
    }

    /// <summary>Has a wall show something.</summary>
    /// <exception cref="IOException">The disk refuses it; nothing changed.</exception>
    public WallAnswer Show(Visitor visitor, string id, WallWish wish)
    {
        if (Find(visitor, id, Role.Operator) is not { } wall)
        {
            return Nothing;
        }

        if (wish.Board is { } asked && (boards.Find(asked) is not { } board || !visitor.Is(Role.Operator, board.Folder)))
        {
            return new(null, [new("board", $"there is no board '{asked}'")]);
        }

        string? shown = wish.Board ?? walls.Showing(id).Board;
        if (wish.Arrangement is { Length: > 0 } arrangement && (shown is null || boards.Find(shown) is not { } on || on.Arrangements.All(one => one.Id != arrangement)))
        {
            return new(null, [new("arrangement", $"there is no arrangement '{arrangement}'")]);
        }

        if (wish.Pattern is { Length: > 0 } pattern && !WallPatterns.Names.Contains(pattern))
        {
            return new(null, [new("pattern", $"must be one of {string.Join(", ", WallPatterns.Names)}, or empty")]);
        }

        ImmutableArray<WallFault> faults = [.. Faults(visitor, wish.Turns ?? [])];
        if (!faults.IsEmpty)
        {
            return new(null, faults);
        }

        long now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var (was, shows) = (new WallShowing(), new WallShowing());
        walls.Show(id, before =>
        {
            (was, shows) = (before, Next(before, wish, visitor.Name, now));
            return shows;
        });
        foreach (var (what, detail) in Said(was, shows))
        {
            audit.Note(visitor, what, id, detail);
        }

        return new(wall, []) { IsOther = was != shows };
    }

    /// <summary>What a wall shows then; the same when the wish is what it shows already.</summary>
    private static WallShowing Next(WallShowing before, WallWish wish, string by, long now)
    {
        // A playlist that is asked for again begins again; none where there is none is nothing.
        ImmutableArray<WallTurn> turns = wish.Turns is { } asked ? [.. asked] : wish.Board is null ? before.Turns : [];
        bool begins = wish.Turns is { Count: > 0 };
        turns = turns.IsEmpty && before.Turns.IsEmpty ? before.Turns : turns;
        var next = before with
        {
            Board = wish.Board ?? before.Board,
            Arrangement = wish.Arrangement is { } named ? (named.Length > 0 ? named : null) : wish.Board is null ? before.Arrangement : null,
            FrozenSince = wish.Frozen is { } frozen ? (frozen ? before.FrozenSince ?? now : null) : before.FrozenSince,
            IsBlack = wish.Black ?? before.IsBlack,
            Pattern = wish.Pattern is { } wished ? (wished.Length > 0 ? wished : null) : before.Pattern,
            Turns = turns,
            TurnsSince = begins ? now : before.TurnsSince,
        };
        return next == before || (wish.Board is null && wish.Turns is null) ? next
            : next with { By = by, Since = wish.Board is null ? before.Since : now };
    }

    private IEnumerable<WallFault> Faults(Visitor visitor, IReadOnlyList<WallTurn> turns)
    {
        if (turns.Count > WallTurn.Most)
        {
            yield return new("turns", $"may be at most {WallTurn.Most}");
        }

        for (int i = 0; i < turns.Count; i++)
        {
            if (turns[i]?.Board is not { } asked || boards.Find(asked) is not { } board || !visitor.Is(Role.Operator, board.Folder))
            {
                yield return new($"turns[{i}].board", $"there is no board '{turns[i]?.Board}'");
            }
            else if (turns[i].Arrangement is { } arrangement && board.Arrangements.All(one => one.Id != arrangement))
            {
                yield return new($"turns[{i}].arrangement", $"there is no arrangement '{arrangement}'");
            }
            else if (!(turns[i].Seconds is >= 5 and <= 86_400))
            {
                yield return new($"turns[{i}].seconds", "must lie between 5 and 86400");
            }
        }
    }

    private static IEnumerable<(string What, string Detail)> Said(WallShowing before, WallShowing now)
    {
        if (now.Turns != before.Turns || now.TurnsSince != before.TurnsSince)
        {
            yield return ("wall-playlist", string.Join(' ', now.Turns.Select(one => one.Board)));
        }

        if ((now.Board, now.Arrangement) != (before.Board, before.Arrangement))
        {
            yield return ("wall-shows", $"{now.Board} {now.Arrangement}".Trim());
        }

        if (now.FrozenSince != before.FrozenSince)
        {
            yield return (now.FrozenSince is null ? "wall-unfrozen" : "wall-frozen", "");
        }

        if (now.IsBlack != before.IsBlack)
        {
            yield return (now.IsBlack ? "wall-black" : "wall-lit", "");
        }

        if (now.Pattern != before.Pattern)
        {
            yield return ("wall-pattern", now.Pattern ?? "");
        }
    }

    private static IEnumerable<WallFault> RefuseFolder(Visitor visitor, Wall wall, Role role) =>
        visitor.Is(role, wall.Folder) ? [] : [new("folder", wall.Folder.Length == 0 ? "must be one of yours" : $"'{wall.Folder}' is none of yours")];

    private WallAnswer Noted(Visitor visitor, string what, Wall wall)
    {
        audit.Note(visitor, what, wall.Id, wall.Name);
        return new(wall, []) { IsOther = true };
    }
}
