using Flexboard.Core.Events;
using Flexboard.Core.Messages;
using Flexboard.Core.Series;

namespace Flexboard.Feeds;

/// <summary>
/// The one thread that reads messages and appends what they say. It holds the store's gate for one message at a time,
/// so that a frame never waits for more than that.
/// </summary>
public sealed class IngestLoop(Intake intake, IngestReport report, SeriesStore series, EventStore events, ILogger<IngestLoop> log)
    : IHostedService
{
    /// <summary>Reason of messages on which the reader itself failed: a fault of ours, told in the log.</summary>
    public const string OwnFault = "own-fault";

    /// <summary>How often it shows that it is there when nothing arrives.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    private readonly MessageReader reader = new(series, events);

    // A flag and no token: a host may stop its services more than once, even after it has been disposed.
    private volatile bool isStopping;
    private Thread? thread;
    private long ownFaultAt;

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
                try
                {
                    Read(message);
                }
                catch (Exception fault)
                {
                    // Bad input never throws; were it ever to, one message is lost, not the wall.
                    Tell(message, fault);
                }
            }
        }
    }

    private void Read(in Arrived message)
    {
        var channel = message.Channel;
        MessageOutcome outcome;
        lock (series.Gate)
        {
            outcome = channel.Read(reader, message.Bytes, message.Arrival, message.Sent, Math.Max(message.Arrival, intake.LastTurn));
        }

        report.Read(channel.Name, message.Arrival, outcome.Accepted, outcome.Skew, outcome.Ahead);
        if (outcome.Problems.Count > 0)
        {
            Refuse(message, outcome);
        }

        message.Answer?.SetResult(IngestAnswer.Of(outcome));
    }

    /// <summary>Counts each reason once, with the latest item that it befell.</summary>
    private void Refuse(in Arrived message, MessageOutcome outcome)
    {
        Span<bool> told = stackalloc bool[RejectReasons.Count];
        for (int i = outcome.Problems.Count - 1; i >= 0; i--)
        {
            var problem = outcome.Problems[i];
            if (told[(int)problem.Reason])
            {
                continue;
            }

            told[(int)problem.Reason] = true;
            report.Refuse(
                message.Channel.Name,
                problem.Reason.NameOf(),
                message.Arrival,
                message.Bytes.AsSpan(Math.Clamp(problem.Position, 0, message.Bytes.Length)),
                outcome.CountOf(problem.Reason));
        }
    }

    private void Tell(in Arrived message, Exception fault)
    {
        report.Refuse(message.Channel.Name, OwnFault, message.Arrival, message.Bytes);
        message.Answer?.TrySetResult(IngestAnswer.Refusal(OwnFault));
        if (message.Arrival - ownFaultAt > 60_000)
        {
            ownFaultAt = message.Arrival;
            log.LogError(fault, "A message on {Channel} could not be read", message.Channel.Name);
        }
    }
}
