namespace Flexboard.Feeds;

/// <summary>
/// The one thread that reads messages and appends what they say. It holds the store's gate for one message at a time,
/// so that a frame never waits for more than that.
/// </summary>
public sealed class IngestLoop(Intake intake, IngestReport report) : IHostedService
{
    /// <summary>How often it shows that it is there when nothing arrives.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    // A flag and no token: a host may stop its services more than once, even after it has been disposed.
    private volatile bool isStopping;
    private Thread? thread;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        thread = new Thread(Run) { Name = "ingest", IsBackground = true };
        thread.Start();
        return Task.CompletedTask;
    }

    /// <summary>Reads what waits already, then ends.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        isStopping = true;
        thread?.Join(TimeSpan.FromSeconds(5));
        return Task.CompletedTask;
    }

    private void Run()
    {
        var turn = new List<Arrived>();
        while (!isStopping || intake.Count > 0)
        {
            intake.Take(turn, Beat);
            foreach (var message in turn)
            {
                Read(message);
            }
        }
    }

    private void Read(in Arrived message)
    {
        report.Read(message.Channel.Name, message.Arrival, 0);
    }
}
