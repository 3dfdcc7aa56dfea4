using System.Net;
using System.Net.Sockets;
using Flexboard.Feeds;

namespace Flexboard.Tests.Feeds.Redis;

/// <summary>What a Redis feed does when its server does not. Alone on the machine: its deadlines are promised to walls, not beside other tests.</summary>
[Collection(nameof(AloneOnTheMachine))]
public sealed class RedisFeedSupervisionTests
{
    private static readonly TimeSpan BackWithin = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Start_WithoutServer_RunsAndIsHeardSoonAfterTheServerCame()
    {
        await using var server = new RedisServer();
        await using var app = await FeedHarness.StartAsync(server.Setting);
        await FeedHarness.UntilAsync(() => app.Feed.Health.Problem is not null, "a problem is told");
        Assert.Equal(0, app.Feed.Health.LastHeard);
        Assert.False(await app.Feed.PublishAsync("metrics:a", "1"u8.ToArray()));

        await server.StartAsync();
        Assert.True(await BackAsync(app) < BackWithin);
        Assert.Equal(0, app.Feed.Health.Reconnects);
        Assert.Null(app.Feed.Health.Problem);
    }

    [Fact]
    public async Task Server_KilledAndStarted_IsHeardAgainAndMessagesFlow()
    {
        await using var server = await RedisServer.StartNewAsync();
        await using var app = await FeedHarness.StartAsync(server.Setting);
        await BackAsync(app);
        await server.KillAsync();
        await FeedHarness.UntilAsync(() => app.Feed.Health.ConnectedSince == 0, "the loss is noticed", 1);
        Assert.False(await app.Feed.PublishAsync("metrics:a", "1"u8.ToArray()));

        await server.StartAsync();
        Assert.True(await BackAsync(app) < BackWithin);
        await using var wire = await RedisWire.ConnectAsync(server.Port);
        Assert.Equal(1, await wire.PublishAsync("metrics:a", "2"));
        await FeedHarness.UntilAsync(() => app.Report.Messages(FeedHarness.Now).Total == 1, "the message came");
        Assert.Equal(1, app.Feed.Health.Reconnects);
    }

    [Fact]
    public async Task Server_Frozen_IsNoticedInTimeAndHeardSoonAfterItThaws()
    {
        await using var server = await RedisServer.StartNewAsync();
        await using var app = await FeedHarness.StartAsync(server.Setting);
        await BackAsync(app);
        server.Freeze();
        var noticed = await FeedHarness.UntilAsync(() => app.Feed.Health.ConnectedSince == 0, "the silence is noticed", 6);
        Assert.InRange(noticed.TotalSeconds, 1, 5);
        Assert.False(await app.Feed.PublishAsync("metrics:a", "1"u8.ToArray()));

        server.Thaw();
        Assert.True(await BackAsync(app) < BackWithin);
    }

    [Fact]
    public async Task Server_ThatAcceptsAndNeverAnswers_CostsNothingAndIsToldOfAsSilent()
    {
        using var deaf = new TcpListener(IPAddress.Loopback, 0);
        deaf.Start();
        int port = ((IPEndPoint)deaf.LocalEndpoint).Port;
        await using var app = await FeedHarness.StartAsync($"127.0.0.1:{port}");
        await FeedHarness.UntilAsync(() => app.Feed.Health.Problem is not null, "a problem is told");
        Assert.Equal("the server does not answer", app.Feed.Health.Problem);
        Assert.Equal(0, app.Feed.Health.LastHeard);
    }

    [Fact]
    public async Task Publish_ToAFrozenServer_ReturnsFalseAndKeepsOnlySoMuch()
    {
        await using var server = await RedisServer.StartNewAsync();
        await using var app = await FeedHarness.StartAsync(server.Setting);
        await BackAsync(app);
        server.Freeze();
        var all = await Task.WhenAll(Enumerable.Range(0, 5000).Select(_ => app.Feed.PublishAsync("metrics:a", new byte[1000]).AsTask()));
        Assert.DoesNotContain(true, all);
        server.Thaw();
    }

    [Theory]
    [InlineData("localhost:6379,user=me,password=secret", "user=")]
    [InlineData("localhost,serviceName=main", "serviceName=")]
    [InlineData("redis://localhost:6379", "host:port")]
    [InlineData("password=secret", "no server")]
    [InlineData("[::1", "[::1]:6379")]
    [InlineData("localhost:many", "host:port")]
    [InlineData("localhost,colour=blue", "colour")]
    [InlineData("localhost,ssl=perhaps", "ssl")]
    public void Check_WhatCannotBeDone_IsOneLineThatNamesTheSetting(string setting, string part)
    {
        string problem = Assert.Single(new Settings { Redis = setting }.Check());
        Assert.StartsWith("Flexboard:Redis", problem, StringComparison.Ordinal);
        Assert.Contains(part, problem, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secret", problem, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("wall:6380,password=secret,ssl=true,defaultDatabase=3")]
    [InlineData("[::1]:6379")]
    public void Check_WhatCanBeDone_IsNoProblem(string setting) => Assert.Empty(new Settings { Redis = setting }.Check());

    private static Task<TimeSpan> BackAsync(FeedHarness app) =>
        FeedHarness.UntilAsync(() => app.Feed.Health.ConnectedSince > 0 && app.Feed.Health.LastHeard > 0, "the feed is heard");
}

[CollectionDefinition(nameof(AloneOnTheMachine), DisableParallelization = true)]
public sealed class AloneOnTheMachine;
