using Flexboard.Feeds;
using Flexboard.Feeds.Host;

namespace Flexboard.Tests.Feeds;

public sealed class HostFeedTests
{
    [Fact]
    public async Task Running_OverABrokenProc_GoesOnAndIsBackWithIt()
    {
        var proc = Directory.CreateTempSubdirectory("flexboard-proc-");
        await WriteAsync("stat", $"cpu {long.MaxValue} {long.MaxValue} 1 1\n");
        await WriteAsync("loadavg", "0.1 nonsense 0.3");
        await WriteAsync("meminfo", "MemTotal: 8 kB\nMemTotal: 8 kB\nMemAvailable: 5 kB\n");
        var log = new LogList<HostFeed>();
        await using var app = await FeedHarness.StartAsync("");
        using var feed = new HostFeed(
            app.Feed, app.Report, app.Series, new OwnFigures(), app.Get<FeedChannels>(), new HostReader("here", proc.FullName), TimeProvider.System, log);
        await feed.StartAsync(TestContext.Current.CancellationToken);

        await FeedHarness.UntilAsync(() => log.Lines.Count > 0, "it is told");
        Assert.Null(app.Find("flexboard.memory"));
        await WriteAsync("stat", "cpu 1 1 1 1\n");
        await FeedHarness.UntilAsync(() => app.Find("host.memory.percent") is { Value: 37.5 } && app.Find("flexboard.memory") is not null, "it is back");
        Assert.Null(app.Find("host.load"));
        Assert.False(feed.ExecuteTask!.IsCompleted);
        await feed.StopAsync(TestContext.Current.CancellationToken);
        proc.Delete(recursive: true);

        // Put there whole: the feed reads while it is written.
        async Task WriteAsync(string name, string text)
        {
            string path = Path.Combine(proc.FullName, name);
            await File.WriteAllTextAsync(path + ".new", text);
            File.Move(path + ".new", path, overwrite: true);
        }
    }
}
