using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Flexboard.Core.Events;
using Flexboard.Core.Series;

namespace Flexboard.Core.Messages;

/// <summary>
/// Reads the JSON objects of event channels. Titles, texts and sources that are too long are cut, not refused: a
/// wordy alarm is still an alarm. Not safe for two threads.
/// </summary>
internal sealed class EventItems(EventStore? store, SampleTarget target, MessageOutcome outcome, JsonParts parts)
{
    /// <summary>The most characters of a title or source.</summary>
    public const int MaxTitle = 200;

    /// <summary>The most characters of a text.</summary>
    public const int MaxText = 2000;

    private readonly SeriesKey labels = new();

    /// <summary>Reads one object that the cursor stands before, and puts it into the store.</summary>
    /// <param name="json">Broken afterwards when the object was.</param>
    /// <param name="index">Which item of the batch.</param>
    public void Read(ref JsonCursor json, int index)
    {
        int position = json.At;
        var given = new EventMessage();
        parts.BeginItem();
        labels.Start();
        var fault = RejectReason.None;
        for (bool more = json.Enter((byte)'}'); more; more = json.Next((byte)'}'))
        {
            var written = json.MemberName(out bool escaped);
            if (json.Broken)
            {
                break;
            }

            var found = ReadMember(ref json, parts.TryResolve(written, escaped, out var member) ? member : default, given);
            fault = fault == RejectReason.None ? found : fault;
        }

        fault = json.TakeTooDeep() ? RejectReason.TooDeep : fault;
        fault = json.Broken ? RejectReason.NotJson : fault;
        fault = fault != RejectReason.None ? fault : given.Check();
        fault = fault != RejectReason.None ? fault : Put(given);
        if (fault != RejectReason.None)
        {
            target.Report(fault, index, position);
        }
    }

    /// <summary>Puts what a message says over what was known of its event.</summary>
    private RejectReason Put(EventMessage given)
    {
        var (time, isOwn) = target.Judge(given.Time);
        if (store is null)
        {
            outcome.Accept();
            return RejectReason.None;
        }

        string id = given.Id ?? IdOf(time, given);
        var known = store.Find(id);
        if (known is null && given.Title is null)
        {
            return RejectReason.UnknownEvent;
        }

        var one = given.Over(known, id, target, time, isOwn);
        if (one.Acknowledgements.Length > BoardEvent.MaxAcknowledgements)
        {
            return RejectReason.TooManyAcknowledgements;
        }

        if (given.Title is null && one == known! with { Arrival = one.Arrival })
        {
            outcome.AcceptDuplicate();
            return RejectReason.None;
        }

        outcome.Accept();
        store.Put(one);
        return RejectReason.None;
    }

    private RejectReason ReadMember(ref JsonCursor json, ReadOnlySpan<byte> member, EventMessage given)
    {
        var fault = RejectReason.None;
        switch (member)
        {
            case [(byte)'i', (byte)'d']:
                return ReadName(ref json, out given.Id);
            case var _ when member.SequenceEqual("title"u8):
                return ReadText(ref json, MaxTitle, keepLines: false, out given.Title);
            case var _ when member.SequenceEqual("text"u8):
                return ReadText(ref json, MaxText, keepLines: true, out given.Text);
            case var _ when member.SequenceEqual("source"u8):
                return ReadText(ref json, MaxTitle, keepLines: false, out given.Source);
            case var _ when member.SequenceEqual("severity"u8):
                fault = ReadWord(ref json, out string? severity);
                given.Severity = severity switch { "critical" => Severity.Critical, "warning" => Severity.Warning, "info" => Severity.Info, _ => null };
                return severity is not null && given.Severity is null ? RejectReason.UnknownWord : fault;
            case var _ when member.SequenceEqual("state"u8):
                fault = ReadWord(ref json, out string? state);
                given.Open = state switch { "open" => true, "resolved" => false, _ => null };
                return state is not null && given.Open is null ? RejectReason.UnknownWord : fault;
            case var _ when member.SequenceEqual("acknowledged"u8):
                return ReadSignature(ref json, ref given.Acknowledged);
            case var _ when member.SequenceEqual("resolved"u8):
                return ReadSignature(ref json, ref given.Resolved);
            case var _ when member.SequenceEqual("unacknowledged"u8):
                return json.Peek() == JsonToken.Object
                    ? ReadSignature(ref json, ref given.Unacknowledged)
                    : JsonParts.ReadBoolean(ref json, out given.UnacknowledgedByAll);
            case var _ when member.SequenceEqual("time"u8):
                return parts.ReadTime(ref json, out given.Time);
            case var _ when member.SequenceEqual("from"u8):
                return parts.ReadTime(ref json, out given.From);
            case var _ when member.SequenceEqual("until"u8):
                return parts.ReadTime(ref json, out given.Until);
            case var _ when member.SequenceEqual("labels"u8):
                fault = parts.ReadLabels(ref json, labels);
                given.Labels = [.. labels.Labels];
                return fault;
            case var _ when member.SequenceEqual("simulated"u8):
                fault = JsonParts.ReadBoolean(ref json, out bool simulated);
                given.Simulated = simulated;
                return fault;
            default:
                json.Skip();
                return fault;
        }
    }

