using Microsoft.Data.Sqlite;

namespace Flexboard.Storage;

/// <summary>
/// Lets old rows go: the fine tier after 48 h, minutes after 30 days, and earlier when the bytes are used up. Then the
/// oldest of the fine tier that exist as minutes too go first, then the oldest minutes, and at the very last what is
/// not rolled up yet. Works in small steps, so that a take never waits long.
/// </summary>
internal sealed class Retention : IDisposable
{
    /// <summary>How far the fine tier reaches.</summary>
    public const long FineSeconds = 48 * 3600;

    /// <summary>How far minutes reach.</summary>
    public const long CoarseSeconds = 30L * 24 * 3600;

    private const int RowsForStep = 20_000;
    private const int SeriesForStep = 500;
    private const int PagesForStep = 2_000;

    /// <summary>Minutes are looked through once an hour; by 6 h more when the bytes are used up.</summary>
    private const long CoarseEvery = 3600;
    private const long CoarseBy = 6 * 3600;

    private readonly SqliteConnection connection;
    private readonly long bytesAllowed;
    private readonly Statement pages;
    private readonly Statement freePages;
    private readonly Statement vacuum;
    private readonly Statement firstFine;
    private readonly Statement lastFine;
    private readonly Statement firstDurations;
    private readonly Statement deleteFine;
    private readonly Statement deleteFineDurations;
    private readonly Statement someSeries;
    private readonly Statement firstCoarse;
    private readonly Statement deleteCoarse;
    private readonly Statement deleteCoarseDurations;
    private readonly Statement deleteSeries;
    private readonly long pageBytes;
    private long sweepAfter = -1;
    private long sweepBefore;
    private long nextSweep;
    private long oldestCoarse = long.MaxValue;

    /// <param name="connection">The writer's.</param>
    /// <param name="bytesAllowed">What the file may take.</param>
    public Retention(SqliteConnection connection, long bytesAllowed)
    {
        (this.connection, this.bytesAllowed) = (connection, bytesAllowed);
        using (var size = new Statement(connection, "PRAGMA page_size"))
        {
            pageBytes = size.Scalar();
        }

        pages = new Statement(connection, "PRAGMA page_count");
        freePages = new Statement(connection, "PRAGMA freelist_count");
        vacuum = new Statement(connection, $"PRAGMA incremental_vacuum({PagesForStep})");
        firstFine = new Statement(connection, "SELECT bucket FROM fine ORDER BY bucket LIMIT 1");
        lastFine = new Statement(connection, $"""
            SELECT max(coalesce((SELECT max(bucket) FROM fine), 0),
                coalesce((SELECT max(bucket) FROM fine_durations), 0) * {HistoryTables.ColumnSeconds} / {BucketSpread.Seconds})
            """);
        firstDurations = new Statement(connection, "SELECT bucket FROM fine_durations ORDER BY bucket LIMIT 1");
        deleteFine = new Statement(connection, "DELETE FROM fine WHERE bucket < ?1");
        deleteFineDurations = new Statement(connection, "DELETE FROM fine_durations WHERE bucket < ?1");
        someSeries = new Statement(connection, $"SELECT id FROM series WHERE id > ?1 ORDER BY id LIMIT {SeriesForStep}");
        firstCoarse = new Statement(connection, """
            SELECT min(first) FROM (
                SELECT min(minute) AS first FROM coarse WHERE series = ?1
                UNION ALL SELECT min(minute) FROM coarse_durations WHERE series = ?1)
            """);
        deleteCoarse = new Statement(connection, "DELETE FROM coarse WHERE series = ?1 AND minute < ?2");
        deleteCoarseDurations = new Statement(connection, "DELETE FROM coarse_durations WHERE series = ?1 AND minute < ?2");
        deleteSeries = new Statement(connection, "DELETE FROM series WHERE seen < ?1");
    }

    /// <summary>The oldest second of the fine tier, Unix seconds; 0 when it is empty.</summary>
    public long OldestFine
    {
        get
        {
            long fine = firstFine.Scalar(long.MaxValue / 100) * BucketSpread.Seconds;
            long durations = firstDurations.Scalar(long.MaxValue / 100) * HistoryTables.ColumnSeconds;
            long first = Math.Min(fine, durations);
            return first > long.MaxValue / 100 ? 0 : first;
        }
    }

