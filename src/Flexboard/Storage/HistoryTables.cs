using Microsoft.Data.Sqlite;

namespace Flexboard.Storage;

/// <summary>Writes batches into the fine tier. One thread.</summary>
internal sealed class HistoryTables : IDisposable
{
    /// <summary>
    /// A bucket is replaced only by one that knows at least as many samples: a ring that was short of memory, or that
    /// was refused what an earlier run knew, must not take away what is written already.
    /// </summary>
    private const string FinePut = $"""
        INSERT INTO fine (bucket, series, seconds, {FoldColumns.Names}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        ON CONFLICT (bucket, series) DO UPDATE SET
            seconds = excluded.seconds, count = excluded.count,
            last = excluded.last, min = excluded.min, max = excluded.max, sum = excluded.sum
        WHERE excluded.count >= count
        """;

    private const string DurationsPut = """
        INSERT INTO fine_durations (bucket, series, count, counts) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (bucket, series) DO UPDATE SET count = excluded.count, counts = excluded.counts
        WHERE excluded.count >= count
        """;

    /// <summary>Width of a row of <c>fine_durations</c>, in seconds.</summary>
    public const int ColumnSeconds = Core.Series.DurationRing.ColumnMs / 1000;

    private readonly SqliteConnection connection;
    private readonly RollUp rollUp;
    private readonly SeriesCatalog catalog;
    private readonly Statement putFine;
    private readonly Statement putDurations;
    private readonly List<(long Id, TakenBucket Bucket)> buckets = [];
    private readonly List<(long Id, TakenColumn Column)> columns = [];
    private readonly HashSet<(long Id, long Minute)> late = [];
    private readonly HashSet<(long Id, long Minute)> lateDurations = [];

    public HistoryTables(SqliteConnection connection, RollUp rollUp)
    {
        (this.connection, this.rollUp) = (connection, rollUp);
        catalog = new SeriesCatalog(connection);
        putFine = new Statement(connection, FinePut);
        putDurations = new Statement(connection, DurationsPut);
    }

    /// <summary>Writes a batch, whole or not at all.</summary>
    /// <param name="batch">What was taken.</param>
    /// <param name="oldest">What is older is left out: the fine tier does not reach so far, Unix seconds.</param>
    public void Write(HistoryBatch batch, long oldest)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        Number(batch, oldest);

        // In the order of the tables, so that neighbours are written to the same page while it is at hand.
        buckets.Sort(static (a, b) => a.Bucket.Start != b.Bucket.Start ? a.Bucket.Start.CompareTo(b.Bucket.Start) : a.Id.CompareTo(b.Id));
        foreach (var (id, bucket) in buckets)
        {
            putFine.Bind(1, bucket.Start / BucketSpread.Seconds).Bind(2, id).Bind(3, bucket.Seconds);
            FoldColumns.Bind(putFine, 4, bucket.Fold);
            putFine.Run();
        }

        foreach (var (id, column) in columns)
        {
            putDurations.Bind(1, column.Start / ColumnSeconds).Bind(2, id).Bind(3, column.Count).Bind(4, column.Counts).Run();
        }

        foreach (var (id, minute) in late)
        {
            rollUp.Redo(id, minute);
        }

        foreach (var (id, minute) in lateDurations)
        {
            rollUp.RedoDurations(id, minute);
        }

        transaction.Commit();
    }

    /// <summary>See <see cref="SeriesCatalog.Forget"/>.</summary>
    public void Forget() => catalog.Forget();

    public void Dispose()
    {
        putDurations.Dispose();
        putFine.Dispose();
        catalog.Dispose();
    }

    private void Number(HistoryBatch batch, long oldest)
    {
        buckets.Clear();
        columns.Clear();
        late.Clear();
        lateDurations.Clear();
        foreach (var bucket in batch.Buckets)
        {
            if (bucket.Start >= oldest)
            {
                long id = catalog.IdOf(batch.Series[bucket.Series], bucket.Start);
                buckets.Add((id, bucket));
                if (rollUp.Passed(bucket.Start))
                {
                    late.Add((id, bucket.Start / 60));
                }
            }
        }

        foreach (var column in batch.Columns)
        {
            if (column.Start >= oldest)
            {
                long id = catalog.IdOf(batch.Series[column.Series], column.Start);
                columns.Add((id, column));
                if (rollUp.Passed(column.Start))
                {
                    lateDurations.Add((id, column.Start / 60));
                }
            }
        }
    }
}
