namespace Flexboard.Feeds;

/// <summary>The feed of an app without Redis: what is published here is received here.</summary>
public sealed class EmbeddedFeed : IFeed
{
    private readonly Intake intake;

    /// <summary>Makes it; it is connected from the start.</summary>
    public EmbeddedFeed(Intake intake, IngestReport report, TimeProvider clock)
    {
        this.intake = intake;
        Health = new FeedHealth("embedded", intake, report, clock);
        Health.Connected(clock.GetUtcNow().ToUnixTimeMilliseconds(), again: false);
    }

    /// <inheritdoc/>
    public FeedHealth Health { get; }

    /// <inheritdoc/>
    public ValueTask<bool> PublishAsync(string channel, ReadOnlyMemory<byte> message) =>
        ValueTask.FromResult(intake.Accept(channel, message.ToArray()));

    /// <inheritdoc/>
    public async Task<IngestAnswer?> IngestAsync(FeedChannel channel, ReadOnlyMemory<byte> message)
    {
        // Whoever waits must not go on in the ingest loop's thread, nor under the intake's lock.
        var answer = new TaskCompletionSource<IngestAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        return intake.Accept(channel.Name, message.ToArray(), answer: answer) ? await answer.Task : null;
    }
}
