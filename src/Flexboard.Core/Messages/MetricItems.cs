using Flexboard.Core.Series;

namespace Flexboard.Core.Messages;

/// <summary>Reads the JSON objects of metric channels: a value, durations or a histogram. Not safe for two threads.</summary>
internal sealed class MetricItems(SampleTarget target, JsonParts parts)
{
    private readonly SeriesKey key = new();
    private readonly NumberList durations = new();
    private readonly NumberList errors = new();
    private readonly NumberList bounds = new();
    private readonly NumberList counts = new();
    private uint[] wholeCounts = [];

    /// <summary>Reads one object that the cursor stands before, and appends what it says.</summary>
    /// <param name="json">Broken afterwards when the object was.</param>
    /// <param name="index">Which item of the batch.</param>
    /// <param name="suffix">The name of an item that names none; checked already.</param>
    /// <param name="suffixFault">What is wrong with the suffix.</param>
    public void Read(ref JsonCursor json, int index, ReadOnlySpan<byte> suffix, RejectReason suffixFault)
    {
        var item = new ItemFacts { Index = index, Position = json.At };
        var given = new Given();
        parts.BeginItem();
        key.Start();
        var fault = RejectReason.None;
        for (bool more = json.Enter((byte)'}'); more; more = json.Next((byte)'}'))
        {
            var written = json.MemberName(out bool escaped);
            if (json.Broken)
            {
                break;
            }

            // A member whose name is broken Unicode is one that nobody knows.
            var found = ReadMember(ref json, parts.TryResolve(written, escaped, out var member) ? member : default, ref item, ref given);
            fault = fault == RejectReason.None ? found : fault;
        }

        fault = json.TakeTooDeep() ? RejectReason.TooDeep : fault;
        fault = json.Broken ? RejectReason.NotJson : fault;
        if (fault == RejectReason.None && !given.Name)
        {
            key.SetName(suffix);
            fault = suffixFault;
        }

        fault = fault == RejectReason.None ? given.Fault() : fault;
        if (fault == RejectReason.None)
        {
            Append(item, given);
        }
        else
        {
            target.Report(fault, index, item.Position);
        }
    }

    private RejectReason ReadMember(ref JsonCursor json, ReadOnlySpan<byte> member, ref ItemFacts item, ref Given given)
    {
        switch (member.Length)
        {
            case 4 when member.SequenceEqual("name"u8):
                return ReadName(ref json, ref given);
            case 4 when member.SequenceEqual("time"u8):
                return parts.ReadTime(ref json, out item.Time);
            case 4 when member.SequenceEqual("unit"u8):
                return parts.ReadUnit(ref json, out item.Unit);
            case 4 when member.SequenceEqual("kind"u8):
                return ReadKind(ref json, ref item);
            case 5 when member.SequenceEqual("value"u8):
                var fault = JsonParts.ReadNumber(ref json, out given.Value);
                return fault == RejectReason.None && given.Value is { } value ? SampleTarget.CheckValue(value) : fault;
            case 6 when member.SequenceEqual("labels"u8):
                return parts.ReadLabels(ref json, key);
            case 6 when member.SequenceEqual("errors"u8):
                return ReadDurations(ref json, errors, out given.Errors);
            case 9 when member.SequenceEqual("durations"u8):
                return ReadDurations(ref json, durations, out given.Durations);
            case 9 when member.SequenceEqual("histogram"u8):
                return ReadHistogram(ref json, out given.Histogram);
            case 9 when member.SequenceEqual("simulated"u8):
                return JsonParts.ReadBoolean(ref json, out item.Simulated);
            default:
                json.Skip();
                return RejectReason.None;
        }
    }

    private void Append(in ItemFacts item, in Given given)
    {
        if (given.Value is { } value)
        {
            target.Append(key, value, item);
        }
        else if (given.Histogram)
        {
            target.AppendHistogram(
                key, bounds.Numbers, wholeCounts.AsSpan(0, counts.Numbers.Length), given.Errors ? errors.Numbers : [], item);
        }
        else
        {
            target.AppendDurations(key, given.Durations ? durations.Numbers : [], given.Errors ? errors.Numbers : [], item);
        }
    }

