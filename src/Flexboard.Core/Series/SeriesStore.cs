using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Flexboard.Core.Series;

/// <summary>The bounds of a <see cref="SeriesStore"/>.</summary>
public sealed record SeriesLimits
{
    /// <summary>The most live series, beyond those that a board shows.</summary>
    public int MaxSeries { get; init; } = 50_000;

    /// <summary>The most of them that one channel may bring, as a part of <see cref="MaxSeries"/>.</summary>
    public double ChannelShare { get; init; } = 0.5;

    /// <summary>The most series that are let in beyond the limits because one selector of a board matches them.</summary>
    public int MaxShownBySelector { get; init; } = 5_000;

    /// <summary>Bytes for rings beyond their smallest size.</summary>
    public long MemoryBytes { get; init; } = 1L << 30;

    /// <summary>A series that no board shows is forgotten after this silence.</summary>
    public TimeSpan ForgetAfter { get; init; } = TimeSpan.FromHours(24);
}

/// <summary>What became of a sample.</summary>
public enum AppendResult
{
    /// <summary>It is in the store.</summary>
    Accepted,

    /// <summary>The same series, time and value were there already; nothing changed.</summary>
    Duplicate,

    /// <summary>Its time lies further back than the series remembers.</summary>
    TooOld,

    /// <summary>It would begin a series above <see cref="SeriesLimits.MaxSeries"/>.</summary>
    TooManySeries,

    /// <summary>It would begin a series above its channel's share.</summary>
    ChannelShare,

    /// <summary>Durations for a series of numbers, or the other way round.</summary>
    FormConflict,

    /// <summary>It is in the store, but says gauge of a counter, or the other way round.</summary>
    KindConflict,

    /// <summary>It is in the store, but its unit contradicts what the series was said to have.</summary>
    UnitConflict,
}

/// <summary>What comes with a sample besides its series and value.</summary>
/// <param name="Arrival">When it arrived, by the server's clock, Unix ms.</param>
/// <param name="Time">Its own time, Unix ms; <see cref="Arrival"/> when it named none.</param>
/// <param name="HasTime">Whether it named a time, so that the same time again is the same sample again.</param>
/// <param name="Kind">What the publisher says it is; null when it does not say, which contradicts nothing.</param>
/// <param name="Unit">The unit that the publisher names, or null.</param>
/// <param name="Simulated">Whether it is marked as simulated.</param>
public readonly record struct SampleContext(
    long Arrival, long Time, bool HasTime, SeriesKind? Kind = null, string? Unit = null, bool Simulated = false);

/// <summary>
/// All live series. One lock, <see cref="Gate"/>, guards it and everything in it: the ingest loop holds it for one
/// message, a composition for one frame. Every member is called with the gate held.
/// </summary>
public sealed partial class SeriesStore(SeriesLimits limits)
{
    private readonly Dictionary<byte[], Series> byKey = new(KeyComparer.Instance);
    private readonly Dictionary<string, List<Series>> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> byChannel = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SeriesSelection>> exactSelections = new(StringComparer.Ordinal);
    private readonly List<SeriesSelection> patternSelections = [];
    private readonly Dictionary<SeriesSelector, int> shown = [];

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

    /// <summary>Says which selectors the boards have: what they match is never refused and never forgotten.</summary>
    public void Show(IEnumerable<SeriesSelector> selectors)
    {
        shown.Clear();
        foreach (var selector in selectors)
        {
            shown.TryAdd(selector, 0);
        }

        foreach (var series in byKey.Values)
        {
            series.Shown = TakeShown(series.Name, series.Labels.AsSpan());
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

        selection.Fill(candidates.Where(series => selector.Matches(series.Name, series.Labels.AsSpan())));
        return selection;
    }

    /// <summary>Finds a series by its canonical key.</summary>
    public bool TryGet(ReadOnlySpan<byte> key, [NotNullWhen(true)] out Series? series) =>
        byKey.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key, out series);

