using System.Diagnostics;
using Flexboard.Core.Series;

namespace Flexboard.Feeds.Host;

/// <summary>Publishes this machine's own figures, and the app's, once a second, as any other publisher would.</summary>
internal sealed class HostFeed(
    IFeed feed, IngestReport report, SeriesStore series, OwnFigures own, FeedChannels channels, HostReader reader, TimeProvider clock, ILogger<HostFeed> log)
    : BackgroundService
{
    private readonly SampleWriter writer = new();
    private long before;
    private TimeSpan busyBefore;

    public override void Dispose()
    {
        writer.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (channels.NameFor(ChannelKind.Metrics, "host") is not { } channel)
        {
            log.LogWarning("This machine's own metrics are not published: no channel of theirs matches {Pattern}", channels.Metrics);
            return;
        }

        if (!OperatingSystem.IsLinux())
        {
            log.LogInformation("Only Linux tells of processors, memory, load and traffic; of this machine, the app's own figures and disk space are published");
        }

        var turns = new Turns(log);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        do
        {
            await turns.TakeAsync(() => PublishAsync(channel), stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task PublishAsync(string channel)
    {
        long now = clock.GetTimestamp();
        var elapsed = before == 0 ? TimeSpan.Zero : clock.GetElapsedTime(before, now);
        var busy = Environment.CpuUsage.TotalTime;
        writer.Start();
        reader.Write(writer, elapsed.TotalSeconds);
        if (elapsed > TimeSpan.Zero)
        {
            double cpu = 100 * ((busy - busyBefore) / elapsed) / Environment.ProcessorCount;
            writer.Add("flexboard.cpu", Math.Clamp(cpu, 0, 100), "%", ("host", reader.Host));
        }

        WriteOwn();
        (before, busyBefore) = (now, busy);
        await feed.PublishAsync(channel, writer.Finish());
    }

    private void WriteOwn()
    {
        int live;
        lock (series.Gate)
        {
            live = series.Count;
        }

        using var process = Process.GetCurrentProcess();
        writer.Add("flexboard.memory", process.WorkingSet64, "By", ("host", reader.Host));
        writer.Add("flexboard.samples", report.Samples(clock.GetUtcNow().ToUnixTimeMilliseconds()).PerSecond, "1/s", ("host", reader.Host));
        writer.Add("flexboard.series", live, null, ("host", reader.Host));
        writer.Add("flexboard.viewers", own.Viewers(), null, ("host", reader.Host));
    }
}
