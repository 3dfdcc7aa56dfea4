using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Flexboard.Boards;
using Flexboard.Core.Boards;

namespace Flexboard.Designer;

/// <summary>
/// A draft as a document in which everything that has an identity is a member by that identity: made from a board file,
/// and back. See docs/designer-protocol.md.
/// </summary>
internal static partial class DraftDocument
{
    private static readonly string[] Whole = ["title", "culture", "timeZone", "folder", "theme"];

    /// <summary>The document of a board.</summary>
    public static JsonObject Of(Board board, int schemaVersion) => FromFile(JsonNode.Parse(BoardWriter.Write(board, schemaVersion))!.AsObject());

    /// <summary>The document of a board file, sound but for what stands inside its widgets.</summary>
    public static JsonObject FromFile(JsonObject file)
    {
        var document = new JsonObject();
        foreach (string member in Whole)
        {
            if (file[member] is { } value)
            {
                document[member] = value.DeepClone();
            }
        }

        document["widgets"] = ById(file["widgets"], Without);
        document["groups"] = ById(file["groups"], Without, ranked: false);
        document["arrangements"] = ById(file["arrangements"], Placed);
        return document;
    }

    /// <summary>The document as a board file; whether that is sound its reader says.</summary>
    public static byte[] ToFile(JsonObject document, int schemaVersion)
    {
        var widgets = Members(document["widgets"]);
        var known = widgets.Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        var file = new JsonObject { ["schemaVersion"] = schemaVersion };
        foreach (string member in Whole)
        {
            if (document.TryGetPropertyValue(member, out var value))
            {
                file[member] = value?.DeepClone();
            }
        }

        var groups = GroupsOf(document["groups"]);
        var used = UsedGroups(groups, widgets);
        file["widgets"] = Listed(widgets, content => RemoveEmpty(Grouped(content, used), "options"));
        if (used.Count > 0)
        {
            file["groups"] = Listed(groups.Where(one => used.Contains(one.Key)), content => Grouped(content, used));
        }

        file["arrangements"] = Listed(Members(document["arrangements"]), content =>
        {
            var places = Members(content["places"]).Where(one => known.Contains(one.Key)).ToList();
            RemoveEmpty(content, "guides");
            content["places"] = Boxes(places, hidden: false);
            if (Boxes(places, hidden: true) is { Count: > 0 } hidden)
            {
                content["hidden"] = hidden;
            }

            return content;
        });
        return JsonSerializer.SerializeToUtf8Bytes(file);
    }

