using System.Text;

namespace Flexboard.Feeds;

/// <summary>What one channel brought since the start.</summary>
/// <param name="Channel">Its name, or <see cref="IngestReport.OtherChannels"/>.</param>
/// <param name="Messages">Messages that arrived, dropped ones included.</param>
/// <param name="Samples">Samples and events taken.</param>
/// <param name="MessagesPerSecond">Mean of the last five seconds.</param>
/// <param name="SamplesPerSecond">Mean of the last five seconds.</param>
/// <param name="LastArrival">Unix ms; 0 when only refused messages came.</param>
/// <param name="SkewMs">
/// How far the times of the newest message that named any lie ahead of the server's clock, ms; negative when they lie
/// behind it, null when none was named.
/// </param>
/// <param name="Ahead">How many samples named a time so far ahead that their arrival was taken instead.</param>
/// <param name="Refused">What was refused, or taken with a complaint, by reason.</param>
public sealed record ChannelReport(
    string Channel,
    long Messages,
    long Samples,
    double MessagesPerSecond,
    double SamplesPerSecond,
    long LastArrival,
    long? SkewMs,
    long Ahead,
    IReadOnlyList<RefusalReport> Refused);

/// <summary>What a channel was refused for one reason.</summary>
/// <param name="Reason">A steady code, such as <c>not-utf-8</c>.</param>
/// <param name="Count">How often.</param>
/// <param name="Sample">The latest, cut and with everything that is not plain ASCII escaped; empty when there is none.</param>
/// <param name="Time">When the latest came, Unix ms.</param>
public sealed record RefusalReport(string Reason, long Count, string Sample, long Time);

/// <summary>
/// Counts what arrives, by channel and reason. Bounded: channels beyond the limit are counted together, until one that
/// has been silent for an hour gives way to them. Safe for many threads; one short lock for each message.
/// </summary>
public sealed class IngestReport(int maxChannels = 500)
{
    /// <summary>The name under which channels beyond the limit are counted.</summary>
    public const string OtherChannels = "other channels";

    /// <summary>Reason of messages that arrived faster than they could be read, or on a channel that had its share.</summary>
    public const string Overload = "overload";

    private const int SampleLength = 200;
    private const int MaxReasons = 64;
    private const long SilentMs = 3_600_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Counts> channels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> byReason = new(StringComparer.Ordinal);
    private readonly Counts others = new(OtherChannels);
    private readonly RateMeter messages = new();
    private readonly RateMeter samples = new();
    private long lookedAt;

    /// <summary>Counts a message that was read.</summary>
    /// <param name="channel">The channel's name.</param>
    /// <param name="now">When, Unix ms.</param>
    /// <param name="taken">How many samples or events of it were taken.</param>
    /// <param name="skewMs">How far its newest time lay ahead of the server's clock, ms; null when it named none.</param>
    /// <param name="ahead">How many of its samples were so far ahead that their arrival was taken instead.</param>
    public void Read(string channel, long now, int taken, long? skewMs = null, int ahead = 0)
    {
        lock (gate)
        {
            var counts = Of(channel, now);
            counts.Messages.Add(now, 1);
            messages.Add(now, 1);
            counts.SkewMs = skewMs ?? counts.SkewMs;
            counts.Ahead += ahead;
            if (taken > 0)
            {
                counts.Samples.Add(now, taken);
                samples.Add(now, taken);
                counts.LastArrival = now;
            }
        }
    }

    /// <summary>Counts something that was refused, or taken with a complaint.</summary>
    /// <param name="channel">The channel's name.</param>
    /// <param name="reason">A steady code.</param>
    /// <param name="now">When, Unix ms.</param>
    /// <param name="sample">What it was; only its beginning is kept.</param>
    /// <param name="count">How many.</param>
    public void Refuse(string channel, string reason, long now, ReadOnlySpan<byte> sample, int count = 1)
    {
        lock (gate)
        {
            var counts = Of(channel, now);
            if (!counts.Refused.TryGetValue(reason, out var refusal))
            {
                if (counts.Refused.Count == MaxReasons)
                {
                    return;
                }

                counts.Refused[reason] = refusal = new Refusal();
            }

            refusal.Count += count;
            refusal.Time = now;
            refusal.Length = Math.Min(SampleLength + 1, sample.Length);
            sample[..refusal.Length].CopyTo(refusal.Sample);
            byReason[reason] = byReason.GetValueOrDefault(reason) + count;
        }
    }

