using System.Text;
using System.Text.Json.Nodes;
using Flexboard.Core.Boards;
using Flexboard.Core.Events;
using Flexboard.Core.Series;
using Flexboard.Live;
using Flexboard.Tests.Widgets;
using Flexboard.Widgets;
using Flexboard.Widgets.Number;
using FsCheck;
using FsCheck.Fluent;

namespace Flexboard.Tests.Live;

public sealed class FrameComposerTests : IDisposable
{
    private const long Start = 1_764_000_000_000;
    private readonly SeriesStore store = new(new SeriesLimits());
    private readonly SeriesKey key = new();
    private readonly FrameComposer composer;
    private readonly List<string> faults = [];
    private int signals;

    public FrameComposerTests() => composer = Compose(
        Number("one", new SeriesSelector("a")),
        Number("two", new SeriesSelector("b")),
        Number("many", new SeriesSelector("host.*")));

    public void Dispose() => composer.Dispose();

    [Fact]
    public void Delta_First_HoldsEveryWidget() => Assert.Equal(["one", "two", "many"], Widgets(composer.Delta(Start, Start)));

    /// <summary>A page that takes a history after the frames that were composed after it has to know that they are newer.</summary>
    [Fact]
    public void Composed_InOneMillisecondOrAfterASmallCorrectionOfTheClock_IsNeverEarlierAndLaterThanAHistory()
    {
        long History(long now)
        {
            var buffer = new System.Buffers.ArrayBufferWriter<byte>();
            using var writer = new System.Text.Json.Utf8JsonWriter(buffer);
            Assert.Empty(composer.History(writer, now, 0));
            return JsonNode.Parse(buffer.WrittenSpan)!["t"]!.GetValue<long>();
        }

        long Time(BoardFrame frame) => Read(frame)["t"]!.GetValue<long>();
        Assert.Equal(Start, Time(composer.Delta(Start, Start)));
        Assert.Equal(Start, History(Start));
        Assert.Equal(Start + 1, Time(composer.Delta(Start, Start)));
        Assert.Equal(Start + 1, Time(composer.Full(Start, Start, 0)));
        Assert.Equal(Start + 1, Time(composer.Delta(Start - 200, Start)));
        Assert.Equal(Start + 1, History(Start));
        Assert.Equal(Start + 100, Time(composer.Delta(Start + 100, Start)));
    }

    [Fact]
    public void Delta_NothingChanged_HoldsNoWidget()
    {
        composer.Delta(Start, Start);
        Assert.Empty(Widgets(composer.Delta(Start + 100, Start)));
    }

    [Fact]
    public void Delta_OneSeriesChanged_HoldsItsWidgetAlone()
    {
        composer.Delta(Start, Start);
        Append("b", 7, Start + 50);
        var frame = Read(composer.Delta(Start + 100, Start));
        Assert.Equal(7, frame["w"]!["two"]!["p"]!["value"]!.GetValue<double>());
        Assert.Equal(["two"], frame["w"]!.AsObject().Select(one => one.Key));
    }

    [Fact]
    public void Delta_SameValueAgain_SaysOnlyThatItIsFresh()
    {
        Append("a", 7, Start);
        composer.Delta(Start, Start);
        Append("a", 7, Start + 500);
        var widget = Read(composer.Delta(Start + 600, Start))["w"]!["one"]!.AsObject();
        Assert.False(widget.ContainsKey("p"));
        Assert.Equal(Start + 500, widget["a"]!.GetValue<long>());
    }

    [Fact]
    public void Signal_ManySamplesBetweenFrames_IsGivenOnce()
    {
        composer.Delta(Start, Start);
        signals = 0;
        for (int i = 0; i < 1000; i++)
        {
            Append("a", i, Start + i);
        }

        Assert.Equal(1, signals);
    }

    [Fact]
    public void Delta_SomeSeriesOverTheirDeadline_SaysHowManyAreFresh()
    {
        Append("host.a", 1, Start);
        Append("host.b", 2, Start + 9_000);
        composer.Delta(Start + 9_000, Start);
        var widget = Read(composer.Delta(Start + 11_000, Start))["w"]!["many"]!;
        Assert.Equal("[1,2]", widget["n"]!.ToJsonString());
    }

