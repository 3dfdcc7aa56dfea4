using System.Diagnostics;
using System.Globalization;
using System.Text;
using Flexboard.Core.Series;

namespace Flexboard.Tests.Feeds;

/// <summary>What every feed does, whoever publishes: run against each feed that ships.</summary>
public abstract class FeedContract : IAsyncLifetime
{
    private FeedHarness? running;

    protected FeedHarness App => running!;

    public abstract ValueTask InitializeAsync();

    public virtual async ValueTask DisposeAsync()
    {
        if (running is not null)
        {
            await running.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Publish_Number_IsTheSeriesOfTheSuffixWithTheTimeOfItsArrival()
    {
        long before = FeedHarness.Now;
        await SayAsync("metrics:checkout.tps", "412.5");
        var series = await SeriesAsync("checkout.tps");
        Assert.Equal(412.5, series.Value);
        Assert.Empty(series.Labels);
        Assert.InRange(series.Arrival, before, FeedHarness.Now);
        Assert.Equal(series.Arrival, series.Time);
    }

    [Fact]
    public async Task Publish_Object_HasNameTimeLabelsUnitKindAndMark()
    {
        long time = FeedHarness.Now - 2000;
        await SayAsync("metrics:x", $$"""{"name":"orders","value":7,"time":{{time}},"labels":{"site":"서울","area":"a"},"unit":"1","kind":"counter","simulated":true}""");
        var series = await SeriesAsync("orders");
        Assert.Equal((7, time, SeriesKind.Counter, "1", true), (series.Value, series.Time, series.Kind, series.Unit, series.Simulated));
        Assert.Equal([new Label("area", "a"), new Label("site", "서울")], series.Labels);
        Assert.InRange(series.Lag, 1900, 10_000);
    }

    [Fact]
    public async Task Publish_ArrayAndLines_AreManyAtOnce()
    {
        await SayAsync("metrics:x", """[{"name":"a","value":1},{"name":"b","value":2}]""");
        await SayAsync("metrics:x", "shop,site=a tps=412,errors=3i\nshop,site=a open=true\n");
        Assert.Equal(2, (await SeriesAsync("b")).Value);
        Assert.Equal(1, (await SeriesAsync("shop.open")).Value);
        Assert.Equal([1, 412, 3], new[] { "a", "shop.tps", "shop.errors" }.Select(name => App.Find(name)!.Value));
    }

    [Fact]
    public async Task Publish_DurationsAndHistogram_AreTransactions()
    {
        await SayAsync("metrics:x", """{"name":"spent","durations":[12,85,3100],"errors":[30011]}""");
        await SayAsync("metrics:x", """{"name":"counted","histogram":{"bounds":[100,500,1000],"counts":[40,9,2,1]}}""");
        var counted = await SeriesAsync("counted");
        var spent = App.Find("spent")!;
        Assert.Equal(52, App.Read(_ => counted.Durations!.At(counted.Durations.NewestStart)!.Count));
        Assert.Equal((4, 1), App.Read(_ => (spent.Durations!.At(spent.Durations.NewestStart)!.Count, spent.Durations.At(spent.Durations.NewestStart)!.Errors)));
    }

    [Fact]
    public async Task Publish_Event_OpensAndResolves()
    {
        await SayAsync("events:shop", """{"id":"e1","severity":"critical","title":"Down","text":"All of it","labels":{"site":"a"}}""");
        await SayAsync("events:shop", """{"title":"Only a title"}""");
        await SayAsync("events:shop", """{"id":"e1","state":"resolved","title":"Up again"}""");
        await FeedHarness.UntilAsync(() => App.Read(_ => App.Events.NewestFirst.Any(one => one is { Id: "e1", Open: false })), "the event is resolved");
        Assert.Equal(2, App.Read(_ => App.Events.Count));
    }

    [Fact]
    public async Task Publish_Acknowledgement_ReachesTheEvent()
    {
        await SayAsync("events:shop", """{"id":"e1","severity":"critical","title":"Down"}""");
        await SayAsync("events:shop", """[{"id":"e1","acknowledged":{"by":"Kim"}},{"id":"nobody","acknowledged":{"by":"Kim"}}]""");
        await FeedHarness.UntilAsync(() => App.Read(_ => App.Events.Find("e1") is { Acknowledgements: [{ By: "Kim" }] }), "it is acknowledged");
        await FeedHarness.UntilAsync(() => App.Feed.Health.Refused.GetValueOrDefault("unknown-event") == 1, "the other is refused");
        Assert.Equal("events:shop", App.Read(_ => App.Events.Find("e1")!.Channel));

        await SayAsync("events:shop", """{"id":"e1","resolved":{"by":"Lee"}}""");
        await FeedHarness.UntilAsync(() => App.Read(_ => App.Events.Find("e1") is { Open: false, ResolvedBy: "Lee" }), "it is resolved");
    }

    [Fact]
    public async Task Publish_ForeignChannel_IsNotHeard()
    {
        await SayAsync("weather:seoul", "21");
        await SayAsync("metrics:known", "1");
        await SeriesAsync("known");
        Assert.Null(App.Find("seoul"));
        Assert.Single(App.Feed.Health.Channels);
    }

    [Fact]
    public async Task Publish_Garbage_IsCountedByReasonAndStopsNothing()
    {
        (byte[] Message, string Reason)[] garbage =
        [
            ([0xff, 0xfe, 0x80], "not-utf-8"),
            (Text("NaN"), "not-finite"),
            (Text("1e400"), "not-finite"),
            (Text("hello"), "unknown-form"),
            (Text(""), "empty-message"),
            (Text("{\"value\":"), "not-json"),
            (Text(new string('[', 5000) + new string(']', 5000)), "too-deep"),
            (Text("""{"value":"many"}"""), "wrong-type"),
            (Text("""{"name":"q"}"""), "no-value"),
            (Text($$"""{"name":"{{new string('n', 201)}}","value":1}"""), "name-too-long"),
            (Text($$$"""{"name":"m","value":1,"labels":{{{{string.Join(',', Enumerable.Range(0, 17).Select(i => $"\"l{i}\":\"v\""))}}}}}"""), "too-many-labels"),
            (Text("shop text=\"no\""), "string-field"),
            (new byte[(1 << 20) + 1], "message-too-large"),
        ];
        foreach (var (message, _) in garbage)
        {
            await SayAsync("metrics:bad", message);
        }

        await SayAsync("metrics:bad", """[{"name":"half","value":1},{"value":{}},{"name":"other","value":2},5]""");
        await SayAsync("events:bad", "{}");
        await SayAsync("metrics:good", "1");
        await SeriesAsync("good");
        await FeedHarness.UntilAsync(() => App.Feed.Health.Refused.ContainsKey("no-title"), "the events were read");

        var refused = App.Feed.Health.Refused;
        Assert.All(garbage, one => Assert.True(refused.GetValueOrDefault(one.Reason) > 0, one.Reason));
        Assert.Equal(1, refused["not-an-object"]);
        Assert.Equal((1, 2), (App.Find("half")!.Value, App.Find("other")!.Value));
        Assert.Equal(@"\xff\xfe\x80", App.Feed.Health.Channels.Single(one => one.Channel == "metrics:bad").Refused.Single(one => one.Reason == "not-utf-8").Sample);
        Assert.Empty(App.Feed.Health.Channels.Single(one => one.Channel == "metrics:good").Refused);
    }

    [Fact]
    public async Task Publish_TimeAheadOrBehind_IsTheChannelsSkew()
    {
        await SayAsync("metrics:fast", $$"""{"value":1,"time":{{FeedHarness.Now + 540_000}}}""");
        await SayAsync("metrics:slow", $$"""{"value":1,"time":{{FeedHarness.Now - 30_000}}}""");
        var (fast, slow) = (await SeriesAsync("fast"), await SeriesAsync("slow"));
        Assert.Equal(fast.Arrival, fast.Time);
        Assert.InRange(slow.Lag, 29_000, 60_000);
        await FeedHarness.UntilAsync(() => App.Feed.Health.Channels.Count == 2 && App.Feed.Health.Channels.All(one => one.SkewMs is not null), "both are reported");
        var skew = App.Feed.Health.Channels.ToDictionary(one => one.Channel, one => one.SkewMs!.Value);
        Assert.InRange(skew["metrics:fast"], 480_000, 540_000);
        Assert.InRange(skew["metrics:slow"], -60_000, -29_000);
    }

    [Fact]
    public async Task Publish_SixtyThousandNames_StaysBoundedAndKeepsWhatWasThere()
    {
        await SayAsync("metrics:steady", "1");
        await SeriesAsync("steady");
        for (int first = 0; first < 60_000; first += 2000)
        {
            await SayAsync("metrics:many", string.Join('\n', Enumerable.Range(first, 2000).Select(i => $"name{i} v=1")));
        }

        await FeedHarness.UntilAsync(() => App.Report.Samples(0).Total + App.Feed.Health.Refused.GetValueOrDefault("channel-share") >= 60_001, "all were judged");
        Assert.InRange(App.Read(store => store.Count), 20_000, 50_000);
        await SayAsync("metrics:steady", "2");
        await FeedHarness.UntilAsync(() => App.Find("steady")!.Value == 2, "the old series lives on");
        await SayAsync("metrics:newcomer", "3");
        await SeriesAsync("newcomer");
    }

    [Theory]
    [InlineData(1, 20_000)]
    [InlineData(5000, 20)]
    public async Task Publish_BesideAFlood_StaysLive(int samples, int perSecond)
    {
        byte[] flood = Text(string.Join('\n', Enumerable.Range(0, samples).Select(i => $"flood,host=h{i % 200} v={i}")));
        using var stop = new CancellationTokenSource();
        var flooding = FloodAsync(flood, perSecond, stop.Token);
        var watch = Stopwatch.StartNew();
        var (seen, slowest) = (watch.Elapsed, TimeSpan.Zero);
        for (int i = 1; watch.Elapsed.TotalSeconds < 5; i++)
        {
            await SayAsync("metrics:quiet", i.ToString(CultureInfo.InvariantCulture));
            var said = watch.Elapsed;
            while (App.Find("quiet") is not { } quiet || quiet.Value != i)
            {
                Assert.True(watch.Elapsed - seen < TimeSpan.FromSeconds(3), "the quiet channel is not live");
                await Task.Delay(1);
            }

            seen = watch.Elapsed;
            slowest = seen - said > slowest ? seen - said : slowest;
            await Task.Delay(50);
        }

        await stop.CancelAsync();
        long flooded = await flooding;
        TestContext.Current.SendDiagnosticMessage(
            $"{GetType().Name}: beside {flooded * samples / watch.Elapsed.TotalSeconds:0} samples/s the slowest quiet message took {slowest.TotalMilliseconds:0} ms");
        Assert.Empty(App.Feed.Health.Channels.Single(one => one.Channel == "metrics:quiet").Refused);
        Assert.InRange(App.Feed.Health.WaitingBytes, 0, 64 << 20);
    }

    [Fact]
    public async Task Health_WhileMessagesCome_TellsRatesAndSource()
    {
        for (int i = 0; i < 50; i++)
        {
            await SayAsync("metrics:x", """[{"name":"a","value":1},{"name":"b","value":2}]""");
        }

        await FeedHarness.UntilAsync(() => App.Report.Samples(FeedHarness.Now).Total == 100, "all were read");
        await FeedHarness.UntilAsync(() => App.Feed.Health.SamplesPerSecond > 0, "a second has passed");
        var health = App.Feed.Health;
        Assert.Equal(2 * health.MessagesPerSecond, health.SamplesPerSecond, 3);
        Assert.InRange(FeedHarness.Now - health.LastHeard, -1000, 4000);
        Assert.InRange(health.ConnectedSince, FeedHarness.Now - 600_000, FeedHarness.Now);
        Assert.InRange(health.LagMs, 0, 5000);
        Assert.Equal((0, 0), (health.Waiting, health.Dropped));
        Assert.NotEmpty(health.Source);
    }

    /// <summary>Publishes as somebody outside would.</summary>
    protected abstract Task SayAsync(string channel, byte[] message);

    /// <summary>Publishes one message so many times in one go.</summary>
    protected abstract Task SayManyAsync(string channel, byte[] message, int times);

    protected async Task StartAsync(string redis) => running = await FeedHarness.StartAsync(redis);

    /// <summary>Publishes a message so often a second, in fifty goes, as far as the machine allows.</summary>
    private Task<long> FloodAsync(byte[] message, int perSecond, CancellationToken stop) => Task.Run(async () =>
    {
        long said = 0;
        var watch = Stopwatch.StartNew();
        while (!stop.IsCancellationRequested)
        {
            int due = (int)Math.Min(perSecond, (watch.Elapsed.TotalSeconds * perSecond) - said);
            await SayManyAsync("metrics:flood", message, due);
            said += due;
            await Task.Delay(20);
        }

        return said;
    });

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private Task SayAsync(string channel, string message) => SayAsync(channel, Text(message));

    private async Task<Series> SeriesAsync(string name)
    {
        await FeedHarness.UntilAsync(() => App.Find(name) is { Arrival: > 0 }, $"series {name}");
        return App.Find(name)!;
    }
}
