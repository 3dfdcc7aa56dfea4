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
    private readonly OncePerSecond estimateFrom;

    public NumberComposer(WidgetSources sources)
        : base(sources)
    {
        options = (NumberOptions)sources.Widget.Options;
        before = Ago(options.Delta?.Seconds ?? 0);
        estimateFrom = Ago(options.Estimate?.OverSeconds ?? 0);
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
        WriteEstimate(writer, source, value, now);
        WriteDetails(writer, now);
        if (sparkline is not null)
        {
            writer.WriteStartObject("sparkline");
            sparkline.Write(writer, now);
            writer.WriteEndObject();
        }
    }

    /// <summary>The value as it stood some seconds ago.</summary>
    private OncePerSecond Ago(int seconds) => new(now => Sources["value"]?.ValueAt((now / 1000) - seconds) ?? double.NaN);

    private void WriteGoal(Utf8JsonWriter writer, double baseline, long now)
    {
        var bound = Sources["goal"];
        if (bound is null && options.Goal is null)
        {
            return;
        }

        writer.WritePropertyName("goal");
        WriteFigure(writer, bound?.Value(now) ?? options.Goal!.Value ?? (options.Goal.Times!.Value * baseline));
    }

    private void WriteEstimate(Utf8JsonWriter writer, Source? source, double value, long now)
    {
        var bound = Sources["estimate"];
        if (bound is null && options.Estimate is null)
        {
            return;
        }

        double estimate = bound?.Value(now) ?? double.NaN;
        if (options.Estimate is { } wanted)
        {
            double at = wanted.At?.ToUnixTimeMilliseconds()
                ?? (Sources["start"]?.Value(now) ?? double.NaN) + (wanted.MinutesAfterStart!.Value * 60_000);
            if (bound is null && at > now && source is not null)
            {
                double slope = (value - estimateFrom.At(now)) / wanted.OverSeconds;
                estimate = value + (slope * (at - now) / 1000);
            }

            writer.WritePropertyName("estimateAt");
            WriteFigure(writer, at);
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
