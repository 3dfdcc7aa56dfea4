using System.Collections.Concurrent;
using Flexboard.Boards;
using Flexboard.People;

namespace Flexboard.Access;

/// <summary>
/// A board that moves to another folder changes what people may. Whoever has another role for it then is cut, and comes
/// back with what is allowed now: who watched or designed it would go on otherwise.
/// </summary>
internal sealed class MovedBoards(BoardStore boards, Accounts accounts, Sessions sessions)
{
    /// <summary>In which folder each lies, or lay when it was there: one that comes back elsewhere has moved.</summary>
    private readonly ConcurrentDictionary<string, string> folders = new(StringComparer.Ordinal);

    /// <summary>Follows the boards from now on.</summary>
    public void Begin()
    {
        boards.Changed += Follow;
        foreach (string id in boards.Current.Boards.Keys)
        {
            Follow(id);
        }
    }

    private void Follow(string id)
    {
        if (boards.Find(id)?.Folder is not { } now)
        {
            return;
        }

        string before = now;
        folders.AddOrUpdate(id, now, (_, known) =>
        {
            before = known;
            return now;
        });
        if (before != now)
        {
            sessions.Cut(name => accounts.Find(name) is { } account && RoleIn(account, before) != RoleIn(account, now));
        }
    }

    private static Role? RoleIn(Account account, string folder) => account.Grants.Where(one => one.Holds(folder)).Max(one => (Role?)one.Role);
}
