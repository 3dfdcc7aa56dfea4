namespace Flexboard.Feeds;

/// <summary>
/// Where messages come from: Redis if one is set, otherwise this process itself. There is exactly one in a running
/// app; the host feed, the demo and <c>POST /api/ingest</c> publish through it, so that their messages take the same
/// way as everybody else's. What it receives it hands to the <see cref="Intake"/> at once.
/// </summary>
public interface IFeed
{
    /// <summary>How it does.</summary>
    FeedHealth Health { get; }

    /// <summary>Publishes a message. Never throws because a server is away.</summary>
    /// <param name="channel">One that matches the metric or event pattern.</param>
    /// <param name="message">Copied before this returns, or by the time that the task ends.</param>
    /// <returns>False when it could not be handed over: the server is away, or too much is under way already.</returns>
    ValueTask<bool> PublishAsync(string channel, ReadOnlyMemory<byte> message);

    /// <summary>
    /// Publishes a message and tells what became of it. Where this process alone stores what it publishes, that is what
    /// the ingest loop did. Where others do too, it is what can be told of the message itself; what depends on what is
    /// stored (too old, too many series) each node decides for itself.
    /// </summary>
    /// <param name="channel">One of ours.</param>
    /// <param name="message">As for <see cref="PublishAsync"/>.</param>
    /// <returns>Null when it could not be handed over.</returns>
    Task<IngestAnswer?> IngestAsync(FeedChannel channel, ReadOnlyMemory<byte> message);
}
