namespace Flexboard.Storage;

/// <summary>The history on disk: what was, beyond the last hour that the store holds in memory.</summary>
public sealed class History
{
    private int revision;

    /// <summary>How often the store was filled from disk since the start: <c>hv</c> of docs/live-protocol.md.</summary>
    public int Revision => Volatile.Read(ref revision);

    /// <summary>What it is doing. Replaced as a whole; safe to read from any thread.</summary>
    public HistoryHealth Health { get; internal set; } = new();

    internal void Filled() => Interlocked.Increment(ref revision);
}
