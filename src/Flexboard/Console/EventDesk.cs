using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Flexboard.Core.Events;
using Flexboard.Core.Series;
using Flexboard.Feeds;

namespace Flexboard.Console;

/// <summary>What became of something that an operator did.</summary>
/// <param name="Fault">Why nothing, or not all, was done, as a key of the console's texts or a reason of docs/messages.md; null when all is well.</param>
/// <param name="Refused">How many events it was refused for.</param>
public readonly record struct DeskAnswer(string? Fault = null, int Refused = 0)
{
    /// <summary>Ids of the events for which it was published.</summary>
    public IReadOnlySet<string> Done { get => field ?? ImmutableHashSet<string>.Empty; init; }

    /// <summary>The feed is not connected: nobody heard of it.</summary>
    public const string Away = "feed-away";

    /// <summary>Whether all of it was published.</summary>
    public bool IsDone => Fault is null;
}

/// <summary>
/// Where operators take note of events. It changes nothing itself: it publishes what they do, so that every node and
/// every wall hears it, and shows what has come back.
/// </summary>
public sealed class EventDesk(SeriesStore series, EventStore events, IFeed feed, FeedChannels channels, TimeProvider clock)
{
    /// <summary>The most characters of a status message.</summary>
    public const int MaxStatus = 200;

    /// <summary>The most characters of a name.</summary>
    public const int MaxName = 200;

    /// <summary>So many events' names and texts lie well within one message.</summary>
    private const int BatchSize = 200;

    private (long Revision, ImmutableArray<BoardEvent> Events) read = (-1, []);

    /// <summary>All events that are kept, newest first.</summary>
    public ImmutableArray<BoardEvent> Read()
    {
        BoardEvent[] all;
        long revision;
        lock (series.Gate)
        {
            (revision, var known) = (events.Revision, read);
            if (known.Revision == revision)
            {
                return known.Events;
            }

            all = [.. events.All];
        }

        ImmutableArray<BoardEvent> sorted = [.. all.OrderByDescending(one => one.Time).ThenBy(one => one.Id, StringComparer.Ordinal)];
        lock (series.Gate)
        {
            read = (revision, sorted);
        }

        return sorted;
    }

    /// <summary>Whether an event still needs looking at: open, and not over by its own account.</summary>
    public static bool IsOpen(BoardEvent one, long now) => one.Open && !(one.Until < now);

    /// <summary>Whether an event is open and critical and nobody has taken note of it.</summary>
    public static bool IsAlarm(BoardEvent one, long now) =>
        one is { Severity: Severity.Critical, Acknowledgements.IsEmpty: true, IsPlanned: false } && IsOpen(one, now);

    /// <summary>Somebody has taken note.</summary>
    public Task<DeskAnswer> AcknowledgeAsync(IEnumerable<BoardEvent> these, string by) =>
        SendAsync(these, json => Sign(json, "acknowledged"u8, by));

    /// <summary>Somebody has taken note for a room.</summary>
    public Task<DeskAnswer> AcknowledgeAsync(IEnumerable<BoardEvent> these, string by, string room) =>
        SendAsync(these, json => Sign(json, "acknowledged"u8, by, room));

    /// <summary>One takes that back, or all do.</summary>
    public Task<DeskAnswer> UnacknowledgeAsync(IEnumerable<BoardEvent> these, string? by = null) => SendAsync(these, json =>
    {
        if (by is null)
        {
            json.WriteBoolean("unacknowledged"u8, true);
        }
        else
        {
            Sign(json, "unacknowledged"u8, by);
        }
    });

    /// <summary>Somebody resolves events by hand; a status message is withdrawn.</summary>
    public Task<DeskAnswer> ResolveAsync(IEnumerable<BoardEvent> these, string by) =>
        SendAsync(these, json => Sign(json, "resolved"u8, by));

