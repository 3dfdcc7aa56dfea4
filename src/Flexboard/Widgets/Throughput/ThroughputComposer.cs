using System.Text.Json;
using Flexboard.Core.Series;
using Flexboard.Widgets.Apdex;

namespace Flexboard.Widgets.Throughput;

/// <summary>
/// Payload: <c>in</c>, <c>active</c> and <c>out</c>, each a figure or null; where they are told <c>tiers</c> (three counts
/// of those active) and <c>classes</c> (four rates of those out); <c>units</c> of in, active and out.
/// </summary>
internal sealed class ThroughputComposer : WidgetComposer
{
    private static readonly string[] Tiers = ["fast", "slow", "stuck"];

    private readonly Source? received;
    private readonly Source? active;
    private readonly Source? answered;
    private readonly ApdexReading? classes;
    private (Series Series, int Tier)[] running = [];
    private int revision = -1;

    public ThroughputComposer(WidgetSources sources)
        : base(sources)
    {
        (received, active, answered) = (sources["in"], sources["active"], sources["out"]);
        classes = answered is null ? null : new ApdexReading(answered, ((ThroughputOptions)sources.Widget.Options).ApdexSeconds);
    }

    /// <summary>An agent goes silent, and responses leave their window, though nothing arrives.</summary>
    public override bool FollowsClock => true;

    /// <summary>Responses are always those of a window, whatever their binding says.</summary>
    public override int ReachSeconds => answered?.Binding.WindowSeconds ?? 0;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, long now)
    {
        writer.WritePropertyName("in"u8);
        WriteFigure(writer, received?.Value(now) ?? double.NaN);
        writer.WritePropertyName("active"u8);
        WriteFigure(writer, active?.Value(now) ?? double.NaN);
        WriteTiers(writer, now);
        WriteOut(writer, now);
        writer.WriteStartArray("units"u8);
        writer.WriteStringValue(received?.Unit ?? "");
        writer.WriteStringValue(active?.Unit ?? "");
        writer.WriteStringValue(classes?.HasClasses == true ? "1/s" : answered?.Unit ?? "");
        writer.WriteEndArray();
    }

    private void WriteTiers(Utf8JsonWriter writer, long now)
    {
        if (active is null)
        {
            return;
        }

        if (revision != active.Selection.Revision)
        {
            running = [.. active.Selection.Items.ToArray()
                .Select(series => (series, Array.IndexOf(Tiers, series.Label("tier")))).Where(one => one.Item2 >= 0)];
            revision = active.Selection.Revision;
        }

        if (running.Length == 0)
        {
            return;
        }

        Span<double> sums = stackalloc double[Tiers.Length];
        var present = active.RollCall(now);
        foreach (var (series, tier) in running)
        {
            double value = series.Aggregate(active.Binding.Over, now, active.Binding.WindowSeconds) * active.Binding.Scale;
            if (present.Counts(series) && double.IsFinite(value))
            {
                sums[tier] += value;
            }
        }

        WriteAll(writer, "tiers"u8, sums);
    }

    private void WriteOut(Utf8JsonWriter writer, long now)
    {
        if (classes?.HasClasses != true)
        {
            writer.WritePropertyName("out"u8);
            WriteFigure(writer, answered?.Value(now) ?? double.NaN);
            return;
        }

        Span<double> rates = stackalloc double[ApdexReading.Classes.Count];
        int seconds = classes.Count(now, answered!.Binding.WindowSeconds, rates);
        double total = 0;
        foreach (ref double rate in rates)
        {
            rate /= seconds;
            total += rate;
        }

        writer.WritePropertyName("out"u8);
        WriteFigure(writer, total);
        if (seconds > 0)
        {
            WriteAll(writer, "classes"u8, rates);
        }
    }

    private static void WriteAll(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ReadOnlySpan<double> figures)
    {
        writer.WriteStartArray(name);
        foreach (double figure in figures)
        {
            WriteFigure(writer, figure);
        }

        writer.WriteEndArray();
    }
}
