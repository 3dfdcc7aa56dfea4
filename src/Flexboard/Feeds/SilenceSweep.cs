using Flexboard.Core.Series;

namespace Flexboard.Feeds;

/// <summary>Once a minute, forgets the series that no board names exactly and that have been silent for a day.</summary>
internal sealed class SilenceSweep(SeriesStore store, TimeProvider clock, ILogger<SilenceSweep> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var turns = new Turns(log);
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            turns.Take(Sweep);
        }
    }

    private void Sweep()
    {
        int forgotten;
        lock (store.Gate)
        {
            forgotten = store.ForgetSilent(clock.GetUtcNow().ToUnixTimeMilliseconds());
        }

        if (forgotten > 0)
        {
            log.LogInformation("Forgot {Count} series that were silent for a day", forgotten);
        }
    }
}
