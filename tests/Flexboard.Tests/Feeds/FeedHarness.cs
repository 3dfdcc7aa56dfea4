using System.Diagnostics;
using Flexboard.Core.Events;
using Flexboard.Core.Series;
using Flexboard.Feeds;
using Flexboard.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Flexboard.Tests.Feeds;

/// <summary>The feeds as the app wires them, without the app around them.</summary>
public sealed class FeedHarness : IAsyncDisposable
{
    private readonly IHost host;

    private FeedHarness(IHost host) => this.host = host;

    public IFeed Feed => Get<IFeed>();

    public SeriesStore Series => Get<SeriesStore>();

    public EventStore Events => Get<EventStore>();

    public IngestReport Report => Get<IngestReport>();

    public static long Now => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    public static async Task<FeedHarness> StartAsync(string redis, Action<Settings>? set = null, bool withHistory = false)
    {
        var settings = new Settings { Redis = redis, HostFeed = false };
        set?.Invoke(settings);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton(settings).AddFeeds(settings);
        if (withHistory)
        {
            builder.Services.AddHistory();
        }

        var harness = new FeedHarness(builder.Build());
        await harness.host.StartAsync();
        return harness;
    }

    public T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    /// <summary>Reads of the store under its gate.</summary>
    public T Read<T>(Func<SeriesStore, T> read)
    {
        lock (Series.Gate)
        {
            return read(Series);
        }
    }

    /// <summary>The only series of a name, or null.</summary>
    public Series? Find(string name) => Read(store => store.All.SingleOrDefault(one => one.Name == name));

    /// <summary>Waits for a condition; a test that waits longer than this has failed.</summary>
    public static async Task<TimeSpan> UntilAsync(Func<bool> condition, string what, double seconds = 20)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed.TotalSeconds < seconds, $"not within {seconds} s: {what}");
            await Task.Delay(5);
        }

        return watch.Elapsed;
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        if (host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }
}
