using System.Diagnostics;
using Flexboard.Core.Series;
using Microsoft.Data.Sqlite;

namespace Flexboard.Storage;

/// <summary>
/// Puts the last hour back into the store after a start, behind what arrives live: first the newest two minutes of all
/// series, then the hour of those that a board shows with the last picture of those that are silent, then the rest, in
/// small slices.
/// </summary>
/// <remarks>
/// All is read from one snapshot of the file, taken before this process wrote to it: what it remembers is what earlier
/// runs wrote, each bucket once. Until a bucket that they wrote is back in its ring, <see cref="Holds"/> keeps the writer
/// from replacing it by the part that arrived since; so a restart within a bucket neither loses nor doubles anything.
/// </remarks>
internal sealed class HistoryLoader : IDisposable
{
    private const int HourSeconds = SecondRing.MaxSeconds;
    private const int NewestSeconds = 120;
    private const int ChunkSeconds = 300;

    /// <summary>The gate is given back after this many buckets of ten seconds.</summary>
    private const int RowsForSlice = 200;

    private readonly SeriesStore store;
    private readonly SqliteConnection connection;
    private readonly SqliteTransaction snapshot;
    private readonly SeriesKey key = new();
    private readonly Dictionary<long, Known> known = [];
    private readonly List<(Known Known, long Start, int Seconds, Fold Fold)> buckets = [];
    private readonly List<(Known Known, DurationColumn Column)> columns = [];
    private readonly long writtenUntil;
    private readonly long durationsUntil;
    private readonly long from;
    private readonly long now;
    private long loadedFrom = long.MaxValue;

