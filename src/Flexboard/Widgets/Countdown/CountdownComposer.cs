using System.Text.Json;
using Flexboard.Core.Series;

namespace Flexboard.Widgets.Countdown;

/// <summary>Sends the moment; the viewer counts.</summary>
public sealed class CountdownComposer(WidgetSources sources) : WidgetComposer(sources)
{
    /// <summary>The latest time that a browser's dates reach, Unix ms.</summary>
    private const double MaxMoment = 8.64e15;

    private readonly long? fixedMoment = ((CountdownOptions)sources.Widget.Options).UntilMs;

    /// <summary>Only the moment is sent, and that changes by an arrival alone.</summary>
    public override bool FollowsClock => false;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, long now)
    {
        if (Moment(now) is { } moment)
        {
            writer.WriteNumber("until"u8, moment);
        }
        else
        {
            writer.WriteNull("until"u8);
        }
    }

    private long? Moment(long now)
    {
        if (Sources.All.Count == 0)
        {
            return fixedMoment;
        }

        // A sum or a mean of moments is none: of several series the one that spoke last is believed.
        var source = Sources["value"] ?? Sources.All[0];
        Series? newest = null;
        foreach (var series in source.Selection.Items)
        {
            if (newest is null || series.Arrival > newest.Arrival)
            {
                newest = series;
            }
        }

        double moment = newest?.Aggregate(source.Binding.Over, now, source.Binding.WindowSeconds) * source.Binding.Scale ?? double.NaN;
        return moment is > 0 and <= MaxMoment ? (long)Math.Round(moment) : null;
    }
}
