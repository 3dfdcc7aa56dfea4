using System.Collections.Immutable;
using Flexboard.Core.Messages;

namespace Flexboard.Feeds;

/// <summary>The bounds of an <see cref="Intake"/>.</summary>
public sealed record IntakeLimits
{
    /// <summary>Bytes that wait at most.</summary>
    public long Bytes { get; init; } = 64 << 20;

    /// <summary>Messages that wait at most.</summary>
    public int Messages { get; init; } = 200_000;

    /// <summary>What part of both one channel may fill.</summary>
    public double ChannelShare { get; init; } = 0.25;

    /// <summary>Channels that have a queue of their own; all others share one.</summary>
    public int Channels { get; init; } = 1000;
}

/// <summary>A message on its way to the store.</summary>
/// <param name="Channel">Where it came by.</param>
/// <param name="Bytes">What it says.</param>
/// <param name="Arrival">When it reached this process, Unix ms.</param>
/// <param name="Sent">
/// When it was sent at the earliest, if that is known to be long before: it waited while this process stood still, or
/// on a connection that is behind. Otherwise its arrival.
/// </param>
/// <param name="Answer">Where its sender waits to be told what became of it, or null.</param>
public readonly record struct Arrived(
    FeedChannel Channel, byte[] Bytes, long Arrival, long Sent, TaskCompletionSource<IngestAnswer>? Answer = null);

/// <summary>
/// Where every message waits for the ingest loop. Bounded in bytes and messages. Each channel has its own queue and
/// they are served in turn, each the same number of bytes, so that a channel that brings one message a second waits
/// for at most one turn of each other one, whatever those bring. A channel that has filled its share loses its oldest
/// messages, nobody else's: on a wall the newest wins. Safe for many senders and one reader.
/// </summary>
public sealed class Intake(FeedChannels patterns, IngestReport report, TimeProvider clock, IntakeLimits limits)
{
    /// <summary>What a channel may take in one turn: about a hundred small messages, far less than a millisecond.</summary>
    private const int Quantum = 16 << 10;

    /// <summary>What a message costs besides its bytes.</summary>
    private const int Overhead = 64;

    private static readonly FeedChannel Others = new(IngestReport.OtherChannels, ChannelKind.None);

    private readonly object gate = new();
    private readonly Dictionary<string, ChannelQueue> queues = new(StringComparer.Ordinal);
    private readonly Queue<ChannelQueue> turns = new();
    private readonly ChannelQueue others = new(Others);
    private ChannelQueue? largest;
    private long bytes;
    private int count;
    private long dropped;
    private long lastTurn;
    private long lastTurnStamp;
    private long evictedAt;

    /// <summary>Messages that wait.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>Bytes that wait.</summary>
    public long Bytes => Volatile.Read(ref bytes);

    /// <summary>Messages that were dropped before they were read, because a queue was full.</summary>
    public long Dropped => Volatile.Read(ref dropped);

    /// <summary>When the reader last asked for more, Unix ms; 0: never.</summary>
    public long LastTurn => Volatile.Read(ref lastTurn);

    /// <summary>
    /// The same as a timestamp of the <see cref="TimeProvider"/>, which goes on when the clock is set: an intake that
    /// nobody reads is not live.
    /// </summary>
    public long LastTurnStamp => Volatile.Read(ref lastTurnStamp);

    /// <summary>Takes a message that has just arrived. Never waits.</summary>
    /// <param name="channel">Its channel; what matches neither pattern is ignored.</param>
    /// <param name="message">Its bytes; not to be changed from now on.</param>
    /// <param name="only">What the channel must carry; else it is ignored, because it comes a second time.</param>
    /// <param name="sent">When it was sent at the earliest, Unix ms, if that is long ago.</param>
    /// <param name="answer">Where to tell what became of it, once it was taken; never set twice.</param>
    /// <returns>False when it was not taken.</returns>
    public bool Accept(
        string channel, byte[] message, ChannelKind only = ChannelKind.None, long? sent = null, TaskCompletionSource<IngestAnswer>? answer = null)
    {
        long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        lock (gate)
        {
            var queue = Find(channel, now, out var known);
            if (queue is null || (only != ChannelKind.None && known.Kind != only))
            {
                return false;
            }

            if (message.Length > MessageReader.MaxBytes)
            {
                report.Refuse(channel, RejectReason.MessageTooLarge.NameOf(), now, message);
                return false;
            }

            long size = message.Length + Overhead;
            while (IsAbove(queue, size, limits.ChannelShare))
            {
                DropOldest(queue, now);
            }

            while (bytes + size > limits.Bytes || count >= limits.Messages)
            {
                DropOldest(FindFull(queue, size), now);
            }

            Put(queue, new Arrived(known, message, now, sent ?? now, answer), size);
            return true;
        }
    }

