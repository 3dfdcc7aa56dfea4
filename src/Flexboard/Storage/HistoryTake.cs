using System.Diagnostics;
using Flexboard.Core.Series;

namespace Flexboard.Storage;

/// <summary>A series as it was when it was taken.</summary>
/// <param name="Series">The series.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Simulated">Unix seconds of the end of the hour in which it was simulated last; 0: never.</param>
internal readonly record struct TakenSeries(Series Series, SeriesKind Kind, string? Unit, long Simulated);

/// <summary>A bucket of 10 s of a gauge or counter.</summary>
/// <param name="Series">Index in <see cref="HistoryBatch.Series"/>.</param>
/// <param name="Start">Unix seconds.</param>
/// <param name="Seconds">Bit i is set when second i held a sample.</param>
/// <param name="Fold">All its samples.</param>
internal readonly record struct TakenBucket(int Series, long Start, int Seconds, Fold Fold);

/// <summary>A column of durations.</summary>
/// <param name="Series">Index in <see cref="HistoryBatch.Series"/>.</param>
/// <param name="Start">Unix seconds.</param>
/// <param name="Count">Transactions.</param>
/// <param name="Counts">See <see cref="DurationCounts"/>.</param>
internal readonly record struct TakenColumn(int Series, long Start, long Count, byte[] Counts);

/// <summary>What was taken and is not written yet.</summary>
internal sealed class HistoryBatch
{
    public List<TakenSeries> Series { get; } = [];

    public List<TakenBucket> Buckets { get; } = [];

    public List<TakenColumn> Columns { get; } = [];

    public int Rows => Buckets.Count + Columns.Count;

    public void Clear()
    {
        Series.Clear();
        Buckets.Clear();
        Columns.Clear();
    }
}

/// <summary>
/// Takes from the store what changed since the last take. A bucket is always taken whole, from the ring: what is written
/// replaces what was written of it before, so that a bucket may be written as often as one likes, and late samples need
/// no way of their own.
/// </summary>
/// <param name="store">Where series are.</param>
internal sealed class HistoryTake(SeriesStore store)
{
    /// <summary>The gate is given back after this many rows: some 0.2 ms.</summary>
    private const int RowsForSlice = 500;

    private readonly byte[] scratch = new byte[DurationCounts.MaxBytes];
    private readonly List<long> held = [];
    private List<Series> queue = [];
    private int next;
    private bool fresh;

    /// <summary>
    /// Says of a bucket (Unix seconds; whether of durations) that its ring does not hold yet what an earlier run wrote
    /// of it. It stays marked then.
    /// </summary>
    public Func<long, bool, bool>? Holds { get; set; }

    /// <summary>The longest that the gate was held.</summary>
    public TimeSpan LongestGate { get; private set; }

    /// <summary>Begins a take: all that changed until now.</summary>
    public void Begin() => fresh = true;

    /// <summary>Takes a slice.</summary>
    /// <param name="batch">Added to.</param>
    /// <returns>False when nothing is left of this take.</returns>
    public bool Next(HistoryBatch batch)
    {
        lock (store.Gate)
        {
            long began = Stopwatch.GetTimestamp();
            if (next == queue.Count)
            {
                if (!fresh)
                {
                    return false;
                }

                fresh = false;
                store.TakeUnsaved(ref queue);
                next = 0;
            }

            int end = batch.Rows + RowsForSlice;
            int last = Math.Min(queue.Count, next + RowsForSlice);
            while (next < last && batch.Rows < end && Take(queue[next], batch, end))
            {
                next++;
            }

            var gate = Stopwatch.GetElapsedTime(began);
            LongestGate = gate > LongestGate ? gate : LongestGate;
            return next < queue.Count || fresh;
        }
    }

    /// <summary>Marks again what was taken and could not be written. It is still in the rings.</summary>
    public void Return(HistoryBatch batch)
    {
        lock (store.Gate)
        {
            foreach (var bucket in batch.Buckets)
            {
                store.MarkUnsaved(batch.Series[bucket.Series].Series, bucket.Start);
            }

            foreach (var column in batch.Columns)
            {
                store.MarkUnsaved(batch.Series[column.Series].Series, column.Start);
            }
        }
    }

    /// <summary>Takes what a series has, as far as there is room; says whether that was all.</summary>
    private bool Take(Series series, HistoryBatch batch, int end)
    {
        int index = batch.Series.Count;
        batch.Series.Add(new TakenSeries(series, series.Kind, series.Unit, (series.LastSimulated + 3_599_999) / 3_600_000 * 3600));
        bool all = false;
        while (batch.Rows < end)
        {
            if (!series.TryTakeUnsaved(out long start))
            {
                all = true;
                break;
            }

            if (Holds is { } holds && holds(start, series.Durations is not null))
            {
                held.Add(start);
            }
            else if (series.Seconds is { } seconds)
            {
                TakeBucket(seconds, index, start, batch);
            }
            else
            {
                TakeColumns(series.Durations!, index, start, batch);
            }
        }

        foreach (long start in held)
        {
            store.MarkUnsaved(series, start);
        }

        held.Clear();
        return all;
    }

    private static void TakeBucket(SecondRing ring, int series, long start, HistoryBatch batch)
    {
        var fold = Fold.None;
        int seconds = 0;
        for (int i = 0; i < BucketSpread.Seconds; i++)
        {
            var second = ring[start + i];
            if (second.Count > 0)
            {
                fold = fold.Then(second);
                seconds |= 1 << i;
            }
        }

        if (seconds != 0)
        {
            batch.Buckets.Add(new TakenBucket(series, start, seconds, fold));
        }
    }

    private void TakeColumns(DurationRing ring, int series, long start, HistoryBatch batch)
    {
        const int ColumnSeconds = DurationRing.ColumnMs / 1000;
        for (long at = start; at < start + BucketSpread.Seconds; at += ColumnSeconds)
        {
            if (ring.At(at * 1000) is { Count: > 0 } column)
            {
                int length = DurationCounts.Write(column, scratch);
                batch.Columns.Add(new TakenColumn(series, at, column.Count, scratch.AsSpan(0, length).ToArray()));
            }
        }
    }
}
