using System.Text.Json;

namespace Flexboard.Widgets.Goal;

/// <summary>
/// Payload, as that of a number: <c>value</c>, <c>unit</c>, <c>goal</c>; where there is one <c>baseline</c> and
/// <c>baselineLabel</c>, <c>estimate</c> and <c>estimateAt</c> (Unix ms: the end of the time). What is not known is null.
/// </summary>
internal sealed class GoalComposer : WidgetComposer
{
    private readonly GoalOptions options;
    private readonly Projection? projection;

    public GoalComposer(WidgetSources sources)
        : base(sources)
    {
        options = (GoalOptions)sources.Widget.Options;
        projection = options.Estimate is null ? null : new Projection(sources, options.Estimate);
    }

    /// <inheritdoc/>
    public override bool FollowsClock => Sources.HasWindow || projection is not null;

    /// <inheritdoc/>
    public override int ReachSeconds => options.Estimate?.OverSeconds ?? 0;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, long now)
    {
        var source = Sources["value"];
        double value = source?.Value(now) ?? double.NaN;
        Write("value", value);
        writer.WriteString("unit", source?.Unit ?? "");
        double baseline = double.NaN;
        if (Sources["baseline"] is { } compared)
        {
            baseline = compared.Value(now);
            Write("baseline", baseline);
            writer.WriteString("baselineLabel", compared.Binding.Label);
        }

        Write("goal", GoalTarget.At(Sources["goal"], options.Goal, baseline, now));
        if (projection is not null)
        {
            double moment = projection.Moment(now);
            Write("estimateAt", moment);
            Write("estimate", projection.Value(value, moment, now));
        }

        void Write(string name, double figure)
        {
            writer.WritePropertyName(name);
            WriteFigure(writer, figure);
        }
    }
}
