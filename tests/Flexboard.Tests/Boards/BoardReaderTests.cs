using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flexboard.Boards;
using Flexboard.Core.Boards;
using Flexboard.Core.Series;
using Flexboard.Widgets.Placeholder;

namespace Flexboard.Tests.Boards;

public sealed class BoardReaderTests
{
    private const string Removed = "";

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private const string Whole = """
        {
          // A comment, and trailing commas: files are written by people.
          "$schema": "./board.schema.json",
          "schemaVersion": 1,
          "title": "예약",
          "culture": "ko-KR",
          "timeZone": "Asia/Seoul",
          "theme": "light",
          "widgets": [
            { "id": "tps", "kind": "dial", "title": "Completed", "note": "10 s mean", "definition": "Ended.\nAll of them.",
              "deadlineSeconds": 15,
              "data": [{ "series": "reservation.completed", "where": { "site": "*", "tier": "a?" }, "over": "p99.9",
                         "windowSeconds": 60, "across": "max", "by": "site", "as": "baseline", "label": "{site}",
                         "unit": "1/s", "scale": 0.001, }],
              "options": { "goal": 4, "look": "flat" } },
            { "id": "lamps", "kind": "lamps" },
          ],
          "arrangements": [
            { "id": "32x9", "width": 3200, "height": 900, "textSize": 27, "places": { "lamps": [0, 0, 3200, 900], "tps": [18, 90, 620, 340] } },
            { "id": "9x16", "width": 900, "height": 1600, "places": {} },
          ],
        }
        """;

    [Fact]
    public void Read_WholeBoard_TakesEveryMember()
    {
        var board = Read(Whole).Board!;

        Assert.Equal(("b", "예약", "ko-KR", "Asia/Seoul", "light"), (board.Id, board.Title, board.Culture, board.TimeZone, board.Theme));
        var widget = board.Widgets[0];
        Assert.Equal(("tps", "dial", "Completed", "10 s mean"), (widget.Id, widget.Kind, widget.Title, widget.Note));
        Assert.Equal("Ended.\nAll of them.", widget.Definition);
        Assert.Equal(15_000, widget.Deadline);
        Assert.Equal(SampleKinds.DialLook.Flat, Assert.IsType<SampleKinds.DialOptions>(widget.Options).Look);
        var binding = Assert.Single(widget.Data);
        Assert.Equal(new SeriesSelector("reservation.completed", [new("site", "*"), new("tier", "a?")]), binding.Series);
        Assert.Equal(("p99.9", 60, Combination.Maximum), (binding.Over.ToString(), binding.WindowSeconds, binding.Across));
        Assert.Equal(("site", "baseline", "{site}", "1/s", 0.001), (binding.By, binding.Role, binding.Label, binding.Unit, binding.Scale));
        Assert.Equal([new Place("lamps", 0, 0, 3200, 900), new Place("tps", 18, 90, 620, 340)], board.Arrangements[0].Places);
        Assert.Equal([27, 27], board.Arrangements.Select(one => one.TextSize));
    }

    [Fact]
    public void Read_SmallestBoard_TakesDefaults()
    {
        var board = Read("""{"schemaVersion":1,"title":"t","widgets":[],"arrangements":[{"id":"a","width":10,"height":10,"places":{}}]}""").Board!;

        Assert.Equal(("en", "", "dark"), (board.Culture, board.TimeZone, board.Theme));
        Assert.Equal(0.3, board.Arrangements[0].TextSize, 9);
    }

    [Fact]
    public void Read_WidgetWithoutData_LeavesTheKindsDefaultToComposition()
    {
        var lamps = Read(Whole).Board!.Widgets[1];

        Assert.Empty(lamps.Data);
        Assert.Equal("status", Assert.Single(SampleKinds.Reader.KindOf(lamps).DataOf(lamps)).Series.Name);
    }

    [Fact]
    public void Read_DecomposedNames_AreComposed()
    {
        var binding = Read(Changed("widgets[0].data[0].series", "u\u0308ber")).Board!.Widgets[0].Data[0];

        Assert.Equal("\u00fcber", binding.Series.Name);
    }

    [Fact]
    public void Read_SameContent_HasTheSameVersionAndNoOther()
    {
        Assert.Equal(Read(Whole).Board!.Version, Read(Whole).Board!.Version);
        Assert.NotEqual(Read(Whole).Board!.Version, Read(Whole + " ").Board!.Version);
        Assert.Matches("^[0-9a-f]{12}$", Read(Whole).Board!.Version);
    }

