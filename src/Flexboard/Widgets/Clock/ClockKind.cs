using System.Text.Json;
using Flexboard.Core.Boards;
using Flexboard.Core.Geometry.Slicing;

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
    public override WidgetNeed NeedOf(Widget widget) =>
        new(LeastWidth((ClockOptions)widget.Options), 1.5, 2, 8, PlacementRole.Strip);

    /// <inheritdoc/>
    public override WidgetComposer CreateComposer(WidgetSources sources) => new ClockComposer(sources);

    /// <summary>Sends nothing: every frame tells the server's time.</summary>
    private sealed class ClockComposer(WidgetSources sources) : WidgetComposer(sources)
    {
        public override void Write(Utf8JsonWriter writer, long now)
        {
        }
    }

    private static double LeastWidth(ClockOptions options) =>
        (options.Seconds ? 7 : 5) + (0.6 * options.Label.Length) + options.Date switch { ClockDate.None => 0, ClockDate.Day => 6, _ => 14 };
}
