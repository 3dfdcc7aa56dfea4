using Flexboard.Core.Series;
using Flexboard.Feeds.Demo;
using Flexboard.Storage;

namespace Flexboard.Tests.Feeds;

/// <summary>What the app publishes by itself, through the real feed into the real store.</summary>
public sealed class OwnPublishersTests
{
    [Fact]
    public async Task Demo_AtItsStart_FillsTenMinutesAndGoesOnMarkedAsSimulated()
    {
        await using var app = await FeedHarness.StartAsync("", settings => settings.Demo = "reservation");
        var took = await FeedHarness.UntilAsync(() => app.Find("reservation.requests") is { } one && FeedHarness.Now - one.Time < 2000, "the present is reached");
        TestContext.Current.SendDiagnosticMessage($"ten minutes of the demo took {took.TotalMilliseconds:0} ms");

        var requests = app.Find("reservation.requests")!;
        long first = (FeedHarness.Now / 1000) - ReservationDemo.BackfillSeconds;
        Assert.InRange(app.Read(_ => requests.Seconds!.Range(first - 60, long.MaxValue).Count), 595, 660);
        var elapsed = app.Find("reservation.elapsed")!;
        Assert.InRange((elapsed.Durations!.NewestStart - elapsed.Durations.OldestStart) / 5000, 115, 130);
        Assert.Equal(192, app.Read(store => store.All.Count(one => one.Name == "reservation.active")));
        Assert.True(app.Read(store => store.All.All(one => one.Simulated)));
        Assert.True(app.Read(_ => app.Events.Count > 0 && app.Events.NewestFirst.All(one => one.Simulated)));
        Assert.Empty(app.Feed.Health.Refused);

        long time = app.Read(_ => requests.Time);
        await FeedHarness.UntilAsync(() => app.Read(_ => requests.Time) >= time + 2000, "it goes on");
        Assert.InRange(app.Read(_ => requests.Lag), 0, 1500);
    }

    [Fact]
    public async Task Demo_StartedAgain_PublishesOnlyWhatTheHistoryDoesNotKnow()
    {
        var folder = Directory.CreateTempSubdirectory("flexboard-demo-");
        Action<Settings> set = settings => (settings.Demo, settings.Data) = ("reservation", folder.FullName);
        await using (var before = await FeedHarness.StartAsync("", set, withHistory: true))
        {
            await FeedHarness.UntilAsync(() => before.Find("reservation.requests") is { } one && FeedHarness.Now - one.Time < 2000, "the present is reached");
        }

        long until = FeedHarness.Now;
        await using var app = await FeedHarness.StartAsync("", set, withHistory: true);

        // First what boards show is put back (nothing here), then the rest.
        await FeedHarness.UntilAsync(() => app.Get<History>().Revision > 1 && app.Find("reservation.requests") is { } one && one.Time > until, "the present is reached");
        var elapsed = app.Find("reservation.elapsed")!;
        var model = new ReservationModel();
        for (long start = DurationRing.StartOf(until - 300_000); start < until - 20_000; start += DurationRing.ColumnMs)
        {
            long transactions = Enumerable.Range(0, 5).Sum(i => (long)model.At((start / 1000) + i).Requests);
            Assert.Equal(transactions, app.Read(_ => elapsed.Durations!.At(start)?.Count ?? 0));
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task HostFeed_Running_FillsTheSeriesOfTheConventions()
    {
        await using var app = await FeedHarness.StartAsync("", settings => settings.HostFeed = true);
        await FeedHarness.UntilAsync(() => app.Find("host.cpu") is not null && app.Find("flexboard.cpu") is not null, "processor time");
        string[] names = ["host.memory.used", "host.memory.total", "host.memory.percent", "flexboard.memory", "flexboard.samples", "flexboard.series", "flexboard.viewers"];
        Assert.All(names, name => Assert.NotNull(app.Find(name)));
        Assert.Equal(3, app.Read(store => store.All.Count(one => one.Name == "host.load")));
        Assert.All(app.Read(store => store.All.ToList()), one => Assert.Equal(Environment.MachineName, one.Label("host")));
        Assert.Empty(app.Feed.Health.Refused);
    }
}
