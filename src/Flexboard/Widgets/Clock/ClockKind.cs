using System.Text.Json;

namespace Flexboard.Widgets.Clock;

/// <summary>The time of day, by the server's clock.</summary>
public sealed class ClockKind : WidgetKind<ClockOptions>
{
    /// <inheritdoc/>
    public override string Name => "clock";

    /// <inheritdoc/>
    public override PaletteGroup Palette => PaletteGroup.Time;

    /// <inheritdoc/>
    public override (double Width, double Height) TypicalSize => (22, 2.8);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples =>
    [
        """{}""",
    ];

    /// <inheritdoc/>
    public override bool IsBound => false;

    /// <inheritdoc/>
    public override WidgetComposer CreateComposer(WidgetSources sources) => new ClockComposer(sources);

    /// <summary>Sends nothing: every frame tells the server's time.</summary>
    private sealed class ClockComposer(WidgetSources sources) : WidgetComposer(sources)
    {
        public override void Write(Utf8JsonWriter writer, long now)
        {
        }
    }
}
