using Flexboard.Core.Boards;
using Flexboard.Core.Events;
using Flexboard.Core.Series;

namespace Flexboard.Widgets;

/// <summary>
/// What one widget of one view is fed from: its bindings with the series that they select now. Used under the store's
/// gate.
/// </summary>
public sealed class WidgetSources : IDisposable
{
    /// <param name="widget">The widget.</param>
    /// <param name="data">Its bindings, or its kind's defaults.</param>
    /// <param name="store">Where series are.</param>
    /// <param name="events">Where events are.</param>
    /// <param name="changes">Told when something of the widget's changed.</param>
    /// <param name="slot">The widget's slot in <paramref name="changes"/>.</param>
    /// <param name="allowance">See <see cref="Allowance"/>; that of a widget with few others, unless it is told.</param>
    /// <param name="veil">Replaces names; null: they are told.</param>
    public WidgetSources(
        Widget widget, IReadOnlyList<Binding> data, SeriesStore store, EventStore events, ChangeSet changes, int slot,
        int allowance = 8 * 1024, Veil? veil = null)
    {
        (Widget, Events, Changes, Slot, Allowance, Veil) = (widget, events, changes, slot, allowance, veil);
        All = [.. data.Select(binding => new Source(binding, store.Select(binding.Series, changes, slot), widget.Deadline, veil))];
    }

    /// <summary>The widget.</summary>
    public Widget Widget { get; }

    /// <summary>All events.</summary>
    public EventStore Events { get; }

    /// <summary>Where this widget's changes are marked, for composers that watch more than series.</summary>
    public ChangeSet Changes { get; }

    /// <summary>The widget's slot in <see cref="Changes"/>.</summary>
    public int Slot { get; }

    /// <summary>
    /// About how many bytes of a full frame are the widget's share: what could be more, such as a curve, keeps to it.
    /// </summary>
    public int Allowance { get; }

    /// <summary>Replaces names that publishers give, wherever one is written; null: they are told.</summary>
    public Veil? Veil { get; }

    /// <summary>What a name that a publisher gave is called.</summary>
    public string Called(string name) => Veil?.Of(name) ?? name;

    /// <summary>Words that a publisher wrote, where they may be told.</summary>
    public string Told(string words) => Veil is null || words.Length == 0 ? words : Veil.Words;

    /// <summary>Every binding, in the order of the file.</summary>
    public IReadOnlyList<Source> All { get; }

    /// <summary>The first binding of a role; the first without a role answers to <c>value</c>.</summary>
    public Source? this[string role] =>
        All.FirstOrDefault(source => source.Binding.Role == role)
        ?? (role == "value" ? All.FirstOrDefault(source => source.Binding.Role.Length == 0) : null);

    /// <summary>Whether any figure looks at a window, and so changes as time goes by though nothing arrives.</summary>
    public bool HasWindow => All.Any(source => source.ReachSeconds > 0);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var source in All)
        {
            source.Selection.Dispose();
        }
    }
}

/// <summary>One binding and what it selects now.</summary>
/// <param name="binding">The binding.</param>
/// <param name="selection">Kept up to date by the store.</param>
/// <param name="deadline">The widget's, ms; null: each series' default.</param>
/// <param name="veil">Replaces names; null: they are told.</param>
public sealed class Source(Binding binding, SeriesSelection selection, double? deadline, Veil? veil = null)
{
    private IReadOnlyList<SourceGroup> groups = [];
    private int groupsRevision = -1;
    private OncePerSecond? slow;

    /// <summary>The binding.</summary>
    public Binding Binding => binding;

    /// <summary>The series that it selects.</summary>
    public SeriesSelection Selection => selection;

    /// <summary>Whether the widget is as fresh as this source: what it is only compared with may be old.</summary>
    public bool CountsForFreshness => binding.Role is not ("baseline" or "earlier" or "goal" or "opening");

    /// <summary>How far back its figure looks; 0: at the newest values alone.</summary>
    public int ReachSeconds => ReachOf(binding);

    /// <summary>How far back the figure of a binding looks; 0: at the newest values alone.</summary>
    public static int ReachOf(Binding binding) => binding.Over.Kind == AggregationKind.Last ? 0 : binding.WindowSeconds;

    /// <summary>The binding's unit, or the first that a publisher named, or empty.</summary>
    public string Unit
    {
        get
        {
            if (binding.Unit is { } unit)
            {
                return unit;
            }

            foreach (var series in selection.Items)
            {
                if (series.Unit is { } published)
                {
                    return published;
                }
            }

            return "";
        }
    }

    /// <summary>One figure over all its series; NaN when none has a value.</summary>
    /// <param name="now">Unix ms.</param>
    public double Value(long now) => ReachSeconds > OncePerSecond.LongSeconds
        ? (slow ??= new OncePerSecond(NewValue)).At(now)
        : NewValue(now);

    /// <summary>Which of its series have something to say now.</summary>
    /// <param name="now">Unix ms.</param>
    public RollCall RollCall(long now) => Widgets.RollCall.Of(selection.Items, now, deadline);

    /// <summary>The figure over all its series as it stood at the end of a second that is over; NaN when none had a value.</summary>
    /// <param name="second">Unix seconds.</param>
    public double ValueAt(long second) => SourceGroup.CombineAt(binding, selection.Items, second);

