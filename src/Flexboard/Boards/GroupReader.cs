using System.Collections.Immutable;
using Flexboard.Core.Boards;

namespace Flexboard.Boards;

/// <summary>Reads which widgets of a board belong together.</summary>
internal static class GroupReader
{
    public static ImmutableArray<WidgetGroup> ReadAll(JsonSpot board)
    {
        var groups = new Dictionary<string, (WidgetGroup Group, JsonSpot Spot)>(StringComparer.Ordinal);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in board.Find("groups")?.Items(0, BoardFormat.MaxGroups) ?? [])
        {
            if (item.IsObject(BoardFormat.GroupMembers) && item.Require("id")?.Id(ids) is { Length: > 0 } id)
            {
                groups[id] = (new WidgetGroup(id, item.Find("title")?.Text(BoardFormat.MaxTitle) ?? "", item.Find("group")?.Text(64) ?? ""), item);
            }
        }

        foreach (var (group, spot) in groups.Values)
        {
            if (group.Group.Length > 0 && !groups.ContainsKey(group.Group))
            {
                spot.FaultAt("group", $"no group has the id '{group.Group}'");
            }
            else if (IsInsideItself(group))
            {
                spot.FaultAt("group", $"'{group.Id}' would be inside itself");
            }
        }

        return [.. groups.Values.Select(one => one.Group)];

        bool IsInsideItself(WidgetGroup group)
        {
            string around = group.Group;
            for (int depth = 0; around.Length > 0 && depth <= groups.Count; depth++)
            {
                if (around == group.Id)
                {
                    return true;
                }

                around = groups.GetValueOrDefault(around).Group?.Group ?? "";
            }

            return false;
        }
    }
}
