using System.Globalization;
using System.Text.Json;

namespace Flexboard.Widgets.TimeSeries;

/// <summary>
/// Writes what a payload says of a line. Its points are collected and written as runs:
/// <c>[first slot, [figures…], first slot, [figures…]]</c>; null is a figure that is known no more.
/// </summary>
internal sealed class LineWriter
{
    private readonly List<LinePoint> collected = [];
    private readonly byte[] digits = new byte[32];

    /// <summary>How many points were collected.</summary>
    public int Count => collected.Count;

    /// <summary>Begins anew.</summary>
    /// <returns>What the points are added to, in the order of their steps.</returns>
    public List<LinePoint> Begin()
    {
        collected.Clear();
        return collected;
    }

    /// <summary>Writes how the line is described.</summary>
    public static void WriteLook(Utf8JsonWriter writer, in LineLook look, bool isEarlier)
    {
        writer.WriteString("label"u8, look.Label);
        writer.WriteString("unit"u8, look.Unit);
        writer.WriteNumber("gap"u8, look.Gap);
        if (isEarlier)
        {
            writer.WriteBoolean("earlier"u8, true);
        }
    }

    /// <summary>Writes its newest figure.</summary>
    public static void WriteHead(Utf8JsonWriter writer, (long Time, double Value) head)
    {
        writer.WriteStartArray("head"u8);
        writer.WriteNumberValue(head.Time);
        WidgetComposer.WriteFigure(writer, head.Value);
        writer.WriteEndArray();
    }

    /// <summary>Writes <c>points</c> and, where a step held more than its figure tells, <c>low</c> and <c>high</c>.</summary>
    public void WritePoints(Utf8JsonWriter writer)
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
