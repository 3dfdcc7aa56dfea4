using Flexboard.Core.Boards;
using Flexboard.Core.Geometry.Slicing;

namespace Flexboard.Widgets.Countdown;

/// <summary>The time to a named moment (T-0), and from it on the time since.</summary>
public sealed class CountdownKind : WidgetKind<CountdownOptions>
{
    /// <inheritdoc/>
    public override string Name => "countdown";

    /// <inheritdoc/>
    public override PaletteGroup Palette => PaletteGroup.Time;

    /// <inheritdoc/>
    public override (double Width, double Height) TypicalSize => (28, 2.8);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples =>
    [
        """{"data":[{"series":"gallery.opening"}]}""",
    ];

    /// <inheritdoc/>
    public override bool NeedsData => false;

    /// <inheritdoc/>
    public override WidgetNeed NeedOf(Widget widget) => new(13, 1.5, 3, 12, PlacementRole.Strip);

    /// <inheritdoc/>
    public override WidgetComposer CreateComposer(WidgetSources sources) => new CountdownComposer(sources);
}
