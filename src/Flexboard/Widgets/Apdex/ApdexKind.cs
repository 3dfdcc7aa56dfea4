using Flexboard.Core.Boards;
using Flexboard.Core.Geometry.Slicing;

namespace Flexboard.Widgets.Apdex;

/// <summary>
/// How satisfied those were who waited: the score of the Apdex Alliance, its rating and the classes. Binding: responses
/// (no role), as durations or one series for each value of the label <c>class</c>.
/// </summary>
public sealed class ApdexKind : WidgetKind<ApdexOptions>
{
    /// <inheritdoc/>
    public override string Name => "apdex";

    /// <inheritdoc/>
    public override PaletteGroup Palette => PaletteGroup.Numbers;

    /// <inheritdoc/>
    public override (double Width, double Height) TypicalSize => (17, 12.5);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples =>
    [
        """{"data":[{"series":"gallery.response"}]}""",
        """{"data":[{"series":"gallery.elapsed"}],"options":{"apdexSeconds":0.5,"digits":3}}""",
    ];

    /// <inheritdoc/>
    public override WidgetNeed NeedOf(Widget widget) => new(8, 5, 0.9, 3);

    /// <inheritdoc/>
    public override WidgetComposer CreateComposer(WidgetSources sources) => new ApdexComposer(sources);
}
