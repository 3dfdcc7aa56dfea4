using Flexboard.Core.Series;

namespace Flexboard.Core.Messages;

/// <summary>What an item of a message says besides its series and its figures.</summary>
internal struct ItemFacts
{
    /// <summary>Which item of the batch, or which line.</summary>
    public int Index;

    /// <summary>Where it begins, in bytes.</summary>
    public int Position;

    /// <summary>Its own time, Unix ms, if it names one.</summary>
    public long? Time;

    /// <summary>What it says that it is.</summary>
    public SeriesKind? Kind;

    /// <summary>Its unit, or null.</summary>
    public string? Unit;

    /// <summary>Whether it is marked as simulated.</summary>
    public bool Simulated;
}

/// <summary>
/// Where samples go: into the store, or nowhere, when messages are only checked. Judges times, and tells the outcome.
/// </summary>
internal sealed class SampleTarget(SeriesStore? store, MessageOutcome outcome)
{
    /// <summary>Times further ahead of arrival than this are taken as arrival.</summary>
    public const long AheadMs = 5000;

    /// <summary>Any value beyond is a mistake, and the sum of all series' hours still fits.</summary>
    public const double MaxValue = 1e100;

    /// <summary>The longest elapsed time, ms: 116 days.</summary>
    public const double MaxDuration = 1e10;

    /// <summary>3 March 1973: what is below is in seconds, or no time at all.</summary>
    private const long FirstTime = 100_000_000_000;

    /// <summary>The end of the year 9999: what is above is in microseconds or nanoseconds.</summary>
    private const long LastTime = 253_402_300_799_999;

    /// <summary>Channel of the message that is being read.</summary>
    public string Channel { get; private set; } = "";

    /// <summary>When it arrived, Unix ms.</summary>
    public long Arrival { get; private set; }

    /// <summary>The time of samples that name none, Unix ms: arrival, or earlier when the message is known to have waited.</summary>
    public long Sent { get; private set; }

    /// <summary>What the clock says now, Unix ms: later than <see cref="Arrival"/> when the message had to wait.</summary>
    public long ReadAt { get; private set; }

    /// <summary>Begins a message.</summary>
    public void Begin(string channel, long arrival, long? sent, long? readAt) =>
        (Channel, Arrival, Sent, ReadAt) = (channel, arrival, sent ?? arrival, readAt ?? arrival);

    /// <summary>Whether Unix ms can be a time of our days.</summary>
    public static bool IsPlausible(double unixMs) => unixMs is >= FirstTime and <= LastTime;

    /// <summary>Why a value cannot be taken.</summary>
    public static RejectReason CheckValue(double value) =>
        !double.IsFinite(value) ? RejectReason.NotFinite :
        Math.Abs(value) > MaxValue ? RejectReason.OutOfRange : RejectReason.None;

    /// <summary>Why an elapsed time cannot be taken.</summary>
    public static RejectReason CheckDuration(double milliseconds) =>
        !double.IsFinite(milliseconds) ? RejectReason.NotFinite :
        milliseconds < 0 ? RejectReason.NegativeDuration :
        milliseconds > MaxDuration ? RejectReason.OutOfRange : RejectReason.None;

    /// <summary>Refuses or reports an item.</summary>
    public void Report(RejectReason reason, int index, int position) => outcome.Report(reason, index, position);

    /// <summary>Appends a number that <see cref="CheckValue"/> has let pass.</summary>
    public void Append(SeriesKey key, double value, in ItemFacts item)
    {
        var context = ContextOf(item, item.Kind);
        Tell(store is null ? AppendResult.Accepted : store.Append(key, Channel, value, context), item);
    }

    /// <summary>Appends elapsed times that <see cref="CheckDuration"/> has let pass.</summary>
    public void AppendDurations(SeriesKey key, ReadOnlySpan<double> normal, ReadOnlySpan<double> failed, in ItemFacts item)
    {
        var context = ContextOf(item, SeriesKind.Durations);
        Tell(store is null ? AppendResult.Accepted : store.AppendDurations(key, Channel, normal, failed, context), item);
    }

    /// <summary>Appends a checked histogram, and the transactions that failed besides.</summary>
    public void AppendHistogram(
        SeriesKey key, ReadOnlySpan<double> bounds, ReadOnlySpan<uint> counts, ReadOnlySpan<double> failed, in ItemFacts item)
    {
        var context = ContextOf(item, SeriesKind.Durations);
        var result = store is null ? AppendResult.Accepted : store.AppendHistogram(key, Channel, bounds, counts, context);
        if (store is not null && !failed.IsEmpty && result is AppendResult.Accepted or AppendResult.UnitConflict)
        {
            store!.AppendDurations(key, Channel, [], failed, context);
        }

        Tell(result, item);
    }

    /// <summary>Takes note of an item's time.</summary>
    /// <returns>The time to take: its own, or arrival; and whether it is its own.</returns>
    public (long Time, bool IsOwn) Judge(long? time)
    {
        if (time is not { } own)
        {
            return (Sent, false);
        }

        bool ahead = own > Arrival + AheadMs;
        outcome.NoteTime(own - Arrival, ahead);
        return ahead ? (Arrival, false) : (own, true);
    }

    private SampleContext ContextOf(in ItemFacts item, SeriesKind? kind)
    {
        var (time, isOwn) = Judge(item.Time);
        return new SampleContext(Arrival, time, isOwn, kind, item.Unit, item.Simulated) { ReadAt = ReadAt };
    }

    private void Tell(AppendResult result, in ItemFacts item)
    {
        switch (result)
        {
            case AppendResult.Accepted:
                outcome.Accept();
                return;
            case AppendResult.Duplicate:
                outcome.AcceptDuplicate();
                return;
            case AppendResult.KindConflict:
                outcome.Accept();
                outcome.Report(RejectReason.KindConflict, item.Index, item.Position);
                return;
            case AppendResult.UnitConflict:
                outcome.Accept();
                outcome.Report(RejectReason.UnitConflict, item.Index, item.Position);
                return;
            default:
                outcome.Report(ReasonOf(result), item.Index, item.Position);
                return;
        }
    }

    private static RejectReason ReasonOf(AppendResult refused) => refused switch
    {
        AppendResult.TooOld => RejectReason.TooOld,
        AppendResult.TooManySeries => RejectReason.TooManySeries,
        AppendResult.ChannelShare => RejectReason.ChannelShare,
        AppendResult.FormConflict => RejectReason.FormConflict,
        _ => throw new ArgumentOutOfRangeException(nameof(refused), refused, null),
    };
}
