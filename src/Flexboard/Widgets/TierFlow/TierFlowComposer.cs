using System.Text.Json;

namespace Flexboard.Widgets.TierFlow;

/// <summary>
/// Payload: <c>nodes</c>, each <c>[value, unit, silent]</c> and where there is a second figure <c>value, unit, label</c> of
/// it; <c>links</c>, each <c>[value, unit]</c>. In the order of the options; a value that is not known is null.
/// </summary>
internal sealed class TierFlowComposer : WidgetComposer
{
    private readonly (Source? First, Source? Second)[] nodes;
    private readonly Source?[] links;

    public TierFlowComposer(WidgetSources sources)
        : base(sources)
    {
        var options = (TierFlowOptions)sources.Widget.Options;
        nodes = [.. options.NodeIds.Select(id => sources.All.Where(source => source.Binding.Role == id).Take(2).ToArray())
            .Select(both => (both.ElementAtOrDefault(0), both.ElementAtOrDefault(1)))];
        links = [.. options.Links.Select(link => sources[link.Role])];
    }

    /// <summary>A tier goes silent as time goes by, though nothing arrives.</summary>
    public override bool FollowsClock => true;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, long now)
    {
        writer.WriteStartArray("nodes"u8);
        foreach (var (first, second) in nodes)
        {
            writer.WriteStartArray();
            WriteFigure(writer, first?.Value(now) ?? double.NaN);
            writer.WriteStringValue(first?.Unit ?? "");
            writer.WriteBooleanValue(first is not null && first.Selection.Items.Length > 0 && !first.RollCall(now).AnyReports);
            if (second is not null)
            {
                WriteFigure(writer, second.Value(now));
                writer.WriteStringValue(second.Unit);
                writer.WriteStringValue(second.Binding.Label);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("links"u8);
        foreach (var link in links)
        {
            writer.WriteStartArray();
            WriteFigure(writer, link?.Value(now) ?? double.NaN);
            writer.WriteStringValue(link?.Unit ?? "");
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }
}
