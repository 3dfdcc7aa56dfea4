using System.Collections.Immutable;

namespace Flexboard.Core.Series;

/// <summary>What the samples of a series are.</summary>
public enum SeriesKind
{
    /// <summary>A value that goes up and down.</summary>
    Gauge,

    /// <summary>An ever-growing count that begins anew at 0 when its publisher restarts.</summary>
    Counter,

    /// <summary>Elapsed times of transactions that ended.</summary>
    Durations,
}

/// <summary>One live series. Read and written under the gate of the <see cref="SeriesStore"/> that it belongs to.</summary>
public sealed partial class Series
{
    /// <summary>Shorter distances between arrivals belong to one batch and say nothing about the usual period.</summary>
    private const long SameBatchMs = 20;

    /// <summary>Clocks that agree differ by less, ms.</summary>
    private const long MostAhead = 5000;

    private (ChangeSet Set, int Slot)[] watchers = [];
    private UnsavedBuckets unsavedBuckets;

    internal Series(byte[] key, string name, ImmutableArray<Label> labels, SeriesKind kind, string channel)
    {
        Key = key;
        Name = name;
        Labels = labels;
        Kind = kind;
        Channel = channel;
        if (kind == SeriesKind.Durations)
        {
            Durations = new DurationRing();
        }
        else
        {
            Seconds = new SecondRing();
        }
    }

    /// <summary>The canonical identity, see <see cref="SeriesKey"/>.</summary>
    public ReadOnlyMemory<byte> Key { get; }

    /// <summary>The name, NFC.</summary>
    public string Name { get; }

    /// <summary>The labels, sorted by name.</summary>
    public ImmutableArray<Label> Labels { get; }

    /// <summary>What its samples are.</summary>
    public SeriesKind Kind { get; internal set; }

    /// <summary>Whether a publisher has said what it is; otherwise it is a gauge because nobody said.</summary>
    internal bool KindIsSaid { get; set; }

    /// <summary>The unit that its publisher named first, if any.</summary>
    public string? Unit { get; internal set; }

    /// <summary>The channel that brought its first sample, and whose share of the limit it takes.</summary>
    public string Channel { get; }

    /// <summary>Whether the newest sample was simulated.</summary>
    public bool Simulated { get; private set; }

    /// <summary>
    /// Own time of the newest simulated sample, Unix ms, or up to an hour later when only the history knows it; 0 when
    /// there was none. What shows a window shows something
    /// simulated as long as this lies in it, though the newest sample may be real.
    /// </summary>
    public long LastSimulated { get; private set; }

    /// <summary>Arrival of the newest sample by the server's clock, Unix ms; 0 when only history is known.</summary>
    public long Arrival { get; private set; }

    /// <summary>The newest sample's own time, Unix ms.</summary>
    public long Time { get; private set; }

    /// <summary>How far the newest arrival's own time lay behind its arrival, ms, never negative.</summary>
    public long Lag { get; private set; }

    /// <summary>The newest value; of durations the elapsed time that came last. NaN when there is none.</summary>
    public double Value { get; private set; } = double.NaN;

    /// <summary>The usual distance between arrivals, ms; 0 until a second one came.</summary>
    public double UsualPeriod { get; private set; }

    /// <summary>The seconds of a gauge or counter; null for durations.</summary>
    public SecondRing? Seconds { get; }

    /// <summary>The columns of durations; null for the others.</summary>
    public DurationRing? Durations { get; }

    /// <summary>Whether a board has a binding that selects it.</summary>
    public bool Shown => ShownBy is not null;

    /// <summary>The selector that it counts to.</summary>
    internal ShownSelectors.Entry? ShownBy { get; set; }

    /// <summary>
    /// The deadline after which it is stale when its widget names none: the larger of 10 s and twice the usual period, ms.
    /// </summary>
    public double DefaultDeadline => Math.Max(10_000, 2 * UsualPeriod);

    /// <summary>
    /// For how long a curve lets a value stand, seconds: its deadline, in steps of 10, 20, 40 and so on, so that a
    /// period that wobbles does not change the whole past.
    /// </summary>
    public long HoldSeconds
    {
        get
        {
            long hold = 10;
            while (hold * 1000 < DefaultDeadline)
            {
                hold *= 2;
            }

            return hold;
        }
    }

    /// <summary>
    /// When the newest sample would have arrived had it not lagged, Unix ms: now minus this is the age. Of a sample that
    /// only history knows, its own time: after a restart a wall shows its last picture with its true age, neither
    /// "never seen" nor fresh. 0 when nothing is known at all.
    /// </summary>
    public long EffectiveArrival => Arrival == 0 ? Time : Arrival - Lag;

    /// <summary>
    /// Whether its newest sample is older than its deadline. What it said last counts no more beside series that go on
    /// reporting. It becomes silent as time goes by, which nothing tells.
    /// </summary>
    /// <param name="now">Unix ms.</param>
    /// <param name="deadline">The widget's, ms; null: <see cref="DefaultDeadline"/>.</param>
    /// <returns>True also when it comes from the future: the clock was set back, and nobody knows how old it is.</returns>
    public bool IsSilent(long now, double? deadline) =>
        now - EffectiveArrival > (deadline ?? DefaultDeadline) || EffectiveArrival - now > MostAhead;

