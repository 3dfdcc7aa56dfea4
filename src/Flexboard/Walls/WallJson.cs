using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Flexboard.Walls;

/// <summary>Wall profiles as JSON: whole ones, and changes of some of their members.</summary>
internal static class WallJson
{
    /// <summary>How walls are written and read.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>A wall with some members changed (as RFC 7396, JSON Merge Patch); of its outputs, those that are named by their ids.</summary>
    /// <param name="wall">What it is.</param>
    /// <param name="patch">Members of a wall; <c>outputs</c> may be a list, then it replaces them, or an object of ids and members.</param>
    /// <returns>The wall, or why it cannot be like that.</returns>
    public static (Wall? Wall, ImmutableArray<WallFault> Faults) Patched(Wall wall, JsonElement patch)
    {
        if (patch.ValueKind != JsonValueKind.Object)
        {
            return (null, [new("", "must be an object")]);
        }

        var json = JsonSerializer.SerializeToNode(wall, Options)!.AsObject();
        foreach (var member in patch.EnumerateObject())
        {
            if (member.Name == "outputs" && member.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (var changed in member.Value.EnumerateObject())
                {
                    if ((json["outputs"] as JsonArray)?.FirstOrDefault(one => one is JsonObject && one["id"] is JsonValue id && id.TryGetValue(out string? text) && text == changed.Name) is not JsonObject output || changed.Value.ValueKind != JsonValueKind.Object)
                    {
                        return (null, [new($"outputs.{changed.Name}", "is no output of this wall")]);
                    }

                    foreach (var inner in changed.Value.EnumerateObject())
                    {
                        output[inner.Name] = JsonNode.Parse(inner.Value.GetRawText());
                    }
                }
            }
            else
            {
                json[member.Name] = JsonNode.Parse(member.Value.GetRawText());
            }
        }

        return Read(json, wall.Id);
    }

    /// <summary>A wall out of JSON.</summary>
    /// <param name="json">A whole one.</param>
    /// <param name="id">Its id, whatever the JSON says.</param>
    public static (Wall? Wall, ImmutableArray<WallFault> Faults) Read(JsonObject json, string id)
    {
        try
        {
            json["id"] = id;
            var read = json.Deserialize<Wall>(Options)!;
            ImmutableArray<WallFault> faults = [.. WallCheck.Faults(read)];
            return faults.IsEmpty ? (read, faults) : (null, faults);
        }
        catch (ArgumentException)
        {
            return (null, [new("", "names a member twice")]);
        }
        catch (JsonException fault)
        {
            return (null, [new((fault.Path ?? "$").TrimStart('$', '.'), fault.Message.Split(" Path:")[0])]);
        }
    }
}
