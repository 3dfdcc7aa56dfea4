using Flexboard.Core.Boards;
using Flexboard.Core.Geometry.Slicing;

namespace Flexboard.Widgets.Map;

/// <summary>
/// Values of regions, as shades, and of points, as circles, on a map that is shipped with the product.
/// </summary>
public sealed class MapKind : WidgetKind<MapOptions>
{
    /// <inheritdoc/>
    public override string Name => "map";

    /// <inheritdoc/>
    public override PaletteGroup Palette => PaletteGroup.States;

    /// <inheritdoc/>
    public override (double Width, double Height) TypicalSize => (24, 22);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples =>
    [
        """{"data":[{"series":"gallery.region","where":{"region":"KR-*"}}],"options":{"map":"korea"}}""",
        """{"data":[{"series":"gallery.region","where":{"region":"JP-*"}}],"options":{"map":"japan"}}""",
        """{"data":[{"series":"gallery.region","where":{"region":"??"}}],"options":{"map":"world"}}""",
    ];

    /// <inheritdoc/>
    public override WidgetNeed NeedOf(Widget widget) =>
        ((MapOptions)widget.Options).Map == MapName.World ? new(10, 5.5, 1.2, 3) : new(8, 7, 0.6, 2);

    /// <inheritdoc/>
    public override WidgetComposer CreateComposer(WidgetSources sources) => new MapComposer(sources);
}
