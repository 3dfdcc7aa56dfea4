using System.Text.Json;

namespace Flexboard.Widgets.Number;

/// <summary>
/// Payload: <c>value</c>, <c>unit</c>; where there is one <c>before</c>, <c>baseline</c> and <c>baselineLabel</c>,
/// <c>goal</c>, <c>estimate</c> and <c>estimateAt</c> (Unix ms), <c>details</c> (label, value and unit of each) and
/// <c>sparkline</c>. A figure that is not known is null.
/// </summary>
internal sealed class NumberComposer : WidgetComposer
{
    private readonly NumberOptions options;
    private readonly Sparkline? sparkline;
    private readonly OncePerSecond before;
    private readonly Projection? projection;

    public NumberComposer(WidgetSources sources)
        : base(sources)
    {
        options = (NumberOptions)sources.Widget.Options;
        int ago = options.Delta?.Seconds ?? 0;
        before = new(now => sources["value"]?.ValueAt((now / 1000) - ago) ?? double.NaN);
        projection = options.Estimate is null ? null : new Projection(sources, options.Estimate);
        int points = Sparkline.PointsIn(sources.Allowance);
        if (points > 0 && options.Sparkline is { } wanted && sources["value"] is { } source)
        {
            sparkline = new Sparkline(source, wanted.Seconds, points);
        }
    }

    /// <inheritdoc/>
    public override bool FollowsClock => Sources.HasWindow || ReachSeconds > 0;

    /// <inheritdoc/>
    public override int ReachSeconds => Math.Max(
        sparkline is null ? 0 : options.Sparkline!.Seconds, Math.Max(options.Delta?.Seconds ?? 0, options.Estimate?.OverSeconds ?? 0));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, long now)
    {
        var source = Sources["value"];
        double value = source?.Value(now) ?? double.NaN;
        writer.WritePropertyName("value");
        WriteFigure(writer, value);
        writer.WriteString("unit", source?.Unit ?? "");
        if (options.Delta?.Seconds is not null)
        {
            writer.WritePropertyName("before");
            WriteFigure(writer, before.At(now));
        }

        double baseline = double.NaN;
        if (Sources["baseline"] is { } compared)
        {
            baseline = compared.Value(now);
            writer.WritePropertyName("baseline");
            WriteFigure(writer, baseline);
            writer.WriteString("baselineLabel", compared.Binding.Label);
        }

        WriteGoal(writer, baseline, now);
        WriteEstimate(writer, value, now);
        WriteDetails(writer, now);
        if (sparkline is not null)
        {
            writer.WriteStartObject("sparkline");
            sparkline.Write(writer, now);
            writer.WriteEndObject();
        }
    }

    private void WriteGoal(Utf8JsonWriter writer, double baseline, long now)
    {
        var bound = Sources["goal"];
        if (bound is null && options.Goal is null)
        {
            return;
        }

        writer.WritePropertyName("goal");
        WriteFigure(writer, GoalTarget.At(bound, options.Goal, baseline, now));
    }

    private void WriteEstimate(Utf8JsonWriter writer, double value, long now)
    {
        var bound = Sources["estimate"];
        if (bound is null && projection is null)
        {
            return;
        }

        double estimate = bound?.Value(now) ?? double.NaN;
        if (projection is not null)
        {
            double moment = projection.Moment(now);
            if (bound is null)
            {
                estimate = projection.Value(value, moment, now);
            }

            writer.WritePropertyName("estimateAt");
            WriteFigure(writer, moment);
        }

        writer.WritePropertyName("estimate");
        WriteFigure(writer, estimate);
    }

    private void WriteDetails(Utf8JsonWriter writer, long now)
    {
        bool any = false;
        foreach (var source in Sources.All)
        {
            if (source.Binding.Role != "detail")
            {
                continue;
            }

            if (!any)
            {
                writer.WriteStartArray("details");
                any = true;
            }

            writer.WriteStartObject();
            writer.WriteString("label", source.Binding.Label);
            writer.WritePropertyName("value");
            WriteFigure(writer, source.Value(now));
            writer.WriteString("unit", source.Unit);
            writer.WriteEndObject();
        }

        if (any)
        {
            writer.WriteEndArray();
        }
    }
}
