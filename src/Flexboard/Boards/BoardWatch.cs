namespace Flexboard.Boards;

/// <summary>Looks at the board files again and again, so that a changed one is on every wall within a second.</summary>
/// <remarks>
/// By looking, not by the system's notices: those are missing on network folders and mounts into containers.
/// </remarks>
internal sealed class BoardWatch(BoardStore store, TimeProvider clock, ILogger<BoardWatch> log) : BackgroundService
{
    /// <summary>A faulty or missing file must be seen so twice: 600 ms, and less than a second with all that follows.</summary>
    internal static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(300);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // Before anybody asks: the first page already finds its board.
        Refresh();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Refresh();
        }
    }

    private void Refresh()
    {
        var before = store.Current.Problems;
        try
        {
            store.Refresh();
        }
        catch (Exception fault)
        {
            // One look that failed must not be the last one.
            log.LogError(fault, "Looking at the board files failed");
        }

        foreach (var problem in store.Current.Problems.Except(before))
        {
            foreach (var fault in problem.Faults)
            {
                log.LogWarning("{File} {Path}: {Reason}", problem.File, fault.Path, fault.Reason);
            }
        }
    }
}
