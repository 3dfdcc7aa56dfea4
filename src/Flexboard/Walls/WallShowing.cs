using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Flexboard.Core.Boards;

namespace Flexboard.Walls;

/// <summary>What a wall shows.</summary>
public sealed record WallShowing
{
    /// <summary>The board; null: none was put on it yet.</summary>
    public string? Board { get; init; }

    /// <summary>Its arrangement; null: the one nearest to the wall's ratio.</summary>
    public string? Arrangement { get; init; }

    /// <summary>
    /// From when the picture is that stands still, Unix ms; null: it is live. All its screens paint what was composed until
    /// then and nothing later. It is 300 ms after it was asked for, or when what was just put on it has come, up to 1 s: so
    /// whoever reads it at once finds it in the future. See <see cref="Timed"/>.
    /// </summary>
    public long? FrozenSince { get; init; }

    /// <summary>Whether it is dark.</summary>
    public bool IsBlack { get; init; }

    /// <summary>A test pattern in place of the board, one of <see cref="WallPatterns"/>; null: none.</summary>
    public string? Pattern { get; init; }

    /// <summary>That it is photographed: it looks so that a camera can read it, docs/photographs.md; null: it is not.</summary>
    public WallPhoto? Photo { get; init; }

    /// <summary>Whether its board is shown as the press may see it: without names, addresses, free text and what is sensitive.</summary>
    public bool IsPressSafe { get; init; }

    /// <summary>Who put the board on it; empty: nobody.</summary>
    public string By { get; init; } = "";

    /// <summary>When, Unix ms; 0: never.</summary>
    public long Since { get; init; }

    /// <summary>When what hangs became another, or went on, Unix ms: its screens fade it in together <see cref="Loading"/> later; 0: never.</summary>
    public long ChangedAt { get; init; }

    /// <summary>Its playlist: what comes one after the other, again and again; empty: what it shows stays.</summary>
    public ImmutableArray<WallTurn> Turns { get; init; } = [];

    /// <summary>When the first of them began for the first time, Unix ms: all else follows from it, also after a restart.</summary>
    public long TurnsSince { get; init; }

    /// <summary>Since when the playlist stands at what it shows, Unix ms; null: it turns.</summary>
    public long? PausedAt { get; init; }

    /// <summary>The wall that shows the same board, if that names this one as well; null: none.</summary>
    public string? Pair { get; init; }

    /// <summary>Which arrangements were chosen on it, for when it follows its pair.</summary>
    public ImmutableArray<WallChoice> Choices { get; init; } = [];

    /// <summary>Which events take it over; the first rule that holds counts.</summary>
    public ImmutableArray<TakeoverRule> Takeovers { get; init; } = [];

    /// <summary>Events that do, or have had their time.</summary>
    public ImmutableArray<WallTakeover> Standing { get; init; } = [];

    /// <summary>The one that has it now: its board is shown in place of <see cref="Board"/>; null: none.</summary>
    public WallTakeover? Takeover { get; init; }