    /// <summary>The value of a label, or null.</summary>
    public string? Label(string name)
    {
        foreach (var label in Labels)
        {
            if (label.Name == name)
            {
                return label.Value;
            }
        }

        return null;
    }

    /// <summary>Takes one bucket of <see cref="SeriesStore.BucketSeconds"/> that changed since it was last taken.</summary>
    /// <param name="start">The bucket's first second, Unix seconds.</param>
    /// <returns>False when there is no other.</returns>
    public bool TryTakeUnsaved(out long start) =>
        Unsaved.TryTake(Seconds?.NewestSecond ?? (Durations!.NewestStart + DurationRing.ColumnMs - 1) / 1000, out start);

    /// <summary>
    /// Takes the distance of the two newest seconds that are remembered for the usual period, until live samples tell
    /// it: what comes once a minute is not stale after 10 s because the process is young.
    /// </summary>
    public void RecallPeriod()
    {
        if (UsualPeriod > 0 || Seconds is not { NewestSecond: > 0 } ring)
        {
            return;
        }

        long newest = -1;
        for (long second = ring.NewestSecond; second >= ring.OldestSecond; second--)
        {
            if (ring[second].Count > 0)
            {
                if (newest >= 0)
                {
                    UsualPeriod = (newest - second) * 1000;
                    return;
                }

                newest = second;
            }
        }
    }

    /// <summary>Its last samples, when it sends several in a second or late; otherwise null.</summary>
    internal RecentSamples? Recent { get; set; }

    /// <summary>Bytes of the <see cref="MemoryBudget"/> that it has taken.</summary>
    internal long BudgetedBytes =>
        (Seconds?.BudgetedBytes ?? 0) + (Durations?.BudgetedBytes ?? 0) + (Recent is null ? 0 : RecentSamples.Bytes);

    /// <summary>What <see cref="SeriesStore.MarkUnsaved"/> marked.</summary>
    internal ref UnsavedBuckets Unsaved => ref unsavedBuckets;

    /// <summary>The take of <see cref="SeriesStore.TakeUnsaved"/> that will bring it.</summary>
    internal int UnsavedTake { get; set; } = -1;

    /// <summary>Whether the store has forgotten it: whoever still holds it lets go.</summary>
    internal bool IsForgotten { get; set; }

    internal ReadOnlySpan<(ChangeSet Set, int Slot)> Watchers => watchers;

    internal void Watch(ChangeSet set, int slot) => watchers = [.. watchers, (set, slot)];

    internal void Unwatch(ChangeSet set, int slot)
    {
        int at = Array.IndexOf(watchers, (set, slot));
        if (at >= 0)
        {
            watchers = [.. watchers[..at], .. watchers[(at + 1)..]];
        }
    }

    /// <summary>Keeps the age that it has though the clock was set back; what came since has the new time already.</summary>
    internal void KeepAge(long now, long by)
    {
        bool cameSince = Arrival <= now && Arrival > now - SeriesStore.SetBackSeenWithin;
        if (Arrival > 0 && !cameSince)
        {
            Arrival -= by;
            Touch();
        }
    }

    internal void Touch()
    {
        foreach (var (set, slot) in watchers)
        {
            set.Mark(slot);
        }
    }

    /// <summary>Takes note of an arrival; the newest own time keeps the value.</summary>
    internal void Arrived(long arrival, long time, double value, bool simulated)
    {
        if (simulated)
        {
            LastSimulated = Math.Max(LastSimulated, time);
        }

        // Late samples that a publisher sends again must not make a series younger or older than its newest one. What
        // only history knows always gives way: the publisher's clock may have been set back since.
        if (time >= Time || Arrival == 0)
        {
            NotePeriod(arrival - Arrival);
            Time = time;
            Value = value;
            Lag = Math.Max(0, arrival - time);
            Arrival = arrival;
            Simulated = simulated;
        }

        Touch();
    }

    /// <summary>Makes a remembered value known without pretending that it arrived now.</summary>
    internal void Remember(long time, double value)
    {
        if (time > Time && Arrival == 0)
        {
            Time = time;
            Value = value;
            Simulated = time <= LastSimulated;
            Touch();
        }
    }

    /// <summary>Takes over when it was simulated last in an earlier run of the process.</summary>
    internal void RecallSimulated(long time) => LastSimulated = Math.Max(LastSimulated, time);

    /// <summary>Lets the next arrival be the newest, whatever its time.</summary>
    internal void Rewind()
    {
        Time = 0;
        Recent?.Clear();
        RewindPictures();
    }

    private void NotePeriod(long distance)
    {
        if (Arrival > 0 && distance > SameBatchMs)
        {
            // A pause weighs at most four periods, so that an outage does not teach the series to be slow.
            UsualPeriod = UsualPeriod == 0
                ? distance
                : UsualPeriod + (0.1 * (Math.Min(distance, 4 * UsualPeriod) - UsualPeriod));
        }
    }
}