    [Fact]
    public void Read_ByteOrderMark_IsNoFault() =>
        Assert.NotNull(SampleKinds.Reader.Read("b", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Whole)]).Board);

    [Theory]
    [InlineData("$", "\"x\"", "$", "must be an object, but is text")]
    [InlineData("title", Removed, "$.title", "is missing")]
    [InlineData("title", "7", "$.title", "must be text, but is a number")]
    [InlineData("title", "null", "$.title", "must be text, but is null")]
    [InlineData("title", "\"a\\u0000b\"", "$.title", "holds a control character")]
    [InlineData("titel", "\"x\"", "$.titel", "is not known here; known are $schema, schemaVersion, id,*")]
    [InlineData("a b", "1", "$['a b']", "is not known here*")]
    [InlineData("schemaVersion", Removed, "$.schemaVersion", "is missing")]
    [InlineData("schemaVersion", "2", "$.schemaVersion", "is 2, but this Flexboard reads up to 1: the file comes from a newer one")]
    [InlineData("schemaVersion", "0", "$.schemaVersion", "is 0; it must lie between 1 and*")]
    [InlineData("schemaVersion", "\"1\"", "$.schemaVersion", "must be a number, but is text")]
    [InlineData("id", "\"other\"", "$.id", "is 'other', but the board is 'b'*")]
    [InlineData("culture", "\"xx-nowhere\"", "$.culture", "'xx-nowhere' is no language tag*")]
    [InlineData("culture", "\"\"", "$.culture", "'' is no language tag*")]
    [InlineData("timeZone", "\"Asia/Nowhere\"", "$.timeZone", "'Asia/Nowhere' is no IANA time zone*")]
    [InlineData("timeZone", "\"Korea Standard Time\"", "$.timeZone", "'Korea Standard Time' is no IANA time zone*")]
    [InlineData("timeZone", "\"../../etc/passwd\"", "$.timeZone", "*is no IANA time zone*")]
    [InlineData("theme", "\"pink\"", "$.theme", "is 'pink'; it may be dark, light")]
    [InlineData("widgets", "{}", "$.widgets", "must be a list, but is an object")]
    [InlineData("widgets[0].id", "\"A\"", "$.widgets[0].id", "'A' is no id*")]
    [InlineData("widgets[1].id", "\"tps\"", "$.widgets[1].id", "'tps' is there already")]
    [InlineData("widgets[1].id", "\"12\"", "$.widgets[1].id", "is '12'; a widget's id needs a letter or a hyphen")]
    [InlineData("widgets[0].kind", "\"dail\"", "$.widgets[0].kind", "no widget kind is called 'dail'; there are dial, lamps, meter")]
    [InlineData("widgets[0].kind", Removed, "$.widgets[0].kind", "is missing")]
    [InlineData("widgets[1].kind", "\"meter\"", "$.widgets[1].data", "is missing; a widget of the kind 'meter' shows nothing without it")]
    [InlineData("widgets[0].panel", "\"no\"", "$.widgets[0].panel", "must be true or false")]
    [InlineData("widgets[0].deadlineSeconds", "0", "$.widgets[0].deadlineSeconds", "is 0; it must lie between 1 and*")]
    [InlineData("widgets[0].data[0].series", Removed, "$.widgets[0].data[0].series", "is missing")]
    [InlineData("widgets[0].data[0].series", "\"\"", "$.widgets[0].data[0].series", "is empty")]
    [InlineData("widgets[0].data[0].where", "[]", "$.widgets[0].data[0].where", "must be an object, but is a list")]
    [InlineData("widgets[0].data[0].where.site", "3", "$.widgets[0].data[0].where.site", "must be text, but is a number")]
    [InlineData("widgets[0].data[0].over", "\"median\"", "$.widgets[0].data[0].over", "'median' is no aggregation*")]
    [InlineData("widgets[0].data[0].over", "\"p101\"", "$.widgets[0].data[0].over", "'p101' is no aggregation*")]
    [InlineData("widgets[0].data[0].over", "\"p99.99999\"", "$.widgets[0].data[0].over", "'p99.99999' is no aggregation*")]
    [InlineData("widgets[0].data[0].windowSeconds", "0", "$.widgets[0].data[0].windowSeconds", "is 0; it must lie between 1 and 3600")]
    [InlineData("widgets[0].data[0].windowSeconds", "3601", "$.widgets[0].data[0].windowSeconds", "is 3601; it must lie*")]
    [InlineData("widgets[0].data[0].windowSeconds", "1.5", "$.widgets[0].data[0].windowSeconds", "is 1.5; it must be a whole number")]
    [InlineData("widgets[0].data[0].across", "\"average\"", "$.widgets[0].data[0].across", "is 'average'; it may be sum, avg, min, max, count")]
    [InlineData("widgets[0].data[0].scale", "0", "$.widgets[0].data[0].scale", "is 0, which would show every figure as 0")]
    [InlineData("widgets[0].options", "[]", "$.widgets[0].options", "must be an object, but is a list")]
    [InlineData("widgets[0].options.goal", "\"high\"", "$.widgets[0].options.goal", "must be a number")]
    [InlineData("widgets[0].options.gaol", "1", "$.widgets[0].options.gaol", "is not known here; there are goal, steps, look")]
    [InlineData("widgets[0].options.steps", "[1,-2]", "$.widgets[0].options.steps[1]", "is below 0")]
    [InlineData("arrangements", "[]", "$.arrangements", "has 0 items; at least 1 must be there")]
    [InlineData("arrangements[1].id", "\"32x9\"", "$.arrangements[1].id", "'32x9' is there already")]
    [InlineData("arrangements[0].width", "0", "$.arrangements[0].width", "is 0; it must lie between 1 and 100000")]
    [InlineData("arrangements[0].width", "1e999", "$.arrangements[0].width", "is too large for a number")]
    [InlineData("arrangements[0].wallWidth", "9", "$.arrangements[0].wallWidth", "is 9; it must lie between 10 and*")]
    [InlineData("arrangements[0].wallWidth", "\"6.4 m\"", "$.arrangements[0].wallWidth", "must be a number*")]
    [InlineData("arrangements[0].textSize", "300", "$.arrangements[0].textSize", "is 300; it must lie between*")]
    [InlineData("arrangements[0].places", Removed, "$.arrangements[0].places", "is missing")]
    [InlineData("arrangements[0].places.ghost", "[0,0,1,1]", "$.arrangements[0].places.ghost", "no widget has the id 'ghost'")]
    [InlineData("arrangements[0].places.tps", "[0,0,1]", "$.arrangements[0].places.tps", "has 3 items; it must have 4")]
    [InlineData("arrangements[0].places.tps", "[0,0,0,10]", "$.arrangements[0].places.tps", "is [x, y, width, height]; a box 0 wide*")]
    [InlineData("arrangements[0].places.tps", "[0,0,3201,10]", "$.arrangements[0].places.tps", "the box from (0, 0) to (3201, 10) is not inside*")]
    [InlineData("arrangements[0].places.tps", "[-1,0,10,10]", "$.arrangements[0].places.tps", "the box from (-1, 0)*")]
    [InlineData("arrangements[0].places.tps", "[0,0,1e999,10]", "$.arrangements[0].places.tps[2]", "is too large for a number")]
    [InlineData("arrangements[0].places.tps", "[0,0,\"1\",10]", "$.arrangements[0].places.tps[2]", "must be a number, but is text")]
    public void Read_Fault_IsToldWithPathAndReason(string where, string json, string path, string reason)
    {
        var reading = Read(json == Removed ? Without(where) : Changed(where, JsonNode.Parse(json)));

        Assert.False(reading.IsSound);
        var fault = reading.Faults[0];
        Assert.Equal(path, fault.Path);
        Assert.All(reading.Faults.Skip(1), other => Assert.StartsWith("no widget has the id", other.Reason, StringComparison.Ordinal));
        Assert.True(
            System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(reason, fault.Reason, ignoreCase: false), fault.Reason);
    }

    [Theory]
    [InlineData("widgets[0].options.steps", "[1,-2]", "options.steps[1]", "is below 0")]
    [InlineData("widgets[0].options.gaol", "1", "options.gaol", "is not known here; there are goal, steps, look")]
    [InlineData("widgets[0].options.look", "\"square\"", "options.look", "must be one of round, flat")]
    [InlineData("widgets[0].data[0].over", "\"median\"", "data[0].over", "'median' is no aggregation*")]
    [InlineData("widgets[0].kind", "\"dail\"", "kind", "no widget kind is called 'dail'*")]
    public void Read_BadWidget_IsAPlaceholderInItsPlaceAlone(string where, string json, string path, string reason)
    {
        string file = Changed(where, JsonNode.Parse(json));
        var board = Read(file).Board!;

        var placeholder = Assert.IsType<PlaceholderOptions>(board.Widgets[0].Options);
        Assert.Equal(("tps", "Completed"), (board.Widgets[0].Id, board.Widgets[0].Title));
        Assert.Equal("tps", placeholder.Widget);
        var fault = Assert.Single(placeholder.Faults);
        Assert.Equal(path, fault.Path);
        Assert.True(System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(reason, fault.Reason), fault.Reason);
        Assert.Equal("lamps", board.Widgets[1].Kind);
        Assert.Equal(2, board.Arrangements[0].Places.Length);

        // Whoever gets the board in order to mend it gets all of it.
        var written = JsonNode.Parse(BoardWriter.Write(board, 1))!;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(file, null, Lenient)!["widgets"]![0], written["widgets"]![0]));
    }

    [Theory]
    [InlineData("""["b","b"]""", "$.widgets[0].options.widgets[1]", "'b' is there twice")]
    [InlineData("""["b","ghost"]""", "$.widgets[0].options.widgets[1]", "no widget has the id 'ghost'")]
    [InlineData("""["a"]""", "$.widgets[0].options.widgets[0]", "is the widget itself")]
    public void Read_GroupOfWidgetsThatCannotBeItsOwn_IsAPlaceholder(string widgets, string path, string reason)
    {
        var reading = new BoardReader(Flexboard.Widgets.WidgetKinds.All).Read("x", Encoding.UTF8.GetBytes($$$"""
            {"schemaVersion":1,"title":"t","widgets":[{"id":"a","kind":"group","options":{"widgets":{{{widgets}}}}},{"id":"b","kind":"clock"}],
             "arrangements":[{"id":"c","width":1,"height":1,"places":{}}]}
            """));
        Assert.Equal(new BoardFault(path, reason), Assert.Single(reading.Faults));
        Assert.Equal(["placeholder", "clock"], reading.Board!.Widgets.Select(widget => widget.Kind));
    }

    [Fact]
    public void Read_ManyFaults_AreToldAtOnce()
    {
        var reading = Read("""
            {"schemaVersion":1,"title":7,"culture":"?","colour":"red",
             "widgets":[{"id":"a","kind":"dial","options":{"steps":[-1,-2]}},{"id":"a","kind":"?","data":[{"over":"x"},5]},3],
             "arrangements":[{"id":"x","width":100,"height":"tall","places":{"b":[0,0,200,1]}}]}
            """);

        Assert.Equal(
            [
                "$.colour", "$.widgets[1].id", "$.widgets[2]", "$.title", "$.culture", "$.arrangements[0].height",
                "$.arrangements[0].places.b", "$.arrangements[0].places.b", "$.widgets[0].options.steps[0]",
                "$.widgets[0].options.steps[1]", "$.widgets[1].kind", "$.widgets[1].data[0].series", "$.widgets[1].data[0].over",
                "$.widgets[1].data[1]",
            ],
            reading.Faults.Select(fault => fault.Path));
    }

    [Fact]
    public void Read_RepeatedMembers_AreFaultsWhereverTheyAre()
    {
        var reading = Read("""{"schemaVersion":1,"title":"a","title":"b","widgets":[{"id":"a","kind":"dial","options":{"goal":1,"goal":2}}],"arrangements":[]}""");

        Assert.Equal(["$.title", "$.widgets[0].options.goal"], reading.Faults.Select(fault => fault.Path));
        Assert.All(reading.Faults, fault => Assert.Equal("is there twice", fault.Reason));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"schemaVersion\":1,\n \"title\": oops}")]
    [InlineData("nonsense")]
    public void Read_NoJson_SaysWhere(string text)
    {
        var reading = Read(text);

        Assert.False(reading.IsJson);
        Assert.StartsWith($"is not JSON at line {(text.Contains('\n', StringComparison.Ordinal) ? 2 : 1)}, byte ", Assert.Single(reading.Faults).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_HalfASurrogatePair_IsAFault()
    {
        var reading = Read("""{"schemaVersion":1,"title":"\ud800","a\udc00":1}""");

        Assert.Equal(["is not valid Unicode: half of a surrogate pair", "has a member whose name is not valid Unicode"], reading.Faults.Select(fault => fault.Reason));
    }

    [Fact]
    public void Read_TextWithWhatIsNoCharacter_CostsItsWidgetAlone()
    {
        var reading = Read("""
            {"schemaVersion":1,"title":"x","widgets":[
              {"id":"a","kind":"dial","data":[{"series":"\uFFFE"}]},
              {"id":"b","kind":"dial","data":[{"series":"x","where":{"\uFFFE":"y"}}]},
              {"id":"c","kind":"dial","data":[{"series":"x"}]}],
             "arrangements":[{"id":"1x1","width":1,"height":1,"places":{}}]}
            """);

        Assert.Equal(["$.widgets[0].data[0].series", "$.widgets[1].data[0].where['\uFFFE']"], reading.Faults.Select(fault => fault.Path));
        Assert.Equal(["a", "b", "c"], reading.Board!.Widgets.Select(widget => widget.Id));
    }

    [Fact]
    public void Read_NotUtf8_IsAFault() =>
        Assert.Equal("the file is not UTF-8 text", Assert.Single(SampleKinds.Reader.Read("b", [0x7b, 0xff, 0x7d]).Faults).Reason);

    [Fact]
    public void Read_MoreThanAMebibyte_IsAFault() =>
        Assert.Contains("1 MiB", Assert.Single(Read(Whole.PadRight((1 << 20) + 10)).Faults).Reason, StringComparison.Ordinal);

    [Fact]
    public void Read_DeepNesting_IsAFault() =>
        Assert.Contains("depth", Assert.Single(Read(new string('[', 5000)).Faults).Reason, StringComparison.Ordinal);

    [Fact]
    public void Read_TooManyWidgets_IsAFault()
    {
        var widgets = new JsonArray([.. Enumerable.Range(0, 501).Select(i => new JsonObject { ["id"] = $"w{i}", ["kind"] = "lamps" })]);

        var reading = Read(Changed("widgets", widgets));

        Assert.Contains(new BoardFault("$.widgets", "has 501 items; at most 500 are possible"), reading.Faults);
    }

    [Fact]
    public void Read_OlderSchema_IsMigratedStepByStep()
    {
        var reader = new BoardReader(
            [new SampleKinds.DialKind(), new SampleKinds.LampsKind()],
            board => board["name"] = board["title"]!.GetValue<string>() + "2",
            board =>
            {
                board["title"] = board["name"]!.GetValue<string>() + "3";
                board.Remove("name");
            });

        var reading = reader.Read("b", Encoding.UTF8.GetBytes(Whole));

        Assert.Empty(reading.Faults);
        Assert.Equal((3, true, "예약23"), (reader.SchemaVersion, reading.IsMigrated, reading.Board!.Title));
        Assert.Equal(BoardReader.VersionOf(Encoding.UTF8.GetBytes(Whole)), reading.Board.Version);
    }

    [Fact]
    public void Read_MigrationThatFails_IsAFault()
    {
        var reader = new BoardReader([new SampleKinds.DialKind()], board => board["title"]!.AsArray());

        Assert.StartsWith(
            "cannot be migrated from schema version 1: ",
            Assert.Single(reader.Read("b", Encoding.UTF8.GetBytes(Whole)).Faults).Reason,
            StringComparison.Ordinal);
    }

    internal static byte[] Sample(string title = "Sample") => Encoding.UTF8.GetBytes(Changed("title", title));

    private static BoardReading Read(string text) => SampleKinds.Reader.Read("b", Encoding.UTF8.GetBytes(text));

    private static string Without(string where) => Edited(where, (at, name) => at.AsObject().Remove(name));

    private static string Changed(string where, JsonNode? value) =>
        where == "$" ? value!.ToJsonString() : Edited(where, (at, name) => at[name] = value);

    private static string Edited(string where, Action<JsonNode, string> edit)
    {
        var board = JsonNode.Parse(
            Whole, documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;
        var at = board;
        string[] steps = where.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries);
        foreach (string step in steps[..^1])
        {
            at = int.TryParse(step, out int index) ? at[index]! : at[step]!;
        }

        edit(at, steps[^1]);
        return board.ToJsonString();
    }
}
