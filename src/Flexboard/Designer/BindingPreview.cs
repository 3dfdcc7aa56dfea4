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

    /// <summary>
    /// Series that are put in order and in groups for one question: those of one binding to all that there may be, or of
    /// 64 bindings to some thousands.
    /// </summary>
    private const int MostSeries = 100_000;

    /// <summary>A column of durations is 5 s long, but of a percentile all its bins are read.</summary>
    private const int ReadsOfDurations = 16;

    /// <summary>Previews each binding, in the order given.</summary>
    /// <param name="data">The bindings.</param>
    /// <param name="deadline">The widget's, ms; null: each series' default.</param>
    public IReadOnlyList<object> Of(IReadOnlyList<Binding> data, double? deadline)
    {
        long now = browser.Now;
        var all = browser.All();
        int left = MostSeries;
        var previews = new List<object>(data.Count);
        foreach (var binding in data)
        {
            var items = Array.FindAll(all, series => binding.Series.Matches(series.Name, series.Labels.AsSpan()));
            left -= items.Length;
            long reads = items.Sum(series => Math.Max(1, Source.ReachOf(binding)) * (series.Durations is null ? 1L : ReadsOfDurations));
            previews.Add(left < 0 || reads > MostReads ? Count(binding, items, deadline, now) : Read(binding, items, deadline, reads, now));
        }

        return previews;
    }

    private object Read(Binding binding, Series[] items, double? deadline, long reads, long now)
    {
        var source = new Source(binding, SeriesSelection.Of(binding.Series, items), deadline);
        var groups = source.Groups;
        double value;
        string unit;
        (int Fresh, bool Simulated) state;
        object[] shown;
        lock (store.Gate)
        {
            state = State(items, deadline, now);
            unit = source.Unit;
            value = source.Value(now);
            var present = source.RollCall(now);
            shown = [.. groups.Take(MostGroups).Select(group => new { group.Label, Value = SeriesPicture.Known(group.Value(present)) })];
        }

        return new
        {
            As = binding.Role,
            Matched = items.Length,
            state.Fresh,
            state.Simulated,
            Value = SeriesPicture.Known(value),
            Unit = unit,
            Groups = shown,
            TotalGroups = (int?)groups.Count,
            Spark = reads * SeriesPicture.Points > MostReads ? (JsonElement?)null : Spark(source, now),
            TooMuch = false,
        };
    }

    private object Count(Binding binding, Series[] items, double? deadline, long now)
    {
        (int Fresh, bool Simulated) state;
        lock (store.Gate)
        {
            state = State(items, deadline, now);
        }

        return new
        {
            As = binding.Role,
            Matched = items.Length,
            state.Fresh,
            state.Simulated,
            Value = (double?)null,
            Unit = binding.Unit ?? "",
            Groups = Array.Empty<object>(),
            TotalGroups = (int?)null,
            Spark = (JsonElement?)null,
            TooMuch = true,
        };
    }

    private static (int Fresh, bool Simulated) State(Series[] items, double? deadline, long now)
    {
        int fresh = 0;
        bool simulated = false;
        foreach (var series in items)
        {
            fresh += series.Arrival > 0 && !series.IsSilent(now, deadline) ? 1 : 0;
            simulated |= series.Simulated;
        }

        return (fresh, simulated);
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
