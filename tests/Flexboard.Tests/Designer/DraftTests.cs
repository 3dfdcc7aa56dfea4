using System.Text.Json;
using System.Text.Json.Nodes;
using Flexboard.Boards;
using Flexboard.Core.Boards;
using Flexboard.Designer;
using Flexboard.Tests.Boards;
using Flexboard.Widgets;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flexboard.Tests.Designer;

/// <summary>Drafts of real boards, on real files.</summary>
public sealed class DraftTests : IDisposable
{
    private readonly BoardReader reader = new(WidgetKinds.All);
    private readonly BoardHome home;
    private readonly Drafts drafts;
    private int edits;

    public DraftTests()
    {
        home = new BoardHome(reader);
        File.WriteAllText(Path.Combine(home.Layouts, "wall.json"), """
            {
              "schemaVersion": 1, "title": "Wall", "culture": "en", "theme": "dark",
              "widgets": [
                { "id": "rate", "kind": "number", "title": "Rate", "group": "top", "data": [ { "series": "a" } ] },
                { "id": "text", "kind": "rich-text", "locked": true, "options": { "text": "one" } }
              ],
              "groups": [ { "id": "all" }, { "id": "top", "title": "Top", "group": "all" } ],
              "arrangements": [
                { "id": "16x9", "width": 1600, "height": 900, "textSize": 27, "guides": { "x": [10, 20] },
                  "places": { "rate": [0, 0, 400, 300] }, "hidden": { "text": [400, 0, 400, 300] } }
              ]
            }
            """);
        home.Store.Refresh();
        drafts = Open();
    }

    public void Dispose()
    {
        drafts.Dispose();
        home.Dispose();
    }

    [Theory]
    [InlineData("host")]
    [InlineData("reservation")]
    [InlineData("dense")]
    public void Document_OfAShippedBoard_IsTheSameBoardAgain(string id)
    {
        var board = reader.Read(id, File.ReadAllBytes(Path.Combine(Places.Resolve("layouts"), id + ".json"))).Board!;
        var document = DraftDocument.Of(board, reader.SchemaVersion);
        var again = reader.Read(id, DraftDocument.ToFile(document, reader.SchemaVersion));
        Assert.Empty(again.Faults);
        Assert.Equal(BoardWriter.Write(board, 1), BoardWriter.Write(again.Board!, 1));
    }

    [Fact]
    public void Document_HasGroupsLocksGuidesAndWhatIsHidden()
    {
        var board = home.Store.Find("wall")!;
        Assert.Equal("top", board.Widgets[0].Group);
        Assert.True(board.Widgets[1].Locked);
        var document = Draft.State.Document;
        Assert.Equal("all", (string?)document["groups"]!["top"]!["group"]);
        Assert.True((bool)document["arrangements"]!["16x9"]!["places"]!["text"]!["hidden"]!);
        Assert.Equal(BoardWriter.Write(board, 1), BoardWriter.Write(reader.Read("wall", Draft.ToFile()).Board!, 1));
    }

    [Fact]
    public void Commit_OfAMove_ChangesTheDraftAndNotTheBoard()
    {
        var before = Draft.State;
        var commit = Commit(Move("[0,0,400,300]", "[10,20,400,300]"));
        Assert.Empty(commit.Clashes);
        Assert.Equal(before.Revision + 1, commit.Revision);
        Assert.True(Draft.State.Differs);
        Assert.Equal(new Place("rate", 10, 20, 400, 300), Draft.State.Board!.Arrangements[0].Places[0]);
        Assert.Equal(new Place("rate", 0, 0, 400, 300), home.Store.Find("wall")!.Arrangements[0].Places[0]);
    }

    [Fact]
    public void Commit_SentTwice_IsAppliedOnce()
    {
        var edit = new DraftEdit("once", "move", [Move("[0,0,400,300]", "[10,20,400,300]")]);
        Draft.Commit(edit);
        long revision = Draft.State.Revision;
        Draft.Commit(edit);
        Assert.Equal(revision, Draft.State.Revision);
    }

