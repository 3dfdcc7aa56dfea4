using Flexboard.Core.Series;
using Microsoft.Data.Sqlite;

namespace Flexboard.Storage;

/// <summary>
/// The history on disk: what was, beyond the last hour that the store holds in memory. Reading never waits for the
/// writer nor for the store's gate, and must not be done with the gate held: it reads files.
/// </summary>
public sealed class History
{
    private int revision;
    private Exception? damage;

    /// <param name="settings">Where and how much.</param>
    public History(Settings settings)
        : this(Places.Resolve(settings.Data), (long)settings.HistoryMegabytes << 20)
    {
    }

    internal History(string folder, long bytes)
    {
        File = new HistoryFile(folder);

        // The write-ahead log needs room too: 4 MB, and one transaction more.
        BytesAllowed = bytes - Math.Min(bytes / 2, 8 << 20);
        Health = new HistoryHealth { BytesAllowed = bytes };
    }

    /// <summary>A history of nothing, of a store that is not written to disk.</summary>
    public static History None { get; } = new(Path.Combine(Path.GetTempPath(), "flexboard-no-history"), 0);

    /// <summary>How often the store was filled from disk since the start: <c>hv</c> of docs/live-protocol.md.</summary>
    public int Revision => Volatile.Read(ref revision);

    /// <summary>What it is doing. Replaced as a whole; safe to read from any thread.</summary>
    public HistoryHealth Health { get; internal set; }

    internal HistoryFile File { get; }

    /// <summary>What the file itself may take.</summary>
    internal long BytesAllowed { get; }

    /// <summary>A gauge or counter as it was, one fold for each step.</summary>
    /// <param name="key">Its canonical identity, <see cref="Series.Key"/>.</param>
    /// <param name="firstSecond">Unix seconds; the first step is the one that it lies in.</param>
    /// <param name="endSecond">Unix seconds; the last step is the one that it lies in.</param>
    /// <param name="stepSeconds">A step begins at a multiple of it. The finest that is known is 10, and 60 before the last 48 h.</param>
    /// <returns>As many as there are steps; <see cref="Fold.None"/> where nothing is known. The last seconds may not be
    /// on disk yet: they are in the ring.</returns>
    public Fold[] Read(ReadOnlySpan<byte> key, long firstSecond, long endSecond, int stepSeconds)
    {
        var steps = new Fold[StepsOf(firstSecond, endSecond, stepSeconds)];
        TryRead(key, firstSecond / stepSeconds, stepSeconds, steps, out _);
        return steps;
    }

    /// <summary>
    /// The same, into as many steps as there is room for. <paramref name="minutes"/> says whether whole minutes were put
    /// in, into the step that each begins in.
    /// </summary>
    /// <returns>False when it could not be read, which may pass; what was asked for is empty then.</returns>
    internal bool TryRead(ReadOnlySpan<byte> key, long firstStep, int stepSeconds, Span<Fold> into, out bool minutes)
    {
        minutes = false;
        into.Fill(Fold.None);
        try
        {
            using var reader = HistoryReader.Open(File, key);
            minutes = reader?.Read(firstStep, stepSeconds, into) == true;
            return true;
        }
        catch (Exception fault) when (IsTrouble(fault))
        {
            NoteDamage(fault);
            into.Fill(Fold.None);
            return false;
        }
    }

    /// <summary>Transactions as they ended, one column for each step; null where none did.</summary>
    /// <param name="key">The series' canonical identity.</param>
    /// <param name="firstSecond">Unix seconds; the first step is the one that it lies in.</param>
    /// <param name="endSecond">Unix seconds; the last step is the one that it lies in.</param>
    /// <param name="stepSeconds">A step begins at a multiple of it. The finest that is known is 5, and 60 before the last 48 h.</param>
    public DurationColumn?[] ReadDurations(ReadOnlySpan<byte> key, long firstSecond, long endSecond, int stepSeconds)
    {
        var steps = new DurationColumn?[StepsOf(firstSecond, endSecond, stepSeconds)];
        TryReadDurations(key, firstSecond / stepSeconds, stepSeconds, steps, out _);
        return steps;
    }

    /// <summary>
    /// The same, into as many steps as there is room for. <paramref name="minutes"/> says whether whole minutes were put
    /// in, into the step that each begins in.
    /// </summary>
    /// <returns>False when it could not be read, which may pass; what was asked for is empty then.</returns>
    internal bool TryReadDurations(
        ReadOnlySpan<byte> key, long firstStep, int stepSeconds, Span<DurationColumn?> into, out bool minutes)
    {
        minutes = false;
        into.Clear();
        try
        {
            using var reader = HistoryReader.Open(File, key);
            minutes = reader?.Read(firstStep, stepSeconds, into) == true;
            return true;
        }
        catch (Exception fault) when (IsTrouble(fault))
        {
            NoteDamage(fault);
            into.Clear();
            return false;
        }
    }

    internal void Filled() => Interlocked.Increment(ref revision);

    /// <summary>Takes note of what a reader stumbled over, for the writer to set the file aside.</summary>
    internal void NoteDamage(Exception fault)
    {
        if (Explain(fault, File).Problem == HistoryProblem.Damaged)
        {
            Interlocked.Exchange(ref damage, fault);
        }
    }

    internal Exception? TakeDamage() => Interlocked.Exchange(ref damage, null);

    /// <summary>Why it cannot be written, or read.</summary>
    internal static (HistoryProblem Problem, string Reason) Explain(Exception fault, HistoryFile file)
    {
        const int Perm = 3, Busy = 5, Locked = 6, ReadOnly = 8, Io = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotDatabase = 26;
        bool full = file.BytesFree < 1 << 20;
        string folder = Path.GetDirectoryName(file.Path)!;
        return fault switch
        {
            HistoryRefusedException refused => (refused.Problem, refused.Message),
            SqliteException { SqliteErrorCode: Corrupt or NotDatabase } or InvalidDataException =>
                (HistoryProblem.Damaged, $"{file.Path} is damaged: {fault.Message}"),
            SqliteException { SqliteErrorCode: Full } => (HistoryProblem.DiskFull, $"the disk of {folder} is full"),
            SqliteException { SqliteErrorCode: Io or CannotOpen } or IOException when full =>
                (HistoryProblem.DiskFull, $"the disk of {folder} is full"),
            SqliteException { SqliteErrorCode: Busy or Locked } => (HistoryProblem.InUse, $"another process locks {file.Path}"),
            SqliteException { SqliteErrorCode: Perm or ReadOnly or CannotOpen } or UnauthorizedAccessException or IOException =>
                (HistoryProblem.NotWritable, $"{folder} cannot be written: {fault.Message}"),
            _ => (HistoryProblem.Other, fault.Message),
        };
    }

    private static bool IsTrouble(Exception fault) => fault is SqliteException or InvalidDataException or IOException;

    private static int StepsOf(long firstSecond, long endSecond, int stepSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstSecond);
        ArgumentOutOfRangeException.ThrowIfLessThan(stepSeconds, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(endSecond, firstSecond);
        long steps = (endSecond / stepSeconds) - (firstSecond / stepSeconds) + 1;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(steps, 1_000_000, nameof(endSecond));
        return (int)steps;
    }
}