    /// <summary>Writes a line to all rooms.</summary>
    /// <param name="text">What it says, at most <see cref="MaxStatus"/> characters.</param>
    /// <param name="by">Who writes it.</param>
    /// <param name="lasting">How long it stands; null: until it is withdrawn.</param>
    public async Task<DeskAnswer> WriteStatusAsync(string text, string by, TimeSpan? lasting)
    {
        if (Check(text, MaxStatus) is { } fault)
        {
            return new DeskAnswer(fault);
        }

        string id = $"status-{Guid.NewGuid():N}";
        return await PublishAsync(channels.NameFor(ChannelKind.Events, BoardEvent.StatusSource), [id], json =>
        {
            json.WriteStartObject();
            json.WriteString("id"u8, id);
            json.WriteString("title"u8, text.Trim());
            json.WriteString("source"u8, BoardEvent.StatusSource);
            if (lasting is { } span)
            {
                json.WriteNumber("until"u8, (clock.GetUtcNow() + span).ToUnixTimeMilliseconds());
            }

            json.WriteStartObject("labels"u8);
            json.WriteString("by"u8, by.Trim());
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    /// <summary>What is wrong with a name or a text that somebody typed, as a key of the console's texts; null: nothing.</summary>
    public static string? Check(string text, int most) =>
        string.IsNullOrWhiteSpace(text) ? "input-empty" :
        text.Any(char.IsControl) ? "input-control" :
        text.Trim().EnumerateRunes().Count() > most ? "input-long" : null;

    private static void Sign(Utf8JsonWriter json, ReadOnlySpan<byte> what, string by, string room = "")
    {
        json.WriteStartObject(what);
        json.WriteString("by"u8, by.Trim());
        if (room.Length > 0)
        {
            json.WriteString("room"u8, room);
        }

        json.WriteEndObject();
    }

    private async Task<DeskAnswer> SendAsync(IEnumerable<BoardEvent> these, Action<Utf8JsonWriter> say)
    {
        var answer = default(DeskAnswer);
        HashSet<string> done = new(StringComparer.Ordinal);
        foreach (var onChannel in these.GroupBy(one => one.Channel))
        {
            // What an earlier version stored names no channel.
            string? channel = channels.TryFind(onChannel.Key, out var found) && found.Kind == ChannelKind.Events
                ? onChannel.Key
                : channels.NameFor(ChannelKind.Events, "console");
            foreach (var batch in onChannel.Chunk(BatchSize))
            {
                var one = await PublishAsync(channel, [.. batch.Select(item => item.Id)], json =>
                {
                    json.WriteStartArray();
                    foreach (var item in batch)
                    {
                        json.WriteStartObject();
                        json.WriteString("id"u8, item.Id);
                        say(json);
                        json.WriteEndObject();
                    }

                    json.WriteEndArray();
                });
                answer = new DeskAnswer(answer.Fault ?? one.Fault, answer.Refused + one.Refused);
                done.UnionWith(one.Done);
            }
        }

        return answer with { Done = done };
    }

    /// <param name="channel">Null: there is none.</param>
    /// <param name="ids">Of the events that are written, in their order.</param>
    /// <param name="write">Writes them.</param>
    private async Task<DeskAnswer> PublishAsync(string? channel, IReadOnlyList<string> ids, Action<Utf8JsonWriter> write)
    {
        if (channel is null || !channels.TryFind(channel, out var known))
        {
            return new DeskAnswer("no-event-channel");
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            write(json);
        }

        var answer = await feed.IngestAsync(known, buffer.WrittenMemory);
        if (answer is null)
        {
            return new DeskAnswer(DeskAnswer.Away);
        }

        // A message that is refused as a whole names its first alone.
        var refused = answer.Rejected.Select(one => one.Index).ToHashSet();
        var done = ids.Where((_, i) => answer.Accepted > 0 && !refused.Contains(i)).ToHashSet(StringComparer.Ordinal);
        return answer.Rejected is [var first, ..] ? new DeskAnswer(first.Reason, ids.Count - done.Count) { Done = done } : new DeskAnswer { Done = done };
    }
}