    [Fact]
    public void Commit_OfWhatSomebodyElseChanged_IsAClashAndTheRestHolds()
    {
        Commit(Set("\"Rate\"", "\"Theirs\"", "widgets", "rate", "title"));
        var commit = Commit(Set("\"Rate\"", "\"Mine\"", "widgets", "rate", "title"), Set(null, "\"10 s\"", "widgets", "rate", "note"));
        var clash = Assert.Single(commit.Clashes);
        Assert.Equal(("changed", "Theirs"), (clash.Why, clash.Now.GetString()));
        Assert.Equal(("Theirs", "10 s"), (Draft.State.Board!.Widgets[0].Title, Draft.State.Board!.Widgets[0].Note));
    }

    [Fact]
    public void Commit_ThatWouldMakeTheBoardWrong_ChangesNothingAndSaysWhere()
    {
        var before = Draft.State;
        var commit = Commit(Set(null, "99", "widgets", "rate", "options", "digits"));
        var fault = Assert.Single(commit.Faults);
        Assert.Equal("widgets.rate.options.digits", fault.Path);
        Assert.Same(before, Draft.State);
    }

    [Fact]
    public void Commit_OutsideOfTheCanvas_IsRefused()
    {
        var commit = Commit(Move("[0,0,400,300]", "[1500,0,400,300]"));
        Assert.StartsWith("arrangements.16x9.places.rate", Assert.Single(commit.Faults).Path, StringComparison.Ordinal);
    }

