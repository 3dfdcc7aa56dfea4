using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Flexboard.Storage;

/// <summary>
/// A prepared SQLite statement, bound and read without boxing: a take writes thousands of rows of numbers, a load reads
/// millions. Parameters and columns are counted from 1 and 0, as SQLite does. One thread.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    public Statement(SqliteConnection connection, string sql)
    {
        database = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
    }

    /// <summary>Rows that the last statement on this connection inserted, updated or deleted.</summary>
    public int Changes => raw.sqlite3_changes(database);

    public Statement Bind(int at, long value) => Done(raw.sqlite3_bind_int64(statement, at, value));

    public Statement Bind(int at, double value) => Done(raw.sqlite3_bind_double(statement, at, value));

    public Statement Bind(int at, ReadOnlySpan<byte> value) => Done(raw.sqlite3_bind_blob(statement, at, value));

    public Statement Bind(int at, string? value) =>
        Done(value is null ? raw.sqlite3_bind_null(statement, at) : raw.sqlite3_bind_text(statement, at, value));

    public Statement BindNull(int at) => Done(raw.sqlite3_bind_null(statement, at));

    /// <summary>Goes to the next row; at the end the statement is ready to be bound and run again.</summary>
    public bool Step()
    {
        int result = raw.sqlite3_step(statement);
        if (result == raw.SQLITE_ROW)
        {
            return true;
        }

        // The step's own result is told; reset repeats it.
        raw.sqlite3_reset(statement);
        if (result != raw.SQLITE_DONE)
        {
            SqliteException.ThrowExceptionForRC(result, database);
        }

        return false;
    }

    /// <summary>Runs it to its end.</summary>
    public void Run()
    {
        while (Step())
        {
        }
    }

    /// <summary>The first column of the first row, or a default when there is none or it is null.</summary>
    public long Scalar(long none = -1)
    {
        long value = none;
        if (Step())
        {
            value = IsNull(0) ? none : Integer(0);
            Reset();
        }

        return value;
    }

    public void Reset() => raw.sqlite3_reset(statement);

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long Integer(int column) => raw.sqlite3_column_int64(statement, column);

    public double Number(int column) => raw.sqlite3_column_double(statement, column);

    public string? Text(int column) => IsNull(column) ? null : raw.sqlite3_column_text(statement, column).utf8_to_string();

    /// <summary>Valid until the next step.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(statement, column);

    public void Dispose() => statement.Dispose();

    private Statement Done(int result)
    {
        Check(result);
        return this;
    }

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(result, database);
        }
    }
}
