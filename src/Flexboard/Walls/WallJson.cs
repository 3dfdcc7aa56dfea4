using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Flexboard.Boards;

namespace Flexboard.Walls;

/// <summary>Wall profiles as JSON: whole ones, and changes of some of their members.</summary>
internal static class WallJson
{
    /// <summary>How walls are written and read.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private static readonly FrozenSet<string> Fitted = FrozenSet.Create(StringComparer.Ordinal, "masks", "outputs");
    private static readonly FrozenSet<string> FittedOfAnOutput = FrozenSet.Create(StringComparer.Ordinal, "corners", "offsetX", "offsetY", "scale", "overscan");

    /// <summary>What of a patch is none of fitting a wall: that is done by whoever stands before it, and moves pictures alone.</summary>
    public static IEnumerable<WallFault> NoFitting(JsonElement patch)
    {
        if (patch.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        foreach (var member in patch.EnumerateObject())
        {
            if (!Fitted.Contains(member.Name) || (member.Name == "outputs" && member.Value.ValueKind != JsonValueKind.Object))
            {
                yield return new(member.Name, "is nothing that is fitted");
            }
            else if (member.Name == "outputs")
            {
                foreach (var output in member.Value.EnumerateObject().Where(one => one.Value.ValueKind == JsonValueKind.Object))
                {
                    foreach (var inner in output.Value.EnumerateObject().Where(one => !FittedOfAnOutput.Contains(one.Name)))
                    {
                        yield return new($"outputs.{output.Name}.{inner.Name}", "is nothing that is fitted");
                    }
                }
            }
        }
    }

    /// <summary>
    /// A wall with some members changed (as RFC 7396, JSON Merge Patch); of its outputs, those that are named by their ids, and
    /// of the corners of one, those that are named by their numbers: two who fit one output do not take back what the other did.
    /// </summary>
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
                        if (inner.Name != "corners" || inner.Value.ValueKind != JsonValueKind.Object)
                        {
                            Merge(output, inner);
                        }
                        else if (Pinned(output["corners"], inner.Value) is { } corners)
                        {
                            output["corners"] = corners;
                        }
                        else
                        {
                            return (null, [new($"outputs.{changed.Name}.corners", "must be x and y of four corners, pixels, or of some of them by their numbers, 0 to 3")]);
                        }
                    }
                }
            }
            else
            {
                Merge(json, member);
            }
        }

        return Read(json, wall.Id);
    }

    private static void Merge(JsonObject into, JsonProperty member)
    {
        if (member.Value.ValueKind == JsonValueKind.Object && into[member.Name] is JsonObject there)
        {
            foreach (var inner in member.Value.EnumerateObject())
            {
                Merge(there, inner);
            }
        }
        else
        {
            into[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        }
    }

    /// <summary>Corners with some of them moved; none where none is.</summary>
    /// <param name="before">All eight, or none.</param>
    /// <param name="moved">x and y by numbers.</param>
    /// <returns>Null when these are no corners.</returns>
    private static JsonArray? Pinned(JsonNode? before, JsonElement moved)
    {
        double[] all = before is JsonArray { Count: 8 } eight && eight.All(one => one is JsonValue value && value.TryGetValue(out double _)) ? [.. eight.Select(one => one!.GetValue<double>())] : new double[8];
        foreach (var one in moved.EnumerateObject())
        {
            if (one.Name is not ("0" or "1" or "2" or "3") || one.Value.ValueKind != JsonValueKind.Array || one.Value.GetArrayLength() != 2
                || !one.Value.EnumerateArray().All(part => part.ValueKind == JsonValueKind.Number && double.IsFinite(part.GetDouble())))
            {
                return null;
            }

            int at = 2 * (one.Name[0] - '0');
            (all[at], all[at + 1]) = (one.Value[0].GetDouble(), one.Value[1].GetDouble());
        }

        return all.All(one => one == 0) ? [] : new JsonArray([.. all.Select(one => (JsonNode)one)]);
    }

    /// <summary>What the body of a request wishes; null: it is longer than it may be, or no such JSON.</summary>
    public static async Task<T?> ReadBodyAsync<T>(HttpRequest request, int most)
        where T : class
    {
        try
        {
            return await BoardApi.ReadBody(request, most) is { } body ? JsonSerializer.Deserialize<T>(body, Options) : null;
        }
        catch (JsonException)
        {
            return null;
        }
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
            return (null, [new((fault.Path ?? "$").TrimStart('$', '.'), JsonReason.Of(fault, typeof(Wall), Options))]);
        }
    }
}
