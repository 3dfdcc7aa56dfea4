using System.Collections.Immutable;
using Flexboard.Core.Boards;
using Flexboard.Core.Geometry.Slicing;
using Flexboard.Core.Series;

namespace Flexboard.Widgets.Hitmap;

/// <summary>
/// Ended transactions: across when they ended, upwards how long they took, by shade how many. All its bindings are
/// counted together.
/// </summary>
public sealed class HitmapKind : WidgetKind<HitmapOptions>
{
    /// <inheritdoc/>
    public override string Name => "hitmap";

    /// <inheritdoc/>
    public override PaletteGroup Palette => PaletteGroup.Transactions;

    /// <inheritdoc/>
    public override (double Width, double Height) TypicalSize => (35, 18);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples =>
    [
        """{"data":[{"series":"gallery.elapsed"}]}""",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<Binding> DefaultData { get; } =
        [new Binding { Series = new SeriesSelector("elapsed", ImmutableArray<LabelMatch>.Empty) }];

    /// <inheritdoc/>
    public override WidgetNeed NeedOf(Widget widget) => new(10, 5.5, 1.1, 4);

    /// <inheritdoc/>
    public override WidgetComposer CreateComposer(WidgetSources sources) => new HitmapComposer(sources);
}
