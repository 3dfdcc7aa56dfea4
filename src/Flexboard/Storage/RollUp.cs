using Flexboard.Core.Series;
using Microsoft.Data.Sqlite;

namespace Flexboard.Storage;

/// <summary>
/// Makes the tier of minutes out of the tier of 10 s, an hour at a time, when the hour lies so far back that the rings
/// no longer hold it. It is written once then, in the order in which charts read it.
/// </summary>
internal sealed class RollUp : IDisposable
{
    private const int Hour = 3600;

    /// <summary>An hour is rolled up when it ended this long ago: no ring that is up to date reaches into it.</summary>
    private const int Wait = Hour + 60;

    /// <summary>Series in one transaction: some 100,000 rows read.</summary>
    private const int SeriesForStep = 300;

    /// <summary>
    /// By the key of the table, bucket by bucket. As a plain range of buckets it would pass the rows of every series.
    /// </summary>
    private const string Walk = "WITH RECURSIVE b(at) AS (SELECT ?1 UNION ALL SELECT at + 1 FROM b WHERE at + 1 < ?2)";

    private readonly SqliteConnection connection;
    private readonly Statement readFine;
    private readonly Statement readDurations;
    private readonly Statement putCoarse;
    private readonly Statement putDurations;
    private readonly Statement firstFine;
    private readonly Statement firstDurations;
    private readonly Statement lastSeries;
    private readonly Statement keepUntil;
    private readonly Dictionary<(long Id, long Minute), Fold> folds = [];
    private readonly Dictionary<(long Id, long Minute), DurationColumn> columns = [];
    private long nextSeries;

    public RollUp(SqliteConnection connection)
    {
        this.connection = connection;
        using (var until = new Statement(connection, "SELECT value FROM state WHERE name = 'rolled'"))
        {
            Until = until.Scalar();
        }

        readFine = new Statement(connection, $"""
            {Walk} SELECT bucket, series, {FoldColumns.Names} FROM b CROSS JOIN fine
            ON bucket = b.at AND series >= ?3 AND series < ?4
            """);
        readDurations = new Statement(connection, $"""
            {Walk} SELECT bucket, series, counts FROM b CROSS JOIN fine_durations
            ON bucket = b.at AND series >= ?3 AND series < ?4
            """);
        putCoarse = new Statement(connection, $"""
            INSERT INTO coarse (series, minute, {FoldColumns.Names}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            ON CONFLICT (series, minute) DO UPDATE SET
                count = excluded.count, last = excluded.last, min = excluded.min, max = excluded.max, sum = excluded.sum
            WHERE excluded.count >= count
            """);
        putDurations = new Statement(connection, """
            INSERT INTO coarse_durations (series, minute, count, counts) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (series, minute) DO UPDATE SET count = excluded.count, counts = excluded.counts
            WHERE excluded.count >= count
            """);
        firstFine = new Statement(connection, "SELECT bucket FROM fine WHERE bucket >= ?1 ORDER BY bucket LIMIT 1");
        firstDurations = new Statement(connection, "SELECT bucket FROM fine_durations WHERE bucket >= ?1 ORDER BY bucket LIMIT 1");
        lastSeries = new Statement(connection, "SELECT max(id) FROM series");
        keepUntil = new Statement(connection, "INSERT OR REPLACE INTO state (name, value) VALUES ('rolled', ?1)");
    }

    /// <summary>The minutes before this are written, Unix seconds; -1: none.</summary>
    public long Until { get; private set; }

    /// <summary>Whether a bucket lies where minutes are written already, or just now.</summary>
    public bool Passed(long second) => Until >= 0 && second < (nextSeries > 0 ? Until + Hour : Until);

