using System.Text;
using Flexboard.Boards;

namespace Flexboard.Tests.Boards;

/// <summary>On real files.</summary>
public sealed class BoardStoreWriteTests : IDisposable
{
    private readonly BoardHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public void Put_ShippedBoard_CoversItAndLeavesItAlone()
    {
        home.Ship("a", "shipped");
        home.Store.Refresh();
        home.Changes.Clear();
        byte[] before = File.ReadAllBytes(Path.Combine(home.Layouts, "a.json"));

        var written = home.Store.Put("a", BoardHome.Board("edited"), [home.Store.Find("a")!.Version]);

        Assert.Equal(BoardWriteOutcome.Done, written.Outcome);
        Assert.Equal("edited", home.TitleOf("a"));
        Assert.Equal(["a"], home.Changes);
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(home.Layouts, "a.json")));
        Assert.Equal(["a.base", "a.json"], Names(home.Edited));

        home.Store.Refresh();
        home.Store.Refresh();
        Assert.Equal(["a"], home.Changes);
    }

    [Fact]
    public void Put_OtherVersion_IsAClashAndChangesNothing()
    {
        home.Cover("a", "edited");
        home.Store.Refresh();

        Assert.Equal(BoardWriteOutcome.Clash, home.Store.Put("a", BoardHome.Board("mine"), ["000000000000"]).Outcome);
        Assert.Equal("edited", home.TitleOf("a"));
    }

    [Fact]
    public void Put_FileChangedSinceTheLastScan_IsAClash()
    {
        home.Cover("a", "edited");
        home.Store.Refresh();
        string version = home.Store.Find("a")!.Version;
        home.Cover("a", "by hand");

        Assert.Equal(BoardWriteOutcome.Clash, home.Store.Put("a", BoardHome.Board("mine"), [version]).Outcome);
        Assert.Equal("by hand", home.TitleOf("a"));
    }

    [Fact]
    public void Put_Together_LetsOneWinForEachVersion()
    {
        home.Cover("a", "start");
        home.Store.Refresh();
        string version = home.Store.Find("a")!.Version;
        var outcomes = new BoardWriteOutcome[16];
        Parallel.For(0, outcomes.Length, i => outcomes[i] = home.Store.Put("a", BoardHome.Board($"by {i}"), [version]).Outcome);

        int winner = Assert.Single(Enumerable.Range(0, outcomes.Length), i => outcomes[i] == BoardWriteOutcome.Done);
        Assert.Equal($"by {winner}", home.TitleOf("a"));
        Assert.Equal(["a.json"], Names(home.Edited));
    }

    [Fact]
    public void Put_FaultyBoard_ChangesNothing()
    {
        home.Cover("a", "edited");
        home.Store.Refresh();

        var written = home.Store.Put("a", "{}"u8, null);

        Assert.Equal(BoardWriteOutcome.Faulty, written.Outcome);
        Assert.NotEmpty(written.Reading!.Faults);
        Assert.Equal("edited", home.TitleOf("a"));
    }

    [Fact]
    public void Put_UnknownBoard_IsMissing() =>
        Assert.Equal(BoardWriteOutcome.Missing, home.Store.Put("a", BoardHome.Board("x"), null).Outcome);

    [Fact]
    public void Put_OverAFaultyFile_KeepsItAside()
    {
        home.Cover("a", "good");
        home.Store.Refresh();
        string version = home.Store.Find("a")!.Version;
        File.WriteAllText(Path.Combine(home.Edited, "a.json"), "half an hour of work, and a missing {");

        Assert.Equal(BoardWriteOutcome.Done, home.Store.Put("a", BoardHome.Board("new"), [version]).Outcome);
        Assert.Equal("half an hour of work, and a missing {", File.ReadAllText(Assert.Single(Directory.GetFiles(Path.Combine(home.Edited, "kept")))));
        Assert.Empty(home.Store.Current.Problems);
    }

    [Fact]
    public void Put_OverAnOlderSchema_KeepsTheOriginal()
    {
        using var upgraded = new BoardHome(new BoardReader([new SampleKinds.DialKind()], board => board["title"] = board["title"] + " migrated"));
        upgraded.Cover("a", "old");
        upgraded.Store.Refresh();
        Assert.Equal("old migrated", upgraded.TitleOf("a"));
        Assert.Equal(BoardHome.Board("old"), File.ReadAllBytes(Path.Combine(upgraded.Edited, "a.json")));

        var board = upgraded.Store.Find("a")!;
        upgraded.Store.Put("a", BoardWriter.Write(board, 2), [board.Version]);

        Assert.Equal("old migrated", upgraded.TitleOf("a"));
        Assert.Equal(BoardHome.Board("old"), File.ReadAllBytes(Assert.Single(Directory.GetFiles(Path.Combine(upgraded.Edited, "kept")))));
    }

    [Fact]
    public void Put_AfterAnUpgradeOfTheShippedBoard_OffersIt()
    {
        home.Ship("a", "shipped 1");
        home.Store.Refresh();
        home.Store.Put("a", BoardHome.Board("edited"), null);
        Assert.False(home.Store.Current.Boards["a"].IsShippedNewer);

        home.Ship("a", "shipped 2");
        home.Store.Refresh();
        Assert.True(home.Store.Current.Boards["a"].IsShippedNewer);

        home.Store.Put("a", BoardHome.Board("edited again"), null);
        Assert.True(home.Store.Current.Boards["a"].IsShippedNewer);
        Assert.Equal("edited again", home.TitleOf("a"));
    }

    [Fact]
    public void Create_NewBoard_IsShownAndThereAfterARestart()
    {
        home.Store.Refresh();
        Assert.Equal(BoardWriteOutcome.Done, home.Store.Create("a", BoardHome.Board("new")).Outcome);
        string version = home.Store.Find("a")!.Version;

        var again = new BoardStore(new BoardFolders(home.Layouts, home.Edited), SampleKinds.Reader, home.Series, TimeProvider.System);
        again.Refresh();
        Assert.Equal(version, again.Find("a")!.Version);
    }

    [Fact]
    public void Create_TakenId_Exists()
    {
        home.Ship("a", "shipped");
        home.Store.Refresh();

        Assert.Equal(BoardWriteOutcome.Exists, home.Store.Create("a", BoardHome.Board("new")).Outcome);
    }

    [Fact]
    public void Create_IdThatIsAPath_Throws() =>
        Assert.Throws<ArgumentException>(() => home.Store.Create("../a", BoardHome.Board("x")));

    [Fact]
    public void Delete_EditedCopy_ShowsTheShippedBoardAgain()
    {
        home.Ship("a", "shipped");
        home.Store.Refresh();
        home.Store.Put("a", BoardHome.Board("edited"), null);
        home.Changes.Clear();

        var deleted = home.Store.Delete("a", [home.Store.Find("a")!.Version]);

        Assert.Equal((BoardWriteOutcome.Done, "shipped"), (deleted.Outcome, deleted.Board!.Board.Title));
        Assert.Equal(["a"], home.Changes);
        Assert.Empty(Names(home.Edited));
    }

    [Fact]
    public void Delete_ShippedBoard_IsRefused()
    {
        home.Ship("a", "shipped");
        home.Store.Refresh();

        Assert.Equal(BoardWriteOutcome.OnlyShipped, home.Store.Delete("a", null).Outcome);
        Assert.Equal("shipped", home.TitleOf("a"));
    }

    [Fact]
    public void Delete_FaultyFile_KeepsItAside()
    {
        home.Cover("a", "x");
        File.WriteAllText(Path.Combine(home.Edited, "a.json"), "{");
        home.Store.Refresh();

        Assert.Equal(BoardWriteOutcome.Done, home.Store.Delete("a", null).Outcome);
        Assert.Single(Directory.GetFiles(Path.Combine(home.Edited, "kept")));
        Assert.Empty(home.Store.Current.Problems);
    }

    [Fact]
    public void Put_FolderThatCannotBeWritten_ThrowsAndKeepsTheBoard()
    {
        home.Ship("a", "shipped");
        Directory.CreateDirectory(Path.GetDirectoryName(home.Edited)!);
        File.WriteAllText(home.Edited, "no folder");
        home.Store.Refresh();

        Assert.ThrowsAny<IOException>(() => home.Store.Put("a", BoardHome.Board("edited"), null));
        Assert.Equal("shipped", home.TitleOf("a"));
    }

    [Fact]
    public void Refresh_LeftoversOfACrash_AreRemovedAtTheStart()
    {
        home.Cover("a", "x");
        File.WriteAllText(Path.Combine(home.Edited, ".a.json.0123.tmp"), "half");
        home.Store.Refresh();

        Assert.Equal(["a.json"], Names(home.Edited));
    }

    [Fact]
    public void Put_EditedFile_IsPlainJsonWithoutTheId()
    {
        home.Store.Refresh();
        home.Store.Create("a", BoardHome.Board("예약"));
        string text = File.ReadAllText(Path.Combine(home.Edited, "a.json"));

        Assert.Contains("\"title\": \"예약\"", text, StringComparison.Ordinal);
        Assert.Contains("\"w\": [0, 0, 100, 100]", text, StringComparison.Ordinal);
        Assert.NotNull(SampleKinds.Reader.Read("copied", Encoding.UTF8.GetBytes(text)).Board);
    }

    private static string[] Names(string folder) => [.. Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order()!];
}