    /// <summary>Appends a finite number.</summary>
    /// <param name="key">The identity; read at once, never kept.</param>
    /// <param name="channel">The channel that it came by.</param>
    /// <param name="value">Finite.</param>
    /// <param name="context">Its times and metadata.</param>
    public AppendResult Append(SeriesKey key, string channel, double value, in SampleContext context)
    {
        var refused = Obtain(key, channel, context, durations: false, out var series);
        return series is null ? refused : Append(series, value, context);
    }

    /// <summary>Appends a finite number to a series that is at hand.</summary>
    public AppendResult Append(Series series, double value, in SampleContext context)
    {
        if (series.Seconds is not { } ring)
        {
            return AppendResult.FormConflict;
        }

        var result = NoteMetadata(series, context);
        if (context.HasTime && context.Time == series.Time && series.Arrival > 0)
        {
            if (series.Value == value)
            {
                return AppendResult.Duplicate;
            }

            ring.Correct(context.Time / 1000, series.Value, value);
            MarkUnsaved(series, context.Time / 1000);
            series.Arrived(context.Arrival, context.Time, value, context.Simulated);
            return result;
        }

        bool older = context.Time < series.Time && context.Time / 1000 == series.Time / 1000;
        if (!ring.Add(context.Time / 1000, Fold.Of(value), older, Memory, series.Shown))
        {
            return AppendResult.TooOld;
        }

        MarkUnsaved(series, context.Time / 1000);
        series.Arrived(context.Arrival, context.Time, value, context.Simulated);
        return result;
    }

    /// <summary>Appends elapsed times of transactions that ended at the context's time.</summary>
    /// <param name="key">The identity.</param>
    /// <param name="channel">The channel that it came by.</param>
    /// <param name="normal">Elapsed ms of those that did not fail; finite, not negative.</param>
    /// <param name="failed">Elapsed ms of those that failed.</param>
    /// <param name="context">Times and metadata; the kind is <see cref="SeriesKind.Durations"/>.</param>
    public AppendResult AppendDurations(
        SeriesKey key, string channel, ReadOnlySpan<double> normal, ReadOnlySpan<double> failed, in SampleContext context)
    {
        var refused = Obtain(key, channel, context, durations: true, out var series);
        if (series?.Durations is not { } ring)
        {
            return series is null ? refused : AppendResult.FormConflict;
        }

        var result = NoteMetadata(series, context);
        bool reached = true;
        double newest = double.NaN;
        foreach (double elapsed in normal)
        {
            newest = elapsed;
            reached &= ring.Add(context.Time, DurationBins.IndexOf(elapsed), elapsed, 1, error: false, Memory, series.Shown);
        }

        foreach (double elapsed in failed)
        {
            newest = elapsed;
            reached &= ring.Add(context.Time, DurationBins.IndexOf(elapsed), elapsed, 1, error: true, Memory, series.Shown);
        }

        // An empty message is a sign of life: it says that nothing ended.
        if (reached && !double.IsNaN(newest))
        {
            MarkUnsaved(series, context.Time / 1000);
        }

        series.Arrived(context.Arrival, context.Time, newest, context.Simulated);
        return reached ? result : AppendResult.TooOld;
    }

