using Flexboard.Boards;
using Flexboard.Core.Series;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flexboard.Tests.Boards;

/// <summary>On real files.</summary>
public sealed class BoardStoreTests : IDisposable
{
    private readonly BoardHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public void Refresh_ShippedAndEdited_ShowsTheEditedCopy()
    {
        home.Ship("a", "shipped");
        home.Ship("b", "shipped");
        home.Cover("a", "edited");
        home.Cover("c", "edited");
        home.Store.Refresh();

        Assert.Equal(["a", "b", "c"], home.Store.Current.Boards.Keys);
        Assert.Equal(["edited", "shipped", "edited"], home.Store.Current.Boards.Values.Select(one => one.Board.Title));
        Assert.Equal([true, false, true], home.Store.Current.Boards.Values.Select(one => one.IsEdited));
        Assert.Equal(["a", "b", "c"], home.Changes.Order());
    }

    [Fact]
    public void Refresh_NothingChanged_SaysNothing()
    {
        home.Ship("a", "shipped");
        home.Store.Refresh();
        var before = home.Store.Current;
        home.Changes.Clear();
        File.SetLastWriteTimeUtc(Path.Combine(home.Layouts, "a.json"), DateTime.UtcNow.AddMinutes(-5));
        home.Store.Refresh();

        Assert.Empty(home.Changes);
        Assert.Same(before, home.Store.Current);
    }

    [Fact]
    public void Refresh_ChangedWithinTheSameStampAndLength_IsSeen()
    {
        home.Ship("a", "first");
        home.Store.Refresh();
        string file = Path.Combine(home.Layouts, "a.json");
        var stamp = File.GetLastWriteTimeUtc(file);
        home.Ship("a", "other");
        File.SetLastWriteTimeUtc(file, stamp);
        home.Store.Refresh();

        Assert.Equal("other", home.TitleOf("a"));
    }

    [Fact]
    public void Refresh_WidgetTurnedFaulty_ShowsTheFileWithAPlaceholderAndTellsWhy()
    {
        home.Ship("a", "good");
        home.Store.Refresh();
        string file = Path.Combine(home.Layouts, "a.json");
        File.WriteAllText(file, """
            {"schemaVersion":1,"title":"newer","widgets":[{"id":"x","kind":"dial","options":{"gaol":1}},{"id":"y","kind":"dial"}],
             "arrangements":[{"id":"b","width":1,"height":1,"places":{"x":[0,0,1,1]}}]}
            """);
        home.Store.Refresh();
        Assert.Equal("good", home.TitleOf("a"));
        home.Store.Refresh();

        Assert.Equal("newer", home.TitleOf("a"));
        Assert.Equal(["placeholder", "dial"], home.Store.Find("a")!.Widgets.Select(widget => widget.Kind));
        var problem = Assert.Single(home.Store.Current.Problems);
        Assert.Equal(("a", ShownInstead.Placeholders), (problem.Id, problem.Shown));
        Assert.Equal("$.widgets[0].options.gaol", Assert.Single(problem.Faults).Path);
    }

    [Fact]
    public void Refresh_FileTurnedFaulty_KeepsTheLastGoodAndTellsWhy()
    {
        home.Ship("a", "good");
        home.Store.Refresh();
        home.Changes.Clear();
        File.WriteAllText(Path.Combine(home.Layouts, "a.json"), """{"schemaVersion":1,"title":3}""");
        home.Store.Refresh();
        Assert.Empty(home.Store.Current.Problems);
        home.Store.Refresh();

        Assert.Equal("good", home.TitleOf("a"));
        var problem = Assert.Single(home.Store.Current.Problems);
        Assert.Equal(("a", Path.Combine(home.Layouts, "a.json"), ShownInstead.LastGood), (problem.Id, problem.File, problem.Shown));
        Assert.Equal(["$.widgets", "$.title", "$.arrangements"], problem.Faults.Select(fault => fault.Path));
        Assert.InRange(problem.Since, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow);
        Assert.Empty(home.Changes);

        home.Ship("a", "mended");
        home.Store.Refresh();
        Assert.Equal("mended", home.TitleOf("a"));
        Assert.Empty(home.Store.Current.Problems);
        Assert.Equal(["a"], home.Changes);
    }

    [Fact]
    public void Refresh_HalfWrittenFile_IsNoProblemWhenTheRestFollows()
    {
        home.Ship("a", "first");
        home.Store.Refresh();
        byte[] whole = BoardHome.Board("second");
        using (var file = new FileStream(Path.Combine(home.Layouts, "a.json"), FileMode.Create))
        {
            foreach (byte[] part in whole.Chunk(100))
            {
                file.Write(part);
                file.Flush();
                home.Store.Refresh();
                Assert.Empty(home.Store.Current.Problems);
            }
        }

        home.Store.Refresh();
        Assert.Equal("second", home.TitleOf("a"));
    }

    [Fact]
    public void Refresh_FaultyCopyFromTheStart_ShowsTheShippedBoard()
    {
        home.Ship("a", "shipped");
        home.Cover("a", "x");
        File.WriteAllText(Path.Combine(home.Edited, "a.json"), "{");
        home.Store.Refresh();

        Assert.Equal("shipped", home.TitleOf("a"));
        Assert.Equal(ShownInstead.Shipped, Assert.Single(home.Store.Current.Problems).Shown);
    }

