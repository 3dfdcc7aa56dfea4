using System.Text.Json;

namespace Flexboard.Widgets;

/// <summary>Composes nothing: what the widget shows does not come from series.</summary>
/// <param name="sources">None.</param>
internal sealed class EmptyComposer(WidgetSources sources) : WidgetComposer(sources)
{
    /// <inheritdoc/>
    public override bool FollowsClock => false;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, long now)
    {
    }
}
