using Flexboard.Feeds;

namespace Flexboard.Tests.Feeds.Redis;

public sealed class RedisFeedTests : FeedContract
{
    private RedisServer server = null!;
    private RedisWire wire = null!;
    private RedisWire flooder = null!;

    public override async ValueTask InitializeAsync()
    {
        server = await RedisServer.StartNewAsync();
        wire = await RedisWire.ConnectAsync(server.Port);
        flooder = await RedisWire.ConnectAsync(server.Port);
        await StartAsync(server.Setting);
        await FeedHarness.UntilAsync(() => App.Feed.Health.ConnectedSince > 0, "the feed is connected");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await wire.DisposeAsync();
        await flooder.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Publish_ThroughTheFeed_GoesToRedisAndComesBack()
    {
        Assert.True(await App.Feed.PublishAsync("metrics:own", "5"u8.ToArray()));
        await FeedHarness.UntilAsync(() => App.Find("own") is { Value: 5 }, "it came back");
    }

    [Fact]
    public async Task Subscribe_PatternsThatOverlap_TakeEachMessageOnce()
    {
        await using var app = await FeedHarness.StartAsync(server.Setting, settings => (settings.MetricChannels, settings.EventChannels) = ("*:*", "events:*"));
        await FeedHarness.UntilAsync(() => app.Feed.Health.ConnectedSince > 0, "the feed is connected");
        for (int i = 0; i < 20; i++)
        {
            await wire.PublishAsync("events:a", "1");
        }

        await wire.PublishAsync("metrics:end", "1");
        await FeedHarness.UntilAsync(() => app.Find("end") is not null, "all came");
        Assert.Equal(21, app.Report.Messages(FeedHarness.Now).Total);
    }

    [Fact]
    public async Task Heartbeat_UnderAPatternOfEverything_IsNotASeries()
    {
        await using var app = await FeedHarness.StartAsync(server.Setting, settings => (settings.MetricChannels, settings.EventChannels) = ("*:*", "*:*"));
        await FeedHarness.UntilAsync(() => app.Feed.Health.ConnectedSince > 0, "the feed is connected");
        await wire.PublishAsync("metrics:end", "1");
        await FeedHarness.UntilAsync(() => app.Find("end") is not null, "a message came");
        Assert.DoesNotContain(app.Feed.Health.Channels, one => one.Channel.StartsWith(FeedChannels.HeartbeatPrefix, StringComparison.Ordinal));
    }

    protected override async Task SayAsync(string channel, byte[] message) => await wire.PublishAsync(channel, message);

    protected override Task SayManyAsync(string channel, byte[] message, int times) => flooder.PublishManyAsync(channel, message, times);
}
