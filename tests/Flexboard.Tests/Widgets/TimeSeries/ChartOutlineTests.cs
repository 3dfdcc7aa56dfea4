using System.Text.Json.Nodes;
using Flexboard.Core.Events;
using Flexboard.Widgets;
using Flexboard.Widgets.TimeSeries;
using Flexboard.Widgets.TopSeries;
using static Flexboard.Tests.Widgets.GrowingBench;

namespace Flexboard.Tests.Widgets.TimeSeries;

/// <summary>Order, colours and ranks of lines, and what stands on the time axis.</summary>
public class ChartOutlineTests
{
    [Fact]
    public void Colors_SeriesComeAndGo_EachKeepsItsOwn()
    {
        using var bench = Bench(new TopSeriesKind(), """{"top":3}""");
        Publish(bench, ("b", 9), ("c", 8), ("d", 7), ("a", 1));
        var first = Colors(bench);
        Assert.Equal(["b", "c", "d"], first.Keys);
        Assert.Equal([0, 1, 2], first.Values);

        // Another takes the highest rank, another colour, and nobody else's.
        Publish(bench, ("a", 99), ("b", 9), ("c", 8), ("d", 7));
        var second = Colors(bench);
        Assert.Equal(["a", "b", "c"], second.Keys);
        Assert.Equal([3, 0, 1], second.Values);

        // Who left comes back in its own.
        Publish(bench, ("a", 1), ("b", 9), ("c", 8), ("d", 70));
        Assert.Equal([2, 0, 1], Colors(bench).Values);
    }

    [Fact]
    public void Colors_TwentyLinesAndMoreAfterThem_AllDifferentAtAnyTime()
    {
        using var bench = Bench(new TopSeriesKind(), """{"top":20}""");
        var random = new Random(3);
        for (int turn = 0; turn < 60; turn++)
        {
            Publish(bench, [.. Enumerable.Range(0, 60).Select(i => ($"h{i}", (double)random.Next(1000)))]);
            var colors = Colors(bench);
            Assert.Equal(20, colors.Values.Distinct().Count());
            Assert.All(colors.Values, color => Assert.InRange(color, 0, 19));
        }
    }

    [Theory]
    [InlineData("newest", "c", "b")]
    [InlineData("mean", "b", "c")]
    [InlineData("maximum", "a", "c")]
    public void Top_RankedByWhatIsAsked_TheHighestInTheirOrder(string by, string highest, string next)
    {
        // a has a short peak, b is high all along, c rose just now.
        using var bench = Bench(new TopSeriesKind(), $$"""{"top":2,"windowSeconds":60,"rankBy":"{{by}}"}""");
        for (int i = 0; i < 60; i++)
        {
            Publish(bench, ("a", i == 30 ? 100 : 1), ("b", 50), ("c", i < 57 ? 20 : 51), ("d", 0));
        }

        var full = bench.Full();
        Assert.Equal([highest, next], full["lines"]!.AsArray().Select(line => line!["label"]!.GetValue<string>()));
        Assert.Equal(2, full["more"]!.GetValue<int>());
    }

    [Fact]
    public void Top_OneThatReturns_IsToldWholeAndAloneInItsLine()
    {
        using var bench = Bench(new TopSeriesKind(), """{"top":1,"windowSeconds":60}""");
        var picture = new LinePicture();
        for (int i = 0; i < 40; i++)
        {
            // They take turns every ten seconds.
            bool first = i / 10 % 2 == 0;
            Publish(bench, ("a", first ? 100 + i : i), ("b", first ? i : 200 + i));
            if (bench.Changes() is { } changes)
            {
                picture.Take(changes);
            }
        }

        var shown = Assert.Single(picture.Since(0));
        Assert.Equal("b", shown.Key);
        var expected = Enumerable.Range(0, 40).Select(i => i / 10 % 2 == 0 ? i : 200.0 + i);
        Assert.Equal(expected, shown.Value.OrderBy(point => point.Key).Select(point => point.Value));
    }

    [Fact]
    public void Top_SeriesThatFellSilent_GivesItsPlaceToThoseThatReport()
    {
        using var bench = Bench(new TopSeriesKind(), """{"top":1}""");
        Publish(bench, ("a", 99), ("b", 1));
        for (int i = 0; i < 30; i++)
        {
            Publish(bench, ("b", 1));
        }

        Assert.Equal(["b"], bench.Full()["lines"]!.AsArray().Select(line => line!["label"]!.GetValue<string>()));
    }

