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
    public override WidgetComposer CreateComposer(WidgetSources sources) => new EmptyComposer(sources);
}