    /// <summary>
    /// In which folder each of its boards lay when it was put on it, or lies since it moved. Another board, made elsewhere under
    /// the name of one that was removed, is not what its screens were to show. Of what was put on it before that was kept there is none.
    /// </summary>
    public ImmutableSortedDictionary<string, string> Folders { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>All that it shows, now or when their turn comes: what its screens may see.</summary>
    [JsonIgnore]
    public IEnumerable<string> Boards => Turns.Select(turn => turn.Board).Concat(Takeovers.Select(rule => rule.Board)).Concat(new[] { Board, Takeover?.Board }.OfType<string>());

    /// <summary>How long screens have to load what is put on a wall, ms; the same in wall/together.js.</summary>
    internal const int Loading = 1000;

    /// <summary>How long screens have to hear that a wall is to stand still, ms: as long again as they have for each frame.</summary>
    internal const int Hearing = 300;

    /// <summary>The same with its moments, which all its screens share: when what hangs became another, and from when the picture is that stands still.</summary>
    /// <param name="before">What it showed.</param>
    /// <param name="now">Unix ms.</param>
    internal WallShowing Timed(WallShowing before, long now)
    {
        bool isOther = Hung != before.Hung || (before.FrozenSince is not null && FrozenSince is null);
        long changed = isOther ? now : before.ChangedAt;

        // What was put on it a moment ago hangs on all its screens before it stands still.
        long? frozen = FrozenSince is null ? null : isOther || before.FrozenSince is null ? Math.Clamp(changed + Loading, now + Hearing, now + Loading) : before.FrozenSince;
        return (changed, frozen) == (ChangedAt, FrozenSince) ? this : this with { ChangedAt = changed, FrozenSince = frozen };
    }

    private (string? Board, string? Arrangement, int? Publish, bool IsPressSafe) Hung =>
        (Takeover?.Board ?? Board, Takeover is { } taken ? taken.Arrangement : Arrangement, Photo?.Publish, IsPressSafe);

    /// <summary>Whether a board is one that it shows, now or when its turn comes.</summary>
    internal bool Has(Board board) => Boards.Contains(board.Id) && IsMeant(board);

    /// <summary>Whether what lies under a board's id now is what was put on it, and can be shown: the others are passed over.</summary>
    /// <param name="board">Null: nothing.</param>
    internal bool IsMeant([NotNullWhen(true)] Board? board) => board is not null && Folders.GetValueOrDefault(board.Id, board.Folder) == board.Folder;

    /// <summary>It, with the folders of its boards kept.</summary>
    /// <param name="named">Those that are put on it now: they are meant as they are.</param>
    /// <param name="folderOf">Where a board lies; null: it is gone.</param>
    internal WallShowing Lying(IReadOnlyCollection<string> named, Func<string, string?> folderOf)
    {
        var next = Boards.Distinct()
            .Select(board => (Board: board, Folder: (named.Contains(board) ? folderOf(board) : null) ?? Folders.GetValueOrDefault(board)))
            .Where(one => one.Folder is not null)
            .ToImmutableSortedDictionary(one => one.Board, one => one.Folder!, StringComparer.Ordinal);
        return next.SequenceEqual(Folders) ? this : this with { Folders = next };
    }

    /// <summary>Whose turn it is.</summary>
    /// <param name="now">Unix ms.</param>
    /// <param name="isThere">Whether a board can be shown: the others are passed over.</param>
    /// <returns>Null when there is no playlist, or none of its boards can be shown.</returns>
    public WallTurnNow? TurnAt(long now, Func<string, bool> isThere)
    {
        ImmutableArray<WallTurn> there = [.. Turns.Where(one => isThere(one.Board))];
        double whole = there.Sum(one => one.Seconds);
        if (there.IsEmpty)
        {
            return null;
        }

        // Also before it began: a clock that was set back does not hold it.
        double at = (((((PausedAt ?? now) - TurnsSince) / 1000d) % whole) + whole) % whole;
        foreach (var turn in there)
        {
            if (at < turn.Seconds)
            {
                return new(turn, now + (long)Math.Round((turn.Seconds - at) * 1000));
            }

            at -= turn.Seconds;
        }

        return new(there[^1], now);
    }
}

/// <summary>A part of a playlist.</summary>
/// <param name="Board">The board.</param>
/// <param name="Arrangement">Its arrangement; null: the one that fits.</param>
/// <param name="Seconds">For how long, 5 to 86,400.</param>
public sealed record WallTurn(string Board, string? Arrangement, double Seconds)
{
    /// <summary>The most of a playlist.</summary>
    public const int Most = 100;
}

/// <summary>Whose turn it is.</summary>
/// <param name="Turn">The part of the playlist.</param>
/// <param name="Until">When the next one comes, Unix ms; while it is paused, when it would if it went on now.</param>
public sealed record WallTurnNow(WallTurn Turn, long Until);

/// <summary>Test patterns, painted by wall/patterns.js.</summary>
public static class WallPatterns
{
    /// <summary>Their names; texts <c>walls.pattern-…</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["grid", "lines", "greys", "bars", "texts", "slices"];
}