    /// <summary>Appends transactions that their publisher has counted already.</summary>
    /// <param name="key">The identity.</param>
    /// <param name="channel">The channel that it came by.</param>
    /// <param name="bounds">Upper bounds in ms, ascending.</param>
    /// <param name="counts">One more than <paramref name="bounds"/>; the last lies above the last bound.</param>
    /// <param name="context">Times and metadata.</param>
    public AppendResult AppendHistogram(
        SeriesKey key, string channel, ReadOnlySpan<double> bounds, ReadOnlySpan<uint> counts, in SampleContext context)
    {
        var refused = Obtain(key, channel, context, durations: true, out var series);
        if (series?.Durations is not { } ring)
        {
            return series is null ? refused : AppendResult.FormConflict;
        }

        var result = NoteMetadata(series, context);
        bool reached = true;
        double newest = double.NaN;
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] == 0)
            {
                continue;
            }

            // Above the last bound nothing is known but that: the first bin that lies wholly above it.
            int bin = i < bounds.Length ? DurationBins.IndexOfBound(bounds[i]) : DurationBins.IndexOf(bounds.IsEmpty ? 0 : bounds[^1]);
            newest = i < bounds.Length ? bounds[i] : bounds.IsEmpty ? 0 : bounds[^1];
            reached &= ring.Add(context.Time, bin, newest, counts[i], error: false, Memory, series.Shown);
        }

        if (reached && !double.IsNaN(newest))
        {
            MarkUnsaved(series, context.Time / 1000);
        }

        series.Arrived(context.Arrival, context.Time, newest, context.Simulated);
        return reached ? result : AppendResult.TooOld;
    }

    /// <summary>Forgets the series that nobody shows and that have been silent for too long.</summary>
    /// <param name="now">Unix ms.</param>
    /// <returns>How many were forgotten.</returns>
    public int ForgetSilent(long now)
    {
        long before = now - (long)limits.ForgetAfter.TotalMilliseconds;
        var silent = byKey.Values.Where(series => !series.Shown && Math.Max(series.Arrival, series.Time) < before).ToList();
        foreach (var series in silent)
        {
            Remove(series);
        }

        return silent.Count;
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

    private static AppendResult NoteMetadata(Series series, in SampleContext context)
    {
        if (context.Unit is not null && context.Unit != (series.Unit ??= context.Unit))
        {
            return AppendResult.UnitConflict;
        }

        if (context.Kind is not { } kind || kind == series.Kind)
        {
            series.KindIsSaid |= context.Kind is not null;
            return AppendResult.Accepted;
        }

        if (series.KindIsSaid)
        {
            return AppendResult.KindConflict;
        }

        // Until now nobody had said what it is, and a gauge was only assumed.
        series.Kind = kind;
        series.KindIsSaid = true;
        return AppendResult.Accepted;
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

        string name = key.Name;
        ImmutableArray<Label> labels = [.. key.Labels];
        bool isShown = TakeShown(name, labels.AsSpan());
        byChannel.TryGetValue(channel, out int ofChannel);
        if (!isShown)
        {
            if (byKey.Count >= limits.MaxSeries)
            {
                return AppendResult.TooManySeries;
            }

            if (ofChannel >= limits.MaxSeries * limits.ChannelShare)
            {
                return AppendResult.ChannelShare;
            }
        }

        byte[] canonical = key.Canonical.ToArray();
        series = new Series(canonical, name, labels, durations ? SeriesKind.Durations : context.Kind ?? SeriesKind.Gauge, channel)
        {
            Shown = isShown,
        };
        byKey.Add(canonical, series);
        byChannel[channel] = ofChannel + 1;
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

    private void Remove(Series series)
    {
        foreach (var selection in SelectionsOf(series))
        {
            selection.Remove(series);
        }

        byKey.GetAlternateLookup<ReadOnlySpan<byte>>().Remove(series.Key.Span);
        var named = byName[series.Name];
        named.Remove(series);
        if (named.Count == 0)
        {
            byName.Remove(series.Name);
        }

        if (--byChannel[series.Channel] == 0)
        {
            byChannel.Remove(series.Channel);
        }

        Memory.Return((series.Seconds?.BudgetedBytes ?? 0) + (series.Durations?.BudgetedBytes ?? 0));
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

    private bool TakeShown(string name, ReadOnlySpan<Label> labels)
    {
        foreach (var (selector, count) in shown)
        {
            if (selector.Matches(name, labels) && count < limits.MaxShownBySelector)
            {
                shown[selector] = count + 1;
                return true;
            }
        }

        return false;
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
