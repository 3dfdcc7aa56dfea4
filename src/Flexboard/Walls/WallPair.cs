using System.Collections.Immutable;

namespace Flexboard.Walls;

/// <summary>The arrangement that was chosen on a wall for a board.</summary>
public sealed record WallChoice(string Board, string Arrangement)
{
    /// <summary>The most that a wall keeps in mind.</summary>
    public const int Most = 50;
}

/// <summary>Two rooms that show the same board, each in its own arrangement. Pure.</summary>
internal static class WallPair
{
    /// <summary>A wall that follows the other of its pair: its board and its playlist, which turn at the same moments. What is frozen or dark stays so.</summary>
    /// <param name="other">What it shows.</param>
    /// <param name="first">What the other shows now.</param>
    /// <param name="has">Whether a board has an arrangement.</param>
    public static WallShowing Follow(WallShowing other, WallShowing first, Func<string, string, bool> has)
    {
        string? Own(string board) => other.Choices.FirstOrDefault(one => one.Board == board) is { Arrangement: var chosen } && has(board, chosen) ? chosen : null;
        return other with
        {
            Board = first.Board,
            Arrangement = first.Board is null ? null : Own(first.Board),
            By = first.By,
            Since = first.Since,
            Turns = [.. first.Turns.Select(turn => turn with { Arrangement = Own(turn.Board) })],
            TurnsSince = first.TurnsSince,
            PausedAt = first.PausedAt,
        };
    }

    /// <summary>A wall that keeps in mind which arrangement was chosen on it.</summary>
    /// <param name="showing">What it shows.</param>
    /// <param name="board">For which board.</param>
    /// <param name="arrangement">Null: the one that fits.</param>
    public static WallShowing Choose(WallShowing showing, string? board, string? arrangement)
    {
        if (board is null || showing.Choices.FirstOrDefault(one => one.Board == board)?.Arrangement == arrangement)
        {
            return showing;
        }

        ImmutableArray<WallChoice> others = [.. showing.Choices.Where(one => one.Board != board).TakeLast(WallChoice.Most - 1)];
        return showing with { Choices = arrangement is null ? others : [.. others, new(board, arrangement)] };
    }
}
