using Flexboard.Core.Events;
using Flexboard.Core.Series;

namespace Flexboard.Tests.Storage;

/// <summary>What a later run of the process finds.</summary>
public sealed class HistoryRestartTests : IDisposable
{
    private readonly List<string> folders = [];
    private readonly string folder;
    private readonly ManualTime time = new();

    public HistoryRestartTests() => folder = Owned(Directory.CreateTempSubdirectory("flexboard-history-").FullName);

    [Fact]
    public async Task Stop_Clean_LosesNothing()
    {
        using var before = Run();
        long start = before.Now;
        for (int i = 0; i < 1003; i++)
        {
            before.Publish("a", i % 97);
            time.Advance(TimeSpan.FromMilliseconds(300));
            if (i == 500)
            {
                before.Writer.Tick();
            }
        }

        var expected = before.InMemory("a", start, before.Now);
        await before.StopAsync();

        using var after = Run();
        await after.TickAsync();
        var loaded = after.InMemory("a", start, after.Now);
        Assert.Equal((expected.Count, expected.Minimum, expected.Maximum, expected.Last), (loaded.Count, loaded.Minimum, loaded.Maximum, loaded.Last));
        Assert.Equal(expected.Sum, loaded.Sum, 1e-6);
        Assert.Equal(1003, loaded.Count);
    }

    [Fact]
    public async Task Stop_BeforeAnyWrite_LosesNothing()
    {
        using var before = Run();
        before.Publish("a", 1);
        await before.StopAsync();
        using var after = Run();
        await after.TickAsync();
        Assert.Equal(1, after.InMemory("a", after.Now - 60, after.Now).Count);
    }

    [Fact]
    public async Task Stop_AskedForTwiceAtOnce_NeitherIsDoneBeforeAllIsWritten()
    {
        using (var earlier = Run())
        {
            earlier.Publish("a", 1);
            await earlier.StopAsync();
        }

        using var loads = new ManualResetEventSlim();
        using var goesOn = new ManualResetEventSlim();
        using var rig = Run(pause: () => { loads.Set(); goesOn.Wait(); });
        rig.Publish("b", 1);
        rig.Writer.Tick();
        loads.Wait();
        var first = rig.Writer.StoppedAsync(CancellationToken.None);
        var second = rig.Writer.StoppedAsync(CancellationToken.None);
        Assert.False(second.IsCompleted);
        goesOn.Set();
        await first;
        await second;
    }

    [Fact]
    public async Task Kill_AtAnyMoment_LosesAtMostTheLastWrite()
    {
        using var before = Run();
        long start = before.Now;
        for (int i = 0; i < 60; i++)
        {
            before.Publish("a", i);
            if (i % 5 == 0)
            {
                await before.TickAsync();
            }

            time.Advance(TimeSpan.FromSeconds(1));
        }

        // The last write was at second 55; the four after it are lost.
        using var after = Run(Owned(before.CopyAsKilled()));
        await after.TickAsync();
        Assert.Equal(56, after.InMemory("a", start, after.Now).Count);
        Assert.Equal(55, after.Find("a")!.Value);
    }

    [Fact]
    public async Task Restart_SeriesWithGaps_HasThemAgainAndNoOthers()
    {
        using var before = Run();
        int[] seconds = [0, 1, 2, 7, 8, 9, 10, 31, 32, 47];
        long start = before.Now;
        time.Advance(TimeSpan.FromSeconds(50));
        foreach (int second in seconds)
        {
            before.Publish("a", second, (start + second) * 1000);
        }

        await before.StopAsync();
        using var after = Run();
        await after.TickAsync();
        var ring = after.Find("a")!.Seconds!;
        Assert.Equal(seconds, Enumerable.Range(0, 50).Where(second => ring[start + second].Count > 0));
    }

    [Fact]
    public async Task Restart_WithinABucket_NeitherLosesNorDoubles()
    {
        using var before = Run();
        long start = before.Now;
        PublishSeconds(before, 0, 4);
        await before.TickAsync();
        await before.StopAsync();

        // A new process, alive before anything is loaded, in the same bucket; then it is stopped and started once more.
        using var middle = Run();
        PublishSeconds(middle, 4, 7);
        await middle.TickAsync();
        await middle.TickAsync();
        await middle.StopAsync();
        using var after = Run();
        PublishSeconds(after, 7, 10);
        await after.TickAsync();
        await after.TickAsync();

        Assert.Equal((10, 55.0, 10.0), Figures(after.InMemory("a", start, start + 9)));
        Assert.Equal((10, 55.0, 10.0), Figures(after.OnDisk("a", start, start + 9)));
        var columns = after.History.ReadDurations(HistoryRig.Key("elapsed"), start, start + 9, 10);
        Assert.Equal((20, 10), (columns[0]!.Count, columns[0]!.Errors));
        var ring = after.Find("elapsed")!.Durations!;
        Assert.Equal(20, ring.At(start * 1000)!.Count + ring.At((start + 5) * 1000)!.Count);

        void PublishSeconds(HistoryRig run, int first, int end)
        {
            for (int second = first; second < end; second++)
            {
                run.Publish("a", second + 1);
                run.PublishDurations("elapsed", [100], [200]);
                time.Advance(TimeSpan.FromSeconds(1));
            }
        }
    }