    [Fact]
    public void Events_ManyInTheWindow_TheGravestAndNewestAreMarkedTheOthersCounted()
    {
        using var bench = Bench(new TimeSeriesKind(), """{"events":{"severities":["critical","warning"],"labels":{"site":"seoul*"}}}""");
        var here = new Core.Series.Label("site", "seoul-1");
        for (int i = 0; i < 20; i++)
        {
            bench.Events.Put(Event($"w{i}", Severity.Warning, Start - 1000 - (i * 1000)) with { Labels = [here] });
        }

        bench.Events.Put(Event("grave", Severity.Critical, Start - 500_000) with { Labels = [here], Open = false });
        bench.Events.Put(Event("remark", Severity.Info, Start - 1) with { Labels = [here] });
        bench.Events.Put(Event("elsewhere", Severity.Critical, Start - 1));
        bench.Events.Put(Event("before", Severity.Critical, Start - 700_000) with { Labels = [here] });
        bench.Append("a", 1);
        var told = bench.Changes()!;
        Assert.Equal(
            ["grave", .. Enumerable.Range(0, 11).Select(i => $"w{i}")],
            told["events"]!.AsArray().Select(one => one!["title"]!.GetValue<string>()));
        Assert.Equal(9, told["moreEvents"]!.GetValue<int>());

        // Told once; and again when one leaves the window.
        Assert.Null(bench.Changes());
        bench.Now += 200_000;
        Assert.DoesNotContain("grave", bench.Changes()!["events"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Events_PlannedWorkThatReachesIntoTheWindow_IsABand()
    {
        using var bench = Bench(new TimeSeriesKind(), """{"events":{}}""");
        bench.Events.Put(Event("work", Severity.Info, Start - 5_000_000) with { From = Start - 900_000, Until = Start + 900_000 });
        bench.Events.Put(Event("endless", Severity.Info, Start - 5_000_000) with { From = Start - 60_000 });
        bench.Events.Put(Event("over", Severity.Info, Start - 1000) with { From = Start - 900_000, Until = Start - 700_000 });
        var told = bench.Full()["events"]!.AsArray();
        Assert.Equal(["endless", "work"], told.Select(one => one!["title"]!.GetValue<string>()).Order());
        var work = told.Single(one => one!["title"]!.GetValue<string>() == "work")!;
        Assert.Equal((Start - 900_000, Start + 900_000), (work["at"]!.GetValue<long>(), work["until"]!.GetValue<long>()));
        Assert.True(told.Single(one => one != work)!.AsObject().ContainsKey("until"));
    }

    [Fact]
    public void Options_NoSeverity_IsRefused() => Assert.Equal(
        ["$.events.severities: is empty; name at least one of critical, warning, info"],
        WidgetBench.Problems("time-series", """{"events":{"severities":[]}}"""));

    [Fact]
    public void Options_TopOfNone_IsRefused()
    {
        Assert.Equal(["$.top: is from 1 to 20"], WidgetBench.Problems("top-series", """{"top":0}"""));
        Assert.Equal(["$.windowSeconds: is from 10 to 3600"], WidgetBench.Problems("top-series", """{"windowSeconds":7200}"""));
    }

    [Fact]
    public void Top_OneSeriesInTwoBindings_IsTwoLinesThatKeepTheirPlaces()
    {
        using var bench = new GrowingBench(new TopSeriesKind(), "{}", Bind("cpu"), Bind("cpu", over: "max", window: 60));
        foreach (int value in new[] { 5, 3, 4 })
        {
            Publish(bench, ("a", value));
            Assert.Equal(2, bench.Full()["lines"]!.AsArray().Count);
        }
    }

    private static GrowingBench Bench(WidgetKind kind, string options) => new(kind, options, Bind("cpu", label: "{host}"));

    private static void Publish(GrowingBench bench, params (string Host, double Value)[] values)
    {
        bench.Now += 1000;
        foreach (var (host, value) in values)
        {
            bench.Append($"cpu,host={host}", value);
        }
    }

    private static Dictionary<string, int> Colors(GrowingBench bench)
    {
        var full = bench.Full();
        return full["lines"]!.AsArray().Select(line => line!["label"]!.GetValue<string>())
            .Zip(full["colors"]!.AsArray().Select(color => color!.GetValue<int>())).ToDictionary();
    }

    private static BoardEvent Event(string id, Severity severity, long at) =>
        new() { Id = id, Title = id, Severity = severity, Time = at, Arrival = at };
}
