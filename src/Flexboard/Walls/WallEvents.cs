using System.Collections.Immutable;
using Flexboard.Audit;
using Flexboard.Boards;
using Flexboard.Console;
using Flexboard.Core.Events;

namespace Flexboard.Walls;

/// <summary>Follows events for all walls: which of them take a wall over, and what is written to its room.</summary>
public sealed class WallEvents(WallStore walls, WallNotices notices, EventDesk events, BoardStore boards, AuditLog audit, TimeProvider time)
{
    /// <summary>Has each wall show what its rules and its messages say.</summary>
    internal void Look()
    {
        long now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var all = events.Read();
        ImmutableArray<BoardEvent> asking = [.. all.Where(one => Takeovers.Asks(one, now))];
        var known = new Lazy<HashSet<string>>(() => all.Select(one => one.Id).ToHashSet(StringComparer.Ordinal));
        WallShowing Judged(WallShowing showing) => Takeovers.Judged(showing, asking, id => known.Value.Contains(id), board => showing.IsMeant(boards.Find(board)), now);
        string[] ids = [.. walls.All.Select(wall => wall.Id).Where(id => walls.Showing(id) is var showing && Judged(showing) != showing)];
        List<(string Id, WallTakeover? Was, WallTakeover? Is)> turned = [];
        try
        {
            walls.Show(ids, (id, showing) =>
            {
                var next = Judged(showing);
                turned.Add((id, showing.Takeover, next.Takeover));
                return next;
            }, now, atOnce: true);
        }
        finally
        {
            Note(turned);
            notices.Look();
        }
    }

    /// <summary>Nobody did it, but somebody will ask why a wall showed what it did.</summary>
    private void Note(IEnumerable<(string Id, WallTakeover? Was, WallTakeover? Is)> turned)
    {
        foreach (var (id, was, now) in turned)
        {
            if ((was?.Event, was?.Board) != (now?.Event, now?.Board))
            {
                audit.Add("", now is null ? "wall-given-back" : "wall-taken", id, now is null ? was!.Title : $"{now.Board}: {now.Title}", "");
            }
        }
    }
}
