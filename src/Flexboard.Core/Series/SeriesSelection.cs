namespace Flexboard.Core.Series;

/// <summary>
/// The series that a selector matches, kept up to date by the store as series come and are forgotten. Used under the
/// store's gate.
/// </summary>
/// <remarks>
/// What came and went is put in order when it is looked at, once for each frame: a flood of 60,000 new names would
/// otherwise copy the list 60,000 times.
/// </remarks>
public sealed class SeriesSelection : IDisposable
{
    private readonly SeriesStore? store;
    private readonly ChangeSet changes;
    private readonly int slot;
    private readonly List<Series> added = [];
    private Series[] items = [];
    private bool hasForgotten;
    private DurationPoints? picture;

    internal SeriesSelection(SeriesStore store, SeriesSelector selector, ChangeSet changes, int slot)
    {
        (this.store, Selector, this.changes, this.slot) = (store, selector, changes, slot);
    }

    private SeriesSelection(SeriesSelector selector, Series[] items) =>
        (Selector, changes, this.items) = (selector, new ChangeSet(0, static () => { }), items);

    /// <summary>The order of <see cref="Items"/>.</summary>
    public static IComparer<Series> Order => KeyOrder.Instance;

    /// <summary>What is selected.</summary>
    public SeriesSelector Selector { get; }

    /// <summary>The matching series, in the order of their canonical keys, which never changes while they live.</summary>
    public ReadOnlySpan<Series> Items
    {
        get
        {
            if (hasForgotten || added.Count > 0)
            {
                Settle();
            }

            return items;
        }
    }

    /// <summary>Changes whenever <see cref="Items"/> does.</summary>
    public int Revision { get; private set; }

    /// <summary>
    /// A selection of what is at hand, once and for all: for a single look, such as the preview of a binding. The store knows
    /// nothing of it, and it is made without the gate: names and labels never change.
    /// </summary>
    /// <param name="selector">What was selected.</param>
    /// <param name="items">The series that it matches; put in order.</param>
    public static SeriesSelection Of(SeriesSelector selector, Series[] items)
    {
        Array.Sort(items, Order);
        return new SeriesSelection(selector, items);
    }

    /// <summary>Lets a picture have the transactions of all its series one by one, from the first of those that come later on.</summary>
    public void Attach(DurationPoints points)
    {
        picture = points;
        foreach (var series in Items)
        {
            series.Attach(points);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (store is null)
        {
            return;
        }

        lock (store.Gate)
        {
            store.Forget(this);
            foreach (var series in Items)
            {
                series.Unwatch(changes, slot);
                series.Detach(picture);
            }

            items = [];
        }
    }

    /// <summary>Adds a series that has just begun.</summary>
    internal void Add(Series series)
    {
        added.Add(series);
        series.Watch(changes, slot);
        if (picture is not null)
        {
            series.Attach(picture);
        }

        Changed();
    }

    /// <summary>Says that some of the series are forgotten.</summary>
    internal void DropForgotten()
    {
        hasForgotten = true;
        Changed();
    }

    private void Changed()
    {
        Revision++;
        changes.Mark(slot);
    }

    private void Settle()
    {
        if (hasForgotten)
        {
            items = Array.FindAll(items, series => !series.IsForgotten);
            added.RemoveAll(series => series.IsForgotten);
            hasForgotten = false;
        }

        added.Sort(KeyOrder.Instance);
        var merged = new Series[items.Length + added.Count];
        for (int i = 0, old = 0, young = 0; i < merged.Length; i++)
        {
            bool takeOld = young == added.Count
                || (old < items.Length && KeyOrder.Instance.Compare(items[old], added[young]) < 0);
            merged[i] = takeOld ? items[old++] : added[young++];
        }

        items = merged;
        added.Clear();
    }

    private sealed class KeyOrder : IComparer<Series>
    {
        public static readonly KeyOrder Instance = new();

        public int Compare(Series? x, Series? y) => x!.Key.Span.SequenceCompareTo(y!.Key.Span);
    }
}
