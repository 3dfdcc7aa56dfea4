using System.Diagnostics;
using Flexboard.Core.Events;
using Flexboard.Core.Series;
using Microsoft.Data.Sqlite;

namespace Flexboard.Storage;

/// <summary>
/// The history's file, open for writing. After any failure it is thrown away and a new one opened, so that nothing
/// remembered here can differ from what is in the file.
/// </summary>
internal sealed class HistorySession : IDisposable
{
    /// <summary>Rows of one transaction: a take in one, a backlog of hours in several.</summary>
    private const int RowsForWrite = 20_000;

    private readonly SqliteConnection connection;
    private readonly HistoryTables tables;
    private readonly RollUp rollUp;
    private readonly Retention retention;
    private readonly Statement countSeries;
    private int ticks;

    public HistorySession(HistoryFile file, SeriesStore store, EventStore events, long bytesAllowed)
    {
        connection = file.OpenToWrite();
        try
        {
            rollUp = new RollUp(connection);
            tables = new HistoryTables(connection, rollUp);
            retention = new Retention(connection, bytesAllowed);
            countSeries = new Statement(connection, "SELECT count(*) FROM series");
            Events = new EventHistory(connection, store, events);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public EventHistory Events { get; }

    public long OldestFine => retention.OldestFine;

    /// <summary>Series in the file, counted about once a minute.</summary>
    public long Series { get; private set; }

    public long RowsWritten { get; private set; }

    /// <summary>Fails as writing would fail: asked after a failure, before anything is taken.</summary>
    public void Probe()
    {
        HistoryFile.Run(connection, "INSERT OR REPLACE INTO state (name, value) VALUES ('probe', zeroblob(1048576))");
        HistoryFile.Run(connection, "DELETE FROM state WHERE name = 'probe'");
    }

    /// <summary>Writes all that a take brings.</summary>
    /// <param name="take">Begun.</param>
    /// <param name="batch">Empty; holds what could not be written when it throws.</param>
    /// <param name="now">Unix seconds; null while the clock cannot be believed: then nothing is too old to be written.</param>
    public void Write(HistoryTake take, HistoryBatch batch, long? now)
    {
        bool more = true;
        while (more)
        {
            more = take.Next(batch);
            if (batch.Rows >= RowsForWrite || (!more && batch.Rows > 0))
            {
                tables.Write(batch, now - Retention.FineSeconds ?? 0);
                RowsWritten += batch.Rows;
                batch.Clear();
            }
        }

        batch.Clear();
        RowsWritten += Events.Save();
    }

    /// <summary>See <see cref="LastPictures"/>.</summary>
    public int RestoreLastPictures(SeriesStore store, long now, CancellationToken stop) =>
        new LastPictures(store).Restore(connection, now, stop);

    /// <summary>Rolls up and lets go, as much as is due and fits in a time.</summary>
    /// <param name="now">Unix seconds; null while the clock cannot be believed: then only what the bytes ask for is done.</param>
    /// <param name="atMost">The time.</param>
    public void Maintain(long? now, TimeSpan atMost)
    {
        long began = Stopwatch.GetTimestamp();
        while ((now is { } second ? rollUp.Step(second) || retention.Step(second, rollUp.Until) : retention.KeepToBytes(rollUp.Until))
            && Stopwatch.GetElapsedTime(began) < atMost)
        {
        }

        if (retention.Swept)
        {
            tables.Forget();
            retention.Swept = false;
        }

        if (ticks++ % 12 == 0)
        {
            Series = countSeries.Scalar(0);
        }
    }

    public void Dispose()
    {
        countSeries.Dispose();
        Events.Dispose();
        retention.Dispose();
        tables.Dispose();
        rollUp.Dispose();
        connection.Dispose();
    }
}
