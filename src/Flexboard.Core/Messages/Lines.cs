using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Unicode;
using Flexboard.Core.Series;

namespace Flexboard.Core.Messages;

/// <summary>
/// Reads Influx line protocol: <c>measurement,tag=value field=1,other=2i 1764000000000000000</c>, many lines. A bad line
/// costs itself, a bad field costs the field. Not safe for two threads.
/// </summary>
/// <remarks>
/// A string may hold line ends, and a quote that nobody closes would take all that follows for one. So what goes over
/// several lines must read well as a whole; if it does not, its first line is bad, and from there on in this message
/// every line ends where it ends. To try it anew for each line would take time that grows with the square of a hostile
/// message's length.
/// </remarks>
internal sealed class Lines(SampleTarget target, JsonParts parts)
{
    private const int NanosecondsPerMillisecond = 1_000_000;

    /// <summary>A joint name longer than this is too long in any script.</summary>
    private const int MaxNameBytes = 4 * NameText.MaxCharacters;

    private readonly SeriesKey key = new();
    private readonly List<Field> fields = [];
    private readonly byte[] joint = new byte[MaxNameBytes];
    private byte[] plain = [];
    private int plainLength;

    /// <summary>Reads a message.</summary>
    /// <param name="text">Some lines.</param>
    /// <param name="isValid">Whether all of it is UTF-8; otherwise each line is looked at.</param>
    public void Read(ReadOnlySpan<byte> text, bool isValid)
    {
        if (plain.Length < text.Length && text.Contains((byte)'\\'))
        {
            plain = new byte[text.Length];
        }

        int line = 0;
        // Among bytes that are no UTF-8, nothing goes over the end of its line.
        bool goesOver = isValid;
        for (int at = 0; at < text.Length; at++, line++)
        {
            SkipSpaces(text, ref at);
            if (at < text.Length && text[at] is not ((byte)'\n' or (byte)'#'))
            {
                int start = at;
                var item = new ItemFacts { Index = line, Position = start };
                int end = EndOfLine(text, at);
                var scope = goesOver ? text : text[..end];
                var fault = isValid || Utf8.IsValid(scope[at..]) ? ReadLine(scope, ref at, ref item) : RejectReason.NotUtf8;
                if (at > end && fault is RejectReason.BadLine or RejectReason.BadTime)
                {
                    (goesOver, at, fault) = (false, end, RejectReason.BadLine);
                }

                if (fault == RejectReason.None)
                {
                    Append(text, item);
                }
                else
                {
                    target.Report(fault, line, start);
                }

                // A quoted string may have gone over several.
                line += text[start..at].Count((byte)'\n');
            }

            at = EndOfLine(text, at);
        }

        if (fields.Capacity > 4096)
        {
            fields.Clear();
            fields.Capacity = 0;
        }
    }

    private static int EndOfLine(ReadOnlySpan<byte> text, int at)
    {
        int rest = text[at..].IndexOf((byte)'\n');
        return rest < 0 ? text.Length : at + rest;
    }

    private RejectReason ReadLine(ReadOnlySpan<byte> text, ref int at, ref ItemFacts item)
    {
        fields.Clear();
        plainLength = 0;
        key.Start();
        var measurement = Take(text, ref at, equalsStops: false);
        if (measurement.Length == 0)
        {
            return RejectReason.BadLine;
        }

        var fault = RejectReason.None;
        while (Follows(text, at, ','))
        {
            at++;
            var tag = Take(text, ref at, equalsStops: true);
            if (!Follows(text, at, '='))
            {
                return RejectReason.BadLine;
            }

            at++;
            var value = Take(text, ref at, equalsStops: true);
            if (value.Length == 0)
            {
                return RejectReason.BadLine;
            }

            var found = parts.AddLabel(key, Of(text, tag), Of(text, value));
            fault = fault == RejectReason.None ? found : fault;
        }

        if (!Follows(text, at, ' '))
        {
            return RejectReason.BadLine;
        }

        do
        {
            // The space before the first field, or the comma before another.
            at++;
            SkipSpaces(text, ref at);
            if (!TakeField(text, ref at, measurement))
            {
                return RejectReason.BadLine;
            }
        }
        while (Follows(text, at, ','));
        var timeFault = ReadTime(text, ref at, ref item);
        return fault == RejectReason.None ? timeFault : fault;
    }

    private bool TakeField(ReadOnlySpan<byte> text, ref int at, Part measurement)
    {
        var field = new Field { Position = at, Measurement = measurement, Name = Take(text, ref at, equalsStops: true) };
        if (field.Name.Length == 0 || !Follows(text, at, '='))
        {
            return false;
        }

        at++;
        if (Follows(text, at, '"'))
        {
            field.Fault = RejectReason.StringField;
            if (!SkipString(text, ref at))
            {
                return false;
            }
        }
        else
        {
            int length = text[at..].IndexOfAny(", \r\n"u8);
            var value = length < 0 ? text[at..] : text.Slice(at, length);
            at += value.Length;
            if (value.IsEmpty)
            {
                return false;
            }

            field.Fault = ReadValue(value, out field.Value);
        }

        fields.Add(field);
        return true;
    }

    private static RejectReason ReadValue(ReadOnlySpan<byte> text, out double value)
    {
        if (NumberText.Scan(text, strict: false, out value) == text.Length)
        {
            return SampleTarget.CheckValue(value);
        }

        // Not list patterns: seen from both ends at once, these take the compiler minutes and gigabytes.
        value = 0;
        if (text.IsEmpty)
        {
            return RejectReason.WrongType;
        }

        var digits = text[..^1];
        if (text[^1] == 'i')
        {
            bool isLong = long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long signed);
            value = signed;
            return isLong ? RejectReason.None : RejectReason.WrongType;
        }

