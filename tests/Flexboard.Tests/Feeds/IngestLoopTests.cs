using System.Globalization;
using System.Text;
using Flexboard.Core.Events;
using Flexboard.Core.Series;
using Flexboard.Feeds;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flexboard.Tests.Feeds;

public sealed class IngestLoopTests
{
    [Fact]
    public async Task Read_ClockWasSetBack_WhatComesNextIsTheNewest()
    {
        var time = new ManualTime();
        var report = new IngestReport();
        var intake = new Intake(new FeedChannels("metrics:*", "events:*"), report, time, new IntakeLimits());
        var store = new SeriesStore(new SeriesLimits());
        var loop = new IngestLoop(intake, report, store, new EventStore(), NullLogger<IngestLoop>.Instance);
        await loop.StartAsync(TestContext.Current.CancellationToken);
        await SaysUntilShown("1");
        time.SetBack(TimeSpan.FromHours(1));
        await SaysUntilShown("2");
        lock (store.Gate)
        {
            var series = Assert.Single(store.All);
            Assert.Equal((time.Now, time.Now), (series.Arrival, series.Time));
        }

        await loop.StopAsync(TestContext.Current.CancellationToken);

        Task SaysUntilShown(string value) => FeedHarness.UntilAsync(
            () =>
            {
                Assert.True(intake.Accept("metrics:a", Encoding.UTF8.GetBytes(value)));
                lock (store.Gate)
                {
                    return store.All.SingleOrDefault()?.Value == double.Parse(value, CultureInfo.InvariantCulture);
                }
            },
            $"{value} is shown", 5);
    }
}