    [Fact]
    public async Task Restart_WriteBeforeTheLoadIsDone_ReplacesNothing()
    {
        using var before = Run();
        long start = before.Now;
        before.Publish("a", 5);
        before.Publish("a", 6);
        time.Advance(TimeSpan.FromSeconds(2));
        await before.StopAsync();

        using var go = new ManualResetEventSlim();
        using var after = Run(pause: go.Wait);
        lock (after.Store.Gate)
        {
            // The load begins and cannot put anything back while this run writes.
            after.Publish("a", 7);
            after.Writer.Tick();
            Assert.Equal(2, after.OnDisk("a", start, start).Count);
        }

        go.Set();
        await after.TickAsync();
        Assert.Equal((3, 18.0, 7.0), Figures(after.OnDisk("a", start, start)));
        Assert.Equal((3, 18.0, 7.0), Figures(after.InMemory("a", start, start + 9)));
    }

    [Fact]
    public async Task Restart_LateSampleForTheRunBefore_IsAddedToItsBucket()
    {
        using var before = Run();
        long start = before.Now;
        for (int i = 0; i < 600; i++)
        {
            before.Publish("a", 1);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        await before.StopAsync();
        using var after = Run();
        after.Publish("a", 1);
        after.Publish("a", 100, (start + 305) * 1000);
        await after.TickAsync();
        Assert.Equal((11, 110.0, 1.0), Figures(after.OnDisk("a", start + 300, start + 309)));
        Assert.Equal(602, after.InMemory("a", start, after.Now).Count);
    }

    [Fact]
    public async Task Restart_RememberedSeries_HasItsIdentityAndItsAge()
    {
        using var before = Run();
        before.Publish("a", 42, unit: "1/s", simulated: true);
        long published = time.Now;
        await before.StopAsync();
        time.Advance(TimeSpan.FromSeconds(30));

        using var after = Run();
        await after.TickAsync();
        var series = after.Find("a")!;
        Assert.Equal((42, "1/s", "metrics:test", true), (series.Value, series.Unit, series.Channel, series.Simulated));
        Assert.Equal((0, published), (series.Arrival, series.EffectiveArrival));

        // The first live sample wins, whatever its clock says.
        after.Publish("a", 43, published - 2000);
        Assert.Equal((43, false), (series.Value, series.Simulated));
    }

    [Fact]
    public async Task Restart_RealAfterSimulated_RemembersWhenItWasSimulated()
    {
        using var before = Run();
        before.Publish("a", 1, simulated: true);
        long simulated = time.Now;
        time.Advance(TimeSpan.FromHours(2));
        before.Publish("a", 2);
        await before.StopAsync();

        for (int again = 0; again < 2; again++)
        {
            using var after = Run();
            await after.TickAsync();
            var series = after.Find("a")!;
            Assert.False(series.Simulated);
            Assert.InRange(series.LastSimulated, simulated, simulated + 3_600_000);
            after.Publish("a", 3);
            await after.StopAsync();
        }
    }

    [Fact]
    public async Task Restart_OneSampleAMinute_KnowsItsPeriod()
    {
        using var before = Run();
        for (int i = 0; i < 5; i++)
        {
            before.Publish("a", i);
            time.Advance(TimeSpan.FromSeconds(60));
        }

        await before.StopAsync();
        using var after = Run();
        after.Show("a");
        await after.TickAsync();
        Assert.Equal(120_000, after.Find("a")!.DefaultDeadline);
    }

    [Fact]
    public async Task Restart_ShownSeriesSilentForHours_HasItsLastPicture()
    {
        using var before = Run();
        before.Publish("shown", 7);
        before.Publish("other", 8);
        for (int i = 0; i < 3; i++)
        {
            time.Advance(TimeSpan.FromHours(1));
            before.Publish("lively", i);
        }

        await before.StopAsync();
        using var after = Run();
        after.Show("shown");
        await after.TickAsync();
        Assert.Equal(7, after.Find("shown")!.Value);
        Assert.Null(after.Find("other"));
    }

    [Fact]
    public async Task Restart_ShownDurationsSilentForHours_HaveTheirLastColumn()
    {
        using var before = Run();
        before.PublishDurations("elapsed", [100], [9000]);
        long ended = before.Now;
        time.Advance(TimeSpan.FromHours(5));
        before.Publish("lively", 1);
        await before.StopAsync();

        using var after = Run();
        after.Show("elapsed");
        await after.TickAsync();
        var series = after.Find("elapsed")!;
        Assert.Equal(2, series.Durations!.At(ended / 5 * 5000)!.Count);
        Assert.Equal(0, series.Arrival);
        Assert.InRange(after.Now - (series.EffectiveArrival / 1000), 5 * 3600, (5 * 3600) + 5);
    }

    [Fact]
    public async Task Show_SeriesThatOnlyTheDiskKnows_AreThereAtTheNextWrite()
    {
        using var before = Run();
        before.Publish("old", 7);
        before.PublishDurations("elapsed", [100], []);
        time.Advance(TimeSpan.FromHours(3));
        before.Publish("lively", 1);
        await before.StopAsync();

        using var after = Run();
        await after.TickAsync();
        Assert.Null(after.Find("old"));
        int revision = after.History.Revision;
        after.Show("old", "elapsed");
        await after.TickAsync();
        Assert.Equal(7, after.Find("old")!.Value);
        Assert.NotNull(after.Find("elapsed"));

        // Viewers fetch the history again.
        Assert.Equal(revision + 1, after.History.Revision);
    }

    [Fact]
    public async Task Restart_ManySeries_FillsWhatBoardsShowFirst()
    {
        using var before = Run();
        for (int second = 0; second < 600; second += 5)
        {
            for (int i = 0; i < 40; i++)
            {
                before.Publish($"series-{i}", i);
            }

            time.Advance(TimeSpan.FromSeconds(5));
        }

        await before.StopAsync();
        var shownWhenFilled = new List<(long Shown, long Other)>();
        HistoryRig? after = null;
        int revision = 0;
        after = Run(pause: () =>
        {
            if (after!.History.Revision > revision)
            {
                revision = after.History.Revision;
                shownWhenFilled.Add((Count("series-3"), Count("series-4")));
            }
        });
        using (after)
        {
            after.Show("series-3");
            await after.TickAsync();
            Assert.Equal(2, after.History.Revision);
            Assert.Equal(120, shownWhenFilled[0].Shown);
            Assert.True(shownWhenFilled[0].Other < 120);
            Assert.Equal(120, Count("series-4"));
        }

        long Count(string name) => after.InMemory(name, after.Now - 700, after.Now).Count;
    }

    [Fact]
    public async Task Restart_Events_AreThereAgainAndNewerOnesWin()
    {
        using var before = Run();
        Put(before, new BoardEvent { Id = "1", Title = "first", Time = 1, Arrival = 1, Labels = [new Label("site", "a")], Severity = Severity.Critical });
        Put(before, new BoardEvent { Id = "2", Title = "second", Time = 2, Arrival = 2, From = 5, Until = 6, Open = false });
        await before.TickAsync();
        Put(before, new BoardEvent { Id = "3", Title = "third", Time = 3, Arrival = 3 });
        await before.StopAsync();

        using var after = Run();
        Put(after, new BoardEvent { Id = "3", Title = "third again", Time = 4, Arrival = 4 });
        await after.TickAsync();
        var events = after.Events.NewestFirst.ToList();
        Assert.Equal(["third again", "second", "first"], events.Select(one => one.Title));
        Assert.Equal((Severity.Critical, "a"), (events[2].Severity, events[2].Labels[0].Value));
        Assert.Equal((5, 6, false), (events[1].From, events[1].Until, events[1].Open));
    }

    [Fact]
    public async Task Restart_AcknowledgedEvent_IsAcknowledgedStillAlsoWhenItWasSaidAgainMeanwhile()
    {
        var kim = new Acknowledgement("Kim", 5);
        var open = new BoardEvent { Id = "1", Title = "down", Time = 1, Opened = 1, Arrival = 1, Channel = "events:a", Acknowledgements = [kim] };
        using var before = Run();
        Put(before, open);
        Put(before, open with { Id = "2", Title = "slow" });
        Put(before, open with { Id = "3", Open = false, Resolved = 9, ResolvedBy = "Lee" });
        await before.StopAsync();

        using var after = Run();
        Put(after, new BoardEvent { Id = "2", Title = "slow still", Time = 20, Arrival = 20 });
        Put(after, new BoardEvent { Id = "3", Title = "down again", Time = 20, Arrival = 20 });
        await after.TickAsync();
        var events = after.Events.All.ToDictionary(one => one.Id);
        Assert.Equal(open with { Acknowledgements = events["1"].Acknowledgements }, events["1"]);
        Assert.Equal([kim], events["1"].Acknowledgements);
        Assert.Equal([kim], events["2"].Acknowledgements);
        Assert.Equal(("slow still", 1, 20), (events["2"].Title, events["2"].Began, events["2"].Time));
        Assert.Equal((0, 20), (events["3"].Acknowledgements.Length, events["3"].Began));
        await after.StopAsync();

        using var last = Run();
        await last.TickAsync();
        Assert.Equal([kim], last.Events.Find("2")!.Acknowledgements);
    }

    public void Dispose() => folders.ForEach(one => Directory.Delete(one, recursive: true));

    private static (long Count, double Sum, double Last) Figures(Fold fold) => (fold.Count, fold.Sum, fold.Last);

    private static void Put(HistoryRig run, BoardEvent one)
    {
        lock (run.Store.Gate)
        {
            run.Events.Put(one);
        }
    }

    private HistoryRig Run(string? at = null, Action? pause = null) => new(at ?? folder, time, pause: pause);

    private string Owned(string path)
    {
        folders.Add(path);
        return path;
    }
}
