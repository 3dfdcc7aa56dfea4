using System.Diagnostics;
using Flexboard.Core.Series;

namespace Flexboard.Feeds.Host;

/// <summary>Publishes this machine's own figures, and the app's, once a second, as any other publisher would.</summary>
internal sealed class HostFeed(
    IFeed feed, IngestReport report, SeriesStore series, OwnFigures own, FeedChannels channels, TimeProvider clock, ILogger<HostFeed> log)
    : BackgroundService
{
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

        string host = Environment.MachineName;
        var reader = new HostReader(host);
        using var writer = new SampleWriter();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        long before = clock.GetTimestamp();
        var busyBefore = Environment.CpuUsage.TotalTime;
        bool first = true;
        do
        {
            long now = clock.GetTimestamp();
            var elapsed = clock.GetElapsedTime(before, now);
            var busy = Environment.CpuUsage.TotalTime;
            writer.Start();
            reader.Write(writer, first ? 0 : elapsed.TotalSeconds);
            if (!first && elapsed > TimeSpan.Zero)
            {
                double cpu = 100 * ((busy - busyBefore) / elapsed) / Environment.ProcessorCount;
                writer.Add("flexboard.cpu", Math.Clamp(cpu, 0, 100), "%", ("host", host));
            }

            WriteOwn(writer, host);
            (before, busyBefore, first) = (now, busy, false);
            await feed.PublishAsync(channel, writer.Finish());
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void WriteOwn(SampleWriter writer, string host)
    {
        int live;
        lock (series.Gate)
        {
            live = series.Count;
        }

        using var process = Process.GetCurrentProcess();
        writer.Add("flexboard.memory", process.WorkingSet64, "By", ("host", host));
        writer.Add("flexboard.samples", report.Samples(clock.GetUtcNow().ToUnixTimeMilliseconds()).PerSecond, "1/s", ("host", host));
        writer.Add("flexboard.series", live, null, ("host", host));
        writer.Add("flexboard.viewers", own.Viewers(), null, ("host", host));
    }
}