    /// <summary>A path in a file, as one in the document: <c>$.widgets[3].title</c> becomes <c>widgets.rate.title</c>.</summary>
    public static string PathOf(string filePath, JsonObject document)
    {
        var match = Item().Match(filePath);
        if (!match.Success)
        {
            return filePath.TrimStart('$').TrimStart('.');
        }

        string list = match.Groups[1].Value;
        string id = Members(document[list]).ElementAtOrDefault(int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture)).Key ?? match.Groups[2].Value;
        return $"{list}.{id}{match.Groups[3].Value}";
    }

    [GeneratedRegex(@"\A\$\.(widgets|arrangements)\[([0-9]{1,6})\](.*)\z", RegexOptions.Singleline)]
    private static partial Regex Item();

    /// <summary>Members in the order of their ranks, equal ones by id.</summary>
    private static IReadOnlyList<KeyValuePair<string, JsonObject>> Members(JsonNode? node) =>
    [
        .. (node as JsonObject ?? [])
            .Where(one => one.Value is JsonObject)
            .Select(one => KeyValuePair.Create(one.Key, (JsonObject)one.Value!))
            .OrderBy(one => RankOf(one.Value)).ThenBy(one => one.Key, StringComparer.Ordinal),
    ];

    private static double RankOf(JsonObject member) =>
        member["at"] is JsonValue value && value.TryGetValue(out double rank) ? rank : 0;

    private static JsonObject ById(JsonNode? list, Func<JsonObject, JsonObject> content, bool ranked = true)
    {
        var members = new JsonObject();
        foreach (var item in (list as JsonArray ?? []).OfType<JsonObject>())
        {
            var member = content(item);
            if (ranked)
            {
                member["at"] = members.Count + 1.0;
            }

            members[(string)item["id"]!] = member;
        }

        return members;
    }

    private static JsonObject Without(JsonObject item)
    {
        var content = item.DeepClone().AsObject();
        content.Remove("id");
        return content;
    }

    private static JsonObject Placed(JsonObject item)
    {
        var content = Without(item);
        content.Remove("hidden");
        var places = new JsonObject();
        Add(item["places"], hidden: false);
        Add(item["hidden"], hidden: true);
        content["places"] = places;
        return content;

        void Add(JsonNode? boxes, bool hidden)
        {
            foreach (var (widget, box) in boxes as JsonObject ?? [])
            {
                var place = new JsonObject { ["at"] = places.Count + 1.0, ["box"] = box?.DeepClone() };
                if (hidden)
                {
                    place["hidden"] = true;
                }

                places[widget] = place;
            }
        }
    }

    private static JsonArray Listed(IEnumerable<KeyValuePair<string, JsonObject>> members, Func<JsonObject, JsonObject> content)
    {
        var list = new JsonArray();
        foreach (var (id, member) in members)
        {
            var item = new JsonObject { ["id"] = id };
            foreach (var (name, value) in content(member.DeepClone().AsObject()))
            {
                if (name != "at")
                {
                    item[name] = value?.DeepClone();
                }
            }

            list.Add((JsonNode)item);
        }

        return list;
    }

    /// <summary>Without a holder in which there is nothing, or nothing but empty lists.</summary>
    private static JsonObject RemoveEmpty(JsonObject content, string holder)
    {
        if (content[holder] is JsonObject held && held.All(one => one.Value is JsonArray { Count: 0 }))
        {
            content.Remove(holder);
        }

        return content;
    }

    /// <summary>Groups, of which those that two designers put into each other stand by themselves.</summary>
    private static List<KeyValuePair<string, JsonObject>> GroupsOf(JsonNode? node)
    {
        var groups = Members(node);
        var parents = groups.ToDictionary(one => one.Key, one => TextOf(one.Value["group"]), StringComparer.Ordinal);
        return [.. groups.Select(one => KeyValuePair.Create(one.Key, IsInARing(one.Key) ? Alone(one.Value) : one.Value))];

        bool IsInARing(string id)
        {
            string? around = parents[id];
            for (int depth = 0; around is not null && around != id && depth <= parents.Count; depth++)
            {
                around = parents.GetValueOrDefault(around);
            }

            return around == id;
        }

        static JsonObject Alone(JsonObject group)
        {
            var alone = group.DeepClone().AsObject();
            alone.Remove("group");
            return alone;
        }
    }

    /// <summary>Without a group that is gone.</summary>
    private static JsonObject Grouped(JsonObject content, HashSet<string> groups)
    {
        if (content["group"] is { } group && !groups.Contains(TextOf(group) ?? ""))
        {
            content.Remove("group");
        }

        return content;
    }

    private static JsonObject Boxes(IEnumerable<KeyValuePair<string, JsonObject>> places, bool hidden) => new(places
        .Where(one => (one.Value["hidden"]?.GetValueKind() == JsonValueKind.True) == hidden)
        .Select(one => KeyValuePair.Create(one.Key, one.Value["box"]?.DeepClone())));

    /// <summary>Groups that a widget is in, and those around them.</summary>
    private static HashSet<string> UsedGroups(
        IReadOnlyList<KeyValuePair<string, JsonObject>> groups, IReadOnlyList<KeyValuePair<string, JsonObject>> widgets)
    {
        var around = groups.ToDictionary(one => one.Key, one => TextOf(one.Value["group"]), StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, widget) in widgets)
        {
            for (string? group = TextOf(widget["group"]); group is not null && around.ContainsKey(group) && used.Add(group);)
            {
                group = around[group];
            }
        }

        return used;
    }

    private static string? TextOf(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? (string?)node : null;
}