    /// <summary>Waits until something is there, at most so long, and takes one turn of one channel.</summary>
    /// <param name="into">Cleared, then filled with at least one message unless the time ran out.</param>
    /// <param name="wait">How long at most.</param>
    public void Take(List<Arrived> into, TimeSpan wait)
    {
        into.Clear();
        Volatile.Write(ref lastTurn, clock.GetUtcNow().ToUnixTimeMilliseconds());
        Volatile.Write(ref lastTurnStamp, clock.GetTimestamp());
        lock (gate)
        {
            if (turns.Count == 0 && !Monitor.Wait(gate, wait))
            {
                return;
            }

            while (into.Count == 0 && turns.TryDequeue(out var queue))
            {
                queue.Credit += Quantum;
                while (queue.Messages.TryPeek(out var next) && next.Bytes.Length + Overhead <= queue.Credit)
                {
                    queue.Credit -= next.Bytes.Length + Overhead;
                    Remove(queue);
                    into.Add(next);
                }

                if (queue.Messages.Count > 0)
                {
                    turns.Enqueue(queue);
                }
                else
                {
                    queue.Credit = 0;
                    queue.Waits = false;
                }
            }
        }
    }

    private void Put(ChannelQueue queue, in Arrived message, long size)
    {
        queue.Messages.Enqueue(message);
        queue.Bytes += size;
        queue.LastArrival = message.Arrival;
        bytes += size;
        count++;
        if (!queue.Waits)
        {
            queue.Waits = true;
            turns.Enqueue(queue);
            Monitor.Pulse(gate);
        }
    }

    private Arrived Remove(ChannelQueue queue)
    {
        var message = queue.Messages.Dequeue();
        queue.Bytes -= message.Bytes.Length + Overhead;
        bytes -= message.Bytes.Length + Overhead;
        count--;
        return message;
    }

    private void DropOldest(ChannelQueue queue, long now)
    {
        var message = Remove(queue);
        report.Drop(message.Channel.Name, now);
        message.Answer?.SetResult(IngestAnswer.Refusal(IngestReport.Overload));
        dropped++;
    }

    /// <summary>
    /// Who loses a message when all are full together: the one that brings one, if it has more than its equal share;
    /// else whoever has the most, and the same again for as long as that one has more than its own. To look for the
    /// largest of a thousand each time would take longer than to read the message.
    /// </summary>
    private ChannelQueue FindFull(ChannelQueue bringer, long size)
    {
        double share = 1.0 / turns.Count;
        if (IsAbove(bringer, size, share))
        {
            return bringer;
        }

        if (largest is null || !IsAbove(largest, 0, share))
        {
            largest = turns.MaxBy(FillOf)!;
        }

        return largest;
    }

    /// <summary>Whether a channel that takes so many bytes more has more than a part of what may wait, and something to lose.</summary>
    private bool IsAbove(ChannelQueue queue, long size, double share) =>
        queue.Messages.Count > 0
        && (queue.Bytes + size > limits.Bytes * share || queue.Messages.Count >= limits.Messages * share);

    private double FillOf(ChannelQueue queue) =>
        Math.Max(queue.Bytes / (double)limits.Bytes, queue.Messages.Count / (double)limits.Messages);

    private ChannelQueue? Find(string channel, long now, out FeedChannel known)
    {
        if (queues.TryGetValue(channel, out var queue))
        {
            known = queue.Channel;
            return queue;
        }

        if (!patterns.TryFind(channel, out var found))
        {
            known = Others;
            return null;
        }

        known = found;
        if (queues.Count >= limits.Channels && !ForgetIdle(now))
        {
            return others;
        }

        return queues[channel] = new ChannelQueue(known);
    }

    /// <summary>Makes room for new channels; looks at all of them at most once a second.</summary>
    private bool ForgetIdle(long now)
    {
        if (now - evictedAt < 1000)
        {
            return false;
        }

        evictedAt = now;
        foreach (var (name, queue) in queues.ToImmutableArray())
        {
            if (!queue.Waits && now - queue.LastArrival > 60_000)
            {
                queues.Remove(name);
            }
        }

        return queues.Count < limits.Channels;
    }

    private sealed class ChannelQueue(FeedChannel channel)
    {
        public readonly Queue<Arrived> Messages = new();
        public long Bytes;
        public long Credit;
        public long LastArrival;
        public bool Waits;

        public FeedChannel Channel => channel;
    }
}
