using System.Text.Json;
using System.Text.Json.Nodes;
using Flexboard.Designer;

namespace Flexboard.Tests.Designer;

/// <summary>The rules of docs/designer-protocol.md, by the cases that the browser's side is held to as well.</summary>
public sealed class DraftGoldenTests
{
    private static readonly Case[] Changes = Golden.Read<Case[]>("draft-changes.json");
    private static readonly FileCase[] Files = Golden.Read<FileCase[]>("draft-files.json");
    private static readonly FileCase[] Written = Golden.Read<FileCase[]>("draft-written.json");

    public static TheoryData<string> ChangeNames => [.. Changes.Select(one => one.Name)];

    public static TheoryData<string> FileNames => [.. Files.Select(one => one.Name)];

    public static TheoryData<string> WrittenNames => [.. Files.Concat(Written).Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(ChangeNames))]
    public void Changes_Applied_LeaveTheDocumentAndTellTheClashes(string name)
    {
        var one = Changes.Single(each => each.Name == name);
        var document = one.Document.DeepClone().AsObject();
        var (_, clashes) = DraftChanges.Apply(document, one.Changes.Select(change => new DraftChange([.. change.Path], change.Was, change.Value)));
        AssertSame(one.Result, document);
        AssertSame(one.Clashes, DraftMessages.Of(clashes));
    }

    [Theory]
    [MemberData(nameof(FileNames))]
    public void File_BecomesItsDocument(string name)
    {
        var one = Files.Single(each => each.Name == name);
        var document = DraftDocument.FromFile(one.File);
        if (document["groups"] is JsonObject { Count: 0 } && !one.Document.ContainsKey("groups"))
        {
            document.Remove("groups");
        }

        AssertSame(one.Document, document);
    }

    [Theory]
    [MemberData(nameof(WrittenNames))]
    public void Document_BecomesItsFile(string name)
    {
        var one = Files.Concat(Written).Single(each => each.Name == name);
        var file = JsonNode.Parse(DraftDocument.ToFile(one.Document, 1));
        Assert.Equal(one.File.ToJsonString(), Ordered(file, one.File).ToJsonString());
    }

    /// <summary>Members in the order of the other, where a file's order says nothing: not in lists and not among places.</summary>
    private static JsonNode Ordered(JsonNode? node, JsonNode? like) => node switch
    {
        JsonObject whole when like is JsonObject other && !other.All(one => one.Value is JsonArray) => new JsonObject(
            [.. other.Select(one => one.Key).Where(whole.ContainsKey).Concat(whole.Select(one => one.Key)).Distinct().Select(name => KeyValuePair.Create(name, (JsonNode?)Ordered(whole[name], other[name])))]),
        JsonArray list when like is JsonArray other && list.Count == other.Count => new JsonArray([.. list.Select((one, i) => Ordered(one, other[i]))]),
        _ => node!.DeepClone(),
    };

    private static void AssertSame(JsonNode expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"expected\n{expected.ToJsonString()}\nbut it is\n{actual.ToJsonString()}");

    public sealed record ChangeCase(string[] Path, JsonElement Was, JsonElement Value);

    public sealed record Case(string Name, JsonObject Document, ChangeCase[] Changes, JsonObject Result, JsonArray Clashes);

    public sealed record FileCase(string Name, JsonObject File, JsonObject Document);
}