        if (text[^1] == 'u')
        {
            bool isUnsigned = ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out ulong unsigned);
            value = unsigned;
            return isUnsigned ? RejectReason.None : RejectReason.WrongType;
        }

        bool isTrue = IsOneOf(text, "t"u8, "T"u8, "true"u8, "True"u8, "TRUE"u8);
        if (isTrue || IsOneOf(text, "f"u8, "F"u8, "false"u8, "False"u8, "FALSE"u8))
        {
            value = isTrue ? 1 : 0;
            return RejectReason.None;
        }

        return NumberText.IsNotFinite(text) ? RejectReason.NotFinite : RejectReason.WrongType;
    }

    private static bool IsOneOf(
        ReadOnlySpan<byte> text, ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, ReadOnlySpan<byte> c, ReadOnlySpan<byte> d, ReadOnlySpan<byte> e) =>
        text.SequenceEqual(a) || text.SequenceEqual(b) || text.SequenceEqual(c) || text.SequenceEqual(d) || text.SequenceEqual(e);

    private static RejectReason ReadTime(ReadOnlySpan<byte> text, ref int at, ref ItemFacts item)
    {
        SkipSpaces(text, ref at);
        int length = text[at..].IndexOfAny(" \t\r\n"u8);
        var time = length < 0 ? text[at..] : text.Slice(at, length);
        at += time.Length;
        SkipSpaces(text, ref at);
        if (at < text.Length && text[at] != '\n')
        {
            return RejectReason.BadLine;
        }

        if (time.IsEmpty)
        {
            return RejectReason.None;
        }

        if (!long.TryParse(time, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long nanoseconds))
        {
            return RejectReason.BadTime;
        }

        item.Time = nanoseconds / NanosecondsPerMillisecond;
        return SampleTarget.IsPlausible(item.Time.Value) ? RejectReason.None : RejectReason.TimeUnit;
    }

    private void Append(ReadOnlySpan<byte> text, ItemFacts item)
    {
        foreach (ref readonly var field in CollectionsMarshal.AsSpan(fields))
        {
            item.Position = field.Position;
            var fault = field.Fault == RejectReason.None ? SetName(text, field) : field.Fault;
            if (fault == RejectReason.None)
            {
                target.Append(key, field.Value, item);
            }
            else
            {
                target.Report(fault, item.Index, item.Position);
            }
        }
    }

    private RejectReason SetName(ReadOnlySpan<byte> text, in Field field)
    {
        var measurement = Of(text, field.Measurement);
        var name = Of(text, field.Name);
        int length = measurement.Length + 1 + name.Length;
        if (length > MaxNameBytes)
        {
            return RejectReason.NameTooLong;
        }

        measurement.CopyTo(joint);
        joint[measurement.Length] = (byte)'.';
        name.CopyTo(joint.AsSpan(measurement.Length + 1));
        var fault = parts.Names.Check(joint.AsSpan(0, length), RejectReason.NameTooLong, out var normal);
        key.SetName(normal);
        return fault;
    }

    /// <summary>Takes what stands before the next comma, space, line end or (if asked) equals sign that is not escaped.</summary>
    private Part Take(ReadOnlySpan<byte> text, ref int at, bool equalsStops)
    {
        int start = at;
        bool escaped = false;
        for (; at < text.Length; at++)
        {
            byte one = text[at];
            if (one is (byte)',' or (byte)' ' or (byte)'\n' || (one == '=' && equalsStops))
            {
                break;
            }

            if (one == '\\' && at + 1 < text.Length && IsEscaped(text[at + 1], equalsStops))
            {
                escaped = true;
                at++;
            }
        }

        if (!escaped)
        {
            return new Part(start, at - start, false);
        }

        var part = new Part(plainLength, 0, true);
        for (int from = start; from < at; from++)
        {
            if (text[from] == '\\' && from + 1 < at && IsEscaped(text[from + 1], equalsStops))
            {
                from++;
            }

            plain[plainLength++] = text[from];
        }

        return part with { Length = plainLength - part.Start };
    }

    private static bool IsEscaped(byte next, bool equalsStops) => next is (byte)',' or (byte)' ' || (next == '=' && equalsStops);

    private ReadOnlySpan<byte> Of(ReadOnlySpan<byte> text, Part part) =>
        part.IsPlain ? plain.AsSpan(part.Start, part.Length) : text.Slice(part.Start, part.Length);

    private static bool Follows(ReadOnlySpan<byte> text, int at, char expected) => at < text.Length && text[at] == expected;

    private static void SkipSpaces(ReadOnlySpan<byte> text, ref int at)
    {
        while (at < text.Length && text[at] is (byte)' ' or (byte)'\t' or (byte)'\r')
        {
            at++;
        }
    }

    private static bool SkipString(ReadOnlySpan<byte> text, ref int at)
    {
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '\\')
            {
                at++;
            }
            else if (text[at] == '"')
            {
                at++;
                return true;
            }
        }

        at = text.Length;
        return false;
    }

    /// <summary>A stretch of the message, or of what was freed of its escapes.</summary>
    private readonly record struct Part(int Start, int Length, bool IsPlain);

    private struct Field
    {
        public int Position;
        public Part Measurement;
        public Part Name;
        public double Value;
        public RejectReason Fault;
    }
}
