using System.Collections.Immutable;
using Flexboard.Core.Boards;

namespace Flexboard.Boards;

/// <summary>Something in a board file that is wrong.</summary>
/// <param name="Path">Where: a JSON path such as <c>$.widgets[3].data[0].over</c>.</param>
/// <param name="Reason">What is wrong and what would be right, in plain words.</param>
public sealed record BoardFault(string Path, string Reason);

/// <summary>What became of reading a board file: a board, faults, or both.</summary>
public sealed record BoardReading
{
    /// <summary>
    /// The board; null when something is wrong beyond its widgets. A widget in which something is wrong is a placeholder,
    /// and the others are what they are.
    /// </summary>
    public Board? Board { get; init; }

    /// <summary>Whether it can be taken from somebody who writes it now and can mend it.</summary>
    public bool IsSound => Board is not null && Faults.IsEmpty;

    /// <summary>Everything that is wrong.</summary>
    public required ImmutableArray<BoardFault> Faults { get; init; }

    /// <summary>False when the file is not JSON at all.</summary>
    public bool IsJson { get; init; } = true;

    /// <summary>The board was written in an older format and has been migrated; the file has not.</summary>
    public bool IsMigrated { get; init; }
}
