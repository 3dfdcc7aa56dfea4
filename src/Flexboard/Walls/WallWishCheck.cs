using Flexboard.Boards;
using Flexboard.Core.Boards;
using Flexboard.People;

namespace Flexboard.Walls;

/// <summary>Judges what is asked of what a wall shows. A board that somebody may not put on a wall is not there for them.</summary>
internal static class WallWishCheck
{
    /// <summary>Everything that makes it impossible; empty when it can be done.</summary>
    public static IEnumerable<WallFault> Faults(Visitor visitor, WallWish wish, WallShowing showing, BoardStore boards)
    {
        if (wish.Board is { } asked && Find(visitor, boards, asked) is null)
        {
            yield return NoBoard("board", asked);
        }
        else if (wish.Arrangement is { Length: > 0 } arrangement && ((wish.Board ?? showing.Board) is not { } shown || boards.Find(shown) is not { } on || !Has(on, arrangement)))
        {
            yield return NoArrangement("arrangement", arrangement);
        }

        if (wish.Pattern is { Length: > 0 } pattern && !WallPatterns.Names.Contains(pattern))
        {
            yield return new("pattern", $"must be one of {string.Join(", ", WallPatterns.Names)}, or empty");
        }

        foreach (var fault in Faults(visitor, wish.Turns ?? [], boards))
        {
            yield return fault;
        }
    }

    private static IEnumerable<WallFault> Faults(Visitor visitor, IReadOnlyList<WallTurn> turns, BoardStore boards)
    {
        if (turns.Count > WallTurn.Most)
        {
            yield return new("turns", $"may be at most {WallTurn.Most}");
        }

        for (int i = 0; i < turns.Count; i++)
        {
            if (Fault(visitor, $"turns[{i}]", turns[i]?.Board, turns[i]?.Arrangement, boards) is { } fault)
            {
                yield return fault;
            }
            else if (!(turns[i].Seconds is >= 5 and <= 86_400))
            {
                yield return new($"turns[{i}].seconds", "must lie between 5 and 86400");
            }
        }
    }

    private static WallFault? Fault(Visitor visitor, string path, string? board, string? arrangement, BoardStore boards) =>
        Find(visitor, boards, board) is not { } found ? NoBoard($"{path}.board", board)
        : arrangement is not null && !Has(found, arrangement) ? NoArrangement($"{path}.arrangement", arrangement)
        : null;

    private static Board? Find(Visitor visitor, BoardStore boards, string? id) => id is not null && boards.Find(id) is { } board && visitor.Is(Role.Operator, board.Folder) ? board : null;

    private static bool Has(Board board, string arrangement) => board.Arrangements.Any(one => one.Id == arrangement);

    private static WallFault NoBoard(string path, string? id) => new(path, $"there is no board '{id}'");

    private static WallFault NoArrangement(string path, string id) => new(path, $"there is no arrangement '{id}'");
}
