using System.Buffers;
using System.Text.Json;
using Flexboard.Core.Boards;
using Flexboard.Core.Series;
using Flexboard.Widgets;
using Flexboard.Widgets.Number;

namespace Flexboard.Designer;

/// <summary>
/// What a binding shows now, by the very classes that widgets are fed from, so that a preview and a wall cannot differ.
/// </summary>
internal sealed class BindingPreview(SeriesStore store, SeriesBrowser browser)
{
    /// <summary>The most groups that are listed.</summary>
    private const int MostGroups = 20;

    /// <summary>
    /// Seconds of rings that are read with the gate held, some milliseconds. A widget reads more, once a second; who types
    /// in an inspector asks with every key.
    /// </summary>
    private const long MostReads = 500_000;

    /// <summary>A column of durations is 5 s long, but of a percentile all its bins are read.</summary>
    private const int ReadsOfDurations = 16;

    /// <summary>Previews each binding, in the order given.</summary>
    /// <param name="data">The bindings.</param>
    /// <param name="deadline">The widget's, ms; null: each series' default.</param>
    public IReadOnlyList<object> Of(IReadOnlyList<Binding> data, double? deadline)
    {
        long now = browser.Now;
        var all = browser.All();
        return [.. data.Select(binding => Of(new Source(binding, SeriesSelection.Among(binding.Series, all), deadline), deadline, now))];
    }

    private object Of(Source source, double? deadline, long now)
    {
        long reads = 0;
        foreach (var series in source.Selection.Items)
        {
            reads += Math.Max(1, source.ReachSeconds) * (series.Durations is null ? 1L : ReadsOfDurations);
        }

        var groups = source.Groups;
        bool isTooMuch = reads > MostReads;
        int fresh = 0;
        bool simulated = false;
        double value = double.NaN;
        string unit;
        object[] shown;
        lock (store.Gate)
        {
            foreach (var series in source.Selection.Items)
            {
                fresh += series.Arrival > 0 && !series.IsSilent(now, deadline) ? 1 : 0;
                simulated |= series.Simulated;
            }

            unit = source.Unit;
            value = isTooMuch ? value : source.Value(now);
            var present = source.RollCall(now);
            shown = isTooMuch ? [] :
            [
                .. groups.Take(MostGroups).Select(group => new { group.Label, Value = SeriesPicture.Known(group.Value(present)) }),
            ];
        }

        return new
        {
            As = source.Binding.Role,
            Matched = source.Selection.Items.Length,
            Fresh = fresh,
            Simulated = simulated,
            Value = SeriesPicture.Known(value),
            Unit = unit,
            Groups = shown,
            TotalGroups = groups.Count,
            Spark = reads * SeriesPicture.Points > MostReads ? (JsonElement?)null : Spark(source, now),
            TooMuch = isTooMuch,
        };
    }

    private JsonElement Spark(Source source, long now)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            lock (store.Gate)
            {
                new Sparkline(source, SeriesPicture.Seconds, SeriesPicture.Points).Write(writer, now);
            }

            writer.WriteEndObject();
        }

        return JsonElement.Parse(buffer.WrittenSpan).GetProperty("points");
    }
}