    [Fact]
    public void Refresh_FaultyAndNothingElse_ShowsNothing()
    {
        File.WriteAllText(Path.Combine(home.Layouts, "a.json"), "{");
        home.Store.Refresh();

        Assert.Null(home.Store.Find("a"));
        Assert.Equal(ShownInstead.Nothing, Assert.Single(home.Store.Current.Problems).Shown);
    }

    [Fact]
    public void Refresh_FaultyShippedUnderACopy_ShowsTheCopy()
    {
        home.Cover("a", "edited");
        File.WriteAllText(Path.Combine(home.Layouts, "a.json"), "{");
        home.Store.Refresh();

        Assert.Equal("edited", home.TitleOf("a"));
        Assert.Equal(ShownInstead.Edited, Assert.Single(home.Store.Current.Problems).Shown);
    }

    [Fact]
    public void Refresh_RemovedFile_IsGoneAfterItWasMissedTwice()
    {
        home.Ship("a", "shipped");
        home.Cover("a", "edited");
        home.Store.Refresh();
        home.Changes.Clear();
        File.Delete(Path.Combine(home.Edited, "a.json"));
        home.Store.Refresh();
        Assert.Equal("edited", home.TitleOf("a"));
        home.Store.Refresh();

        Assert.Equal("shipped", home.TitleOf("a"));
        Assert.Equal(["a"], home.Changes);

        File.Delete(Path.Combine(home.Layouts, "a.json"));
        home.Store.Refresh();
        home.Store.Refresh();
        Assert.Null(home.Store.Find("a"));
        Assert.Equal(["a", "a"], home.Changes);
    }

    [Fact]
    public void Refresh_RenamedFile_IsAnotherBoard()
    {
        home.Ship("a", "one");
        home.Store.Refresh();
        File.Move(Path.Combine(home.Layouts, "a.json"), Path.Combine(home.Layouts, "b.json"));
        home.Store.Refresh();
        home.Store.Refresh();

        Assert.Equal(["b"], home.Store.Current.Boards.Keys);
    }

    [Fact]
    public void Refresh_OtherFiles_AreNoBoards()
    {
        foreach (string name in new[] { BoardFolder.SchemaFile, ".a.json", "a.json~", "README.md", ".b.json.0.tmp" })
        {
            File.WriteAllText(Path.Combine(home.Layouts, name), "{");
        }

        home.Store.Refresh();

        Assert.Empty(home.Store.Current.Boards);
        Assert.Empty(home.Store.Current.Problems);
    }

    [Fact]
    public void Refresh_NameThatIsNoId_IsAProblem()
    {
        home.Ship("My Board", "x");
        home.Store.Refresh();

        Assert.Contains("'My Board'", Assert.Single(home.Store.Current.Problems).Faults[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Refresh_FileAboveTheLimit_IsAProblemAndNotReadWhole()
    {
        using (var file = File.Create(Path.Combine(home.Layouts, "a.json")))
        {
            file.SetLength(10L << 30);
        }

        home.Store.Refresh();

        Assert.Contains("1 MiB", Assert.Single(home.Store.Current.Problems).Faults[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Refresh_FolderThatCannotBeRead_KeepsWhatWasKnown()
    {
        home.Ship("a", "shipped");
        home.Store.Refresh();
        string aside = home.Layouts + "-aside";
        Directory.Move(home.Layouts, aside);
        File.WriteAllText(home.Layouts, "no folder");
        home.Store.Refresh();
        home.Store.Refresh();
        home.Store.Refresh();

        Assert.Equal("shipped", home.TitleOf("a"));
        Assert.Equal(home.Layouts, Assert.Single(home.Store.Current.Problems).File);

        File.Delete(home.Layouts);
        Directory.Move(aside, home.Layouts);
        home.Store.Refresh();
        Assert.Empty(home.Store.Current.Problems);
    }

    [Fact]
    public void Refresh_SeriesOfBoards_AreShown()
    {
        home.Ship("a", "a");
        File.WriteAllBytes(Path.Combine(home.Layouts, "lamps.json"), """
            {"schemaVersion":1,"title":"l","widgets":[{"id":"l","kind":"lamps"}],"arrangements":[{"id":"x","width":9,"height":9,"places":{}}]}
            """u8.ToArray());
        home.Store.Refresh();

        Assert.True(IsShown("a.b"));
        Assert.True(IsShown("status"), "a kind's default data is shown too");
        Assert.False(IsShown("other"));
    }

    [Fact]
    public async Task Watch_ChangedFile_IsShownByItself()
    {
        home.Ship("a", "first");
        using var watch = new BoardWatch(home.Store, TimeProvider.System, NullLogger<BoardWatch>.Instance);
        await watch.StartAsync(TestContext.Current.CancellationToken);
        Assert.Equal("first", home.TitleOf("a"));

        var changed = new TaskCompletionSource();
        home.Store.Changed += _ => changed.TrySetResult();
        home.Ship("a", "second");
        await changed.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Equal("second", home.TitleOf("a"));
        await watch.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Watch_Interval_LeavesRoomInASecondForWhatMustBeSeenTwice() =>
        Assert.InRange(BoardWatch.Interval, TimeSpan.Zero, TimeSpan.FromSeconds(0.35));

    private bool IsShown(string name)
    {
        lock (home.Series.Gate)
        {
            var key = new SeriesKey();
            key.Start(System.Text.Encoding.UTF8.GetBytes(name));
            home.Series.Append(key, "c", 1, new SampleContext(1, 1, false));
            return home.Series.TryGet(key.Canonical, out var series) && series.Shown;
        }
    }
}
