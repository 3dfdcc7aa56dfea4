using System.Text.Json;

namespace Flexboard.Widgets.Apdex;

/// <summary>
/// Payload: <c>score</c>, 0 to 1, null when there were no requests; <c>classes</c>, four counts over the window in the
/// order of <see cref="ApdexReading.Classes"/>, null when nothing is known.
/// </summary>
internal sealed class ApdexComposer : WidgetComposer
{
    private readonly ApdexOptions options;
    private readonly ApdexReading? reading;
    private readonly double[] classes = new double[ApdexReading.Classes.Count];
    private long second = -1;
    private bool known;

    public ApdexComposer(WidgetSources sources)
        : base(sources)
    {
        options = (ApdexOptions)sources.Widget.Options;
        reading = sources["value"] is { } source ? new ApdexReading(source, options.ApdexSeconds) : null;
    }

    /// <inheritdoc/>
    public override bool FollowsClock => true;

    /// <inheritdoc/>
    public override int ReachSeconds => options.WindowSeconds;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, long now)
    {
        // Only complete seconds count: it is another one once a second.
        if (now / 1000 != second)
        {
            second = now / 1000;
            known = reading?.Count(now, options.WindowSeconds, classes) > 0;
        }

        writer.WritePropertyName("score"u8);
        WriteFigure(writer, known ? Score(classes) : double.NaN);
        if (!known)
        {
            writer.WriteNull("classes"u8);
            return;
        }

        writer.WriteStartArray("classes"u8);
        foreach (double count in classes)
        {
            WriteFigure(writer, count);
        }

        writer.WriteEndArray();
    }

    /// <summary>(satisfied + tolerating / 2) / all; failed requests are frustrated ones. NaN when there were none.</summary>
    private static double Score(ReadOnlySpan<double> classes) =>
        (classes[0] + (classes[1] / 2)) / (classes[0] + classes[1] + classes[2] + classes[3]);
}