    /// <param name="store">Filled.</param>
    /// <param name="file">Not written to by this process yet.</param>
    /// <param name="now">Unix seconds.</param>
    public HistoryLoader(SeriesStore store, HistoryFile file, long now)
    {
        (this.store, this.now, from) = (store, now, now - HourSeconds);
        connection = file.OpenToRead();
        try
        {
            snapshot = connection.BeginTransaction(deferred: true);

            // What a run wrote whose clock was ahead is left where it is: in the rings it would pass for the newest.
            using var fine = new Statement(connection, "SELECT max(bucket) FROM fine WHERE bucket <= ?1");
            writtenUntil = fine.Bind(1, now / BucketSpread.Seconds).Scalar() * BucketSpread.Seconds;
            using var durations = new Statement(connection, "SELECT max(bucket) FROM fine_durations WHERE bucket <= ?1");
            durationsUntil = durations.Bind(1, now / HistoryTables.ColumnSeconds).Scalar() * HistoryTables.ColumnSeconds;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The longest that the gate was held.</summary>
    public TimeSpan LongestGate { get; private set; }

    /// <summary>Buckets put back.</summary>
    public long Rows { get; private set; }

    /// <summary>Whether a bucket is on disk and not in its ring yet.</summary>
    /// <param name="start">Unix seconds.</param>
    /// <param name="ofDurations">Of a series of durations.</param>
    public bool Holds(long start, bool ofDurations) =>
        start <= (ofDurations ? durationsUntil : writtenUntil) && start < Volatile.Read(ref loadedFrom);

    /// <summary>Loads.</summary>
    /// <param name="filled">Called when what boards show is complete, and when all is.</param>
    /// <param name="pause">Called between slices.</param>
    /// <param name="stop">Ends it early, after the newest minutes.</param>
    public void Run(Action filled, Action pause, CancellationToken stop)
    {
        try
        {
            ReadSeries();
            long end = Math.Max(writtenUntil, durationsUntil) + BucketSpread.Seconds;
            long newest = Math.Max(end - NewestSeconds, now - LastPictures.Seconds);
            Load(newest, end, one => one.Shown, pause, CancellationToken.None);
            Load(newest, end, one => !one.Shown, pause, CancellationToken.None);
            Volatile.Write(ref loadedFrom, newest);
            LoadBack(newest, one => one.Shown, pause, stop);
            int restored = new LastPictures(store).Restore(connection, now, stop);
            RecallPeriods();
            if (Rows + restored > 0 && !stop.IsCancellationRequested)
            {
                filled();
            }

            long shown = Rows;
            LoadBack(newest, one => !one.Shown, pause, stop);
            if (Rows > shown && !stop.IsCancellationRequested)
            {
                filled();
            }
        }
        finally
        {
            Finish();
        }
    }

    /// <summary>Holds nothing back any more, and lets the file go.</summary>
    public void Dispose()
    {
        Finish();
        snapshot.Dispose();
        connection.Dispose();
    }

    private void Finish() => Volatile.Write(ref loadedFrom, long.MinValue);

    private void ReadSeries()
    {
        using var read = new Statement(connection, "SELECT id, key, channel, kind, unit, simulated FROM series WHERE seen >= ?1");

        // "Seen" is behind by up to an hour.
        read.Bind(1, now - LastPictures.Seconds - 3600);
        while (read.Step())
        {
            known[read.Integer(0)] = new Known(
                read.Blob(1).ToArray(), read.Text(2)!, (SeriesKind)read.Integer(3), read.Text(4), read.Integer(5));
        }

        foreach (var some in known.Values.Chunk(RowsForSlice))
        {
            lock (store.Gate)
            {
                foreach (var one in some)
                {
                    key.StartFrom(one.Key);
                    one.Shown = store.Shows(key.Name, key.Labels);
                }
            }
        }
    }

    /// <summary>The rest of the hour, newest first, so that charts fill from their live edge on.</summary>
    private void LoadBack(long end, Func<Known, bool> which, Action pause, CancellationToken stop)
    {
        if (!known.Values.Any(which))
        {
            return;
        }

        for (; end > from && !stop.IsCancellationRequested; end -= ChunkSeconds)
        {
            Load(Math.Max(from - (from % BucketSpread.Seconds), end - ChunkSeconds), end, which, pause, stop);
        }
    }

    private void Load(long first, long end, Func<Known, bool> which, Action pause, CancellationToken stop)
    {
        using var fine = new Statement(
            connection, $"SELECT series, bucket, seconds, {FoldColumns.Names} FROM fine WHERE bucket >= ?1 AND bucket < ?2");
        fine.Bind(1, first / BucketSpread.Seconds).Bind(2, end / BucketSpread.Seconds);
        while (!stop.IsCancellationRequested && fine.Step())
        {
            if (known.TryGetValue(fine.Integer(0), out var one) && which(one))
            {
                buckets.Add((one, fine.Integer(1) * BucketSpread.Seconds, (int)fine.Integer(2), FoldColumns.Read(fine, 3)));
                Remember(pause, RowsForSlice);
            }
        }

        using var durations = new Statement(
            connection, "SELECT series, bucket, counts FROM fine_durations WHERE bucket >= ?1 AND bucket < ?2");
        durations.Bind(1, first / HistoryTables.ColumnSeconds).Bind(2, end / HistoryTables.ColumnSeconds);
        while (!stop.IsCancellationRequested && durations.Step())
        {
            if (known.TryGetValue(durations.Integer(0), out var one) && which(one))
            {
                long start = durations.Integer(1) * DurationRing.ColumnMs;
                columns.Add((one, DurationCounts.Read(durations.Blob(2), start)));
                Remember(pause, RowsForSlice);
            }
        }

        Remember(pause, 1);
    }

    private void RecallPeriods()
    {
        foreach (var some in known.Values.Where(one => one.Shown).Chunk(RowsForSlice))
        {
            lock (store.Gate)
            {
                foreach (var one in some)
                {
                    one.Series?.RecallPeriod();
                }
            }
        }
    }

    /// <summary>Puts back what was read, when it is enough for a slice.</summary>
    private void Remember(Action pause, int atLeast)
    {
        if (buckets.Count + columns.Count < atLeast)
        {
            return;
        }

        Span<Fold> seconds = stackalloc Fold[BucketSpread.Seconds];
        lock (store.Gate)
        {
            long began = Stopwatch.GetTimestamp();
            foreach (var (one, start, filled, fold) in buckets)
            {
                if (Recall(one) is { } series && double.IsFinite(fold.Sum) && double.IsFinite(fold.Last))
                {
                    BucketSpread.Spread(filled, fold, seconds);
                    for (int i = 0; i < seconds.Length; i++)
                    {
                        store.Remember(series, start + i, seconds[i]);
                    }
                }
            }

            foreach (var (one, column) in columns)
            {
                if (Recall(one) is { } series)
                {
                    store.Remember(series, column);
                }
            }

            var gate = Stopwatch.GetElapsedTime(began);
            LongestGate = gate > LongestGate ? gate : LongestGate;
        }

        Rows += buckets.Count + columns.Count;
        buckets.Clear();
        columns.Clear();
        pause();
    }

    private Series? Recall(Known one)
    {
        if (one.Series is null && !one.Refused)
        {
            key.StartFrom(one.Key);
            one.Series = store.Recall(key, one.Channel, one.Kind, one.Unit, one.Simulated * 1000);
            one.Refused = one.Series is null;
        }

        return one.Series;
    }

    private sealed class Known(byte[] key, string channel, SeriesKind kind, string? unit, long simulated)
    {
        public byte[] Key => key;

        public string Channel => channel;

        public SeriesKind Kind => kind;

        public string? Unit => unit;

        /// <summary>Unix seconds of the end of the hour in which it was simulated last; 0: never.</summary>
        public long Simulated => simulated;

        public bool Shown { get; set; }

        public Series? Series { get; set; }

        public bool Refused { get; set; }
    }
}