    [Fact]
    public void Commit_UndoneByItsInverse_LeavesNothingToPublish()
    {
        Commit(Move("[0,0,400,300]", "[10,20,400,300]"));
        Commit(Move("[10,20,400,300]", "[0,0,400,300]"));
        Assert.False(Draft.State.Differs);
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public void Draft_OfAnAppThatStartsAgain_IsThere()
    {
        Commit(Set("\"Rate\"", "\"Kept\"", "widgets", "rate", "title"));
        long revision = Draft.State.Revision;
        using var again = Open();
        var state = again.Open("wall")!.State;
        Assert.Equal("Kept", state.Board!.Widgets[0].Title);
        Assert.True(state.Revision >= revision);
    }

    [Fact]
    public void Draft_WhoseFileIsDamaged_BeginsAnewAndKeepsTheFile()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "wall.json"), "{");
        Assert.Equal("Rate", Draft.State.Board!.Widgets[0].Title);
        Assert.True(File.Exists(Path.Combine(Folder, "wall.json.damaged")));
    }

    [Fact]
    public void BoardFile_EditedByHandMeanwhile_IsMergedAndAClashKeepsTheDraft()
    {
        Commit(Set("\"Rate\"", "\"Mine\"", "widgets", "rate", "title"));
        var clashes = new List<DraftClash>();
        drafts.Followed += (_, commit) => clashes.AddRange(commit.Clashes);
        string path = Path.Combine(home.Layouts, "wall.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"Rate\"", "\"By hand\"", StringComparison.Ordinal).Replace("\"one\"", "\"two\"", StringComparison.Ordinal));
        home.Store.Refresh();

        var document = Draft.State.Document;
        Assert.Equal("Mine", (string?)document["widgets"]!["rate"]!["title"]);
        Assert.Equal("two", (string?)document["widgets"]!["text"]!["options"]!["text"]);
        Assert.Equal("By hand", Assert.Single(clashes).Change.Value.GetString());
        Assert.Equal(home.Store.Find("wall")!.Version, Draft.State.Published);
    }

    [Fact]
    public void BoardFile_Clashing_IsToldToWhoComesAlsoOverARestartUntilItIsDecided()
    {
        Commit(Set("\"Rate\"", "\"Mine\"", "widgets", "rate", "title"));
        EditByHand("\"Rate\"", "\"By hand\"");
        home.Store.Refresh();
        drafts.Dispose();
        using (var again = Open())
        {
            var told = Assert.Single(again.Open("wall")!.Undecided())!;
            Assert.Equal("By hand", (string?)told["value"]);
            Assert.Equal("Mine", (string?)told["now"]);
            again.Open("wall")!.Decide(Set("null", "\"By hand\"", "widgets", "text", "title"));
            Assert.Single(again.Open("wall")!.Undecided());
            // What somebody decided about another value is no answer to this one.
            again.Open("wall")!.Decide(Set("null", "\"Before\"", "widgets", "rate", "title"));
            Assert.Single(again.Open("wall")!.Undecided());
            again.Open("wall")!.Decide(Set("null", "\"By hand\"", "widgets", "rate", "title"));
            Assert.Empty(again.Open("wall")!.Undecided());
        }

        using var last = Open();
        Assert.Empty(last.Open("wall")!.Undecided());
        Assert.Equal("Mine", (string?)last.Open("wall")!.State.Document["widgets"]!["rate"]!["title"]);
    }

    [Fact]
    public void BoardFile_ClashingWhileTheAppWasDown_IsToldToWhoComes()
    {
        Commit(Set("\"Rate\"", "\"Mine\"", "widgets", "rate", "title"));
        EditByHand("\"Rate\"", "\"By hand\"");
        drafts.Dispose();
        home.Store.Refresh();
        using var again = Open();
        Assert.Equal("By hand", (string?)Assert.Single(again.Open("wall")!.Undecided())!["value"]);
    }

    /// <summary>A draft that nobody looks at goes along, with what was changed in it and nothing else.</summary>
    [Fact]
    public void Draft_BoardMovesToAnotherFolderMeanwhile_IsFoundThere()
    {
        Commit(Set("\"Rate\"", "\"Mine\"", "widgets", "rate", "title"));
        drafts.Dispose();
        using var again = Open();
        EditByHand("\"title\": \"Wall\"", "\"title\": \"Wall\", \"folder\": \"busan\"");
        home.Store.Refresh();
        var state = again.Open("wall")!.State;
        Assert.Equal("Mine", state.Board!.Widgets[0].Title);
        Assert.Equal("busan", state.Board.Folder);
        Assert.True(state.Differs);
        Assert.Empty(again.Open("wall")!.Undecided());
    }

    [Fact]
    public void Discard_OfADraftThatClashed_LeavesNothingToTell()
    {
        Commit(Set("\"Rate\"", "\"Mine\"", "widgets", "rate", "title"));
        EditByHand("\"Rate\"", "\"By hand\"");
        home.Store.Refresh();
        Assert.Single(Draft.Undecided());
        Draft.Discard();
        Assert.Empty(Draft.Undecided());
    }

    [Fact]
    public void Undecided_AfterTheDraftWentOn_TellsWhatIsThereNow()
    {
        Commit(Set("\"Rate\"", "\"Mine\"", "widgets", "rate", "title"));
        EditByHand("\"Rate\"", "\"By hand\"");
        home.Store.Refresh();
        Commit(Set("\"Mine\"", "\"Later\"", "widgets", "rate", "title"));
        EditByHand("\"By hand\"", "\"By hand again\"");
        home.Store.Refresh();
        Assert.Equal([("By hand again", "Later")], Draft.Undecided().Select(one => ((string?)one!["value"], (string?)one["now"])));
    }

    [Fact]
    public void Undecided_WhereBothCameToAgree_IsOver()
    {
        Commit(Set("\"Rate\"", "\"Mine\"", "widgets", "rate", "title"), Set("true", "false", "widgets", "text", "locked"));
        EditByHand("\"Rate\"", "\"By hand\"");
        home.Store.Refresh();
        EditByHand("\"By hand\"", "\"Mine\"");
        home.Store.Refresh();
        Assert.Empty(Draft.Undecided());
        Commit(Set("\"Mine\"", "\"Later\"", "widgets", "rate", "title"));
        Assert.Empty(Draft.Undecided());
        Assert.True(Draft.State.Differs);
    }

    [Fact]
    public void Undecided_OfAWidgetThatTheDraftRemoved_IsTheWidgetWithItsPlaces()
    {
        var place = Draft.State.Document["arrangements"]!["16x9"]!["places"]!["rate"]!.ToJsonString();
        Commit(Set(Draft.State.Document["widgets"]!["rate"]!.ToJsonString(), null, "widgets", "rate"), Set(place, null, "arrangements", "16x9", "places", "rate"));
        EditByHand("\"Rate\"", "\"By hand\"");
        EditByHand("[0, 0, 400, 300]", "[0, 0, 500, 300]");
        home.Store.Refresh();
        var told = Assert.Single(Draft.Undecided())!;
        Assert.Equal(["widgets", "rate"], told["path"]!.AsArray().Select(name => (string?)name));
        Assert.Equal("By hand", (string?)told["value"]!["title"]);
        Assert.Null(told["now"]);
        var with = Assert.Single(told["with"]!.AsArray())!;
        Assert.Equal(["arrangements", "16x9", "places", "rate"], with["path"]!.AsArray().Select(name => (string?)name));
        Assert.Equal(500, (double)with["value"]!["box"]![2]!);

        Commit(new DraftChange(["widgets", "rate"], default, JsonSerializer.SerializeToElement(told["value"])), new DraftChange(["arrangements", "16x9", "places", "rate"], default, JsonSerializer.SerializeToElement(with["value"])));
        Assert.Empty(Draft.Undecided());
    }

    [Fact]
    public void Undecided_OfWhatOnlyStandsElsewhereAmongOthers_IsNothing()
    {
        Commit(Set(Draft.State.Document["widgets"]!["text"]!.ToJsonString(), null, "widgets", "text"));
        EditByHand("\"widgets\": [", "\"widgets\": [ { \"id\": \"clock\", \"kind\": \"clock\" },");
        home.Store.Refresh();
        Assert.NotNull(Draft.State.Document["widgets"]!["clock"]);
        Assert.Empty(Draft.Undecided());
    }

    [Fact]
    public void Draft_ThatCannotBeWritten_IsAsItWas()
    {
        Commit(Set("\"Rate\"", "\"Mine\"", "widgets", "rate", "title"));
        EditByHand("\"Rate\"", "\"By hand\"");
        home.Store.Refresh();
        string file = Path.Combine(Folder, "wall.json");
        byte[] kept = File.ReadAllBytes(file);
        var before = Draft.State;

        // A folder in the place of the file can be written by nobody, root neither.
        File.Delete(file);
        Directory.CreateDirectory(Path.Combine(file, "in"));
        Assert.ThrowsAny<Exception>(() => Commit(Set("\"Mine\"", "\"By hand\"", "widgets", "rate", "title"), Set("\"Wall\"", "\"Other\"", "title")));
        Assert.ThrowsAny<Exception>(() => Draft.Decide(Set("null", "\"By hand\"", "widgets", "rate", "title")));
        EditByHand("\"one\"", "\"two\"");
        home.Store.Refresh();
        Assert.Same(before, Draft.State);
        Assert.Single(Draft.Undecided());

        // What it could not follow it follows later.
        Directory.Delete(file, recursive: true);
        File.WriteAllBytes(file, kept);
        EditByHand("\"two\"", "\"three\"");
        home.Store.Refresh();
        Assert.Equal("three", (string?)Draft.State.Document["widgets"]!["text"]!["options"]!["text"]);
    }

    [Fact]
    public void BoardFile_EditedByHandWhileTheAppWasDown_IsMergedAtTheStart()
    {
        Commit(Set("\"Rate\"", "\"Mine\"", "widgets", "rate", "title"));
        EditByHand("\"one\"", "\"two\"");
        drafts.Dispose();
        home.Store.Refresh();
        using var again = Open();
        var state = again.Open("wall")!.State;
        Assert.Equal("Mine", (string?)state.Document["widgets"]!["rate"]!["title"]);
        Assert.Equal("two", (string?)state.Document["widgets"]!["text"]!["options"]!["text"]);
        Assert.True(state.Differs);
    }

    [Fact]
    public void Publish_OfTheDraft_ShowsItAndLeavesNoDraft()
    {
        Commit(Set("\"Rate\"", "\"Published\"", "widgets", "rate", "title"));
        using var versions = Versions();
        string first = home.Store.Find("wall")!.Version;
        var written = versions.Publish("wall", Draft.ToFile(), Draft.State.Published, "Kim", "a note");

        Assert.Equal(BoardWriteOutcome.Done, written.Outcome);
        Assert.Equal("Published", home.Store.Find("wall")!.Widgets[0].Title);
        Assert.False(Draft.State.Differs);
        Assert.Empty(Directory.GetFiles(Folder));
        var kept = versions.Of("wall");
        Assert.Equal(["Kim", ""], kept.Select(one => one.Author));
        Assert.Equal(first, kept[1].Version);
        Assert.Equal("Rate", reader.Read("wall", versions.Find("wall", first)).Board!.Widgets[0].Title);
    }

    [Fact]
    public void Versions_OfAFileEditedByHand_AreKeptWithoutAnAuthor()
    {
        using var versions = Versions();
        string path = Path.Combine(home.Layouts, "wall.json");
        for (int i = 0; i < 3; i++)
        {
            File.WriteAllText(path, File.ReadAllText(path).Replace("\"Wall", $"\"Wall {i}", StringComparison.Ordinal));
            home.Store.Refresh();
        }

        Assert.Equal(3, versions.Of("wall").Length);
        Assert.All(versions.Of("wall"), one => Assert.Equal("", one.Author));
        Assert.Empty(versions.Of("../wall"));
        Assert.Null(versions.Find("wall", "../../layouts/wall"));
    }

    [Fact]
    public void Versions_Asked_AreReadOnceAndKnownAfterTheyArePublished()
    {
        string folder = Path.Combine(home.Home, "data", "versions", "wall");
        using (var versions = Versions())
        {
            Commit(Set("\"Rate\"", "\"First\"", "widgets", "rate", "title"));
            versions.Publish("wall", Draft.ToFile(), Draft.State.Published, "Kim", "");
        }

        using var again = Versions();
        Assert.Equal(["Kim", ""], again.Of("wall").Select(one => one.Author));
        File.Delete(Path.Combine(folder, "versions.json"));
        Assert.Equal(["Kim", ""], again.Of("wall").Select(one => one.Author));
        Commit(Set("\"First\"", "\"Second\"", "widgets", "rate", "title"));
        again.Publish("wall", Draft.ToFile(), Draft.State.Published, "Lee", "");
        Assert.Equal(["Lee", "Kim", ""], again.Of("wall").Select(one => one.Author));
    }

    [Fact]
    public void Series_OfADraft_CountAsShownAsLongAsItNamesThem()
    {
        Assert.False(Shows("only.draft"));
        Commit(Set("""[{"series":"a"}]""", """[{"series":"only.draft"}]""", "widgets", "rate", "data"));
        drafts.Announce("wall");
        Assert.True(Shows("only.draft"));
        Assert.True(Shows("a"), "the wall shows it");

        // After a start the draft is there as soon as somebody looks at it.
        drafts.Dispose();
        var restarted = new BoardStore(new BoardFolders(home.Layouts, home.Edited), reader, home.Series, TimeProvider.System);
        restarted.Refresh();
        using var again = new Drafts(restarted, reader, Folder, TimeProvider.System, NullLogger<Drafts>.Instance);
        Assert.False(Shows("only.draft"));
        Assert.NotNull(again.Find(Drafts.ViewOf("wall")));
        Assert.True(Shows("only.draft"));
        File.Delete(Path.Combine(home.Layouts, "wall.json"));
        restarted.Refresh();
        restarted.Refresh();
        Assert.False(Shows("only.draft"));

        bool Shows(string name)
        {
            lock (home.Series.Gate)
            {
                return home.Series.Shows(name, []);
            }
        }
    }

    private Draft Draft => drafts.Open("wall")!;

    private string Folder => Directory.CreateDirectory(Path.Combine(home.Home, "data", "drafts")).FullName;

    private Drafts Open() => new(home.Store, reader, Folder, TimeProvider.System, NullLogger<Drafts>.Instance);

    private BoardVersions Versions() =>
        new(home.Store, reader, Path.Combine(home.Home, "data", "versions"), TimeProvider.System, NullLogger<BoardVersions>.Instance);

    private void EditByHand(string from, string to)
    {
        string path = Path.Combine(home.Layouts, "wall.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace(from, to, StringComparison.Ordinal));
    }

    private DraftCommit Commit(params DraftChange[] changes) => Draft.Commit(new DraftEdit($"edit-{edits++}", "edit", [.. changes]));

    private static DraftChange Move(string was, string value) => Set(was, value, "arrangements", "16x9", "places", "rate", "box");

    private static DraftChange Set(string? was, string? value, params string[] path) => new([.. path], Json(was), Json(value));

    private static JsonElement Json(string? text) => text is null ? default : JsonElement.Parse(text);
}
