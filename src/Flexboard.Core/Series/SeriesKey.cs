using System.Buffers;
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
    private readonly ArrayBufferWriter<byte> parts = new(512);
    private readonly ArrayBufferWriter<byte> canonical = new(512);
    private readonly (int NameStart, int NameLength, int ValueStart, int ValueLength)[] labels;
    private int nameStart;
    private int nameLength;
    private bool built;

    /// <param name="maxLabels">The most labels that a series may have; adding more throws.</param>
    public SeriesKey(int maxLabels = 16) => labels = new (int, int, int, int)[maxLabels];

    /// <summary>How many labels have been added since <see cref="Start"/>.</summary>
    public int LabelCount { get; private set; }

    /// <summary>Begins a new identity with this name (UTF-8, NFC).</summary>
    public void Start(ReadOnlySpan<byte> name)
    {
        parts.ResetWrittenCount();
        parts.Write(name);
        nameStart = 0;
        nameLength = name.Length;
        LabelCount = 0;
        built = false;
    }

    /// <summary>Changes the name and keeps the labels, as line protocol needs it: one label set, many fields.</summary>
    public void Rename(ReadOnlySpan<byte> measurement, byte joint, ReadOnlySpan<byte> field)
    {
        // Labels stay where they are; the new name goes behind them and is addressed from there.
        nameStart = parts.WrittenCount;
        parts.Write(measurement);
        parts.Write([joint]);
        parts.Write(field);
        nameLength = parts.WrittenCount - nameStart;
        built = false;
    }

    /// <summary>Adds a label (UTF-8). A repeated label name keeps its first value.</summary>
    /// <returns>False when the label name was already there, or there is no room for another.</returns>
    public bool AddLabel(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (LabelCount == labels.Length)
        {
            return false;
        }

        // Insertion sort: publishers usually send labels in order already, and there are at most 16.
        var written = parts.WrittenSpan;
        int at = LabelCount;
        while (at > 0)
        {
            var (start, length, _, _) = labels[at - 1];
            int order = written.Slice(start, length).SequenceCompareTo(name);
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

        int first = parts.WrittenCount;
        parts.Write(name);
        parts.Write(value);
        Array.Copy(labels, at, labels, at + 1, LabelCount - at);
        labels[at] = (first, name.Length, first + name.Length, value.Length);
        LabelCount++;
        built = false;
        return true;
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

            return canonical.WrittenSpan;
        }
    }

    /// <summary>The name as text.</summary>
    public string Name => Encoding.UTF8.GetString(parts.WrittenSpan.Slice(nameStart, nameLength));

    /// <summary>The labels as text, sorted by name.</summary>
    public Label[] Labels
    {
        get
        {
            var result = new Label[LabelCount];
            var written = parts.WrittenSpan;
            for (int i = 0; i < result.Length; i++)
            {
                var (nameAt, nameSize, valueAt, valueSize) = labels[i];
                result[i] = new Label(
                    Encoding.UTF8.GetString(written.Slice(nameAt, nameSize)),
                    Encoding.UTF8.GetString(written.Slice(valueAt, valueSize)));
            }

            return result;
        }
    }

    private void Build()
    {
        canonical.ResetWrittenCount();
        var written = parts.WrittenSpan;
        canonical.Write(written.Slice(nameStart, nameLength));
        for (int i = 0; i < LabelCount; i++)
        {
            var (nameAt, nameSize, valueAt, valueSize) = labels[i];
            canonical.Write([Separator]);
            canonical.Write(written.Slice(nameAt, nameSize));
            canonical.Write([Separator]);
            canonical.Write(written.Slice(valueAt, valueSize));
        }

        built = true;
    }
}
