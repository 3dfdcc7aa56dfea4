using Flexboard.Core.Boards;
using Flexboard.Core.Geometry.Slicing;

namespace Flexboard.Widgets.TimeSeries;

/// <summary>
/// Curves of the last seconds to hours. Bindings: any number without a role, each one line or many (<c>by</c>);
/// <c>earlier</c> for what they are compared with, drawn in grey behind; <c>mark</c> for series whose values are
/// moments (Unix ms), drawn as dotted lines across; <c>opening</c> for the moment that a comparison is aligned at.
/// </summary>
public sealed class TimeSeriesKind : WidgetKind<TimeSeriesOptions>
{
    /// <inheritdoc/>
    public override string Name => "time-series";

    /// <inheritdoc/>
    public override (double Width, double Height) TypicalSize => (32, 12.5);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Roles => ["value", "earlier", "mark", "opening"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples =>
    [
        """{"data":[{"series":"gallery.host"}],"options":{"goal":80,"thresholds":[{"at":90,"severity":"critical"}]}}""",
        """{"data":[{"series":"gallery.value"}],"options":{"compare":{"secondsAgo":300,"label":"5 min ago"},"events":{"severities":["critical","warning"]}}}""",
        """{"data":[{"series":"gallery.host"}],"options":{"style":"stacked","windowSeconds":300}}""",
        """{"data":[{"series":"gallery.host"}],"options":{"style":"bars","windowSeconds":300}}""",
        """{"data":[{"series":"gallery.value"}],"options":{"style":"area","windowSeconds":86400,"compare":{"secondsAgo":86400}}}""",
    ];

    /// <inheritdoc/>
    public override WidgetNeed NeedOf(Widget widget) => new(10, 5, 1.3, 4.6);

    /// <inheritdoc/>
    public override WidgetComposer CreateComposer(WidgetSources sources) => new ChartComposer(sources, (TimeSeriesOptions)sources.Widget.Options);
}
