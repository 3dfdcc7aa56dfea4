using System.Runtime.CompilerServices;

namespace Flexboard.Core.Messages;

/// <summary>What the next value of a JSON text is.</summary>
internal enum JsonToken : byte
{
    Broken,
    Object,
    Array,
    String,
    Number,
    NotFinite,
    True,
    False,
    Null,
}

/// <summary>
/// Walks over a JSON text (RFC 8259, strict, valid UTF-8) without allocating and without exceptions: 100,000 broken
/// messages a second must not cost more than as many good ones, which <c>Utf8JsonReader</c>'s exceptions would.
/// Bare <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c>, which several languages write, are walked over, so that only
/// the item that holds one is refused.
/// </summary>
internal ref struct JsonCursor(ReadOnlySpan<byte> text)
{
    /// <summary>Levels of nesting from which on a value is too deep.</summary>
    public const int MaxDepth = 64;

    private readonly ReadOnlySpan<byte> text = text;
    private bool tooDeep;

    /// <summary>Where it stands, in bytes.</summary>
    public int At { get; private set; }

    /// <summary>Whether the text is not JSON from <see cref="At"/> on; then nothing more can be read.</summary>
    public bool Broken { get; private set; }

    /// <summary>Whether nothing but white space is left.</summary>
    public bool AtEnd
    {
        get
        {
            SkipSpace();
            return At >= text.Length;
        }
    }

    /// <summary>What comes next; nothing is consumed but white space.</summary>
    public JsonToken Peek()
    {
        SkipSpace();
        if (At >= text.Length)
        {
            return JsonToken.Broken;
        }

        return text[At] switch
        {
            (byte)'{' => JsonToken.Object,
            (byte)'[' => JsonToken.Array,
            (byte)'"' => JsonToken.String,
            (byte)'-' when At + 1 < text.Length && text[At + 1] == 'I' => JsonToken.NotFinite,
            (byte)'-' or (>= (byte)'0' and <= (byte)'9') => JsonToken.Number,
            (byte)'N' or (byte)'I' => JsonToken.NotFinite,
            (byte)'t' => JsonToken.True,
            (byte)'f' => JsonToken.False,
            (byte)'n' => JsonToken.Null,
            _ => JsonToken.Broken,
        };
    }

    /// <summary>Enters an object or array that <see cref="Peek"/> has seen.</summary>
    /// <returns>Whether it has a first member or item.</returns>
    public bool Enter(byte close)
    {
        At++;
        SkipSpace();
        if (At < text.Length && text[At] == close)
        {
            At++;
            return false;
        }

        return !Break(At >= text.Length);
    }

    /// <summary>After a member or item: whether another follows. Otherwise the end has been consumed, or it is broken.</summary>
    public bool Next(byte close)
    {
        if (Broken)
        {
            return false;
        }

        SkipSpace();
        if (At < text.Length)
        {
            if (text[At] == ',')
            {
                At++;
                return true;
            }

            if (text[At] == close)
            {
                At++;
                return false;
            }
        }

        Broken = true;
        return false;
    }

    /// <summary>A member's name, as it is written, and its colon.</summary>
    public ReadOnlySpan<byte> MemberName(out bool escaped)
    {
        SkipSpace();
        if (Break(At >= text.Length || text[At] != '"'))
        {
            escaped = false;
            return default;
        }

        var name = String(out escaped);
        SkipSpace();
        if (!Break(Broken || At >= text.Length || text[At] != ':'))
        {
            At++;
        }

        return name;
    }

    /// <summary>A string that <see cref="Peek"/> has seen, as it is written between its quotes.</summary>
    public ReadOnlySpan<byte> String(out bool escaped)
    {
        escaped = false;
        int start = ++At;
        while (At < text.Length)
        {
            byte one = text[At];
            if (one == '"')
            {
                return text[start..At++];
            }

            if (one == '\\')
            {
                escaped = true;
                if (Break(!IsEscape()))
                {
                    return default;
                }
            }
            else if (Break(one < 0x20))
            {
                return default;
            }
            else
            {
                At++;
            }
        }

        Broken = true;
        return default;
    }

    /// <summary>A number that <see cref="Peek"/> has seen; infinite when it is too large.</summary>
    public double Number()
    {
        int length = NumberText.Scan(text[At..], strict: true, out double value);
        Break(length == 0);
        At += length;
        return value;
    }

    /// <summary>Walks over any value.</summary>
    public void Skip()
    {
        int depth = 0;
        Span<ulong> isObject = stackalloc ulong[4];
        do
        {
            byte close = 0;
            switch (Peek())
            {
                case JsonToken.Object:
                    close = (byte)'}';
                    break;
                case JsonToken.Array:
                    close = (byte)']';
                    break;
                case JsonToken.String:
                    String(out _);
                    break;
                case JsonToken.Number:
                    Number();
                    break;
                default:
                    Word();
                    break;
            }

            if (close != 0 && Enter(close))
            {
                if (depth / 64 == isObject.Length)
                {
                    var longer = new ulong[isObject.Length * 4];
                    isObject.CopyTo(longer);
                    isObject = longer;
                }

                ulong bit = 1UL << (depth % 64);
                isObject[depth / 64] = close == '}' ? isObject[depth / 64] | bit : isObject[depth / 64] & ~bit;
                depth++;
                tooDeep |= depth > MaxDepth;
                if (close == '}')
                {
                    MemberName(out _);
                }

                continue;
            }

            while (depth > 0 && !Broken)
            {
                bool inObject = (isObject[(depth - 1) / 64] >> ((depth - 1) % 64) & 1) != 0;
                if (Next(inObject ? (byte)'}' : (byte)']'))
                {
                    if (inObject)
                    {
                        MemberName(out _);
                    }

                    break;
                }

                depth--;
            }
        }
        while (depth > 0 && !Broken);
    }

    /// <summary>Whether a value that was skipped since the last call was too deep.</summary>
    public bool TakeTooDeep()
    {
        bool taken = tooDeep;
        tooDeep = false;
        return taken;
    }

    private void Word()
    {
        var rest = Broken || At >= text.Length ? default : text[At..];
        int length =
            rest.StartsWith("null"u8) || rest.StartsWith("true"u8) ? 4 :
            rest.StartsWith("false"u8) ? 5 :
            rest.StartsWith("NaN"u8) ? 3 :
            rest.StartsWith("Infinity"u8) ? 8 :
            rest.StartsWith("-Infinity"u8) ? 9 : 0;
        Break(length == 0);
        At += length;
    }

    private bool IsEscape()
    {
        if (At + 1 >= text.Length)
        {
            return false;
        }

        switch (text[At + 1])
        {
            case (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t':
                At += 2;
                return true;
            case (byte)'u' when At + 6 <= text.Length:
                foreach (byte digit in text.Slice(At + 2, 4))
                {
                    if (!char.IsAsciiHexDigit((char)digit))
                    {
                        return false;
                    }
                }

                At += 6;
                return true;
            default:
                return false;
        }
    }

    private bool Break(bool condition)
    {
        Broken |= condition;
        return condition;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SkipSpace()
    {
        while (At < text.Length && text[At] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            At++;
        }
    }
}
