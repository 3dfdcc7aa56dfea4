using Flexboard.Core.Boards;
using Flexboard.Core.Geometry.Slicing;

namespace Flexboard.Widgets.Throughput;

/// <summary>
/// Requests on their way: in, active, out. Bindings: <c>in</c> (requests that arrive, a second), <c>active</c> (those that
/// run now; tiers by the label <c>tier</c> = <c>fast</c>, <c>slow</c>, <c>stuck</c>), <c>out</c> (responses: durations, or
/// series that the label <c>class</c> tells apart as <c>satisfied</c>, <c>tolerating</c>, <c>frustrated</c>, <c>error</c>;
/// the mean of the binding's window, whatever its <c>over</c>).
/// </summary>
public sealed class ThroughputKind : WidgetKind<ThroughputOptions>
{
    /// <inheritdoc/>
    public override string Name => "throughput";

    /// <inheritdoc/>
    public override PaletteGroup Palette => PaletteGroup.Transactions;

    /// <inheritdoc/>
    public override (double Width, double Height) TypicalSize => (36, 10);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Roles => ["in", "active", "out"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples =>
    [
        """{"data":[{"as":"in","series":"gallery.value"},{"as":"active","series":"gallery.active"},{"as":"out","series":"gallery.response"}]}""",
        """{"data":[{"as":"in","series":"gallery.value"},{"as":"active","series":"gallery.percent","unit":""},{"as":"out","series":"gallery.elapsed"}]}""",
    ];

    /// <inheritdoc/>
    public override WidgetNeed NeedOf(Widget widget) => new(13, 5.5, 1.5, 5);

    /// <inheritdoc/>
    public override WidgetComposer CreateComposer(WidgetSources sources) => new ThroughputComposer(sources);
}
