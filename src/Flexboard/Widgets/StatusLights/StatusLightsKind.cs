using Flexboard.Core.Boards;
using Flexboard.Core.Geometry.Slicing;
using Flexboard.Core.Series;

namespace Flexboard.Widgets.StatusLights;

/// <summary>
/// A named light for each series or group: 0 good, 1 delayed, 2 congested, 3 unavailable. Bindings: the states (no
/// role), and <c>detail</c>, a figure beside the light of the same label.
/// </summary>
public sealed class StatusLightsKind : WidgetKind<StatusLightsOptions>
{
    /// <inheritdoc/>
    public override string Name => "status-lights";

    /// <inheritdoc/>
    public override PaletteGroup Palette => PaletteGroup.States;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Roles => ["value", "detail"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples =>
    [
        """{"data":[{"series":"gallery.status"}]}""",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<Binding> DefaultData { get; } = [new Binding { Series = new SeriesSelector("status") }];

    /// <inheritdoc/>
    public override WidgetNeed NeedOf(Widget widget) => new(8, 5, 0.5, 2.6);

    /// <inheritdoc/>
    public override WidgetComposer CreateComposer(WidgetSources sources) => new StatusLightsComposer(sources);
}
