using System.Diagnostics.CodeAnalysis;
using Flexboard.Core.Messages;

namespace Flexboard.Feeds;

/// <summary>What a channel carries.</summary>
public enum ChannelKind
{
    /// <summary>Nothing of ours: it matches neither pattern.</summary>
    None,

    /// <summary>Samples.</summary>
    Metrics,

    /// <summary>Events.</summary>
    Events,
}

/// <summary>A channel that messages come by.</summary>
/// <param name="Name">Its whole name.</param>
/// <param name="Kind">What it carries.</param>
public sealed record FeedChannel(string Name, ChannelKind Kind)
{
    /// <summary>What stands after the first colon; the whole name when there is none.</summary>
    public string Suffix { get; } = Name[(Name.IndexOf(':') + 1)..];

    /// <summary>Reads a message as what the channel carries.</summary>
    /// <param name="reader">Appends it, or only checks it.</param>
    /// <param name="message">Any bytes.</param>
    /// <param name="arrival">When it arrived, Unix ms.</param>
    /// <param name="sent">When it was sent at the earliest, if that is known to be long before.</param>
    /// <param name="readAt">What the clock says now, Unix ms, if it waited here.</param>
    public MessageOutcome Read(MessageReader reader, ReadOnlySpan<byte> message, long arrival, long? sent = null, long? readAt = null) =>
        Kind == ChannelKind.Metrics
            ? reader.ReadMetric(Name, Suffix, message, arrival, sent, readAt)
            : reader.ReadEvent(message, arrival, sent, Name);
}

/// <summary>
/// Says what a channel carries, by the patterns of the settings. Redis matches the same way (<c>* ? [a-z] [^a] \</c>),
/// so that both feeds take the same channels.
/// </summary>
/// <param name="metrics">Pattern of the metric channels; wins when both match.</param>
/// <param name="events">Pattern of the event channels.</param>
public sealed class FeedChannels(string metrics, string events)
{
    /// <summary>Longest name of a channel, in characters: the limit of a series name and its prefix.</summary>
    public const int MaxLength = 264;

    /// <summary>Channels under this prefix carry the feed's own heartbeat, whatever the patterns say.</summary>
    public const string HeartbeatPrefix = "flexboard:heartbeat:";

    /// <summary>Pattern of the metric channels.</summary>
    public string Metrics => metrics;

    /// <summary>Pattern of the event channels.</summary>
    public string Events => events;

    /// <summary>Finds out what a channel carries.</summary>
    /// <returns>False when it is none of ours.</returns>
    public bool TryFind(string name, [NotNullWhen(true)] out FeedChannel? channel)
    {
        var kind = name.Length > MaxLength || name.StartsWith(HeartbeatPrefix, StringComparison.Ordinal) ? ChannelKind.None
            : Matches(metrics, name) ? ChannelKind.Metrics
            : Matches(events, name) ? ChannelKind.Events
            : ChannelKind.None;
        channel = kind == ChannelKind.None ? null : new FeedChannel(name, kind);
        return channel is not null;
    }

    /// <summary>A channel for one of our own publishers: its usual name, or what the pattern makes of it.</summary>
    /// <returns>Null when the pattern has no place for it.</returns>
    public string? NameFor(ChannelKind kind, string suffix)
    {
        var (usual, pattern) = kind == ChannelKind.Metrics ? ("metrics:", metrics) : ("events:", events);
        return new[] { usual + suffix, pattern.Replace("*", suffix, StringComparison.Ordinal), pattern }
            .FirstOrDefault(name => TryFind(name, out var found) && found.Kind == kind);
    }

    /// <summary>Whether a name matches a glob pattern in the way of Redis.</summary>
    /// <remarks>
    /// Linear in pattern x name: only the last star is ever gone back to, which is enough for globs. The recursive way
    /// is exponential, and a pattern of many stars would stop the ingest.
    /// </remarks>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        int p = 0;
        int n = 0;
        int star = -1;
        int starName = 0;
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                starName = n;
            }
            else if (p < pattern.Length && MatchesOne(pattern, ref p, name[n]))
            {
                n++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                n = ++starName;
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].Trim('*').IsEmpty;
    }

    /// <summary>Matches one character and moves the pattern on if it does.</summary>
    private static bool MatchesOne(ReadOnlySpan<char> pattern, ref int at, char one)
    {
        if (pattern[at] == '?')
        {
            at++;
            return true;
        }

        if (pattern[at] != '[')
        {
            int literal = pattern[at] == '\\' && at + 1 < pattern.Length ? at + 1 : at;
            if (pattern[literal] != one)
            {
                return false;
            }

            at = literal + 1;
            return true;
        }

        int i = at + 1;
        bool negated = i < pattern.Length && pattern[i] == '^';
        i += negated ? 1 : 0;
        bool found = false;
        while (i < pattern.Length && pattern[i] != ']')
        {
            if (pattern[i] == '\\' && i + 1 < pattern.Length)
            {
                found |= pattern[i + 1] == one;
                i += 2;
            }
            else if (i + 2 < pattern.Length && pattern[i + 1] == '-')
            {
                var (low, high) = (pattern[i] < pattern[i + 2] ? pattern[i] : pattern[i + 2], pattern[i] < pattern[i + 2] ? pattern[i + 2] : pattern[i]);
                found |= one >= low && one <= high;
                i += 3;
            }
            else
            {
                found |= pattern[i++] == one;
            }
        }

        if (found == negated)
        {
            return false;
        }

        at = Math.Min(pattern.Length, i + 1);
        return true;
    }
}
