using System.Text.Json;

namespace Flexboard.Widgets.TimeSeries;

/// <summary>The moments that a chart names: the values (Unix ms) of what is bound as <c>mark</c>.</summary>
internal static class ChartMoments
{
    private const int Most = 20;

    /// <summary>Writes <c>marks</c>.</summary>
    public static void Write(Utf8JsonWriter writer, WidgetSources sources)
    {
        var named = sources.All.Where(source => source.Binding.Role == "mark")
            .SelectMany(source => source.Groups.Select(group => (group.Label, At: group.Items[0].Value * source.Binding.Scale)))
            .Where(mark => double.IsFinite(mark.At)).Take(Most);
        writer.WriteStartArray("marks"u8);
        foreach (var (label, at) in named)
        {
            writer.WriteStartObject();
            writer.WriteString("label"u8, label);
            writer.WriteNumber("at"u8, at);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
