using Flexboard.Boards;
using Flexboard.Core.Boards;
using Flexboard.People;

namespace Flexboard.Walls;

/// <summary>Judges what is asked of what a wall shows. A board that somebody may not put on a wall is not there for them.</summary>
internal static class WallWishCheck
{
    private const int MaxLabel = 400;

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

        foreach (var fault in wish.Photo?.Faults() ?? [])
        {
            yield return fault;
        }

        foreach (var fault in Faults(visitor, wish.Turns ?? [], boards).Concat(Faults(visitor, wish.Takeovers ?? [], boards)))
        {
            yield return fault;
        }
    }

    private static IEnumerable<WallFault> Faults(Visitor visitor, IReadOnlyList<TakeoverRule> rules, BoardStore boards)
    {
        if (rules.Count > TakeoverRule.Most)
        {
            yield return new("takeovers", $"may be at most {TakeoverRule.Most}");
        }

        for (int i = 0; i < rules.Count; i++)
        {
            var rule = rules[i];
            if (Fault(visitor, $"takeovers[{i}]", rule?.Board, rule?.Arrangement, boards) is { } fault)
            {
                yield return fault;
            }
            else if (!TakeoverRule.Severities.Contains(rule!.Severity))
            {
                yield return new($"takeovers[{i}].severity", $"must be one of {string.Join(", ", TakeoverRule.Severities)}");
            }
            else if (rule.Seconds is not (null or (>= 5 and <= 86_400)))
            {
                yield return new($"takeovers[{i}].seconds", "must lie between 5 and 86400, or be left out");
            }
            else if (rule.Labels is { } labels && (labels.Count > TakeoverRule.Most || labels.Any(one => one.Value is null || one.Key.Length + one.Value.Length > MaxLabel)))
            {
                yield return new($"takeovers[{i}].labels", $"must be at most {TakeoverRule.Most} texts by names");
            }
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
