using System.Text;
using Flexboard.Core.Series;

namespace Flexboard.Core.Messages;

/// <summary>The members that metric and event items share: names, labels, times, words. Not safe for two threads.</summary>
internal sealed class JsonParts
{
    /// <summary>More units than any installation has; beyond, the table begins anew.</summary>
    private const int MaxUnits = 1024;

    private readonly NameText names = new();
    private readonly NameText values = new();
    private readonly HashSet<string> units = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> unitsBySpan;
    private byte[] resolved = new byte[512];
    private int resolvedLength;

    public JsonParts() => unitsBySpan = units.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Names of series, for line protocol too.</summary>
    public NameText Names => names;

    /// <summary>Values of labels, for line protocol too.</summary>
    public NameText Values => values;

    /// <summary>Begins an item: what was resolved for the last one is not needed any more.</summary>
    public void BeginItem() => resolvedLength = 0;

    /// <summary>A string without its escapes; valid until the next item.</summary>
    /// <param name="written">As the cursor gave it.</param>
    /// <param name="escaped">As the cursor said.</param>
    /// <param name="text">The bytes.</param>
    /// <returns>False when half of a surrogate pair stands alone in it.</returns>
    public bool TryResolve(ReadOnlySpan<byte> written, bool escaped, out ReadOnlySpan<byte> text)
    {
        text = written;
        if (!escaped)
        {
            return true;
        }

        // What was resolved before lies in the old array, which spans keep alive.
        if (resolved.Length - resolvedLength < written.Length)
        {
            resolved = new byte[Math.Max(resolved.Length * 2, written.Length)];
            resolvedLength = 0;
        }

        int length = JsonEscapes.Resolve(written, resolved.AsSpan(resolvedLength));
        if (length < 0)
        {
            return false;
        }

        text = resolved.AsSpan(resolvedLength, length);
        resolvedLength += length;
        return true;
    }

    /// <summary>A string member; null counts as absent.</summary>
    public RejectReason ReadString(ref JsonCursor json, out ReadOnlySpan<byte> text)
    {
        text = default;
        switch (json.Peek())
        {
            case JsonToken.String:
                var written = json.String(out bool escaped);
                return TryResolve(written, escaped, out text) ? RejectReason.None : RejectReason.NotUtf8;
            case JsonToken.Null:
                json.Skip();
                return RejectReason.None;
            default:
                json.Skip();
                return RejectReason.WrongType;
        }
    }

    /// <summary>A number member; null counts as absent.</summary>
    public static RejectReason ReadNumber(ref JsonCursor json, out double? number)
    {
        number = null;
        switch (json.Peek())
        {
            case JsonToken.Number:
                number = json.Number();
                return RejectReason.None;
            case JsonToken.Null:
                json.Skip();
                return RejectReason.None;
            case JsonToken.NotFinite:
                json.Skip();
                return RejectReason.NotFinite;
            default:
                json.Skip();
                return RejectReason.WrongType;
        }
    }

    /// <summary>A boolean member; null counts as false.</summary>
    public static RejectReason ReadBoolean(ref JsonCursor json, out bool value)
    {
        var token = json.Peek();
        value = token == JsonToken.True;
        json.Skip();
        return token is JsonToken.True or JsonToken.False or JsonToken.Null ? RejectReason.None : RejectReason.WrongType;
    }

    /// <summary>A time: Unix ms or RFC 3339; null counts as absent.</summary>
    public RejectReason ReadTime(ref JsonCursor json, out long? unixMs)
    {
        unixMs = null;
        double ms;
        if (json.Peek() == JsonToken.String)
        {
            var fault = ReadString(ref json, out var text);
            if (fault != RejectReason.None || !TimeText.TryRfc3339(text, out long parsed))
            {
                return fault != RejectReason.None ? fault : RejectReason.BadTime;
            }

            ms = parsed;
        }
        else
        {
            var fault = ReadNumber(ref json, out double? number);
            if (fault != RejectReason.None || number is null)
            {
                return fault == RejectReason.WrongType ? RejectReason.BadTime : fault;
            }

            ms = number.Value;
        }

        if (!SampleTarget.IsPlausible(ms))
        {
            return RejectReason.TimeUnit;
        }

        unixMs = (long)ms;
        return RejectReason.None;
    }

    /// <summary>A unit, as a text that is made once; null when it is absent or empty.</summary>
    public RejectReason ReadUnit(ref JsonCursor json, out string? unit)
    {
        unit = null;
        var fault = ReadString(ref json, out var text);
        if (fault != RejectReason.None || text.IsEmpty)
        {
            return fault;
        }

        fault = names.Check(text, RejectReason.LabelTooLong, out var normal);
        if (fault != RejectReason.None)
        {
            return fault;
        }

        Span<char> chars = stackalloc char[normal.Length];
        chars = chars[..Encoding.UTF8.GetChars(normal, chars)];
        if (!unitsBySpan.TryGetValue(chars, out unit))
        {
            if (units.Count == MaxUnits)
            {
                units.Clear();
            }

            unit = chars.ToString();
            units.Add(unit);
        }

        return RejectReason.None;
    }

    /// <summary>The labels member; null counts as absent.</summary>
    public RejectReason ReadLabels(ref JsonCursor json, SeriesKey key)
    {
        key.ClearLabels();
        var token = json.Peek();
        if (token != JsonToken.Object)
        {
            json.Skip();
            return token == JsonToken.Null ? RejectReason.None : RejectReason.WrongType;
        }

        var fault = RejectReason.None;
        for (bool more = json.Enter((byte)'}'); more; more = json.Next((byte)'}'))
        {
            var written = json.MemberName(out bool escaped);
            if (json.Broken)
            {
                break;
            }

            var found = TryResolve(written, escaped, out var name) ? RejectReason.None : RejectReason.NotUtf8;
            if (json.Peek() != JsonToken.String)
            {
                json.Skip();
                found = RejectReason.WrongType;
            }
            else
            {
                written = json.String(out escaped);
                if (!json.Broken && found == RejectReason.None)
                {
                    found = TryResolve(written, escaped, out var value) ? AddLabel(key, name, value) : RejectReason.NotUtf8;
                }
            }

            fault = fault == RejectReason.None ? found : fault;
        }

        return fault;
    }

    /// <summary>Checks, normalises and adds one label.</summary>
    public RejectReason AddLabel(SeriesKey key, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (name.IsEmpty)
        {
            return RejectReason.EmptyName;
        }

        var fault = names.Check(name, RejectReason.LabelTooLong, out name);
        if (fault == RejectReason.None)
        {
            fault = values.Check(value, RejectReason.LabelTooLong, out value);
        }

        if (fault != RejectReason.None || key.AddLabel(name, value))
        {
            return fault;
        }

        return key.HasLabel(name) ? RejectReason.DuplicateLabel : RejectReason.TooManyLabels;
    }
}
