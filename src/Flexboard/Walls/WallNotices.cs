using System.Collections.Concurrent;
using System.Collections.Immutable;
using Flexboard.Audit;
using Flexboard.Console;
using Flexboard.Core.Events;
using Flexboard.People;

namespace Flexboard.Walls;

/// <summary>A status message that a room has not taken note of.</summary>
/// <param name="Id">Of its event.</param>
/// <param name="Text">What it says.</param>
/// <param name="By">Who wrote it; empty: nobody says.</param>
/// <param name="Time">When, Unix ms.</param>
public sealed record WallNotice(string Id, string Text, string By, long Time);

/// <summary>What is written to rooms, and who takes note of it for them: acknowledgements of events under the room's name.</summary>
public sealed class WallNotices(WallStore walls, EventDesk events, AuditLog audit, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, ImmutableArray<WallNotice>> told = new(StringComparer.Ordinal);

    /// <summary>Other messages stand on a wall now: its id.</summary>
    public event Action<string>? Changed;

    /// <summary>The messages that stand, newest first.</summary>
    public IEnumerable<BoardEvent> Standing
    {
        get
        {
            long now = time.GetUtcNow().ToUnixTimeMilliseconds();
            return events.Read().Where(one => one.IsStatus && EventDesk.IsOpen(one, now));
        }
    }

    /// <summary>What stands on a wall, newest first.</summary>
    public ImmutableArray<WallNotice> Of(Wall wall)
    {
        string room = RoomOf(wall);
        return [.. Standing.Where(one => NotedIn(one, room) is null).Select(one => new WallNotice(one.Id, one.Title, one.Labels.FirstOrDefault(label => label.Name == "by").Value ?? "", one.Time))];
    }

    /// <summary>What the room of a wall is called, in acknowledgements too: two of one name are told apart.</summary>
    public string RoomOf(Wall wall) => walls.All.Any(one => one.Id != wall.Id && one.Name == wall.Name) ? $"{wall.Name} ({wall.Id})" : wall.Name;

    /// <summary>Who has taken note of an event for a room, and when; null: nobody.</summary>
    public static Acknowledgement? NotedIn(BoardEvent one, string room) => one.Acknowledgements.FirstOrDefault(noted => noted.Room == room || (noted.Room.Length == 0 && noted.By == room));

    /// <summary>Takes note of an event for the room of a wall.</summary>
    /// <param name="visitor">Who; may run the wall.</param>
    /// <param name="wall">The wall.</param>
    /// <param name="id">The event: a status message, or what took the wall over.</param>
    /// <returns>Null when there is no such event.</returns>
    public async Task<DeskAnswer?> NoteAsync(Visitor visitor, Wall wall, string id)
    {
        if (events.Read().FirstOrDefault(one => one.Id == id) is not { } found)
        {
            return null;
        }

        string room = RoomOf(wall);
        var answer = await events.AcknowledgeAsync([found], visitor.Name.Length > 0 ? visitor.Name : room, room);
        if (answer.IsDone)
        {
            audit.Note(visitor, "wall-acknowledged", wall.Id, found.Title);
        }

        return answer;
    }

    /// <summary>Looks which walls have other messages than before.</summary>
    internal void Look()
    {
        foreach (var wall in walls.All)
        {
            var now = Of(wall);
            if (!now.SequenceEqual(told.GetValueOrDefault(wall.Id, [])))
            {
                told[wall.Id] = now;
                Changed?.Invoke(wall.Id);
            }
        }
    }
}
