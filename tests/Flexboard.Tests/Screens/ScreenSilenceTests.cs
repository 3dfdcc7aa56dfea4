using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flexboard.Core.Events;
using Flexboard.Core.Series;
using Flexboard.Feeds;
using Flexboard.Links;
using Flexboard.Screens;
using Flexboard.Tests.People;
using Flexboard.Walls;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flexboard.Tests.Screens;

/// <summary>A screen that says nothing any more is an event, until it is heard again.</summary>
public sealed class ScreenSilenceTests : IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("flexboard-silence-").FullName;
    private readonly ManualTime time = new();
    private readonly HeardFeed feed = new();
    private readonly EventStore events = new();
    private readonly ScreenStore screens;
    private ScreenSeats seats;
    private readonly WallStore walls;

    public ScreenSilenceTests()
    {
        (screens, seats, walls) = (new(data, time, NullLogger.Instance), new(time), new(data));
        walls.Make(WallTemplates.Make("bare", "w", "W")!);
        screens.Add(new() { Id = "a", Name = "Door", Wall = "w", Slice = "1", KeyHash = LinkToken.HashOf("key"), PairedAt = time.Now, Seen = time.Now });
    }

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task Screen_SilentFor10Seconds_RaisesOneEventAndResolvesItWhenItIsHeard()
    {
        using var silence = Begin();
        using var seat = Enter();
        await PassAsync(silence, 10);
        Assert.Empty(feed.Heard);
        await PassAsync(silence, 5);
        var raised = Assert.Single(feed.Heard);
        Assert.Equal("events:screens", raised.Channel);
        Assert.Equal(
            """{"id":"screen-a","title":"Screen Door is silent","source":"screens","severity":"warning","state":"open","labels":{"wall":"w","screen":"Door","slice":"1"}}""",
            raised.Message.ToJsonString());
        seats.Take("c", JsonElement.Parse("{}"));
        await PassAsync(silence, 3);
        Assert.Equal(["open", "resolved"], feed.Heard.Select(one => (string)one.Message["state"]!));
    }

    /// <summary>All who may look at anything read events.</summary>
    [Fact]
    public async Task Screen_OfAWallInAFolder_IsNamedByItsIdAlone()
    {
        walls.Change("w", wall => wall with { Folder = "busan" });
        using var silence = Begin();
        using var seat = Enter();
        await PassAsync(silence, 12);
        Assert.Equal("""{"id":"screen-a","title":"Screen a is silent","source":"screens","severity":"warning","state":"open"}""", Assert.Single(feed.Heard).Message.ToJsonString());
    }

    [Fact]
    public async Task Screen_SilentWhileRedisIsAway_RaisesTheEventLater()
    {
        using var silence = Begin();
        using var seat = Enter();
        feed.IsAway = true;
        await PassAsync(silence, 15);
        feed.IsAway = false;
        await PassAsync(silence, 2);
        Assert.Single(feed.Heard);
    }

    [Fact]
    public async Task Start_AfterAnEventWasRaised_GivesScreensTimeAndResolvesWhatIsOver()
    {
        events.Put(new() { Id = "screen-a", Title = "Screen Door is silent", Time = time.Now, Arrival = time.Now });
        using var silence = Begin();
        await PassAsync(silence, 15);
        Assert.Empty(feed.Heard);
        using var seat = Enter();
        await PassAsync(silence, 1);
        Assert.Equal("resolved", (string)Assert.Single(feed.Heard).Message["state"]!);
    }

    [Fact]
    public async Task Start_WithAScreenThatNeverComes_RaisesTheEvent()
    {
        using var silence = Begin();
        await PassAsync(silence, 22);
        Assert.Equal("open", (string)Assert.Single(feed.Heard).Message["state"]!);
    }

    [Fact]
    public async Task Screen_RevokedWhileItIsSilent_LeavesNoEventBehind()
    {
        using var silence = Begin();
        using var seat = Enter();
        await PassAsync(silence, 12);
        screens.Remove("a");
        await PassAsync(silence, 2);
        Assert.Equal(["open", "resolved"], feed.Heard.Select(one => (string)one.Message["state"]!));
    }

    [Fact]
    public async Task Screen_RevokedWhileTheFeedIsAwayAndTheAppIsStartedAnew_LeavesNoEventBehind()
    {
        using (var silence = Begin())
        {
            using var seat = Enter();
            await PassAsync(silence, 12);
            feed.IsAway = true;
            screens.Remove("a");
            await PassAsync(silence, 2);
        }

        using var again = Begin();
        await PassAsync(again, 2);
        feed.IsAway = false;
        await PassAsync(again, 2);
        Assert.Equal(["open", "resolved"], feed.Heard.Select(one => (string)one.Message["state"]!));
        using var third = Begin();
        await PassAsync(third, 2);
        Assert.Equal(2, feed.Heard.Count);
    }

    /// <summary>Another node's screens are none of ours.</summary>
    [Fact]
    public async Task Event_OfAScreenThatWasNeverOurs_IsLeftAlone()
    {
        events.Put(new() { Id = "screen-other", Title = "Screen Hall is silent", Source = "screens", Time = time.Now, Arrival = time.Now });
        using var silence = Begin();
        using var seat = Enter();
        await PassAsync(silence, 3);
        Assert.Empty(feed.Heard);
    }

    [Fact]
    public async Task Screen_WhoseWallIsGone_IsNobodysFault()
    {
        using var silence = Begin();
        walls.Remove("w", _ => true);
        await PassAsync(silence, 60);
        Assert.Empty(feed.Heard);
    }

    [Fact]
    public async Task Screen_WhoseWallGoesWhileTheAppIsAway_LeavesNoEventBehind()
    {
        using (var silence = Begin())
        {
            using var seat = Enter();
            await PassAsync(silence, 12);
        }

        walls.Remove("w", _ => true);
        seats = new(time);
        using var again = Begin();
        await PassAsync(again, 2);
        Assert.Equal(["open", "resolved"], feed.Heard.Select(one => (string)one.Message["state"]!));
        using var third = Begin();
        await PassAsync(third, 2);
        Assert.Equal(2, feed.Heard.Count);
    }

    [Fact]
    public async Task Screens_SilentWhileTheDiskIsFull_AreAllRaisedInOnePass()
    {
        screens.Add(new() { Id = "b", Name = "Hall", Wall = "w", KeyHash = LinkToken.HashOf("other"), PairedAt = time.Now, Seen = time.Now });
        FullDiskTests.Block(Path.Combine(data, "screens-silent.json"));
        using var silence = Begin();
        await PassAsync(silence, 20);
        Assert.Empty(feed.Heard);
        await PassAsync(silence, 1);
        Assert.Equal(["screen-a", "screen-b"], feed.Heard.Select(one => (string)one.Message["id"]!).Order());
    }

    private ScreenSilence Begin() => new(data, screens, seats, walls, feed, new("metrics:*", "events:*"), new SeriesStore(new SeriesLimits()), events, time, NullLogger<ScreenSilence>.Instance);

    private IDisposable Enter() => seats.Enter(new("page", "c", "w", "1", "a", "", "", "") { Heard = time.GetTimestamp() });

    private async Task PassAsync(ScreenSilence silence, int seconds)
    {
        for (int i = 0; i < seconds; i++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await silence.JudgeAsync();
        }
    }

    private sealed class HeardFeed : IFeed
    {
        public List<(string Channel, JsonNode Message)> Heard { get; } = [];

        public bool IsAway { get; set; }

        public FeedHealth Health => throw new NotSupportedException();

        public ValueTask<bool> PublishAsync(string channel, ReadOnlyMemory<byte> message)
        {
            if (!IsAway)
            {
                Heard.Add((channel, JsonNode.Parse(Encoding.UTF8.GetString(message.Span))!));
            }

            return ValueTask.FromResult(!IsAway);
        }

        public Task<IngestAnswer?> IngestAsync(FeedChannel channel, ReadOnlyMemory<byte> message) => throw new NotSupportedException();
    }
}
