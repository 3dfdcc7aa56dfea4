using Flexboard.Core.Boards;
using Flexboard.Core.Geometry.Slicing;
using Flexboard.Core.Series;

namespace Flexboard.Widgets.Scatter;

/// <summary>
/// Ended transactions one by one: across when they ended, upwards how long they took, failed ones in a shape of their own.
/// All its bindings are drawn together. It knows what came since somebody looked at it first.
/// </summary>
public sealed class ScatterKind : WidgetKind<ScatterOptions>
{
    /// <inheritdoc/>
    public override string Name => "scatter";

    /// <inheritdoc/>
    public override PaletteGroup Palette => PaletteGroup.Transactions;

    /// <inheritdoc/>
    public override (double Width, double Height) TypicalSize => (35, 16);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples =>
    [
        """{"data":[{"series":"gallery.elapsed"}],"options":{"windowSeconds":120}}""",
        """{"data":[{"series":"gallery.elapsed"}],"options":{"windowSeconds":120,"scaleSeconds":10,"thresholds":[{"at":3},{"at":8,"severity":"critical"}]}}""",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<Binding> DefaultData { get; } = [new Binding { Series = new SeriesSelector("elapsed") }];

    /// <inheritdoc/>
    public override WidgetNeed NeedOf(Widget widget) => new(10, 5.5, 1.1, 4);

    /// <inheritdoc/>
    public override WidgetComposer CreateComposer(WidgetSources sources) => new ScatterComposer(sources);
}
