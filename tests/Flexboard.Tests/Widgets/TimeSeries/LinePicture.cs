using System.Text.Json.Nodes;

namespace Flexboard.Tests.Widgets.TimeSeries;

/// <summary>
/// What a viewer knows of a time series: merges payloads as wwwroot/js/widgets/time-series/lines.js does. A point goes
/// before another of its step when it was composed no earlier, and so do labels and order.
/// </summary>
internal sealed class LinePicture
{
    private readonly Dictionary<string, (string Label, long At)> looks = [];
    private readonly Dictionary<string, SortedDictionary<long, (double Value, long At)>> points = [];

    private long orderAt;

    public IReadOnlyList<string> Order { get; private set; } = [];

    public void Take(JsonObject payload)
    {
        long at = payload["at"]!.GetValue<long>();
        foreach (var line in (payload["lines"]?.AsArray() ?? []).Select(node => node!.AsObject()))
        {
            string key = line["key"]!.GetValue<string>();
            if (line.ContainsKey("label") && (!looks.TryGetValue(key, out var look) || look.At <= at))
            {
                looks[key] = (line["label"]!.GetValue<string>(), at);
            }

            if (!points.TryGetValue(key, out var known))
            {
                points[key] = known = [];
            }

            foreach (var (slot, value) in Points(line, "points"))
            {
                if (!known.TryGetValue(slot, out var before) || before.At <= at)
                {
                    known[slot] = (value, at);
                }
            }
        }

        if (payload["order"] is JsonArray order && at >= orderAt)
        {
            Order = [.. order.Select(node => node!.GetValue<string>())];
            orderAt = at;
        }
    }

    /// <summary>The points from a step on, by the line's label.</summary>
    public Dictionary<string, Dictionary<long, double>> Since(long slot) => Order.ToDictionary(
        key => looks[key].Label,
        key => points[key].Where(point => point.Key >= slot && !double.IsNaN(point.Value.Value)).ToDictionary(point => point.Key, point => point.Value.Value));

    public static IEnumerable<(long Slot, double Value)> Points(JsonObject line, string member)
    {
        var runs = line[member]?.AsArray() ?? [];
        for (int i = 0; i < runs.Count; i += 2)
        {
            long slot = runs[i]!.GetValue<long>();
            foreach (var value in runs[i + 1]!.AsArray())
            {
                yield return (slot++, value?.GetValue<double>() ?? double.NaN);
            }
        }
    }
}
