using Flexboard.Core.Boards;

namespace Flexboard.Designer;

/// <summary>
/// Boards that somebody is about to create, looked at like any board under ids that no board can have. The newest few
/// are kept: whoever chooses a wall's size types several on the way. Safe from any thread.
/// </summary>
public sealed class Proposals
{
    private const string Room = "proposal.";

    /// <summary>A board holds up to a megabyte; a person looks at one at a time.</summary>
    private const int Kept = 32;

    private readonly Dictionary<string, Board> boards = new(StringComparer.Ordinal);
    private readonly Queue<string> order = [];
    private readonly Lock gate = new();

    /// <summary>Keeps a board for as long as not too many others have come.</summary>
    /// <param name="make">Makes it under the id that it is looked at by.</param>
    /// <returns>That id; null when there was nothing to make.</returns>
    public string? Add(Func<string, Board?> make)
    {
        string id = Room + Guid.NewGuid().ToString("N");
        if (make(id) is not { } board)
        {
            return null;
        }

        lock (gate)
        {
            boards[id] = board;
            order.Enqueue(id);
            if (order.Count > Kept)
            {
                boards.Remove(order.Dequeue());
            }
        }

        return id;
    }

    /// <summary>The board under an id; null when there is none, or none any more.</summary>
    public Board? Find(string id)
    {
        lock (gate)
        {
            return boards.GetValueOrDefault(id);
        }
    }
}
