using System.Text.Json;

namespace Flexboard.Widgets.Gauge;

/// <summary>Payload: <c>value</c> (null when there is none), <c>unit</c>, <c>min</c> and <c>max</c>.</summary>
internal sealed class GaugeComposer(WidgetSources sources) : WidgetComposer(sources)
{
    private readonly GaugeOptions options = (GaugeOptions)sources.Widget.Options;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, long now)
    {
        var source = Sources["value"];
        writer.WritePropertyName("value");
        WriteFigure(writer, source?.Value(now) ?? double.NaN);
        writer.WriteString("unit", source?.Unit ?? "");

        double min = End("min", options.Min, now);
        double max = End("max", options.Max, now);
        writer.WritePropertyName("min");
        WriteFigure(writer, min);
        writer.WritePropertyName("max");
        // A scale of no length has no place for a value.
        WriteFigure(writer, max > min ? max : double.NaN);
    }

    /// <summary>A published end of the scale, unknown until it was published: what is not known is not made up.</summary>
    private double End(string role, double option, long now) => Sources[role] is { } source ? source.Value(now) : option;
}