    /// <summary>Does a part of what is due.</summary>
    /// <param name="now">Unix seconds.</param>
    /// <returns>Whether more is due.</returns>
    public bool Step(long now)
    {
        if (Until > now)
        {
            BringBack(now);
        }

        if (nextSeries == 0 && !BeginHour(now))
        {
            return false;
        }

        using var transaction = connection.BeginTransaction(deferred: false);
        Roll(Until / 60, (Until + Hour) / 60, nextSeries, nextSeries + SeriesForStep);
        RollDurations(Until / 60, (Until + Hour) / 60, nextSeries, nextSeries + SeriesForStep);
        nextSeries += SeriesForStep;
        if (nextSeries > lastSeries.Scalar(0))
        {
            keepUntil.Bind(1, Until + Hour).Run();
            transaction.Commit();
            Until += Hour;
            nextSeries = 0;
        }
        else
        {
            transaction.Commit();
        }

        return true;
    }

    /// <summary>Makes one minute anew, within the caller's transaction.</summary>
    public void Redo(long series, long minute) => Roll(minute, minute + 1, series, series + 1);

    /// <summary>The same for durations.</summary>
    public void RedoDurations(long series, long minute) => RollDurations(minute, minute + 1, series, series + 1);

    public void Dispose()
    {
        foreach (var statement in new[]
        {
            readFine, readDurations, putCoarse, putDurations, firstFine, firstDurations, lastSeries, keepUntil,
        })
        {
            statement.Dispose();
        }
    }

    /// <summary>
    /// A run whose clock was ahead left its mark in the future: until then every write would make a minute anew. Making
    /// an hour once more changes nothing.
    /// </summary>
    private void BringBack(long now)
    {
        Until = (now - Wait) / Hour * Hour;
        nextSeries = 0;
        keepUntil.Bind(1, Until).Run();
    }

    /// <summary>Goes to the next hour that holds something, if it is due.</summary>
    private bool BeginHour(long now)
    {
        long after = Math.Max(0, Until);
        long fine = firstFine.Bind(1, after / BucketSpread.Seconds).Scalar();
        long durations = firstDurations.Bind(1, after / HistoryTables.ColumnSeconds).Scalar();
        long first = Math.Min(
            fine < 0 ? long.MaxValue : fine * BucketSpread.Seconds,
            durations < 0 ? long.MaxValue : durations * HistoryTables.ColumnSeconds);
        if (first == long.MaxValue || first - (first % Hour) + Hour + Wait > now)
        {
            return false;
        }

        Until = Math.Max(Until, first - (first % Hour));
        return true;
    }

    private void Roll(long firstMinute, long endMinute, long firstSeries, long endSeries)
    {
        const int Buckets = 60 / BucketSpread.Seconds;
        folds.Clear();
        readFine.Bind(1, firstMinute * Buckets).Bind(2, endMinute * Buckets).Bind(3, firstSeries).Bind(4, endSeries);
        while (readFine.Step())
        {
            var key = (readFine.Integer(1), readFine.Integer(0) / Buckets);
            var fold = FoldColumns.Read(readFine, 2);
            folds[key] = folds.TryGetValue(key, out var before) ? before.Then(fold) : fold;
        }

        foreach (var (key, fold) in folds.OrderBy(one => one.Key))
        {
            putCoarse.Bind(1, key.Id).Bind(2, key.Minute);
            FoldColumns.Bind(putCoarse, 3, fold);
            putCoarse.Run();
        }
    }

    private void RollDurations(long firstMinute, long endMinute, long firstSeries, long endSeries)
    {
        const int Columns = 60 / HistoryTables.ColumnSeconds;
        Span<byte> bytes = stackalloc byte[DurationCounts.MaxBytes];
        columns.Clear();
        readDurations.Bind(1, firstMinute * Columns).Bind(2, endMinute * Columns).Bind(3, firstSeries).Bind(4, endSeries);
        while (readDurations.Step())
        {
            var key = (readDurations.Integer(1), readDurations.Integer(0) / Columns);
            var column = DurationCounts.Read(readDurations.Blob(2), key.Item2 * 60_000);
            if (!columns.TryAdd(key, column))
            {
                columns[key].Add(column);
            }
        }

        foreach (var (key, column) in columns.OrderBy(one => one.Key))
        {
            int length = DurationCounts.Write(column, bytes);
            putDurations.Bind(1, key.Id).Bind(2, key.Minute).Bind(3, column.Count).Bind(4, bytes[..length]).Run();
        }
    }
}
