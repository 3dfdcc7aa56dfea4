namespace Flexboard.Widgets.Maintenance;

/// <summary>The planned works of the days around now: what is under way, what comes, what is done.</summary>
public sealed class MaintenanceKind : WidgetKind<MaintenanceOptions>
{
    /// <inheritdoc/>
    public override string Name => "maintenance";

    /// <inheritdoc/>
    public override PaletteGroup Palette => PaletteGroup.Events;

    /// <inheritdoc/>
    public override (double Width, double Height) TypicalSize => (28, 12.5);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples =>
    [
        """{}""",
        """{"options":{"layout":"strip","aheadDays":2}}""",
        """{"options":{"aheadDays":1,"behindDays":0,"labels":{"site":"none"}}}""",
    ];

    /// <inheritdoc/>
    public override bool FollowsFeed => true;

    /// <inheritdoc/>
    public override WidgetComposer CreateComposer(WidgetSources sources) => new MaintenanceComposer(sources);
}
