using System.Collections.Immutable;
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
        var given = new Given();
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
        fault = fault != RejectReason.None ? fault :
            string.IsNullOrWhiteSpace(given.Title) ? RejectReason.NoTitle :
            given.From > given.Until ? RejectReason.BadPeriod : RejectReason.None;
        if (fault != RejectReason.None)
        {
            target.Report(fault, index, position);
            return;
        }

        var (time, isOwn) = target.Judge(given.Time);
        outcome.Accept();
        store?.Put(Merge(given, time, isOwn));
    }

    private RejectReason ReadMember(ref JsonCursor json, ReadOnlySpan<byte> member, Given given)
    {
        var fault = RejectReason.None;
        switch (member)
        {
            case [(byte)'i', (byte)'d']:
                return ReadId(ref json, out given.Id);
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
                return JsonParts.ReadBoolean(ref json, out given.Simulated);
            default:
                json.Skip();
                return fault;
        }
    }

    /// <summary>
    /// What the message says over what was known of its id. A message that only resolves an event keeps its severity and
    /// its beginning; one that opens it again begins anew.
    /// </summary>
    private BoardEvent Merge(Given given, long time, bool isOwn)
    {
        string id = given.Id ?? $"{time}/{given.Source}/{given.Title}";
        bool open = given.Open ?? true;
        var known = store!.Find(id);
        bool goesOn = known is not null && (known.Open || !open);
        return new BoardEvent
        {
            Id = id,
            Severity = given.Severity ?? known?.Severity ?? Severity.Info,
            Open = open,
            Title = given.Title!,
            Text = given.Text ?? known?.Text ?? "",
            Source = given.Source ?? known?.Source ?? "",
            Time = isOwn || !goesOn ? time : known!.Time,
            Arrival = target.Arrival,
            From = given.From ?? known?.From,
            Until = given.Until ?? known?.Until,
            Labels = given.Labels ?? known?.Labels ?? [],
            Simulated = given.Simulated,
        };
    }

    private RejectReason ReadId(ref JsonCursor json, out string? id)
    {
        id = null;
        bool isNull = json.Peek() == JsonToken.Null;
        var fault = parts.ReadString(ref json, out var text);
        if (fault != RejectReason.None || isNull)
        {
            return fault;
        }

        fault = text.IsEmpty ? RejectReason.EmptyName : parts.Names.Check(text, RejectReason.NameTooLong, out text);
        id = fault == RejectReason.None ? Encoding.UTF8.GetString(text) : null;
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

            if (!Rune.IsControl(rune) || (keepLines && rune.Value == '\n'))
            {
                shown.Append(rune.ToString());
            }
            else
            {
                shown.Append(' ');
            }
        }

        return shown.ToString().Normalize().Trim();
    }

    private sealed class Given
    {
        public string? Id;
        public string? Title;
        public string? Text;
        public string? Source;
        public Severity? Severity;
        public bool? Open;
        public long? Time;
        public long? From;
        public long? Until;
        public ImmutableArray<Label>? Labels;
        public bool Simulated;
    }
}
