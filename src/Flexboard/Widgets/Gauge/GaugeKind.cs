using Flexboard.Core.Boards;
using Flexboard.Core.Geometry.Slicing;

namespace Flexboard.Widgets.Gauge;

/// <summary>
/// One current value on a scale. Bindings: the value (no role); <c>min</c> and <c>max</c> for ends that are published,
/// such as the memory that a machine has.
/// </summary>
public sealed class GaugeKind : WidgetKind<GaugeOptions>
{
    /// <inheritdoc/>
    public override string Name => "gauge";

    /// <inheritdoc/>
    public override PaletteGroup Palette => PaletteGroup.Numbers;

    /// <inheritdoc/>
    public override (double Width, double Height) TypicalSize => (17, 12.5);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Roles => ["value", "min", "max"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples =>
    [
        """{"data":[{"series":"gallery.percent"}],"options":{"thresholds":[{"at":70},{"at":90,"severity":"critical"}]}}""",
        """{"data":[{"series":"gallery.percent"}],"options":{"shape":"linear","thresholds":[{"at":70},{"at":90,"severity":"critical"}]}}""",
    ];

    /// <inheritdoc/>
    public override WidgetNeed NeedOf(Widget widget) =>
        ((GaugeOptions)widget.Options).Shape == GaugeShape.Linear ? new(6, 3.5, 0.6, 5) : new(6, 4.5, 0.8, 2.2);

    /// <inheritdoc/>
    public override WidgetComposer CreateComposer(WidgetSources sources) => new GaugeComposer(sources);
}
