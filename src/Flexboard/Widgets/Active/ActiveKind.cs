using Flexboard.Core.Boards;
using Flexboard.Core.Geometry.Slicing;
using Flexboard.Core.Series;

namespace Flexboard.Widgets.Active;

/// <summary>Transactions that are running now, for each agent and tier of age.</summary>
public sealed class ActiveKind : WidgetKind<ActiveOptions>
{
    private static readonly IReadOnlyList<Binding> Default = [new() { Series = new SeriesSelector("active") }];

    /// <inheritdoc/>
    public override string Name => "active";

    /// <inheritdoc/>
    public override PaletteGroup Palette => PaletteGroup.Transactions;

    /// <inheritdoc/>
    public override (double Width, double Height) TypicalSize => (28, 14);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples =>
    [
        """{"data":[{"series":"gallery.active"}]}""",
        """{"data":[{"series":"gallery.active"}],"options":{"layout":"bars"}}""",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<Binding> DefaultData => Default;

    /// <inheritdoc/>
    public override WidgetNeed NeedOf(Widget widget) => new(9, 5.5, 0.8, 3);

    /// <inheritdoc/>
    public override WidgetComposer CreateComposer(WidgetSources sources) => new ActiveComposer(sources);
}
