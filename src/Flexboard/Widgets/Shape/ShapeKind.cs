using Flexboard.Core.Boards;
using Flexboard.Core.Geometry.Slicing;

namespace Flexboard.Widgets.Shape;

/// <summary>A rectangle, an ellipse, a line or an arrow: what a picture is put together with.</summary>
public sealed class ShapeKind : WidgetKind<ShapeOptions>
{
    /// <inheritdoc/>
    public override string Name => "shape";

    /// <inheritdoc/>
    public override PaletteGroup Palette => PaletteGroup.Media;

    /// <inheritdoc/>
    public override (double Width, double Height) TypicalSize => (12, 6);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples =>
    [
        """{"options":{"form":"arrow","stroke":"data","width":6}}""",
        """{"options":{"form":"rectangle","fill":"panel"}}""",
        """{"options":{"form":"rectangle","fill":"data","stroke":"none","rotate":30}}""",
    ];

    /// <inheritdoc/>
    public override bool IsBound => false;

    /// <inheritdoc/>
    public override bool HasPanel => false;

    /// <inheritdoc/>
    public override WidgetNeed NeedOf(Widget widget) => (ShapeOptions)widget.Options is
    { Form: ShapeForm.Line, Direction: ShapeDirection.Right or ShapeDirection.Left or ShapeDirection.Down or ShapeDirection.Up }
        ? new(0, 0, 0.01, 100, PlacementRole.Rule) : new(0.5, 0.5, 0.2, 8, PlacementRole.Decoration);

    /// <inheritdoc/>
    public override WidgetComposer CreateComposer(WidgetSources sources) => new EmptyComposer(sources);
}
