using System.Globalization;
using System.Text.Json;

namespace Flexboard.Widgets.TimeSeries;

/// <summary>
/// Collects points of a line and writes them as runs: <c>[first slot, [figures…], first slot, [figures…]]</c>;
/// null is a figure that is known no more.
/// </summary>
internal sealed class PointWriter
{
    private readonly List<LinePoint> collected = [];
    private readonly byte[] digits = new byte[32];

    /// <summary>How many points were collected.</summary>
    public int Count => collected.Count;

    /// <summary>Reads the points from one slot to another, both included.</summary>
    /// <param name="line">Whose.</param>
    /// <param name="from">The first slot.</param>
    /// <param name="last">The last slot.</param>
    /// <param name="now">Unix ms.</param>
    /// <param name="withNone">Whether slots without a figure are told too, because they may have had one.</param>
    public void Collect(TimeSeriesLine line, long from, long last, long now, bool withNone = false)
    {
        collected.Clear();
        line.Read(from, last, now, withNone, collected);
    }

    /// <summary>Writes <c>points</c> and, where a step held more than its figure tells, <c>low</c> and <c>high</c>.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        if (collected.Count == 0)
        {
            return;
        }

        Write(writer, "points"u8, point => point.Value);
        if (collected.Exists(point => point.Low < point.High))
        {
            Write(writer, "low"u8, point => point.Low);
            Write(writer, "high"u8, point => point.High);
        }
    }

    private void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, Func<LinePoint, double> figure)
    {
        writer.WriteStartArray(name);
        long expected = -1;
        foreach (var point in collected)
        {
            if (point.Slot != expected)
            {
                if (expected >= 0)
                {
                    writer.WriteEndArray();
                }

                writer.WriteNumberValue(point.Slot);
                writer.WriteStartArray();
            }

            WriteShort(writer, figure(point));
            expected = point.Slot + 1;
        }

        writer.WriteEndArray();
        writer.WriteEndArray();
    }

    /// <summary>Nine figures are far more than a wall can show, and half of the bytes of all seventeen.</summary>
    private void WriteShort(Utf8JsonWriter writer, double value)
    {
        if (!double.IsFinite(value))
        {
            writer.WriteNullValue();
            return;
        }

        value.TryFormat(digits, out int length, "G9", CultureInfo.InvariantCulture);
        writer.WriteRawValue(digits.AsSpan(0, length), skipInputValidation: true);
    }
}
