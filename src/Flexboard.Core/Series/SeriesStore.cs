using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Flexboard.Core.Series;

/// <summary>
/// All live series. One lock, <see cref="Gate"/>, guards it and everything in it: the ingest loop holds it for one
/// message, a composition for one frame. Every member is called with the gate held.
/// </summary>
public sealed partial class SeriesStore(SeriesLimits limits)
{
    /// <summary>A clock that was set back is noticed within this, ms.</summary>
    public const long SetBackSeenWithin = 2000;

    private readonly Dictionary<byte[], Series> byKey = new(KeyComparer.Instance);
    private readonly Dictionary<string, List<Series>> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> byChannel = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> hiddenByChannel = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SeriesSelection>> exactSelections = new(StringComparer.Ordinal);
    private readonly List<SeriesSelection> patternSelections = [];
    private readonly ShownSelectors shown = new(limits.MaxShownBySelector);

    /// <summary>Live series that no board shows: what the limits are about.</summary>
    private int hidden;

    /// <summary>The lock that every caller holds.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Bytes of the rings.</summary>
    public MemoryBudget Memory { get; } = new(limits.MemoryBytes);

    /// <summary>How many series live.</summary>
    public int Count => byKey.Count;

    /// <summary>All live series, in no order.</summary>
    public IReadOnlyCollection<Series> All => byKey.Values;

    /// <summary>How many live series each channel began.</summary>
    public IReadOnlyDictionary<string, int> SeriesByChannel => byChannel;

    /// <summary>How often <see cref="Show"/> was called.</summary>
    public int ShownRevision { get; private set; }

    /// <summary>Says which selectors the boards have: what they match is never refused, and what they name is never forgotten.</summary>
    public void Show(IEnumerable<SeriesSelector> selectors)
    {
        ShownRevision++;
        shown.Set(selectors);
        hiddenByChannel.Clear();
        hidden = 0;
        foreach (var series in byKey.Values)
        {
            series.ShownBy = shown.Take(series.Name, series.Labels.AsSpan());
            CountHidden(series, 1);
        }
    }

    /// <summary>Selects series, and goes on selecting until the selection is disposed.</summary>
    /// <param name="selector">Which ones.</param>
    /// <param name="changes">Told when one of them, or their number, changes.</param>
    /// <param name="slot">Which slot of <paramref name="changes"/> is marked then.</param>
    public SeriesSelection Select(SeriesSelector selector, ChangeSet changes, int slot)
    {
        var selection = new SeriesSelection(this, selector, changes, slot);
        IEnumerable<Series> candidates = byKey.Values;
        if (selector.HasExactName)
        {
            candidates = byName.TryGetValue(selector.Name, out var named) ? named : [];
            if (!exactSelections.TryGetValue(selector.Name, out var list))
            {
                exactSelections[selector.Name] = list = [];
            }

            list.Add(selection);
        }
        else
        {
            patternSelections.Add(selection);
        }

        foreach (var series in candidates)
        {
            if (selector.Matches(series.Name, series.Labels.AsSpan()))
            {
                selection.Add(series);
            }
        }

        return selection;
    }