    /// <summary>Who, and when: <c>{"by":"Kim","at":1764000000123}</c>.</summary>
    private RejectReason ReadSignature(ref JsonCursor json, ref Signature? signature)
    {
        var token = json.Peek();
        if (token != JsonToken.Object)
        {
            json.Skip();
            return token == JsonToken.Null ? RejectReason.None : RejectReason.WrongType;
        }

        var fault = RejectReason.None;
        string? by = null, room = null;
        long? at = null;
        for (bool more = json.Enter((byte)'}'); more; more = json.Next((byte)'}'))
        {
            var written = json.MemberName(out bool escaped);
            if (json.Broken)
            {
                break;
            }

            var found = RejectReason.None;
            var member = parts.TryResolve(written, escaped, out var resolved) ? resolved : default;
            if (member.SequenceEqual("by"u8))
            {
                found = ReadName(ref json, out by);
            }
            else if (member.SequenceEqual("at"u8))
            {
                found = parts.ReadTime(ref json, out at);
            }
            else if (member.SequenceEqual("room"u8))
            {
                found = ReadName(ref json, out room);
            }
            else
            {
                json.Skip();
            }

            fault = fault == RejectReason.None ? found : fault;
        }

        by = by?.Trim();
        fault = fault == RejectReason.None && string.IsNullOrEmpty(by) ? RejectReason.EmptyName : fault;
        signature = fault == RejectReason.None ? new Signature(by!, at, room?.Trim() ?? "") : null;
        return fault;
    }

    private RejectReason ReadName(ref JsonCursor json, out string? name)
    {
        name = null;
        bool isNull = json.Peek() == JsonToken.Null;
        var fault = parts.ReadString(ref json, out var text);
        if (fault != RejectReason.None || isNull)
        {
            return fault;
        }

        fault = text.IsEmpty ? RejectReason.EmptyName : parts.Names.Check(text, RejectReason.NameTooLong, out text);
        name = fault == RejectReason.None ? Encoding.UTF8.GetString(text) : null;
        return fault;
    }

    private RejectReason ReadWord(ref JsonCursor json, out string? word)
    {
        bool isNull = json.Peek() == JsonToken.Null;
        var fault = parts.ReadString(ref json, out var text);
        word = fault != RejectReason.None || isNull ? null : Encoding.UTF8.GetString(text[..Math.Min(text.Length, 16)]);
        return fault;
    }

    private RejectReason ReadText(ref JsonCursor json, int most, bool keepLines, out string? text)
    {
        text = null;
        bool isNull = json.Peek() == JsonToken.Null;
        var fault = parts.ReadString(ref json, out var bytes);
        if (fault == RejectReason.None && !isNull)
        {
            text = Shown(bytes, most, keepLines);
        }

        return fault;
    }

    /// <summary>
    /// Of one that names itself nowhere. No longer than a publisher may make it: by what cannot be said in a message, an
    /// event with a long title could be neither acknowledged nor resolved.
    /// </summary>
    private static string IdOf(long time, EventMessage given)
    {
        string id = $"{time}/{given.Source}/{given.Title}";
        if (id.Length <= NameText.MaxCharacters)
        {
            return id;
        }

        return $"{time}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))}";
    }

    private static string Shown(ReadOnlySpan<byte> bytes, int most, bool keepLines)
    {
        var shown = new StringBuilder(Math.Min(bytes.Length, most));
        int count = 0;
        foreach (var rune in Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, 4 * (most + 1))]).EnumerateRunes())
        {
            if (count++ == most)
            {
                shown.Length -= shown.Length > 1 && char.IsLowSurrogate(shown[^1]) ? 2 : 1;
                shown.Append('…');
                break;
            }

            bool isShown = rune.Value == '\n' ? keepLines : !Rune.IsControl(rune) && rune.Value is not (0xfffe or 0xffff);
            shown.Append(isShown ? rune.ToString() : " ");
        }

        return shown.ToString().Normalize().Trim();
    }
}