    /// <summary>Counts a message that was dropped before it was read.</summary>
    public void Drop(string channel, long now)
    {
        lock (gate)
        {
            Of(channel, now).Messages.Add(now, 1);
            messages.Add(now, 1);
        }

        Refuse(channel, Overload, now, default);
    }

    /// <summary>Every channel, by name; what is beyond the limit comes last.</summary>
    /// <param name="now">Unix ms.</param>
    public IReadOnlyList<ChannelReport> Channels(long now)
    {
        lock (gate)
        {
            var all = channels.Values.OrderBy(one => one.Name, StringComparer.Ordinal);
            return [.. (others.LastHeard > 0 ? all.Append(others) : all).Select(one => one.Report(now))];
        }
    }

    /// <summary>How often each reason was counted, over all channels.</summary>
    public IReadOnlyDictionary<string, long> Refused
    {
        get
        {
            lock (gate)
            {
                return new Dictionary<string, long>(byReason, StringComparer.Ordinal);
            }
        }
    }

    /// <summary>Messages in all, and a second.</summary>
    public (long Total, double PerSecond) Messages(long now) => Of(messages, now);

    /// <summary>Samples and events taken in all, and a second.</summary>
    public (long Total, double PerSecond) Samples(long now) => Of(samples, now);

    /// <summary>A cut and escaped form of what was refused, safe to show anywhere.</summary>
    internal static string Escape(ReadOnlySpan<byte> sample)
    {
        var text = new StringBuilder(SampleLength);
        foreach (byte one in sample)
        {
            string part = one is >= 0x20 and < 0x7f ? ((char)one).ToString() : $"\\x{one:x2}";
            if (text.Length + part.Length > SampleLength - 1)
            {
                return text.Append('…').ToString();
            }

            text.Append(part);
        }

        return text.ToString();
    }

    private (long Total, double PerSecond) Of(RateMeter meter, long now)
    {
        lock (gate)
        {
            return (meter.Total, meter.PerSecond(now));
        }
    }

    private Counts Of(string channel, long now)
    {
        if (!channels.TryGetValue(channel, out var counts))
        {
            counts = channels.Count < maxChannels || ForgetSilent(now) ? channels[channel] = new Counts(channel) : others;
        }

        counts.LastHeard = now;
        return counts;
    }

    /// <summary>Makes room for new channels; looks at all of them at most once a second.</summary>
    private bool ForgetSilent(long now)
    {
        if (now - lookedAt is >= 0 and < 1000)
        {
            return false;
        }

        lookedAt = now;
        foreach (var (name, counts) in channels)
        {
            if (now - counts.LastHeard > SilentMs)
            {
                channels.Remove(name);
            }
        }

        return channels.Count < maxChannels;
    }

    private sealed class Refusal
    {
        public readonly byte[] Sample = new byte[SampleLength + 1];
        public int Length;
        public long Count;
        public long Time;
    }

    private sealed class Counts(string name)
    {
        public readonly RateMeter Messages = new();
        public readonly RateMeter Samples = new();
        public readonly SortedDictionary<string, Refusal> Refused = new(StringComparer.Ordinal);
        public long LastHeard;
        public long LastArrival;
        public long? SkewMs;
        public long Ahead;

        public string Name => name;

        public ChannelReport Report(long now) => new(
            name,
            Messages.Total,
            Samples.Total,
            Messages.PerSecond(now),
            Samples.PerSecond(now),
            LastArrival,
            SkewMs,
            Ahead,
            [.. Refused.Select(one => new RefusalReport(
                one.Key, one.Value.Count, Escape(one.Value.Sample.AsSpan(0, one.Value.Length)), one.Value.Time))]);
    }
}
