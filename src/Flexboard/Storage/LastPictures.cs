using Flexboard.Core.Series;
using Microsoft.Data.Sqlite;

namespace Flexboard.Storage;

/// <summary>
/// Brings back series that boards show and that the store does not know, because they have been silent for hours or
/// nobody showed them until now: the newest bucket of each, so that a widget shows its last picture with its true age,
/// and a chart of a day has a line whose points it reads from the disk.
/// </summary>
/// <param name="store">Where they are missing.</param>
internal sealed class LastPictures(SeriesStore store)
{
    /// <summary>As far back as a chart reaches.</summary>
    public const int Seconds = 24 * 3600;

    /// <summary>The gate is given back after so many series.</summary>
    private const int SeriesForSlice = 200;

    private readonly SeriesKey key = new();

    /// <summary>Brings them back.</summary>
    /// <param name="connection">The history's.</param>
    /// <param name="now">Unix seconds; what lies behind is left out.</param>
    /// <param name="stop">Ends it early.</param>
    /// <returns>How many.</returns>
    public int Restore(SqliteConnection connection, long now, CancellationToken stop)
    {
        var missing = Missing(connection, now);
        using var fine = new Statement(
            connection, $"SELECT seconds, {FoldColumns.Names} FROM fine WHERE bucket = ?1 AND series = ?2");
        using var durations = new Statement(connection, "SELECT counts FROM fine_durations WHERE bucket = ?1 AND series = ?2");
        int restored = 0;
        foreach (var one in missing)
        {
            if (!stop.IsCancellationRequested)
            {
                bool isBack = one.Kind == SeriesKind.Durations ? FindColumn(durations, one, now) : FindBucket(fine, one, now);
                restored += isBack ? 1 : 0;
            }
        }

        return restored;
    }

    private List<Known> Missing(SqliteConnection connection, long now)
    {
        var known = new List<Known>();
        using var read = new Statement(connection, "SELECT id, key, channel, kind, unit, simulated, seen FROM series WHERE seen >= ?1");

        // "Seen" is behind by up to an hour.
        read.Bind(1, now - Seconds - 3600);
        while (read.Step())
        {
            known.Add(new Known(
                read.Integer(0), read.Blob(1).ToArray(), read.Text(2)!, (SeriesKind)read.Integer(3), read.Text(4), read.Integer(5),
                read.Integer(6)));
        }

        var missing = new List<Known>();
        foreach (var some in known.Chunk(SeriesForSlice))
        {
            lock (store.Gate)
            {
                foreach (var one in some)
                {
                    key.StartFrom(one.Key);
                    if (!store.TryGet(one.Key, out _) && store.Shows(key.Name, key.Labels))
                    {
                        missing.Add(one);
                    }
                }
            }
        }

        return missing;
    }

    private bool FindBucket(Statement fine, Known one, long now)
    {
        if (!Find(fine, one, now, BucketSpread.Seconds, out long bucket))
        {
            return false;
        }

        var (filled, fold) = ((int)fine.Integer(0), FoldColumns.Read(fine, 1));
        fine.Reset();
        Span<Fold> seconds = stackalloc Fold[BucketSpread.Seconds];
        BucketSpread.Spread(filled, fold, seconds);
        lock (store.Gate)
        {
            if (!double.IsFinite(fold.Sum) || !double.IsFinite(fold.Last) || Recall(one) is not { } series)
            {
                return false;
            }

            for (int i = 0; i < seconds.Length; i++)
            {
                store.Remember(series, (bucket * BucketSpread.Seconds) + i, seconds[i]);
            }

            return true;
        }
    }

    private bool FindColumn(Statement durations, Known one, long now)
    {
        if (!Find(durations, one, now, HistoryTables.ColumnSeconds, out long bucket))
        {
            return false;
        }

        var column = DurationCounts.Read(durations.Blob(0), bucket * DurationRing.ColumnMs);
        durations.Reset();
        lock (store.Gate)
        {
            if (Recall(one) is not { } series)
            {
                return false;
            }

            store.Remember(series, column);
            return true;
        }
    }

    /// <summary>Goes to its newest row, which lies up to an hour after it was "seen".</summary>
    private static bool Find(Statement rows, Known one, long now, int seconds, out long bucket)
    {
        for (bucket = Math.Min(now, one.Seen + 3600 + seconds) / seconds; bucket >= one.Seen / seconds; bucket--)
        {
            if (rows.Bind(1, bucket).Bind(2, one.Id).Step())
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Begins it, unless it has come by itself meanwhile, or is refused.</summary>
    private Series? Recall(Known one)
    {
        key.StartFrom(one.Key);
        return store.TryGet(one.Key, out _) ? null : store.Recall(key, one.Channel, one.Kind, one.Unit, one.Simulated * 1000);
    }

    private readonly record struct Known(
        long Id, byte[] Key, string Channel, SeriesKind Kind, string? Unit, long Simulated, long Seen);
}
