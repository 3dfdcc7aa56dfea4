using System.Buffers;
using System.Text.Json;

namespace Flexboard.Widgets.TimeSeries;

/// <summary>Which lines a chart has, in which order and colours, and what stands on its time axis.</summary>
/// <param name="sources">What the chart is fed from.</param>
/// <param name="lines">Its lines.</param>
/// <param name="comparison">What they are compared with, if anything.</param>
/// <param name="events">Which events it marks, if any.</param>
internal sealed class ChartOutline(WidgetSources sources, ChartLines lines, Comparison? comparison, EventMarks? events)
{
    private ArrayBufferWriter<byte> sent = new();
    private ArrayBufferWriter<byte> next = new();

    /// <summary>Whether it is another than at the last call.</summary>
    public bool TakeChange()
    {
        next.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(next, new JsonWriterOptions { SkipValidation = true }))
        {
            Write(writer);
        }

        if (next.WrittenSpan.SequenceEqual(sent.WrittenSpan))
        {
            return false;
        }

        (next, sent) = (sent, next);
        return true;
    }

    /// <summary>Writes it, as members of an open object.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("order"u8);
        foreach (var line in lines.Shown)
        {
            writer.WriteStringValue(line.Line.Key);
        }

        foreach (var past in comparison?.Lines ?? [])
        {
            writer.WriteStringValue(past.Key);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("colors"u8);
        foreach (var line in lines.Shown)
        {
            writer.WriteNumberValue(line.Color);
        }

        writer.WriteEndArray();
        writer.WriteNumber("more"u8, lines.More);
        if (comparison?.IsKnown is { } isKnown)
        {
            writer.WriteBoolean("compared"u8, isKnown);
        }

        ChartMoments.Write(writer, sources);
        events?.Write(writer);
    }
}
