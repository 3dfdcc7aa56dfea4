using System.Collections.Immutable;

namespace Flexboard.Walls;

/// <summary>What is asked of what a wall shows; null: that stays.</summary>
/// <param name="Board">A board to put on it.</param>
/// <param name="Arrangement">Its arrangement; empty: the one that fits.</param>
/// <param name="Frozen">Whether it stands still.</param>
/// <param name="Black">Whether it is dark.</param>
/// <param name="Pattern">A test pattern; empty: none.</param>
/// <param name="Turns">A playlist, which begins now; empty: what hangs stays. A board that is put on it by hand ends one.</param>
/// <param name="Paused">Whether the playlist stands at whose turn it is.</param>
/// <param name="Takeovers">Which events take it over.</param>
/// <param name="Return">True: it shows again what it showed before an event took it over. Putting something on it does the same.</param>
/// <param name="Pair">The wall whose board it shows, and which shows its; empty: none.</param>
/// <param name="Follow">True: boards of its that lie in another folder than when they were put on it are meant as they are now; those that whoever asks may put on a wall.</param>
/// <param name="Photo">That it is photographed, for a time.</param>
/// <param name="PressSafe">Whether its board is shown as the press may see it.</param>
public sealed record WallWish(
    string? Board = null, string? Arrangement = null, bool? Frozen = null, bool? Black = null, string? Pattern = null, IReadOnlyList<WallTurn>? Turns = null, bool? Paused = null,
    IReadOnlyList<TakeoverRule>? Takeovers = null, bool? Return = null, string? Pair = null, bool? Follow = null,
    WallPhotoWish? Photo = null, bool? PressSafe = null)
{
    /// <summary>What a wall shows then.</summary>
    /// <param name="before">What it showed.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="now">Unix ms.</param>
    internal WallShowing Over(WallShowing before, string by, long now)
    {
        bool putsOn = Board is not null || Turns is { Count: > 0 };
        var next = Shown(Turned(putsOn || Return == true ? Walls.Takeovers.Returned(before) : before, now), before, now);
        next = Board is null && Arrangement is null ? next : WallPair.Choose(next, next.Board, next.Arrangement);

        // Who asks for what is so already has done nothing.
        return next == before || (Board is null && Turns is null) ? next : next with { By = by, Since = Board is null ? before.Since : now };
    }

    /// <summary>The boards that it names: they are meant as they are now.</summary>
    internal IReadOnlyCollection<string> Named => [.. new[] { Board }.OfType<string>(), .. (Turns ?? []).Select(turn => turn.Board), .. (Takeovers ?? []).Select(rule => rule.Board)];

    /// <summary>Whether the other wall of a pair has to follow.</summary>
    internal bool IsFollowed => Board is not null || Turns is not null || Paused is not null || Pair is { Length: > 0 };

    private WallShowing Shown(WallShowing turned, WallShowing before, long now) => turned with
    {
        Board = Board ?? before.Board,
        Arrangement = Arrangement is { } named ? (named.Length > 0 ? named : null) : Board is null ? before.Arrangement : null,
        FrozenSince = Frozen is { } frozen ? (frozen ? before.FrozenSince ?? now : null) : before.FrozenSince,
        IsBlack = Black ?? before.IsBlack,
        Pattern = Pattern is { } wished ? (wished.Length > 0 ? wished : null) : before.Pattern,
        Photo = Photo is { } photo ? photo.From(now) : before.Photo,
        IsPressSafe = PressSafe ?? before.IsPressSafe,
        Takeovers = Takeovers is { } rules ? [.. rules] : before.Takeovers,
        Pair = Pair is { } pair ? (pair.Length > 0 ? pair : null) : before.Pair,
    };

    /// <summary>What the audit list says of it: of what is another than before.</summary>
    internal static IEnumerable<(string What, string Detail)> Said(WallShowing before, WallShowing now)
    {
        if (now.Turns != before.Turns)
        {
            yield return ("wall-playlist", string.Join(' ', now.Turns.Select(one => one.Board)));
        }

        if (now.PausedAt is null != before.PausedAt is null && !now.Turns.IsEmpty)
        {
            yield return (now.PausedAt is null ? "wall-playlist-goes-on" : "wall-playlist-paused", "");
        }

        if (now.Takeovers != before.Takeovers)
        {
            yield return ("wall-takeovers", string.Join(' ', now.Takeovers.Select(one => $"{one.Severity}:{one.Board}")));
        }

        if (before.Takeover is not null && now.Takeover is null)
        {
            yield return ("wall-returned", "");
        }

        if (now.Pair != before.Pair)
        {
            yield return (now.Pair is null ? "wall-unpaired" : "wall-paired", now.Pair ?? "");
        }

        if ((now.Board, now.Arrangement) != (before.Board, before.Arrangement))
        {
            yield return ("wall-shows", $"{now.Board} {now.Arrangement}".Trim());
        }

        foreach (var (board, folder) in now.Folders.Where(one => before.Folders.GetValueOrDefault(one.Key, one.Value) != one.Value))
        {
            yield return ("wall-follows-board", $"{board} {before.Folders[board]}: {folder}");
        }

        if (now.FrozenSince != before.FrozenSince)
        {
            yield return (now.FrozenSince is null ? "wall-unfrozen" : "wall-frozen", "");
        }

        if (now.IsBlack != before.IsBlack)
        {
            yield return (now.IsBlack ? "wall-black" : "wall-lit", "");
        }

        if (now.Photo != before.Photo)
        {
            yield return (now.Photo is null ? "wall-photo-over" : "wall-photo", now.Photo is { } photo ? $"{photo.Publish}" : "");
        }

        if (now.IsPressSafe != before.IsPressSafe)
        {
            yield return (now.IsPressSafe ? "wall-press-safe" : "wall-press-open", "");
        }

        if (now.Pattern != before.Pattern)
        {
            yield return ("wall-pattern", now.Pattern ?? "");
        }
    }

    private WallShowing Turned(WallShowing before, long now) => this switch
    {
        // None where there is none is nothing; one that is asked for again begins again.
        { Turns.Count: 0 } when before.Turns.IsEmpty => before,
        { Turns: { } turns } => before with { Turns = [.. turns], TurnsSince = now, PausedAt = Paused == true ? now : null },
        { Board: not null } => before with { Turns = before.Turns.IsEmpty ? before.Turns : [], PausedAt = null },
        { Paused: true } => before with { PausedAt = before.Turns.IsEmpty ? null : before.PausedAt ?? now },

        // As if it had begun later by as long as it stood.
        { Paused: false } when before.PausedAt is { } at => before with { PausedAt = null, TurnsSince = before.TurnsSince + now - at },
        _ => before,
    };
}
