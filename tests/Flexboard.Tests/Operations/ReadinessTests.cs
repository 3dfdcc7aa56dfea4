using System.Net;
using System.Text.Json;
using Flexboard.Boards;
using Flexboard.Operations;
using Flexboard.Storage;

namespace Flexboard.Tests.Operations;

public sealed class ReadinessTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public void Of_AllWell_IsReady() => Assert.Equal("ready", Readiness.Of(Sample.Overview).Status);

    [Fact]
    public void Of_LostRedis_IsDegradedButReady()
    {
        var lost = Sample.Overview.Feed with { Source = "redis wall:6379", ConnectedSince = 0, LastHeard = 0, Problem = "it refuses connections" };
        var readiness = Readiness.Of(Sample.Overview with { Feed = lost });
        Assert.Equal(("degraded", true), (readiness.Status, readiness.IsReady));
        Assert.Equal("feed: it refuses connections", Assert.Single(readiness.Reasons));
    }

    [Fact]
    public void Of_SilentFeed_IsDegraded() =>
        Assert.Equal("degraded", Readiness.Of(Sample.Overview with { Feed = Sample.Overview.Feed with { LastHeard = Sample.Now - 5001 } }).Status);

    [Fact]
    public void Of_StoppedHistory_IsDegradedAndSaysWhy()
    {
        var stopped = new HistoryHealth { State = HistoryState.Stopped, Reason = "no space left" };
        var readiness = Readiness.Of(Sample.Overview with { History = stopped });
        Assert.Equal("degraded", readiness.Status);
        Assert.Equal("history: no space left", Assert.Single(readiness.Reasons));
    }

    [Fact]
    public void Of_FaultyBoardFile_IsDegraded()
    {
        var problem = new BoardProblem("a", "/a.json", [], DateTimeOffset.UnixEpoch, ShownInstead.Nothing);
        Assert.Equal("degraded", Readiness.Of(Sample.Overview with { Boards = BoardSnapshot.Empty with { Problems = [problem] } }).Status);
    }

    [Fact]
    public void Of_BoardsNotLoaded_IsStarting() => Assert.False(Readiness.Of(Sample.Overview with { AreBoardsLoaded = false }).IsReady);

    [Fact]
    public void Of_FeedNotStarted_IsStarting() =>
        Assert.False(Readiness.Of(Sample.Overview with { Feed = Sample.Overview.Feed with { HasStarted = false } }).IsReady);

    [Fact]
    public async Task Get_Health_IsJson()
    {
        using var client = app.CreateClient();
        using var live = await client.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        using var ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        using var body = JsonDocument.Parse(await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("embedded", body.RootElement.GetProperty("feed").GetString());
        Assert.Contains(body.RootElement.GetProperty("status").GetString(), new[] { "ready", "degraded" });
    }

    [Fact]
    public async Task Get_Metrics_IsPrometheusText()
    {
        using var client = app.CreateClient();
        using var answer = await client.GetAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Contains("\nflexboard_feed_connected 1\n", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