    /// <summary>Finds a series by its canonical key.</summary>
    public bool TryGet(ReadOnlySpan<byte> key, [NotNullWhen(true)] out Series? series) =>
        byKey.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key, out series);

    /// <summary>
    /// Forgets the series that have been silent for too long, but for those that a selector names exactly: of what a
    /// wildcard or a missing label brings, the dead would otherwise stay matched for the life of the process.
    /// </summary>
    /// <param name="now">Unix ms.</param>
    /// <returns>How many were forgotten.</returns>
    public int ForgetSilent(long now)
    {
        long before = now - (long)limits.ForgetAfter.TotalMilliseconds;
        var silent = byKey.Values
            .Where(series => Math.Max(series.Arrival, series.Time) < before && !shown.Names(series.Name, series.Labels.AsSpan()))
            .ToList();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var series in silent)
        {
            series.IsForgotten = true;
            names.Add(series.Name);
            byKey.GetAlternateLookup<ReadOnlySpan<byte>>().Remove(series.Key.Span);
            Tally(byChannel, series.Channel, -1);
            CountHidden(series, -1);
            if (series.ShownBy is { } selector)
            {
                selector.Taken--;
            }

            Memory.Return(series.BudgetedBytes);
            foreach (var selection in SelectionsOf(series))
            {
                selection.DropForgotten();
            }
        }

        foreach (string name in names)
        {
            var named = byName[name];
            named.RemoveAll(series => series.IsForgotten);
            if (named.Count == 0)
            {
                byName.Remove(name);
            }
        }

        return silent.Count;
    }

    /// <summary>The clock was set back: what arrived before keeps its age.</summary>
    /// <param name="now">Unix ms, by the clock as it is now.</param>
    /// <param name="by">How far it was set back, ms; noticed within <see cref="SetBackSeenWithin"/>.</param>
    public void KeepAges(long now, long by)
    {
        foreach (var series in byKey.Values)
        {
            series.KeepAge(now, by);
        }
    }

    internal void Forget(SeriesSelection selection)
    {
        if (!selection.Selector.HasExactName)
        {
            patternSelections.Remove(selection);
        }
        else if (exactSelections.TryGetValue(selection.Selector.Name, out var list))
        {
            list.Remove(selection);
            if (list.Count == 0)
            {
                exactSelections.Remove(selection.Selector.Name);
            }
        }
    }

    private AppendResult Obtain(SeriesKey key, string channel, in SampleContext context, bool durations, out Series? series)
    {
        if (TryGet(key.Canonical, out series))
        {
            if ((series.Kind == SeriesKind.Durations) == durations)
            {
                return AppendResult.Accepted;
            }

            series = null;
            return AppendResult.FormConflict;
        }

        var refusal =
            hidden >= limits.MaxSeries ? AppendResult.TooManySeries :
            hiddenByChannel.GetValueOrDefault(channel) >= limits.MaxSeries * limits.ChannelShare ? AppendResult.ChannelShare :
            AppendResult.Accepted;
        if (refusal != AppendResult.Accepted && !shown.HasName(key.NameBytes))
        {
            return refusal;
        }

        string name = key.Name;
        ImmutableArray<Label> labels = [.. key.Labels];
        var shownBy = shown.Take(name, labels.AsSpan());
        if (refusal != AppendResult.Accepted && shownBy is null)
        {
            return refusal;
        }

        byte[] canonical = key.Canonical.ToArray();
        series = new Series(canonical, name, labels, durations ? SeriesKind.Durations : context.Kind ?? SeriesKind.Gauge, channel)
        {
            ShownBy = shownBy,
        };
        byKey.Add(canonical, series);
        Tally(byChannel, channel, 1);
        CountHidden(series, 1);
        if (!byName.TryGetValue(name, out var named))
        {
            byName[name] = named = [];
        }

        named.Add(series);
        foreach (var selection in SelectionsOf(series))
        {
            selection.Add(series);
        }

        return AppendResult.Accepted;
    }

    private void CountHidden(Series series, int change)
    {
        if (!series.Shown)
        {
            hidden += change;
            Tally(hiddenByChannel, series.Channel, change);
        }
    }

    private static void Tally(Dictionary<string, int> counts, string channel, int change)
    {
        int count = counts.GetValueOrDefault(channel) + change;
        if (count > 0)
        {
            counts[channel] = count;
        }
        else
        {
            counts.Remove(channel);
        }
    }

    private List<SeriesSelection> SelectionsOf(Series series)
    {
        var result = new List<SeriesSelection>();
        if (exactSelections.TryGetValue(series.Name, out var exact))
        {
            result.AddRange(exact);
        }

        result.AddRange(patternSelections);
        result.RemoveAll(selection => !selection.Selector.Matches(series.Name, series.Labels.AsSpan()));
        return result;
    }

    private sealed class KeyComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly KeyComparer Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(byte[] key) => GetHashCode(key.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
