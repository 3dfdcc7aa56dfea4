using Flexboard.Core.Boards;
using Flexboard.Core.Geometry.Slicing;

namespace Flexboard.Widgets.Image;

/// <summary>A picture that somebody brought: a logo, a floor plan, a seat map.</summary>
public sealed class ImageKind : WidgetKind<ImageOptions>
{
    /// <inheritdoc/>
    public override string Name => "image";

    /// <inheritdoc/>
    public override PaletteGroup Palette => PaletteGroup.Media;

    /// <inheritdoc/>
    public override (double Width, double Height) TypicalSize => (16, 9);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples =>
    [
        """{"options":{"image":"/img/sample.svg","alt":"Plan of a hall with its doors"}}""",
        """{"options":{"image":"/img/sample.svg","alt":"Plan of a hall with its doors","fit":"cover"}}""",
    ];

    /// <inheritdoc/>
    public override bool IsBound => false;

    /// <inheritdoc/>
    public override bool HasPanel => false;

    /// <inheritdoc/>
    public override WidgetNeed NeedOf(Widget widget) => new(2, 1, 0.5, 3, PlacementRole.Decoration);

    /// <inheritdoc/>
    public override WidgetComposer CreateComposer(WidgetSources sources) => new EmptyComposer(sources);
}
