using Flexboard.Core.Boards;
using Flexboard.Core.Geometry.Slicing;
using Flexboard.Widgets.TimeSeries;

namespace Flexboard.Widgets.TopSeries;

/// <summary>
/// The curves of the highest series of a selection, with their ranks. Bindings: any number without a role; <c>mark</c> as
/// for time series.
/// </summary>
public sealed class TopSeriesKind : WidgetKind<TopSeriesOptions>
{
    /// <inheritdoc/>
    public override string Name => "top-series";

    /// <inheritdoc/>
    public override string TextRoom => "time-series";

    /// <inheritdoc/>
    public override (double Width, double Height) TypicalSize => (32, 12.5);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Roles => ["value", "mark"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples =>
    [
        """{"data":[{"series":"gallery.host"}],"options":{"top":3}}""",
        """{"data":[{"series":"gallery.agent"}],"options":{"rankBy":"mean"}}""",
        """{"data":[{"series":"gallery.agent"}],"options":{"top":20,"rankBy":"maximum"}}""",
    ];

    /// <inheritdoc/>
    public override WidgetNeed NeedOf(Widget widget) => new(11, 6, 1.2, 4);

    /// <inheritdoc/>
    public override WidgetComposer CreateComposer(WidgetSources sources)
    {
        var options = (TopSeriesOptions)sources.Widget.Options;
        return new ChartComposer(sources, options, new Ranking(options.Top, options.RankBy, options.WindowSeconds));
    }
}
