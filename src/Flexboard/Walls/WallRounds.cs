namespace Flexboard.Walls;

/// <summary>Looks twice a second at what walls have to show by themselves: whose turn it is, what events and messages say, and whether it is photographed no more.</summary>
public sealed class WallRounds(WallTurns playlists, WallEvents events, WallStore walls, TimeProvider time, ILogger<WallRounds> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Each by itself: where one fails the other goes on.
        var (one, other, third) = (new Turns(log), new Turns(log), new Turns(log));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            one.Take(playlists.Turn);
            other.Take(events.Look);
            third.Take(() => WallPhoto.End(walls, time));
        }
    }
}
