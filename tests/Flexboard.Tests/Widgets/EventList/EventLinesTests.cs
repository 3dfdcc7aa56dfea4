using Flexboard.Core.Events;
using Flexboard.Widgets.EventList;
using FsCheck;
using FsCheck.Fluent;

namespace Flexboard.Tests.Widgets.EventList;

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
        Assert.True(Assert.Single(Lines(resolved)).Open);
        Assert.False(Assert.Single(Lines(events.Select(one => one with { Open = false }))).Open);
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
