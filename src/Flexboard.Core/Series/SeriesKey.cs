using System.Text;

namespace Flexboard.Core.Series;

/// <summary>One label of a series, as published.</summary>
public readonly record struct Label(string Name, string Value);

/// <summary>
/// A reusable buffer in which one writer puts the identity of a series together without allocating:
/// the name and the labels, in UTF-8, labels sorted by name. Not safe for two threads.
/// </summary>
/// <remarks>
/// The canonical form is <c>name NUL label NUL value NUL label NUL value…</c>; control characters are refused by
/// the message parser, so that NUL cannot stand inside a part.
/// </remarks>
public sealed class SeriesKey
{
    private const byte Separator = 0;
    private readonly (int NameStart, int NameLength, int ValueLength)[] labels;
    private byte[] name = new byte[256];
    private byte[] parts = new byte[512];
    private byte[] canonical = new byte[768];
    private int nameLength;
    private int partsLength;
    private int canonicalLength;
    private bool inOrder = true;
    private bool built;

    /// <param name="maxLabels">The most labels that a series may have.</param>
    public SeriesKey(int maxLabels = 16) => labels = new (int, int, int)[maxLabels];

    /// <summary>How many labels have been added since <see cref="Start()"/>.</summary>
    public int LabelCount { get; private set; }

    /// <summary>Begins a new identity; name and labels may follow in any order.</summary>
    public void Start()
    {
        nameLength = 0;
        ClearLabels();
    }

    /// <summary>Begins a new identity with this name (UTF-8, NFC).</summary>
    public void Start(ReadOnlySpan<byte> newName)
    {
        ClearLabels();
        SetName(newName);
    }

    /// <summary>Takes all labels away.</summary>
    public void ClearLabels()
    {
        partsLength = 0;
        LabelCount = 0;
        inOrder = true;
        built = false;
    }

    /// <summary>Begins with an identity that was kept in its canonical form.</summary>
    /// <param name="kept">From <see cref="Canonical"/>.</param>
    public void StartFrom(ReadOnlySpan<byte> kept)
    {
        int end = kept.IndexOf(Separator);
        Start(end < 0 ? kept : kept[..end]);
        while (end >= 0)
        {
            kept = kept[(end + 1)..];
            end = kept.IndexOf(Separator);
            if (end < 0)
            {
                return;
            }

            var label = kept[..end];
            kept = kept[(end + 1)..];
            end = kept.IndexOf(Separator);
            AddLabel(label, end < 0 ? kept : kept[..end]);
        }
    }

    /// <summary>Sets or changes the name (UTF-8, NFC) and keeps the labels: line protocol has one label set, many fields.</summary>
    public void SetName(ReadOnlySpan<byte> newName)
    {
        Reserve(ref name, 0, newName.Length);
        newName.CopyTo(name);
        nameLength = newName.Length;
        built = false;
    }

    /// <summary>Adds a label (UTF-8, NFC).</summary>
    /// <returns>False when the label was already there (its first value stays), or there is no room for another.</returns>
    public bool AddLabel(ReadOnlySpan<byte> label, ReadOnlySpan<byte> value)
    {
        if (LabelCount == labels.Length)
        {
            return false;
        }

        // Insertion sort: publishers usually send labels in order already, and there are at most 16.
        int at = LabelCount;
        while (at > 0)
        {
            var (start, length, _) = labels[at - 1];
            int order = parts.AsSpan(start, length).SequenceCompareTo(label);
            if (order == 0)
            {
                return false;
            }

            if (order < 0)
            {
                break;
            }

            at--;
        }

        if (at < LabelCount)
        {
            inOrder = false;
            Array.Copy(labels, at, labels, at + 1, LabelCount - at);
        }

        Reserve(ref parts, partsLength, label.Length + value.Length + 2);
        labels[at] = (partsLength + 1, label.Length, value.Length);
        Put(parts, ref partsLength, label);
        Put(parts, ref partsLength, value);
        LabelCount++;
        built = false;
        return true;
    }

    /// <summary>Whether a label of this name was added.</summary>
    public bool HasLabel(ReadOnlySpan<byte> label)
    {
        foreach (var (start, length, _) in labels.AsSpan(0, LabelCount))
        {
            if (parts.AsSpan(start, length).SequenceEqual(label))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The canonical bytes; valid until the next change.</summary>
    public ReadOnlySpan<byte> Canonical
    {
        get
        {
            if (!built)
            {
                Build();
            }

            return canonical.AsSpan(0, canonicalLength);
        }
    }

    /// <summary>The name in UTF-8; valid until the next change.</summary>
    public ReadOnlySpan<byte> NameBytes => name.AsSpan(0, nameLength);

    /// <summary>The name as text.</summary>
    public string Name => Encoding.UTF8.GetString(NameBytes);

    /// <summary>The labels as text, sorted by name.</summary>
    public Label[] Labels
    {
        get
        {
            var result = new Label[LabelCount];
            for (int i = 0; i < result.Length; i++)
            {
                var (start, length, valueLength) = labels[i];
                result[i] = new Label(
                    Encoding.UTF8.GetString(parts.AsSpan(start, length)),
                    Encoding.UTF8.GetString(parts.AsSpan(start + length + 1, valueLength)));
            }

            return result;
        }
    }

    private void Build()
    {
        Reserve(ref canonical, 0, nameLength + partsLength);
        name.AsSpan(0, nameLength).CopyTo(canonical);
        canonicalLength = nameLength;
        if (inOrder)
        {
            // The parts are laid out as the canonical form is.
            parts.AsSpan(0, partsLength).CopyTo(canonical.AsSpan(canonicalLength));
            canonicalLength += partsLength;
        }
        else
        {
            for (int i = 0; i < LabelCount; i++)
            {
                var (start, length, valueLength) = labels[i];
                parts.AsSpan(start - 1, length + valueLength + 2).CopyTo(canonical.AsSpan(canonicalLength));
                canonicalLength += length + valueLength + 2;
            }
        }

        built = true;
    }

    private static void Put(byte[] into, ref int at, ReadOnlySpan<byte> part)
    {
        into[at++] = Separator;
        part.CopyTo(into.AsSpan(at));
        at += part.Length;
    }

    private static void Reserve(ref byte[] buffer, int used, int more)
    {
        if (buffer.Length - used < more)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, used + more));
        }
    }
}
