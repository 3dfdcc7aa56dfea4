using Flexboard.Core.Boards;
using Flexboard.Core.Geometry.Slicing;

namespace Flexboard.Widgets.Honeycomb;

/// <summary>
/// Hundreds of hosts or agents, a hexagon for each series or group: shaded by its value, marked where that is abnormal,
/// and the worst named.
/// </summary>
public sealed class HoneycombKind : WidgetKind<HoneycombOptions>
{
    /// <inheritdoc/>
    public override string Name => "honeycomb";

    /// <inheritdoc/>
    public override PaletteGroup Palette => PaletteGroup.States;

    /// <inheritdoc/>
    public override (double Width, double Height) TypicalSize => (28, 14);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples =>
    [
        """{"data":[{"series":"gallery.agent","by":"agent"}],"options":{"max":100,"thresholds":[{"at":80},{"at":95,"severity":"critical"}]}}""",
        """{"data":[{"series":"gallery.host","by":"host"}],"options":{"max":100,"thresholds":[{"at":80},{"at":95,"severity":"critical"}]}}""",
    ];

    /// <inheritdoc/>
    public override WidgetNeed NeedOf(Widget widget) => new(8, 5.5, 0.8, 3);

    /// <inheritdoc/>
    public override WidgetComposer CreateComposer(WidgetSources sources) => new HoneycombComposer(sources);
}
