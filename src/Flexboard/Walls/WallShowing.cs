namespace Flexboard.Walls;

/// <summary>What a wall shows.</summary>
public sealed record WallShowing
{
    /// <summary>The board; null: none was put on it yet.</summary>
    public string? Board { get; init; }

    /// <summary>Its arrangement; null: the one nearest to the wall's ratio.</summary>
    public string? Arrangement { get; init; }

    /// <summary>Since when it stands still, Unix ms; null: it is live.</summary>
    public long? FrozenSince { get; init; }

    /// <summary>Whether it is dark.</summary>
    public bool IsBlack { get; init; }

    /// <summary>A test pattern in place of the board, one of <see cref="WallPatterns"/>; null: none.</summary>
    public string? Pattern { get; init; }

    /// <summary>Who put the board on it; empty: nobody.</summary>
    public string By { get; init; } = "";

    /// <summary>When, Unix ms; 0: never.</summary>
    public long Since { get; init; }
}

/// <summary>Test patterns, painted by wall/patterns.js.</summary>
public static class WallPatterns
{
    /// <summary>Their names; texts <c>walls.pattern-…</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["grid", "lines", "greys", "bars", "texts", "slices"];
}
