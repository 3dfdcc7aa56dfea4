using Flexboard.Boards;

namespace Flexboard.Walls;

/// <summary>
/// Turns the walls that have a playlist. Whose turn it is follows from the clock alone: a restart goes on with it, and a
/// board that is gone is passed over. A frozen wall stays as it is.
/// </summary>
public sealed class WallTurns(WallStore walls, BoardStore boards, TimeProvider time)
{
    /// <summary>Has each wall show whose turn it is.</summary>
    internal void Turn()
    {
        long now = time.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var wall in walls.All)
        {
            if (walls.Showing(wall.Id) is { Turns.IsEmpty: false, FrozenSince: null } showing
                && showing.TurnAt(now, board => showing.IsMeant(boards.Find(board))) is { Turn: var turn }
                && (turn.Board, turn.Arrangement) != (showing.Board, showing.Arrangement))
            {
                // What was put on it meanwhile stays.
                walls.Show([wall.Id], (_, before) => before.Turns == showing.Turns && before.PausedAt == showing.PausedAt && before.FrozenSince is null
                    ? before with { Board = turn.Board, Arrangement = turn.Arrangement, Since = now }
                    : before, now, atOnce: true);
            }
        }
    }
}
