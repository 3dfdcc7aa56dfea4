using Flexboard.Core.Boards;
using Flexboard.Core.Geometry.Slicing;

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
    public override WidgetNeed NeedOf(Widget widget) => ((MaintenanceOptions)widget.Options).Layout switch
    {
        MaintenanceLayout.Strip => new(16, 4, 2.5, 10),
        MaintenanceLayout.List => new(10, 5, 0.6, 3),
        _ => new(10, 5, 0.6, 8),
    };

    /// <inheritdoc/>
    public override WidgetComposer CreateComposer(WidgetSources sources) => new MaintenanceComposer(sources);
}