    [Fact]
    public void Delta_SeriesFallsSilent_LeavesTheSumThoughNothingArrives()
    {
        Append("host.a", 1, Start);
        Append("host.b", 2, Start + 9_000);
        Assert.Equal(3, Value(composer.Delta(Start + 9_000, Start)));
        Assert.Equal(2, Value(composer.Delta(Start + 11_000, Start)));

        // Nobody reports any more: the last picture stays.
        Assert.Equal(3, Value(composer.Delta(Start + 20_000, Start)));

        static double? Value(BoardFrame frame) => Read(frame)["w"]!["many"]!["p"]?["value"]!.GetValue<double>();
    }

    [Fact]
    public void Delta_OnlyRememberedValue_IsStaleWithItsAge()
    {
        key.Start("a"u8);
        store.Remember(store.Recall(key, "metrics:test", SeriesKind.Gauge, null, 0)!, (Start / 1000) - 3, Fold.Of(7));
        var widget = Read(composer.Delta(Start, Start))["w"]!["one"]!;
        Assert.Equal((Start - 3000, 0L, "[0,1]"), Header(widget));
        Assert.Equal(7, widget["p"]!["value"]!.GetValue<double>());

        Append("a", 8, Start + 500);
        Assert.Equal((Start + 500, 10_000L, "[1,1]"), Header(Read(composer.Delta(Start + 500, Start))["w"]!["one"]!));

        static (long, long, string) Header(JsonNode widget) =>
            (widget["a"]!.GetValue<long>(), widget["d"]!.GetValue<long>(), widget["n"]!.ToJsonString());
    }

    [Fact]
    public void Delta_SlowPublisherBesideAQuickOneThatFellSilent_IsFreshWhileOneIs()
    {
        for (int minute = -5; minute <= 0; minute++)
        {
            Append("host.slow", 1, Start + (minute * 60_000));
        }

        Append("host.quick", 2, Start + 1000);
        var widget = Read(composer.Delta(Start + 20_000, Start))["w"]!["many"]!;
        Assert.Equal((Start, 120_000, "[1,2]"), (widget["a"]!.GetValue<long>(), widget["d"]!.GetValue<long>(), widget["n"]!.ToJsonString()));
        Assert.Equal(1, widget["p"]!["value"]!.GetValue<double>());
    }

    [Theory]
    [InlineData("number", "{}", "last", 0)]
    [InlineData("number", "{}", "avg", 60)]
    [InlineData("number", """{"sparkline":{"seconds":120}}""", "last", 120)]
    [InlineData("time-series", """{"windowSeconds":300}""", "last", 302)]
    public void Delta_RealAfterSimulated_SaysSimulatedForAsLongAsItIsShown(string kind, string options, string over, int seconds)
    {
        using var shown = Compose(WidgetBench.Widget(kind, options, WidgetBench.Bind("a", over: over, window: 60)) with { Id = "w" });
        key.Start("a"u8);
        store.Append(key, "metrics:test", 1, new SampleContext(Start, Start, false, Simulated: true));
        Assert.True(Simulated(Start));
        Append("a", 2, Start + 500);
        Assert.Equal(seconds > 0, Simulated(Start + 600));
        if (seconds > 0)
        {
            Append("a", 3, Start + (seconds * 1000) - 2);
            Assert.True(Simulated(Start + (seconds * 1000) - 1));
        }

        Assert.False(Simulated(Start + (seconds * 1000) + 600));

        bool Simulated(long now)
        {
            shown.Delta(now, now);
            return Read(shown.Full(now, now, 0))["w"]!["w"]!["sim"]!.GetValue<bool>();
        }
    }

    [Fact]
    public void Delta_SeriesThatIsNew_JoinsTheWidgetsThatMatch()
    {
        composer.Delta(Start, Start);
        Append("host.new", 5, Start + 10);
        Assert.Equal(5, Read(composer.Delta(Start + 20, Start))["w"]!["many"]!["p"]!["value"]!.GetValue<double>());
    }

    [Fact]
    public void Delta_BaselineIsOld_LeavesTheWidgetFresh()
    {
        var widget = Number("goal", new SeriesSelector("a")) with
        {
            Data = [new Binding { Series = new("a") }, new Binding { Series = new("b"), Role = "baseline" }],
        };
        using var compared = Compose(widget);
        Append("b", 1, Start);
        Append("a", 1, Start + 60_000);
        Assert.Equal("[1,1]", Read(compared.Delta(Start + 60_000, Start))["w"]!["goal"]!["n"]!.ToJsonString());
    }

