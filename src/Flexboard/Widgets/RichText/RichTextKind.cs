using Flexboard.Core.Boards;
using Flexboard.Core.Geometry.Slicing;

namespace Flexboard.Widgets.RichText;

/// <summary>Markdown, rendered on the server; the painter only fits it to its box.</summary>
public sealed class RichTextKind : WidgetKind<RichTextOptions>
{
    /// <inheritdoc/>
    public override string Name => "rich-text";

    /// <inheritdoc/>
    public override PaletteGroup Palette => PaletteGroup.Media;

    /// <inheritdoc/>
    public override (double Width, double Height) TypicalSize => (28, 2.8);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples =>
    [
        """{"options":{"text":"## 예약 予約 Reservation\n- **10:00** opening\n- *12:00* 점검 保守"}}""",
    ];

    /// <inheritdoc/>
    public override bool IsBound => false;

    /// <inheritdoc/>
    public override bool HasPanel => false;

    /// <inheritdoc/>
    public override Type Body => typeof(RichTextBody);

    /// <inheritdoc/>
    public override WidgetNeed NeedOf(Widget widget) =>
        ((RichTextOptions)widget.Options).Text.Trim() is var text && !text.Contains('\n', StringComparison.Ordinal)
            ? new(LeastWidth(text), 1.5, 2, 20, PlacementRole.Strip) : new(8, 3, 0.5, 4);

    /// <inheritdoc/>
    public override WidgetComposer CreateComposer(WidgetSources sources) => new EmptyComposer(sources);

    /// <summary>A line that is longer than this shrinks, or breaks.</summary>
    private static double LeastWidth(string line) =>
        Math.Clamp(line.TrimStart('#', ' ').Sum(letter => letter < 0x1100 ? 0.6 : 1), 4, 24);
}
