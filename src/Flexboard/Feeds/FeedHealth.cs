namespace Flexboard.Feeds;

/// <summary>
/// How the feed does. Written by the feed, read by everybody: each figure by itself is right, they are not one moment.
/// Times are Unix ms of the server's clock.
/// </summary>
/// <param name="source">What the feed is, such as <c>redis wall:6379</c>; never a password.</param>
/// <param name="intake">Where its messages wait.</param>
/// <param name="report">What they were.</param>
/// <param name="clock">The server's clock.</param>
public sealed class FeedHealth(string source, Intake intake, IngestReport report, TimeProvider clock)
{
    private long heard = long.MaxValue;
    private long connectedSince;
    private long reconnects;
    private long lagMs;
    private volatile string? problem;

    /// <summary>What the feed is.</summary>
    public string Source => source;

    /// <summary>
    /// When the feed was last known to work: something was heard from it (a message or its own heartbeat), and the
    /// ingest loop was there to read it. 0: never yet.
    /// </summary>
    /// <remarks>Measured by the clock that only goes forward: the wall clock may have been set since.</remarks>
    public long LastHeard
    {
        get
        {
            long at = Math.Min(Volatile.Read(ref heard), intake.LastTurnStamp);
            return at == 0 ? 0 : Now - (long)clock.GetElapsedTime(at).TotalMilliseconds;
        }
    }

    /// <summary>Since when it is connected; 0 while it is not.</summary>
    public long ConnectedSince => Volatile.Read(ref connectedSince);

    /// <summary>How often it had to connect again.</summary>
    public long Reconnects => Volatile.Read(ref reconnects);

    /// <summary>How long its own heartbeat took from here through the server and back, ms.</summary>
    public long LagMs => Volatile.Read(ref lagMs);

    /// <summary>What was wrong last, while it is not connected; null when all is well.</summary>
    public string? Problem => problem;

    /// <summary>Messages a second, a mean of the last five.</summary>
    public double MessagesPerSecond => report.Messages(Now).PerSecond;

    /// <summary>Samples and events taken a second, a mean of the last five.</summary>
    public double SamplesPerSecond => report.Samples(Now).PerSecond;

    /// <summary>What was refused, by reason, over all channels.</summary>
    public IReadOnlyDictionary<string, long> Refused => report.Refused;

    /// <summary>What each channel brought.</summary>
    public IReadOnlyList<ChannelReport> Channels => report.Channels(Now);

    /// <summary>Messages that wait for the ingest loop.</summary>
    public int Waiting => intake.Count;

    /// <summary>Bytes that wait for the ingest loop.</summary>
    public long WaitingBytes => intake.Bytes;

    /// <summary>Messages dropped because they came faster than they could be read.</summary>
    public long Dropped => intake.Dropped;

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>From now on it counts when something is heard, not only that the ingest loop runs.</summary>
    internal void StartsUnheard() => Volatile.Write(ref heard, 0);

    internal void Heard() => Volatile.Write(ref heard, clock.GetTimestamp());

    internal void HeardItself(long lag)
    {
        Volatile.Write(ref lagMs, lag);
        Heard();
    }

    internal void Connected(long now, bool again)
    {
        problem = null;
        Volatile.Write(ref connectedSince, now);
        if (again)
        {
            Interlocked.Increment(ref reconnects);
        }
    }

    internal void Disconnected(string why)
    {
        problem = why;
        Volatile.Write(ref connectedSince, 0);
    }
}
