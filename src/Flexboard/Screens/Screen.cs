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
    public bool MaySeeWall(string wall) => Screen?.Wall == wall;

    /// <summary>Whether a board hangs on its wall, now or when its turn comes.</summary>
    public bool MaySeeBoard(string board) => Screen is { } screen && walls.Find(screen.Wall) is not null && walls.Showing(screen.Wall).Boards.Contains(board);
}
