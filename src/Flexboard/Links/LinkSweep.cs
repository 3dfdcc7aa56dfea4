namespace Flexboard.Links;

/// <summary>The timer by which links come to their time.</summary>
internal sealed class LinkSweep(LinkStore links, TimeProvider time, ILogger<LinkSweep> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var turns = new Turns(log);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            turns.Take(links.Sweep);
        }
    }
}
