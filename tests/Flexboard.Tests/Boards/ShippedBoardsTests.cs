using System.Text;
using System.Text.Json.Nodes;
using Flexboard.Boards;
using Flexboard.Widgets;

namespace Flexboard.Tests.Boards;

/// <summary>What lies in <c>layouts/</c>.</summary>
public sealed class ShippedBoardsTests
{
    internal static readonly string Layouts = Path.Combine(Places.FindHome(AppContext.BaseDirectory), "layouts");

    /// <summary>The file names of all shipped boards.</summary>
    public static TheoryData<string> Files => [.. Directory.GetFiles(Layouts, "*.json").Select(Path.GetFileName)
        .Where(name => name != BoardFolder.SchemaFile).OfType<string>().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Read_ShippedBoard_HasNoFaults(string file)
    {
        var reading = new BoardReader(WidgetKinds.All).Read(
            Path.GetFileNameWithoutExtension(file), File.ReadAllBytes(Path.Combine(Layouts, file)));

        Assert.Empty(reading.Faults);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void SchemaMember_ShippedBoard_NamesTheFileBesideIt(string file)
    {
        var board = JsonNode.Parse(File.ReadAllBytes(Path.Combine(Layouts, file)))!;

        Assert.Equal("./" + BoardFolder.SchemaFile, (string?)board["$schema"]);
    }

    [Fact]
    public void Read_ExampleOfTheDocumentation_HasNoFaults()
    {
        string page = File.ReadAllText(Path.Combine(Layouts, "..", "docs", "board-file.md"));
        string example = page.Split("```jsonc\n")[1].Split("```")[0];

        Assert.Empty(new BoardReader(WidgetKinds.All).Read("reservation", Encoding.UTF8.GetBytes(example)).Faults);
    }

    /// <summary>
    /// The schema follows the kinds and the reader. After a change of either run this test with
    /// <c>UPDATE_SCHEMA=1</c>, which writes it.
    /// </summary>
    [Fact]
    public void Schema_InTheRepository_IsUpToDate()
    {
        string file = Path.Combine(Layouts, BoardFolder.SchemaFile);
        byte[] schema = BoardSchema.Write(WidgetKinds.All, new BoardReader(WidgetKinds.All).SchemaVersion);

        // A kind's options are exported by themselves: a reference from their root would lead astray here.
        Assert.DoesNotMatch(@"""\$ref"": ""(?!#/\$defs/)", Encoding.UTF8.GetString(schema));
        if (Environment.GetEnvironmentVariable("UPDATE_SCHEMA") == "1")
        {
            File.WriteAllBytes(file, schema);
        }

        Assert.True(
            File.ReadAllBytes(file).AsSpan().SequenceEqual(schema),
            "layouts/board.schema.json is out of date. Write it anew with: UPDATE_SCHEMA=1 dotnet test tests/Flexboard.Tests -c Release --filter Schema_InTheRepository_IsUpToDate");
    }

    [Fact]
    public void Schema_OfSampleKinds_HoldsTheirOptions()
    {
        var schema = JsonNode.Parse(Encoding.UTF8.GetString(BoardSchema.Write([new SampleKinds.MeterKind(), new SampleKinds.DialKind()], 1)))!;

        Assert.Equal(["dial", "meter"], schema["properties"]!["widgets"]!["items"]!["properties"]!["kind"]!["enum"]!.AsArray().Select(word => (string)word!));
        var dial = schema["$defs"]!["options"]!["dial"]!;
        Assert.Equal(["goal", "steps", "look"], dial["properties"]!.AsObject().Select(property => property.Key));
        Assert.Equal(["round", "flat"], dial["properties"]!["look"]!["enum"]!.AsArray().Select(word => (string)word!));
        Assert.False((bool)dial["additionalProperties"]!);
        Assert.Equal("data", (string)schema["properties"]!["widgets"]!["items"]!["allOf"]![1]!["then"]!["required"]![0]!);
    }
}
