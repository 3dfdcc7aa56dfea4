using System.Buffers;
using System.Text.Json;

namespace Flexboard.Feeds;

/// <summary>Writes one message of samples: a JSON array, as any publisher would send it. Reused; not for two threads.</summary>
/// <param name="simulated">Whether every sample is marked as simulated.</param>
internal sealed class SampleWriter(bool simulated = false) : IDisposable
{
    private readonly ArrayBufferWriter<byte> buffer = new(16 << 10);
    private Utf8JsonWriter? json;
    private long? time;

    /// <summary>Begins a new message.</summary>
    /// <param name="at">The time of all its samples, Unix ms; null: when it arrives.</param>
    public void Start(long? at = null)
    {
        time = at;
        buffer.ResetWrittenCount();
        json ??= new Utf8JsonWriter(buffer);
        json.Reset();
        json.WriteStartArray();
    }

    /// <summary>Adds a number; one that is not finite is left out.</summary>
    public void Add(string name, double value, string? unit, params ReadOnlySpan<(string Name, string Value)> labels) =>
        Add(name, value, unit, counter: false, labels);

    /// <summary>Adds the state of an ever-growing count.</summary>
    public void AddCounter(string name, double value) => Add(name, value, unit: null, counter: true, []);

    /// <summary>Adds transactions that ended, in ms.</summary>
    public void AddDurations(string name, ReadOnlySpan<double> normal, ReadOnlySpan<double> failed)
    {
        Open(name);
        json!.WriteStartArray("durations"u8);
        foreach (double one in normal)
        {
            json.WriteNumberValue(one);
        }

        json.WriteEndArray();
        json.WriteStartArray("errors"u8);
        foreach (double one in failed)
        {
            json.WriteNumberValue(one);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The whole message; valid until the next one is begun.</summary>
    public ReadOnlyMemory<byte> Finish()
    {
        json!.WriteEndArray();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <inheritdoc/>
    public void Dispose() => json?.Dispose();

    private void Add(string name, double value, string? unit, bool counter, ReadOnlySpan<(string Name, string Value)> labels)
    {
        if (!double.IsFinite(value))
        {
            return;
        }

        Open(name);
        json!.WriteNumber("value"u8, value);
        if (counter)
        {
            json.WriteString("kind"u8, "counter"u8);
        }

        if (unit is not null)
        {
            json.WriteString("unit"u8, unit);
        }

        if (labels.Length > 0)
        {
            json.WriteStartObject("labels"u8);
            foreach (var (label, text) in labels)
            {
                json.WriteString(label, text);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void Open(string name)
    {
        json!.WriteStartObject();
        json.WriteString("name"u8, name);
        if (time is { } at)
        {
            json.WriteNumber("time"u8, at);
        }

        if (simulated)
        {
            json.WriteBoolean("simulated"u8, true);
        }
    }
}
