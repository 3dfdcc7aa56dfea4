namespace Flexboard.Core.Series;

/// <summary>
/// The series that a selector matches, kept up to date by the store as series come and are forgotten. Used under the
/// store's gate.
/// </summary>
public sealed class SeriesSelection : IDisposable
{
    private readonly SeriesStore store;
    private readonly ChangeSet changes;
    private readonly int slot;
    private Series[] items = [];

    internal SeriesSelection(SeriesStore store, SeriesSelector selector, ChangeSet changes, int slot)
    {
        (this.store, Selector, this.changes, this.slot) = (store, selector, changes, slot);
    }

    /// <summary>What is selected.</summary>
    public SeriesSelector Selector { get; }

    /// <summary>The matching series, in the order of their canonical keys, which never changes while they live.</summary>
    public ReadOnlySpan<Series> Items => items;

    /// <summary>Changes whenever <see cref="Items"/> does.</summary>
    public int Revision { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (store.Gate)
        {
            store.Forget(this);
            foreach (var series in items)
            {
                series.Unwatch(changes, slot);
            }

            items = [];
        }
    }

    internal void Add(Series series)
    {
        int at = Array.BinarySearch(items, series, KeyOrder.Instance);
        if (at < 0)
        {
            at = ~at;
            items = [.. items[..at], series, .. items[at..]];
            series.Watch(changes, slot);
            Changed();
        }
    }

    internal void Remove(Series series)
    {
        int at = Array.IndexOf(items, series);
        if (at >= 0)
        {
            items = [.. items[..at], .. items[(at + 1)..]];
            series.Unwatch(changes, slot);
            Changed();
        }
    }

    internal void Fill(IEnumerable<Series> series)
    {
        items = [.. series.Order(KeyOrder.Instance)];
        foreach (var one in items)
        {
            one.Watch(changes, slot);
        }

        Changed();
    }

    private void Changed()
    {
        Revision++;
        changes.Mark(slot);
    }

    private sealed class KeyOrder : IComparer<Series>
    {
        public static readonly KeyOrder Instance = new();

        public int Compare(Series? x, Series? y) => x!.Key.Span.SequenceCompareTo(y!.Key.Span);
    }
}
