namespace Flexboard.Widgets.TimeSeries;

/// <summary>
/// Curves of the last seconds to hours. Bindings: any number without a role, each one line or many (<c>by</c>);
/// <c>earlier</c> for what they are compared with, drawn in grey behind; <c>mark</c> for series whose values are
/// moments (Unix ms), drawn as dotted lines across.
/// </summary>
public sealed class TimeSeriesKind : WidgetKind<TimeSeriesOptions>
{
    /// <inheritdoc/>
    public override string Name => "time-series";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples =>
    [
        """{"data":[{"series":"gallery.host"}],"options":{"goal":80,"thresholds":[{"at":90,"severity":"critical"}]}}""",
    ];

    /// <inheritdoc/>
    public override WidgetComposer CreateComposer(WidgetSources sources) => new TimeSeriesComposer(sources);
}
