using Flexboard.Core.Series;

namespace Flexboard.Core.Events;

/// <summary>
/// The newest events, bounded: when there are too many, resolved ones go first, then the least grave, then the oldest,
/// so that a flood of remarks cannot push a critical event off the wall. Guarded by the gate of the
/// <see cref="SeriesStore"/>, so that a frame shows one moment.
/// </summary>
/// <param name="capacity">The most events that are kept.</param>
public sealed class EventStore(int capacity = 1000)
{
    private readonly Dictionary<string, BoardEvent> byId = new(StringComparer.Ordinal);
    private readonly SortedSet<BoardEvent> byWorth = new(Worth.Instance);
    private readonly List<(ChangeSet Set, int Slot)> watchers = [];

    /// <summary>How many events are kept.</summary>
    public int Count => byId.Count;

    /// <summary>Rises with every change.</summary>
    public long Revision { get; private set; }

    /// <summary>All that are kept, newest first.</summary>
    public IEnumerable<BoardEvent> NewestFirst => byId.Values.OrderByDescending(one => one.Time).ThenBy(one => one.Id, StringComparer.Ordinal);

    /// <summary>The event of an id, or null.</summary>
    public BoardEvent? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>All that are kept, in no order.</summary>
    public IReadOnlyCollection<BoardEvent> All => byId.Values;

    /// <summary>Adds an event, or updates the one with its id.</summary>
    public void Put(BoardEvent one)
    {
        if (byId.TryGetValue(one.Id, out var before))
        {
            byWorth.Remove(before);
        }

        byId[one.Id] = one;
        byWorth.Add(one);
        if (byId.Count > capacity)
        {
            var least = byWorth.Min!;
            byWorth.Remove(least);
            byId.Remove(least.Id);
        }

        Revision++;
        foreach (var (set, slot) in watchers)
        {
            set.Mark(slot);
        }
    }

    /// <summary>Marks a slot at every change from now on.</summary>
    public void Watch(ChangeSet changes, int slot) => watchers.Add((changes, slot));

    /// <summary>Ends that: the other slots of the change set go on.</summary>
    public void Unwatch(ChangeSet changes, int slot) => watchers.Remove((changes, slot));

    private sealed class Worth : IComparer<BoardEvent>
    {
        public static readonly Worth Instance = new();

        public int Compare(BoardEvent? x, BoardEvent? y)
        {
            int order = x!.Open.CompareTo(y!.Open);
            order = order != 0 ? order : x.Severity.CompareTo(y.Severity);
            order = order != 0 ? order : x.Time.CompareTo(y.Time);
            return order != 0 ? order : string.CompareOrdinal(x.Id, y.Id);
        }
    }
}