    [Fact]
    public void Full_AfterAnyDeltas_EqualsWhatAPatientViewerKnows() => Prop.ForAll(
        Gen.Choose(0, 3).Zip(Gen.Choose(-50, 50), (series, value) => (Series: series, Value: value)).ListOf().ToArbitrary(),
        samples =>
        {
            using var fresh = Compose(Number("one", new("s0")), Number("two", new("s1")), Number("all", new("s*")));
            var known = new JsonObject();
            long now = Start;
            Apply(known, fresh.Full(now, now, 0));
            foreach (var (series, value) in samples)
            {
                now += 700;
                Append($"s{series}", value, now);
                Apply(known, fresh.Delta(now, now));
            }

            return JsonNode.DeepEquals(known, Read(fresh.Full(now, now, 0))["w"]);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Full_BeforeAnyDelta_HoldsTheValues()
    {
        Append("a", 3, Start);
        var frame = Read(composer.Full(Start, Start, 2));
        Assert.Equal(3, frame["w"]!["one"]!["p"]!["value"]!.GetValue<double>());
        Assert.Equal((true, 2, "v1"), (frame["k"]!.GetValue<bool>(), frame["hv"]!.GetValue<int>(), frame["v"]!.GetValue<string>()));
    }

    [Fact]
    public void Frame_TextThatEndsAScript_IsEscaped()
    {
        var widget = Number("x", new("a")) with { Data = [new Binding { Series = new("a"), Unit = "</script><script>alert(1)" }] };
        using var hostile = Compose(widget);
        string text = Encoding.UTF8.GetString(hostile.Full(Start, Start, 0).Utf8.Span);
        Assert.DoesNotContain("<", text);
        Assert.Equal("</script><script>alert(1)", Read(hostile.Full(Start, Start, 0))["w"]!["x"]!["p"]!["unit"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Frames_ComposerThatFails_SaysSoOfItsWidgetAlone(bool whenMade)
    {
        // A goal without a figure never passes the reader; options of another kind neither.
        var broken = Number("broken", new("a")) with { Options = whenMade ? "" : new NumberOptions { Estimate = new EstimateOptions() } };
        using var view = Compose(broken, Number("sound", new("b")));
        view.Delta(Start, Start);
        for (int second = 1; second <= 3; second++)
        {
            Append("b", second, Start + (second * 1000));
            var widgets = Read(view.Delta(Start + (second * 1000), Start))["w"]!;
            Assert.Equal(second, widgets["sound"]!["p"]!["value"]!.GetValue<double>());
            Assert.Null(widgets["sound"]!["fault"]);
        }

        var full = Read(view.Full(Start + 3000, Start, 0))["w"]!;
        Assert.True(full["broken"]!["fault"]!.GetValue<bool>());
        Assert.Null(full["broken"]!["p"]);
        Assert.Equal(3, full["sound"]!["p"]!["value"]!.GetValue<double>());
        Assert.Equal(["broken"], faults);
    }

    [Fact]
    public void Frames_Sequence_RisesByOne()
    {
        long first = composer.Delta(Start, Start).Sequence;
        Assert.Equal(first, composer.Full(Start, Start, 0).Sequence);
        Assert.Equal(first + 1, composer.Delta(Start + 1, Start).Sequence);
    }

    private static Widget Number(string id, SeriesSelector series) => new()
    {
        Id = id,
        Kind = "number",
        Data = [new Binding { Series = series }],
        Options = new NumberOptions(),
    };

    private static IEnumerable<string> Widgets(BoardFrame frame) => Read(frame)["w"]!.AsObject().Select(one => one.Key);

    private static JsonNode Read(BoardFrame frame) => JsonNode.Parse(frame.Utf8.Span)!;

    private static void Apply(JsonObject known, BoardFrame frame)
    {
        foreach (var (id, part) in Read(frame)["w"]!.AsObject())
        {
            var widget = known[id] as JsonObject ?? [];
            foreach (var (member, value) in part!.AsObject())
            {
                widget[member] = value?.DeepClone();
            }

            known[id] = widget.DeepClone();
        }
    }

    private FrameComposer Compose(params Widget[] widgets)
    {
        var board = new Board { Id = "b", Title = "", Version = "v1", Widgets = [.. widgets], Arrangements = [] };
        return new FrameComposer(board, widgets, store, new EventStore(), "e", () => signals++, (widget, _) => faults.Add(widget.Id));
    }

    private void Append(string name, double value, long at)
    {
        key.Start(Encoding.UTF8.GetBytes(name));
        Assert.True(store.Append(key, "metrics:test", value, new SampleContext(at, at, HasTime: false)) is AppendResult.Accepted);
    }
}
