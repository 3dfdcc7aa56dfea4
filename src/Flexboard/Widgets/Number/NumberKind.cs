using Flexboard.Core.Boards;
using Flexboard.Core.Geometry.Slicing;

namespace Flexboard.Widgets.Number;

/// <summary>
/// One current value. Bindings: the value (no role), <c>baseline</c> (what it is compared with), <c>goal</c>,
/// <c>estimate</c> (one that is published), <c>start</c> (Unix ms of the moment that an estimate counts from) and any
/// number of <c>detail</c>, printed as a line each.
/// </summary>
public sealed class NumberKind : WidgetKind<NumberOptions>
{
    /// <inheritdoc/>
    public override string Name => "number";

    /// <inheritdoc/>
    public override PaletteGroup Palette => PaletteGroup.Numbers;

    /// <inheritdoc/>
    public override (double Width, double Height) TypicalSize => (20, 12.5);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Roles => ["value", "baseline", "goal", "estimate", "start", "detail"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples =>
    [
        """{"data":[{"series":"gallery.value"},{"as":"baseline","series":"gallery.baseline"}],"options":{"delta":{"percent":true},"sparkline":{"seconds":300}}}""",
    ];

    /// <inheritdoc/>
    public override WidgetNeed NeedOf(Widget widget) => ((NumberOptions)widget.Options).Size switch
    {
        NumberSize.Small => new(5, 3, 0.9, 3.4),
        NumberSize.Medium => new(6, 4, 0.9, 2.8),
        _ => new(8, 5, 1, 3.4),
    };

    /// <inheritdoc/>
    public override WidgetComposer CreateComposer(WidgetSources sources) => new NumberComposer(sources);
}
