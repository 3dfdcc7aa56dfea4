using System.Buffers;
using System.Text.Unicode;
using Flexboard.Core.Events;
using Flexboard.Core.Series;

namespace Flexboard.Core.Messages;

/// <summary>
/// Reads messages of every form that docs/messages.md describes, and appends what they say. Never throws, whatever the
/// bytes are; does not allocate for a sample of a known series. One for each thread that reads.
/// </summary>
public sealed class MessageReader
{
    /// <summary>The longest message, in bytes.</summary>
    public const int MaxBytes = 1 << 20;

    private readonly MessageOutcome outcome = new();
    private readonly JsonParts parts = new();
    private readonly SeriesKey key = new();
    private readonly NameText suffixText = new();
    private readonly SampleTarget target;
    private readonly MetricItems metrics;
    private readonly EventItems events;
    private readonly Lines lines;

    /// <summary>A reader that only checks: it tells what would be taken, as far as that does not depend on what is stored.</summary>
    public MessageReader()
        : this(null, null)
    {
    }

    /// <summary>A reader that appends.</summary>
    /// <param name="store">Where samples go. Its gate is held by the caller while a message is read.</param>
    /// <param name="events">Where events go; guarded by the same gate.</param>
    public MessageReader(SeriesStore? store, EventStore? events)
    {
        target = new SampleTarget(store, outcome);
        metrics = new MetricItems(target, parts);
        this.events = new EventItems(events, target, outcome, parts);
        lines = new Lines(target, parts);
    }

    /// <summary>Reads a message of a metric channel.</summary>
    /// <param name="channel">The channel's whole name, to which new series are counted.</param>
    /// <param name="suffix">The part after the first colon: the name of a series that names itself nowhere.</param>
    /// <param name="message">Any bytes.</param>
    /// <param name="arrival">When it arrived, by the server's clock, Unix ms.</param>
    /// <param name="sent">
    /// When it was sent at the earliest, Unix ms, if it is known to have waited on its way: the time of what names none.
    /// </param>
    /// <param name="readAt">What the server's clock says now, Unix ms, if the message waited here; otherwise its arrival.</param>
    /// <returns>What became of it; valid until the next message.</returns>
    public MessageOutcome ReadMetric(
        string channel, string suffix, ReadOnlySpan<byte> message, long arrival, long? sent = null, long? readAt = null)
    {
        target.Begin(channel, arrival, sent, readAt);
        outcome.Clear();
        message = WithoutMark(message);
        int first = message.IndexOfAnyExcept(" \t\r\n"u8);
        if (message.Length > MaxBytes || first < 0)
        {
            outcome.Report(first < 0 ? RejectReason.EmptyMessage : RejectReason.MessageTooLarge, 0, 0);
            return outcome;
        }

        Span<byte> buffer = stackalloc byte[(4 * NameText.MaxCharacters) + 1];
        var fits = Utf8.FromUtf16(suffix, buffer, out _, out int length);
        var suffixFault = suffixText.Check(buffer[..length], RejectReason.NameTooLong, out var name);
        suffixFault = length == 0 ? RejectReason.EmptyName : fits != OperationStatus.Done ? RejectReason.NameTooLong : suffixFault;
        bool isValid = Utf8.IsValid(message);
        if (message[first] is (byte)'{' or (byte)'[')
        {
            ReadJson(message, isValid, name, suffixFault, isEvent: false);
        }
        else
        {
            ReadPlain(message, isValid, name, suffixFault);
        }

        return outcome;
    }

    /// <summary>Reads a message of an event channel.</summary>
    /// <param name="message">Any bytes.</param>
    /// <param name="arrival">When it arrived, by the server's clock, Unix ms.</param>
    /// <param name="sent">
    /// When it was sent at the earliest, Unix ms, if it is known to have waited on its way: the time of what names none.
    /// </param>
    /// <param name="channel">The channel's whole name: what is said of its events goes back by it.</param>
    /// <returns>What became of it; valid until the next message.</returns>
    public MessageOutcome ReadEvent(ReadOnlySpan<byte> message, long arrival, long? sent = null, string channel = "")
    {
        target.Begin(channel, arrival, sent, readAt: null);
        outcome.Clear();
        message = WithoutMark(message);
        int first = message.IndexOfAnyExcept(" \t\r\n"u8);
        if (message.Length > MaxBytes || first < 0)
        {
            outcome.Report(first < 0 ? RejectReason.EmptyMessage : RejectReason.MessageTooLarge, 0, 0);
        }
        else if (message[first] is (byte)'{' or (byte)'[')
        {
            ReadJson(message, Utf8.IsValid(message), default, RejectReason.None, isEvent: true);
        }
        else
        {
            outcome.Report(Utf8.IsValid(message) ? RejectReason.UnknownForm : RejectReason.NotUtf8, 0, 0);
        }

        return outcome;
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> message) =>
        message.StartsWith("\uFEFF"u8) ? message[3..] : message;

    private void ReadJson(
        ReadOnlySpan<byte> message, bool isValid, ReadOnlySpan<byte> suffix, RejectReason suffixFault, bool isEvent)
    {
        if (!isValid)
        {
            outcome.Report(RejectReason.NotUtf8, 0, 0);
            return;
        }

        var json = new JsonCursor(message);
        int index = 0;
        if (json.Peek() == JsonToken.Object)
        {
            ReadItem(ref json, 0, suffix, suffixFault, isEvent);
        }
        else
        {
            for (bool more = json.Enter((byte)']'); more; more = json.Next((byte)']'))
            {
                ReadItem(ref json, index++, suffix, suffixFault, isEvent);
            }

            index = Math.Max(0, index - 1);
        }

        // What an item has told already needs no second word; what stands after or between items does.
        if (outcome.CountOf(RejectReason.NotJson) == 0 && (json.Broken || !json.AtEnd))
        {
            outcome.Report(RejectReason.NotJson, index, json.At);
        }
    }

    private void ReadItem(
        ref JsonCursor json, int index, ReadOnlySpan<byte> suffix, RejectReason suffixFault, bool isEvent)
    {
        if (json.Peek() == JsonToken.Object)
        {
            if (isEvent)
            {
                events.Read(ref json, index);
            }
            else
            {
                metrics.Read(ref json, index, suffix, suffixFault);
            }

            return;
        }

        int position = json.At;
        json.Skip();
        outcome.Report(
            json.Broken ? RejectReason.NotJson : json.TakeTooDeep() ? RejectReason.TooDeep : RejectReason.NotAnObject,
            index,
            position);
    }

    private void ReadPlain(ReadOnlySpan<byte> message, bool isValid, ReadOnlySpan<byte> suffix, RejectReason suffixFault)
    {
        var text = message.Trim(" \t\r\n"u8);
        if (NumberText.Scan(text, strict: false, out double value) == text.Length)
        {
            var fault = SampleTarget.CheckValue(value);
            fault = fault == RejectReason.None ? suffixFault : fault;
            if (fault == RejectReason.None)
            {
                key.Start(suffix);
                target.Append(key, value, default);
            }
            else
            {
                outcome.Report(fault, 0, 0);
            }
        }
        else if (isValid ? text.Contains((byte)' ') && text[0] != '"' : text.Contains((byte)'\n'))
        {
            lines.Read(message, isValid);
        }
        else
        {
            outcome.Report(
                !isValid ? RejectReason.NotUtf8 :
                NumberText.IsNotFinite(text) ? RejectReason.NotFinite : RejectReason.UnknownForm,
                0,
                0);
        }
    }
}
