namespace Flexboard.Widgets.EventList;

/// <summary>What happened and what is planned, from the event channels.</summary>
public sealed class EventListKind : WidgetKind<EventListOptions>
{
    /// <inheritdoc/>
    public override string Name => "event-list";

    /// <inheritdoc/>
    public override PaletteGroup Palette => PaletteGroup.Events;

    /// <inheritdoc/>
    public override (double Width, double Height) TypicalSize => (30, 14);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples =>
    [
        """{}""",
        """{"options":{"group":true,"resolved":false,"sound":"critical"}}""",
        """{"options":{"layout":"ticker"}}""",
    ];

    /// <inheritdoc/>
    public override bool FollowsFeed => true;

    /// <inheritdoc/>
    public override WidgetComposer CreateComposer(WidgetSources sources) => new EventListComposer(sources);
}
