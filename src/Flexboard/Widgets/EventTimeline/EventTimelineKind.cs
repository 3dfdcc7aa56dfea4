using Flexboard.Core.Boards;
using Flexboard.Core.Geometry.Slicing;

namespace Flexboard.Widgets.EventTimeline;

/// <summary>Events along a time axis: how long each lasted, what happened together, what is planned.</summary>
public sealed class EventTimelineKind : WidgetKind<EventTimelineOptions>
{
    /// <inheritdoc/>
    public override string Name => "event-timeline";

    /// <inheritdoc/>
    public override PaletteGroup Palette => PaletteGroup.Events;

    /// <inheritdoc/>
    public override (double Width, double Height) TypicalSize => (48, 9);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples =>
    [
        """{"options":{"windowSeconds":900,"aheadSeconds":120}}""",
        """{"options":{"windowSeconds":3600,"aheadSeconds":14400}}""",
    ];

    /// <inheritdoc/>
    public override bool FollowsFeed => true;

    /// <inheritdoc/>
    public override WidgetNeed NeedOf(Widget widget) => new(16, 4.5, 2, 8);

    /// <inheritdoc/>
    public override WidgetComposer CreateComposer(WidgetSources sources) => new EventTimelineComposer(sources);
}
