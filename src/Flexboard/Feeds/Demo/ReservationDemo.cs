using Flexboard.Storage;

namespace Flexboard.Feeds.Demo;

/// <summary>
/// Publishes the simulated opening through the real feed, a second at a time. It begins ten minutes ago, so that every
/// chart is full at once; then it keeps to the clock.
/// </summary>
internal sealed class ReservationDemo(
    IFeed feed, FeedChannels channels, TimeProvider clock, ILogger<ReservationDemo> log, History? history = null)
    : BackgroundService
{
    /// <summary>How far back it begins.</summary>
    public const int BackfillSeconds = 600;

    /// <summary>More than this is not left to wait: a channel has only a share of the intake.</summary>
    private const long WaitingBytes = 2 << 20;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (channels.NameFor(ChannelKind.Metrics, "reservation") is not { } metrics
            || channels.NameFor(ChannelKind.Events, "reservation") is not { } events)
        {
            log.LogWarning("The simulated opening is not published: no channels of its own match {Metrics} and {Events}", channels.Metrics, channels.Events);
            return;
        }

        using var messages = new ReservationMessages(new ReservationModel());
        // The feed may be away for now; a demo that begins with a gap would not show what it is for.
        await WaitAsync(() => feed.Health.ConnectedSince > 0, stoppingToken);
        var turns = new Turns(log);
        long? next = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            if (!await turns.TakeAsync(PublishSecondAsync, stoppingToken))
            {
                await Task.Delay(TimeSpan.FromSeconds(1), clock, stoppingToken);
            }
        }

        async Task PublishSecondAsync()
        {
            long second = next ?? FirstUnknown((Now / 1000) - BackfillSeconds);
            long ahead = (second * 1000) - Now;
            if (ahead > 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(ahead), clock, stoppingToken);
            }
            else if (ahead < -2000)
            {
                await WaitAsync(() => feed.Health.WaitingBytes < WaitingBytes, stoppingToken);
                // After a long sleep the charts have a gap of their own making; nobody needs hours of it.
                second = Math.Max(second, (Now / 1000) - BackfillSeconds);
            }

            // Before it is published: one that fails is not tried again and again.
            next = second + 1;
            foreach (var message in messages.Samples(second))
            {
                await feed.PublishAsync(metrics, message);
            }

            foreach (var message in messages.Events(second))
            {
                await feed.PublishAsync(events, message);
            }
        }
    }

    /// <summary>
    /// After a restart the history brings back what the run before published; the same transactions published again would
    /// be counted twice.
    /// </summary>
    private long FirstUnknown(long from)
    {
        const int Step = 10;
        var steps = history?.Read("reservation.requests"u8, from, Now / 1000, Step) ?? [];
        int last = Array.FindLastIndex(steps, step => step.Count > 0);
        return last < 0 ? from : Math.Max(from, (((from / Step) + last) * Step) + Math.Min(Step, steps[last].Count));
    }

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private async Task WaitAsync(Func<bool> condition, CancellationToken stop)
    {
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), clock, stop);
        }
    }
}