    /// <summary>Set when series may have been deleted: their numbers may be given to others.</summary>
    public bool Swept { get; set; }

    private long BytesUsed => (pages.Scalar() - freePages.Scalar()) * pageBytes;

    /// <summary>Does a part of what is due.</summary>
    /// <param name="now">Unix seconds.</param>
    /// <param name="rolledUntil">The minutes before this exist, Unix seconds; -1: none.</param>
    /// <returns>Whether more is due.</returns>
    public bool Step(long now, long rolledUntil)
    {
        long oldest = OldestFine;
        long expired = Math.Min(now - FineSeconds, rolledUntil);
        if (oldest > 0 && oldest < expired - 60)
        {
            DeleteFine(oldest, expired);
            return true;
        }

        if (sweepAfter < 0 && now >= nextSweep)
        {
            BeginSweep(now - CoarseSeconds);
            nextSweep = now + CoarseEvery;
        }

        return KeepToBytes(rolledUntil);
    }

    /// <summary>Does a part of what is due because the bytes are used up, whatever time it is.</summary>
    /// <returns>Whether more is due.</returns>
    public bool KeepToBytes(long rolledUntil)
    {
        if (sweepAfter >= 0)
        {
            Sweep();
            return true;
        }

        if (BytesUsed > bytesAllowed)
        {
            return MakeRoom(OldestFine, rolledUntil);
        }

        // Free pages are used again; only a file that is larger than allowed, after a lower setting, gives them back.
        if (pages.Scalar() * pageBytes > bytesAllowed + (bytesAllowed / 16) && freePages.Scalar() > 0)
        {
            vacuum.Run();
            return true;
        }

        return false;
    }

    public void Dispose()
    {
        foreach (var statement in new[]
        {
            pages, freePages, vacuum, firstFine, lastFine, firstDurations, deleteFine, deleteFineDurations, someSeries, firstCoarse,
            deleteCoarse, deleteCoarseDurations, deleteSeries,
        })
        {
            statement.Dispose();
        }
    }

    private bool MakeRoom(long oldest, long rolledUntil)
    {
        if (oldest > 0 && oldest < rolledUntil)
        {
            DeleteFine(oldest, rolledUntil);
            return true;
        }

        if (oldestCoarse < rolledUntil)
        {
            BeginSweep(Math.Min(oldestCoarse + CoarseBy, rolledUntil));
            return true;
        }

        // So many series for so few bytes: what is left is a part of the last hours, and never nothing.
        long before = (lastFine.Scalar(0) * BucketSpread.Seconds) - 600;
        if (oldest > 0 && oldest < before)
        {
            DeleteFine(oldest, before);
            return true;
        }

        return false;
    }

    private void DeleteFine(long oldest, long before)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        int rows = 0;
        for (long at = oldest; at < before && rows < RowsForStep;)
        {
            at = Math.Min(before, at - (at % 60) + 60);
            deleteFine.Bind(1, at / BucketSpread.Seconds).Run();
            rows += deleteFine.Changes;
            deleteFineDurations.Bind(1, at / HistoryTables.ColumnSeconds).Run();
            rows += deleteFineDurations.Changes;
        }

        transaction.Commit();
    }

    private void BeginSweep(long before)
    {
        (sweepAfter, sweepBefore, oldestCoarse) = (0, before, long.MaxValue);
    }

    /// <summary>Deletes the oldest minutes of some series; minutes lie series by series.</summary>
    private void Sweep()
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        var ids = new List<long>();
        someSeries.Bind(1, sweepAfter);
        while (someSeries.Step())
        {
            ids.Add(someSeries.Integer(0));
        }

        foreach (long id in ids)
        {
            deleteCoarse.Bind(1, id).Bind(2, sweepBefore / 60).Run();
            deleteCoarseDurations.Bind(1, id).Bind(2, sweepBefore / 60).Run();
            oldestCoarse = Math.Min(oldestCoarse, firstCoarse.Bind(1, id).Scalar(long.MaxValue / 60) * 60);
        }

        if (ids.Count < SeriesForStep)
        {
            // Nothing of it is left in any tier; "seen" is behind by up to an hour.
            deleteSeries.Bind(1, sweepBefore - 3600).Run();
        }

        transaction.Commit();
        sweepAfter = ids.Count < SeriesForStep ? -1 : ids[^1];
        Swept |= sweepAfter < 0;
    }
}
