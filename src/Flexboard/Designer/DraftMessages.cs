using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flexboard.Boards;

namespace Flexboard.Designer;

/// <summary>A change as designers send it, and are told it.</summary>
/// <param name="Path">Where.</param>
/// <param name="Was">What is there; left out: nothing.</param>
/// <param name="Value">What is to be there; left out: nothing.</param>
public sealed record ChangeMessage(string[] Path, JsonElement Was, JsonElement Value);

/// <summary>An edit as designers send it.</summary>
internal sealed record EditMessage(string Id, string Label, ChangeMessage[] Changes);

/// <summary>Reads edits and writes what designers are told: the messages of docs/designer-protocol.md.</summary>
internal static class DraftMessages
{
    private const int MaxChanges = 5000;
    private const int MaxDepth = 40;
    private const int MaxName = 200;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { AllowDuplicateProperties = false };

    /// <summary>Reads an edit.</summary>
    /// <exception cref="FormatException">It is none; the message says why.</exception>
    public static DraftEdit Read(JsonElement message)
    {
        EditMessage? edit;
        try
        {
            edit = message.Deserialize<EditMessage>(Json);
        }
        catch (JsonException fault)
        {
            throw new FormatException($"The edit is none: {fault.Message}", fault);
        }

        if (edit is not { Id.Length: > 0 and <= MaxName, Label.Length: <= MaxName, Changes.Length: > 0 and <= MaxChanges })
        {
            throw new FormatException($"An edit has an 'id' and a 'label' of at most {MaxName} letters, and 1 to {MaxChanges} 'changes'.");
        }

        return new DraftEdit(edit.Id, edit.Label, [.. edit.Changes.Select(Read)]);
    }

    /// <summary>Reads a change.</summary>
    /// <exception cref="FormatException">It is none; the message says why.</exception>
    public static DraftChange Read(ChangeMessage? change) =>
        change is { Path.Length: > 0 and <= MaxDepth } && change.Path.All(name => name is { Length: <= MaxName })
            ? new DraftChange([.. change.Path], change.Was, change.Value)
            : throw new FormatException($"A change has a 'path' of 1 to {MaxDepth} names, each of at most {MaxName} letters.");

    /// <summary>What a document has at a path; without <c>value</c>: nothing.</summary>
    public static JsonObject At(ImmutableArray<string> path, JsonObject document)
    {
        var message = new JsonObject { ["path"] = new JsonArray([.. path.Select(name => (JsonNode)name)]) };
        if (DraftChanges.TryGet(document, path, out var value))
        {
            message["value"] = value?.DeepClone();
        }

        return message;
    }

    /// <summary>What became of a commit.</summary>
    public static JsonObject Of(DraftCommit commit) => new()
    {
        ["revision"] = commit.Revision,
        ["clashes"] = Of(commit.Clashes),
        ["faults"] = Of(commit.Faults),
    };

    /// <summary>Clashes.</summary>
    public static JsonArray Of(ImmutableArray<DraftClash> clashes) => new([.. clashes.Select(clash =>
    {
        var message = Of(clash.Change);
        message["why"] = clash.Why;
        Put(message, "now", clash.Now);
        if (clash.By is { } by)
        {
            message["by"] = by;
        }
        else if (clash.ByBoard)
        {
            message["byBoard"] = true;
        }

        return (JsonNode)message;
    })]);

    /// <summary>Faults.</summary>
    public static JsonArray Of(ImmutableArray<BoardFault> faults) =>
        new([.. faults.Select(fault => (JsonNode)new JsonObject
        {
            ["path"] = new JsonArray([.. fault.Path.Split('.').Select(name => (JsonNode)name)]),
            ["reason"] = fault.Reason,
        })]);

    /// <summary>An edit that somebody made.</summary>
    public static JsonObject Edited(long revision, bool differs, string by, string name, string id, string label, ImmutableArray<DraftChange> changes) => new()
    {
        ["revision"] = revision,
        ["differs"] = differs,
        ["by"] = by,
        ["name"] = name,
        ["edit"] = new JsonObject
        {
            ["id"] = id,
            ["label"] = label,
            ["changes"] = new JsonArray([.. changes.Select(change => (JsonNode)Of(change))]),
        },
    };

    private static JsonObject Of(DraftChange change)
    {
        var message = new JsonObject { ["path"] = new JsonArray([.. change.Path.Select(name => (JsonNode)name)]) };
        Put(message, "was", change.Was);
        Put(message, "value", change.Value);
        return message;
    }

    private static void Put(JsonObject message, string name, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Undefined)
        {
            message[name] = JsonSerializer.SerializeToNode(value);
        }
    }
}
