using Flexboard.Core.Series;
using Microsoft.Data.Sqlite;

namespace Flexboard.Storage;

/// <summary>Reads one series out of both tiers: minutes where they exist and are fine enough, else the fine tier.</summary>
internal sealed class HistoryReader : IDisposable
{
    /// <summary>The fine tier lies bucket by bucket; this goes to the one series in each, instead of through all.</summary>
    private const string Walk = "WITH RECURSIVE b(at) AS (SELECT ?1 UNION ALL SELECT at + 1 FROM b WHERE at + 1 < ?2)";

    private readonly SqliteConnection connection;
    private readonly SqliteTransaction snapshot;
    private readonly long id;

    private HistoryReader(SqliteConnection connection, long id)
    {
        (this.connection, this.id) = (connection, id);

        // One moment for both tiers: between two statements an hour might be rolled up, or deleted.
        snapshot = connection.BeginTransaction(deferred: true);
    }

    /// <summary>Opens the file, if it is there and knows the series.</summary>
    public static HistoryReader? Open(HistoryFile file, ReadOnlySpan<byte> key)
    {
        if (!File.Exists(file.Path))
        {
            return null;
        }

        var connection = file.OpenToRead();
        try
        {
            using var find = new Statement(connection, "SELECT id FROM series WHERE key = ?1");
            long id = find.Bind(1, key).Scalar();
            if (id >= 0)
            {
                return new HistoryReader(connection, id);
            }
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        connection.Dispose();
        return null;
    }

    /// <summary>Folds into steps.</summary>
    /// <param name="firstStep">Number of the first step since 1970.</param>
    /// <param name="step">Seconds.</param>
    /// <param name="into">Folds are added.</param>
    /// <returns>Whether any was a minute.</returns>
    public bool Read(long firstStep, int step, Span<Fold> into)
    {
        long first = firstStep * step;
        long end = first + ((long)into.Length * step);
        bool minutes = false;
        long border = Border("fine", BucketSpread.Seconds, step);
        using (var coarse = Coarse("coarse", FoldColumns.Names, first, Math.Min(end, border)))
        {
            while (coarse.Step())
            {
                ref var slot = ref into[(int)((coarse.Integer(0) * 60 / step) - firstStep)];
                slot = slot.Then(FoldColumns.Read(coarse, 1));
                minutes = true;
            }
        }

        using var fine = Fine("fine", FoldColumns.Names, Math.Max(first, border), end, BucketSpread.Seconds);
        while (fine.Step())
        {
            ref var slot = ref into[(int)((fine.Integer(0) * BucketSpread.Seconds / step) - firstStep)];
            slot = slot.Then(FoldColumns.Read(fine, 1));
        }

        return minutes;
    }

    /// <summary>Counts into steps.</summary>
    /// <param name="firstStep">Number of the first step since 1970.</param>
    /// <param name="step">Seconds.</param>
    /// <param name="into">Columns are put in where there is something.</param>
    /// <returns>Whether any was a minute.</returns>
    public bool Read(long firstStep, int step, Span<DurationColumn?> into)
    {
        long first = firstStep * step;
        long end = first + ((long)into.Length * step);
        bool minutes = false;
        long border = Border("fine_durations", HistoryTables.ColumnSeconds, step);
        using (var coarse = Coarse("coarse_durations", "counts", first, Math.Min(end, border)))
        {
            while (coarse.Step())
            {
                Add(into, firstStep, step, coarse.Integer(0) * 60, coarse.Blob(1));
                minutes = true;
            }
        }

        using var fine = Fine("fine_durations", "counts", Math.Max(first, border), end, HistoryTables.ColumnSeconds);
        while (fine.Step())
        {
            Add(into, firstStep, step, fine.Integer(0) * HistoryTables.ColumnSeconds, fine.Blob(1));
        }

        return minutes;
    }

    public void Dispose()
    {
        snapshot.Dispose();
        connection.Dispose();
    }

    private static void Add(Span<DurationColumn?> into, long firstStep, int step, long second, ReadOnlySpan<byte> counts)
    {
        long number = second / step;
        ref var slot = ref into[(int)(number - firstStep)];
        var column = DurationCounts.Read(counts, number * step * 1000);
        if (slot is null)
        {
            slot = column;
        }
        else
        {
            slot.Add(column);
        }
    }

    /// <summary>The second from which on the fine tier is read; before it minutes are.</summary>
    private long Border(string fine, int bucketSeconds, int step)
    {
        using var rolled = new Statement(connection, "SELECT value FROM state WHERE name = 'rolled'");
        long until = rolled.Scalar();
        if (step >= 60 || until < 0)
        {
            return until;
        }

        using var oldest = new Statement(connection, $"SELECT bucket FROM {fine} ORDER BY bucket LIMIT 1");
        long start = oldest.Scalar() * bucketSeconds;

        // The minute in which the fine tier begins may be half deleted.
        return start < 0 ? until : Math.Min(until, (start + 59) / 60 * 60);
    }

    private Statement Coarse(string table, string columns, long first, long end) => new Statement(
        connection, $"SELECT minute, {columns} FROM {table} WHERE series = ?1 AND minute >= ?2 AND minute < ?3 ORDER BY minute")
        .Bind(1, id).Bind(2, (first + 59) / 60).Bind(3, (end + 59) / 60);

    private Statement Fine(string table, string columns, long first, long end, int bucketSeconds) => new Statement(
        connection, $"{Walk} SELECT bucket, {columns} FROM b CROSS JOIN {table} ON bucket = b.at AND series = ?3 WHERE ?1 < ?2")
        .Bind(1, (first + bucketSeconds - 1) / bucketSeconds).Bind(2, (end + bucketSeconds - 1) / bucketSeconds).Bind(3, id);
}
