using Flexboard.Core.Boards;
using Flexboard.Walls;

namespace Flexboard.Screens;

/// <summary>A screen that hangs where nobody signs in, and was paired with a wall.</summary>
public sealed record Screen
{
    /// <summary>The most characters of a name.</summary>
    public const int MaxName = 100;

    /// <summary>Random, no secret.</summary>
    public required string Id { get; init; }

    /// <summary>What it is called, as typed.</summary>
    public required string Name { get; init; }

    /// <summary>The wall that it shows.</summary>
    public required string Wall { get; init; }

    /// <summary>
    /// In which folder that lies. Another wall, made elsewhere under the name of one that was removed, is not what it shows.
    /// Null: it was not kept yet when the screen was paired.
    /// </summary>
    public string? Folder { get; init; }

    /// <summary>Which output of it; null: the whole wall.</summary>
    public string? Slice { get; init; }

    /// <summary>Of what its cookie holds.</summary>
    public required string KeyHash { get; init; }

    /// <summary>Who entered its code; empty: there are no accounts.</summary>
    public string PairedBy { get; init; } = "";

    /// <summary>When, Unix ms.</summary>
    public required long PairedAt { get; init; }

    /// <summary>What it ran in when it was paired, in a word.</summary>
    public string Browser { get; init; } = "";

    /// <summary>From where it was paired.</summary>
    public string Address { get; init; } = "";

    /// <summary>When it was last there, Unix ms, about a day exact.</summary>
    public required long Seen { get; init; }

    /// <summary>The wall that it shows; null: it is gone.</summary>
    internal Wall? In(WallStore walls) => walls.Find(Wall) is { } wall && (Folder ?? wall.Folder) == wall.Folder ? wall : null;

    /// <summary>What it opens.</summary>
    internal string Path => Slice is null ? $"/walls/{Wall}" : $"/walls/{Wall}?slice={Slice}";
}

/// <summary>
/// What a screen may see that shows its credential: its wall and the boards that hang there, asked anew each time, for it may
/// be moved or revoked meanwhile.
/// </summary>
public sealed class ScreenPass(string id, ScreenStore screens, WallStore walls)
{
    /// <summary>The screen as it is now; null: it was revoked.</summary>
    public Screen? Screen => screens.Find(id);

    /// <summary>Whether this is the wall of the screen.</summary>
    public bool MaySeeWall(string wall) => Screen is { } screen && screen.Wall == wall && screen.In(walls) is not null;

    /// <summary>Whether a board hangs on its wall, now or when its turn comes.</summary>
    public bool MaySeeBoard(Board board) => Screen?.In(walls) is { } wall && walls.Showing(wall.Id).Has(board);
}
