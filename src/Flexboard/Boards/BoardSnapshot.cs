using System.Collections.Immutable;
using Flexboard.Core.Boards;

namespace Flexboard.Boards;

/// <summary>A board as it is shown now, and where it comes from.</summary>
public sealed record StoredBoard
{
    /// <summary>The board.</summary>
    public required Board Board { get; init; }

    /// <summary>Whether an edited copy is shown; otherwise the shipped one is.</summary>
    public required bool IsEdited { get; init; }

    /// <summary>Version of the shipped board of the same id; null when there is none.</summary>
    public string? ShippedVersion { get; init; }

    /// <summary>Version of the shipped board that the edited copy began from; null when it is not known.</summary>
    public string? BasedOn { get; init; }

    /// <summary>Whether a newer shipped version can be offered than the one that was edited.</summary>
    public bool IsShippedNewer => IsEdited && ShippedVersion is not null && BasedOn is not null && ShippedVersion != BasedOn;
}

/// <summary>A file that cannot be used as it is now.</summary>
/// <param name="Id">The board's id, by the file's name.</param>
/// <param name="File">The file.</param>
/// <param name="Faults">What is wrong with it.</param>
/// <param name="Since">When it was first seen to be wrong.</param>
/// <param name="Shown">What is shown instead.</param>
public sealed record BoardProblem(
    string Id, string File, ImmutableArray<BoardFault> Faults, DateTimeOffset Since, ShownInstead Shown);

/// <summary>What a wall shows while a file is faulty.</summary>
public enum ShownInstead
{
    /// <summary>The file's own board, with placeholders for the widgets that are wrong.</summary>
    Placeholders,

    /// <summary>There is nothing to show.</summary>
    Nothing,

    /// <summary>The last good version of the same file.</summary>
    LastGood,

    /// <summary>The shipped board, because the edited copy was faulty from the start.</summary>
    Shipped,

    /// <summary>The edited copy, which covers the faulty shipped board.</summary>
    Edited,
}

/// <summary>All boards at one moment.</summary>
/// <param name="Boards">By id.</param>
/// <param name="Problems">All files that cannot be used.</param>
public sealed record BoardSnapshot(ImmutableSortedDictionary<string, StoredBoard> Boards, ImmutableArray<BoardProblem> Problems)
{
    /// <summary>No boards yet.</summary>
    public static BoardSnapshot Empty { get; } = new(ImmutableSortedDictionary.Create<string, StoredBoard>(StringComparer.Ordinal), []);
}
