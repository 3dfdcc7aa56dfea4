namespace Flexboard.Boards;

/// <summary>What became of a wish to write a board.</summary>
public enum BoardWriteOutcome
{
    /// <summary>It is written and shown.</summary>
    Done,

    /// <summary>The board is faulty; nothing changed.</summary>
    Faulty,

    /// <summary>Somebody else wrote it in the meantime; nothing changed.</summary>
    Clash,

    /// <summary>There is no such board.</summary>
    Missing,

    /// <summary>There is such a board, or a faulty file with its name, already.</summary>
    Exists,

    /// <summary>Only the shipped board is there, which is never written.</summary>
    OnlyShipped,
}

/// <summary>What became of a wish to write a board, and what is shown now.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Board">The board as it is shown now; null when there is none.</param>
/// <param name="Reading">What was to be written, with its faults; null when something was to be removed.</param>
public sealed record BoardWrite(BoardWriteOutcome Outcome, StoredBoard? Board, BoardReading? Reading);
