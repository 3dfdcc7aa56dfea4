using Flexboard.Core.Events;
using Flexboard.Widgets.EventList;
using Flexboard.Widgets.Events;
using FsCheck;
using FsCheck.Fluent;

namespace Flexboard.Tests.Widgets.Events;

public sealed class EventLinesTests
{
    [Fact]
    public void Make_TenInTenMinutes_AreTenLines() => Assert.Equal(10, Lines(Burst(10, 0, 60)).Count);

    [Fact]
    public void Make_ElevenInTenMinutes_AreOneLineOfTheNewest()
    {
        var line = Assert.Single(Lines(Burst(11, 0, 60)));
        Assert.Equal(11, line.Count);
        Assert.Equal(Stage.Start, line.Newest.Time);
    }

    [Fact]
    public void Make_ElevenInMoreThanTenMinutes_AreElevenLines() => Assert.Equal(11, Lines(Burst(11, 0, 61)).Count);

    [Fact]
    public void Make_OneOfTheFloodIsOpen_TheLineIsOpen()
    {
        var events = Burst(12, 0, 10);
        var resolved = events.Select((one, i) => one with { Open = i == 7 });
        Assert.True(Assert.Single(Lines(resolved)).IsOpen);
        Assert.False(Assert.Single(Lines(events.Select(one => one with { Open = false }))).IsOpen);
    }

    [Fact]
    public void Make_FloodGoesOn_StaysOneLine() => Assert.Equal(60, Assert.Single(Lines(Burst(60, 0, 55))).Count);

    [Fact]
    public void Make_TwoFloodsApart_AreTwoLines() =>
        Assert.Equal([12, 14], Lines([.. Burst(12, 0, 10), .. Burst(14, 7200, 10)]).Select(line => line.Count));

    [Fact]
    public void Make_OtherSourceSeverityOrPlanned_StaysALine()
    {
        var other = Burst(12, 0, 10).Select((one, i) => one with
        {
            Source = i < 4 ? "b" : "a",
            Severity = i is >= 4 and < 8 ? Severity.Critical : Severity.Warning,
        });
        Assert.Equal(12, Lines(other).Count);
        Assert.Equal(12, Lines(Burst(12, 0, 10).Select(one => one with { From = one.Time, Until = one.Time + 1 })).Count);
    }

    [Fact]
    public void Make_FloodsAreNotCollapsed_EachIsALine() =>
        Assert.Equal(30, EventLines.Make(Burst(30, 0, 1), new EventListOptions { CollapseFloods = false }, Stage.Start).Count);

    [Fact]
    public void Recent_EventsOfTenMinutes_AreCountedWhateverTheirSource()
    {
        var events = Burst(11, 0, 60).Select((one, i) => one with { Source = $"s{i}" }).ToList();
        Assert.Equal(11, EventLines.Recent(events, new EventListOptions(), Stage.Start));
        Assert.Equal(10, EventLines.Recent(events, new EventListOptions(), Stage.Start + 1000));
        Assert.Equal(0, EventLines.Recent(events.Select(one => one with { From = one.Time }), new EventListOptions(), Stage.Start));
        Assert.Equal(0, EventLines.Recent(events.Select(one => one with { Source = "status" }), new EventListOptions { Status = true }, Stage.Start));
        // One that opened before and is only told of again is nothing new.
        Assert.Equal(0, EventLines.Recent(events.Select(one => one with { Opened = Stage.Start - 700_000 }), new EventListOptions(), Stage.Start));
    }

    [Fact]
    public void Make_Grouped_SameTitleSourceAndSeverityAreOneLine()
    {
        BoardEvent[] events =
        [
            Event("a", 10) with { Title = "down" }, Event("b", 2000) with { Title = "down", Acknowledgements = [new("Kim", 1)] },
            Event("c", 4000) with { Title = "down", Severity = Severity.Critical }, Event("d", 6000) with { Title = "down", Source = "b" },
            Event("e", 8000) with { Title = "down", Open = false, Resolved = Stage.Start - 7_000_000 }, Event("f", 9000) with { Title = "down", From = 1 },
        ];
        var lines = EventLines.Make(events, new EventListOptions { Group = true }, Stage.Start);
        Assert.Equal([("a", 3), ("c", 1), ("d", 1), ("f", 1)], lines.Select(line => (line.Newest.Id, line.Count)));
        Assert.Equal((true, false, Stage.Start - 8_000_000, null), (lines[0].IsOpen, lines[0].IsNoted, lines[0].Began, lines[0].End));
        Assert.Equal(6, EventLines.Make(events, new EventListOptions(), Stage.Start).Count);
    }

    [Fact]
    public void Make_GroupOfResolvedOnes_EndedWithTheLast()
    {
        var events = Burst(3, 0, 3600).Select((one, i) => one with { Title = "t", Open = false, Resolved = one.Time + (i * 9_000_000) });
        var line = Assert.Single(EventLines.Make(events, new EventListOptions { Group = true }, Stage.Start));
        Assert.Equal((false, true, Stage.Start - 7_200_000, Stage.Start + 10_800_000), (line.IsOpen, line.IsNoted, line.Began, line.End));
    }

    [Fact]
    public void Make_AnyEvents_EveryOneIsCountedOnceAndNoFloodIsLeft()
    {
        var any = Gen.ArrayOf(Gen.Choose(0, 4000)).Select(seconds => seconds
            .Select((second, i) => Event($"e{i}", second))
            .OrderByDescending(one => one.Time).ToList());

        Prop.ForAll(any.ToArbitrary(), events =>
        {
            var lines = Lines(events);
            var single = lines.Where(line => line.Count == 1).Select(line => line.Newest.Time).Order().ToArray();
            bool flood = Enumerable.Range(0, single.Length)
                .Any(i => i + EventLines.FloodCount < single.Length && single[i + EventLines.FloodCount] - single[i] <= EventLines.FloodMs);
            return lines.Sum(line => line.Count) == events.Count && !flood;
        }).QuickCheckThrowOnFailure();
    }

    private static List<EventLine> Lines(IEnumerable<BoardEvent> events) => EventLines.Make(events, new EventListOptions(), Stage.Start);

    /// <summary>Events of one source, newest first.</summary>
    private static List<BoardEvent> Burst(int count, int secondsAgo, int everySeconds) =>
        [.. Enumerable.Range(0, count).Select(i => Event($"{secondsAgo}-{i}", secondsAgo + (i * everySeconds)))];

    private static BoardEvent Event(string id, int secondsAgo) => new()
    {
        Id = id,
        Severity = Severity.Warning,
        Title = id,
        Source = "a",
        Time = Stage.Start - (secondsAgo * 1000L),
        Arrival = Stage.Start - (secondsAgo * 1000L),
    };
}
