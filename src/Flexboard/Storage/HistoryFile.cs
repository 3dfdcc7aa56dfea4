using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Flexboard.Storage;

/// <summary>The file in which the history is, <c>Data/history.db</c>: opened, begun, set aside. See docs/history.md.</summary>
internal sealed class HistoryFile(string folder)
{
    /// <summary>Raised with every change of the tables that an older Flexboard could not read.</summary>
    private const int SchemaVersion = 1;

    private const string Tables = """
        CREATE TABLE series (
            id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, channel TEXT NOT NULL, kind INTEGER NOT NULL, unit TEXT,
            simulated INTEGER NOT NULL, seen INTEGER NOT NULL);
        CREATE TABLE fine (
            bucket INTEGER NOT NULL, series INTEGER NOT NULL, seconds INTEGER NOT NULL, count INTEGER NOT NULL,
            last REAL, min REAL, max REAL, sum REAL, PRIMARY KEY (bucket, series)) WITHOUT ROWID;
        CREATE TABLE fine_durations (
            bucket INTEGER NOT NULL, series INTEGER NOT NULL, count INTEGER NOT NULL, counts BLOB NOT NULL,
            PRIMARY KEY (bucket, series)) WITHOUT ROWID;
        CREATE TABLE coarse (
            series INTEGER NOT NULL, minute INTEGER NOT NULL, count INTEGER NOT NULL,
            last REAL, min REAL, max REAL, sum REAL, PRIMARY KEY (series, minute)) WITHOUT ROWID;
        CREATE TABLE coarse_durations (
            series INTEGER NOT NULL, minute INTEGER NOT NULL, count INTEGER NOT NULL, counts BLOB NOT NULL,
            PRIMARY KEY (series, minute)) WITHOUT ROWID;
        CREATE TABLE events (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE state (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
        """;

    /// <summary>"It is locked", as Linux, macOS and Windows say it.</summary>
    private static readonly int[] SharingViolations = [11, 35, unchecked((int)0x80070020)];

    /// <summary>Another one's moment with the file (setting it up, recovering it) is waited for, milliseconds.</summary>
    private const int Patience = 5000;

    private FileStream? ownership;

    public string Path { get; } = System.IO.Path.Combine(folder, "history.db");

    /// <summary>Bytes on disk, the write-ahead log included.</summary>
    public long Bytes => Length(Path) + Length(Path + "-wal");

    /// <summary>Bytes that are free where it lies; <see cref="long.MaxValue"/> when that cannot be told.</summary>
    public long BytesFree
    {
        get
        {
            try
            {
                return new DriveInfo(folder).AvailableFreeSpace;
            }
            catch (Exception fault) when (fault is IOException or ArgumentException or UnauthorizedAccessException)
            {
                return long.MaxValue;
            }
        }
    }

    private string Reading => new SqliteConnectionStringBuilder
    {
        DataSource = Path,
        Mode = SqliteOpenMode.ReadOnly,
    }.ToString();

    /// <summary>Opens the file for the one who writes; begins it when there is none.</summary>
    /// <exception cref="SqliteException">It cannot be opened, or is damaged.</exception>
    /// <exception cref="HistoryRefusedException">Another process writes it, or a newer Flexboard did.</exception>
    public SqliteConnection OpenToWrite()
    {
        Directory.CreateDirectory(folder);
        Own();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
        }.ToString());
        try
        {
            Open(connection);

            // WAL: readers never wait for the writer, nor it for them; what was committed is outside of the process, so
            // that `kill -9` costs nothing that was written. FULL: one fsync for each take of 5 s is cheap, and makes a
            // power cut cost no more than a kill.
            Run(connection, """
                PRAGMA auto_vacuum = INCREMENTAL;
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL;
                PRAGMA journal_size_limit = 4194304;
                PRAGMA cache_size = -16384;
                PRAGMA temp_store = MEMORY;
                """);
            using var version = new Statement(connection, "PRAGMA user_version");
            long found = version.Scalar();
            if (found > SchemaVersion)
            {
                throw new HistoryRefusedException(
                    HistoryProblem.TooNew, $"{Path} was written by a newer Flexboard (version {found} of its tables; this one knows {SchemaVersion})");
            }

            if (found == 0)
            {
                Run(connection, $"BEGIN IMMEDIATE; {Tables} PRAGMA user_version = {SchemaVersion}; COMMIT;");
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens the file for one reader; connections are pooled.</summary>
    public SqliteConnection OpenToRead()
    {
        var connection = new SqliteConnection(Reading);
        Open(connection);
        return connection;
    }

    /// <summary>Renames a damaged file, so that a new one can be begun and the old one be looked at. One is kept.</summary>
    /// <returns>Its new name, without the folder.</returns>
    public string SetAside(DateTimeOffset now)
    {
        CloseReaders();
        foreach (string older in Directory.EnumerateFiles(folder, "history.damaged-*"))
        {
            File.Delete(older);
        }

        string name = string.Create(CultureInfo.InvariantCulture, $"history.damaged-{now.UtcDateTime:yyyyMMdd'T'HHmmss}.db");
        foreach (string part in new[] { "", "-wal", "-shm" })
        {
            if (File.Exists(Path + part))
            {
                File.Move(Path + part, System.IO.Path.Combine(folder, name + part), overwrite: true);
            }
        }

        return name;
    }

    /// <summary>Lets another process write.</summary>
    public void Release()
    {
        CloseReaders();
        ownership?.Dispose();
        ownership = null;
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this folder.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static void Open(SqliteConnection connection)
    {
        connection.Open();

        // The connection's own timeout is kept by its commands alone, and a Statement is none of them.
        _ = raw.sqlite3_busy_timeout(connection.Handle!, Patience);
    }

    private void CloseReaders()
    {
        using var pool = new SqliteConnection(Reading);
        SqliteConnection.ClearPool(pool);
    }

    /// <summary>Two writers would each replace the other's buckets by what only they saw.</summary>
    private void Own()
    {
        try
        {
            ownership ??= new FileStream(
                System.IO.Path.Combine(folder, "history.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (IOException fault) when (SharingViolations.Contains(fault.HResult))
        {
            throw new HistoryRefusedException(HistoryProblem.InUse, $"another process writes the history in {folder}: {fault.Message}");
        }
    }

    private static long Length(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;
}

/// <summary>The file is sound, but not to be written by this process.</summary>
internal sealed class HistoryRefusedException(HistoryProblem problem, string message) : Exception(message)
{
    public HistoryProblem Problem { get; } = problem;
}