    /// <summary>
    /// One group for each value of the binding's <see cref="Binding.By"/> label, or for each series; in a steady order.
    /// </summary>
    public IReadOnlyList<SourceGroup> Groups
    {
        get
        {
            if (groupsRevision != selection.Revision)
            {
                groups = SourceGroup.Make(binding, selection.Items, veil);
                groupsRevision = selection.Revision;
            }

            return groups;
        }
    }

    private double NewValue(long now) => SourceGroup.Combine(binding, selection.Items, RollCall(now));
}

/// <summary>Series of one binding that make one figure.</summary>
public sealed class SourceGroup
{
    private readonly Binding binding;
    private readonly Series[] items;

    private SourceGroup(Binding binding, string published, Series[] items, Veil? veil)
    {
        (this.binding, this.items, Published) = (binding, items, published);
        Key = veil?.Of(published) ?? published;
        Label = binding.Label.Length == 0 ? Key : Fill(binding.Label, items[0], veil);
    }

    /// <summary>What tells it apart, whatever it is called: groups of two bindings with one key are of one thing.</summary>
    public string Key { get; }

    /// <summary>The same as it was published: never to be written.</summary>
    public string Published { get; }

    /// <summary>What it is called.</summary>
    public string Label { get; }

    /// <summary>Its series.</summary>
    public ReadOnlySpan<Series> Items => items;

    /// <summary>Its figure; NaN when no series of it has a value.</summary>
    /// <param name="present">From its <see cref="Source"/>.</param>
    public double Value(in RollCall present) => Combine(binding, items, present);

    /// <summary>Its figure over whole seconds, both included.</summary>
    public double ValueOfSeconds(Aggregation how, long first, long end)
    {
        var total = new Combined(binding.Across);
        foreach (var series in items)
        {
            total.Add(series.AggregateSeconds(how, first, end));
        }

        return total.Result * binding.Scale;
    }

    internal static double Combine(Binding binding, ReadOnlySpan<Series> items, in RollCall present)
    {
        var total = new Combined(binding.Across);
        foreach (var series in items)
        {
            if (binding.Over.IsTotal || present.Counts(series))
            {
                total.Add(series.Aggregate(binding.Over, present.Now, binding.WindowSeconds));
            }
        }

        return total.Result * binding.Scale;
    }

    internal static double CombineAt(Binding binding, ReadOnlySpan<Series> items, long second)
    {
        var total = new Combined(binding.Across);
        foreach (var series in items)
        {
            total.Add(series.AggregateAt(binding.Over, second, binding.WindowSeconds));
        }

        return total.Result * binding.Scale;
    }

    internal static IReadOnlyList<SourceGroup> Make(Binding binding, ReadOnlySpan<Series> items, Veil? veil)
    {
        if (binding.By.Length == 0)
        {
            var differing = DifferingLabels(items);
            var single = new SourceGroup[items.Length];
            for (int i = 0; i < items.Length; i++)
            {
                single[i] = new SourceGroup(binding, KeyOf(items[i], differing), [items[i]], veil);
            }

            return single;
        }

        var byValue = new SortedDictionary<string, List<Series>>(StringComparer.Ordinal);
        foreach (var series in items)
        {
            string value = series.Label(binding.By) ?? "";
            if (!byValue.TryGetValue(value, out var list))
            {
                byValue[value] = list = [];
            }

            list.Add(series);
        }

        return [.. byValue.Select(group => new SourceGroup(binding, group.Key, [.. group.Value], veil))];
    }

    private static string KeyOf(Series series, HashSet<string> differing)
    {
        string labels = string.Join(' ', series.Labels.Where(label => differing.Contains(label.Name)).Select(label => label.Value));
        return labels.Length > 0 ? labels : series.Name;
    }

    private static string Fill(string template, Series series, Veil? veil)
    {
        string text = template.Replace("{name}", veil?.Of(series.Name) ?? series.Name, StringComparison.Ordinal);
        foreach (var label in series.Labels)
        {
            text = text.Replace($"{{{label.Name}}}", veil?.Of(label.Value) ?? label.Value, StringComparison.Ordinal);
        }

        return text;
    }

    private static HashSet<string> DifferingLabels(ReadOnlySpan<Series> items)
    {
        var differing = new HashSet<string>(StringComparer.Ordinal);
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var series in items)
        {
            foreach (var label in series.Labels)
            {
                if (!seen.TryAdd(label.Name, label.Value) && seen[label.Name] != label.Value)
                {
                    differing.Add(label.Name);
                }
            }
        }

        return differing;
    }

    internal struct Combined(Combination how)
    {
        private double result = double.NaN;
        private int count;

        public void Add(double value)
        {
            if (double.IsNaN(value))
            {
                return;
            }

            result = count++ == 0 ? value : how switch
            {
                Combination.Minimum => Math.Min(result, value),
                Combination.Maximum => Math.Max(result, value),
                _ => result + value,
            };
        }

        public readonly double Result => how switch
        {
            Combination.Count => count,
            Combination.Average => result / count,
            _ => result,
        };
    }
}