    private RejectReason ReadName(ref JsonCursor json, ref Given given)
    {
        bool isNull = json.Peek() == JsonToken.Null;
        var fault = parts.ReadString(ref json, out var name);
        if (fault != RejectReason.None || isNull)
        {
            return fault;
        }

        given.Name = true;
        fault = name.IsEmpty ? RejectReason.EmptyName : parts.Names.Check(name, RejectReason.NameTooLong, out name);
        key.SetName(fault == RejectReason.None ? name : default);
        return fault;
    }

    private RejectReason ReadKind(ref JsonCursor json, ref ItemFacts item)
    {
        bool isNull = json.Peek() == JsonToken.Null;
        var fault = parts.ReadString(ref json, out var kind);
        if (fault != RejectReason.None || isNull)
        {
            return fault;
        }

        item.Kind = kind.SequenceEqual("counter"u8) ? SeriesKind.Counter : SeriesKind.Gauge;
        return item.Kind == SeriesKind.Counter || kind.SequenceEqual("gauge"u8) ? RejectReason.None : RejectReason.UnknownWord;
    }

    private static RejectReason ReadDurations(ref JsonCursor json, NumberList into, out bool given)
    {
        given = json.Peek() != JsonToken.Null;
        var fault = into.Read(ref json);
        foreach (double elapsed in into.Numbers)
        {
            fault = fault == RejectReason.None ? SampleTarget.CheckDuration(elapsed) : fault;
        }

        return fault;
    }

    private RejectReason ReadHistogram(ref JsonCursor json, out bool given)
    {
        var token = json.Peek();
        given = token == JsonToken.Object;
        if (!given)
        {
            json.Skip();
            return token == JsonToken.Null ? RejectReason.None : RejectReason.WrongType;
        }

        var fault = RejectReason.None;
        bounds.Clear();
        counts.Clear();
        for (bool more = json.Enter((byte)'}'); more; more = json.Next((byte)'}'))
        {
            var member = json.MemberName(out _);
            if (json.Broken)
            {
                break;
            }

            var found = RejectReason.None;
            if (member.SequenceEqual("bounds"u8))
            {
                found = bounds.Read(ref json);
            }
            else if (member.SequenceEqual("counts"u8))
            {
                found = counts.Read(ref json);
            }
            else
            {
                json.Skip();
            }

            fault = fault == RejectReason.None ? found : fault;
        }

        return fault == RejectReason.None ? CheckHistogram() : fault;
    }

    private RejectReason CheckHistogram()
    {
        if (counts.Numbers.Length != bounds.Numbers.Length + 1)
        {
            return RejectReason.BadHistogram;
        }

        double below = double.NegativeInfinity;
        foreach (double bound in bounds.Numbers)
        {
            var fault = SampleTarget.CheckDuration(bound);
            if (fault != RejectReason.None || bound <= below)
            {
                return fault != RejectReason.None ? fault : RejectReason.BadHistogram;
            }

            below = bound;
        }

        if (wholeCounts.Length < counts.Numbers.Length)
        {
            wholeCounts = new uint[counts.Numbers.Length * 2];
        }

        int at = 0;
        foreach (double count in counts.Numbers)
        {
            if (!(count >= 0 && count <= uint.MaxValue && count == Math.Floor(count)))
            {
                return RejectReason.BadHistogram;
            }

            wholeCounts[at++] = (uint)count;
        }

        return RejectReason.None;
    }

    private struct Given
    {
        public bool Name;
        public double? Value;
        public bool Durations;
        public bool Errors;
        public bool Histogram;

        public readonly RejectReason Fault()
        {
            int forms = (Value.HasValue ? 1 : 0) + (Durations ? 1 : 0) + (Histogram ? 1 : 0);
            return forms > 1 || (Value.HasValue && Errors) ? RejectReason.AmbiguousValue :
                forms == 1 || Errors ? RejectReason.None : RejectReason.NoValue;
        }
    }
}
