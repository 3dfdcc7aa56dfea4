namespace Flexboard.Storage;

/// <summary>What the history is doing.</summary>
public enum HistoryState
{
    /// <summary>The app is starting; nothing has been opened yet.</summary>
    Starting,

    /// <summary>Saving, and putting the last hour back into memory.</summary>
    Filling,

    /// <summary>Saving.</summary>
    Running,

    /// <summary>Not saving, see the reason. The last hour stays in memory; tried again every few seconds.</summary>
    Stopped,
}

/// <summary>Why the history is stopped.</summary>
public enum HistoryProblem
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>There is no space left.</summary>
    DiskFull,

    /// <summary>The folder or the file may not be written.</summary>
    NotWritable,

    /// <summary>Another process writes the same history.</summary>
    InUse,

    /// <summary>A newer Flexboard wrote it.</summary>
    TooNew,

    /// <summary>The file is damaged; it is set aside and a new one begun.</summary>
    Damaged,

    /// <summary>Something else, see the reason.</summary>
    Other,
}

/// <summary>The state of the history on disk, for the console and <c>/metrics</c>.</summary>
public sealed record HistoryHealth
{
    /// <summary>What it is doing.</summary>
    public HistoryState State { get; init; }

    /// <summary>Why it is stopped.</summary>
    public HistoryProblem Problem { get; init; }

    /// <summary>The same in words, for operators and the log; empty when it is not stopped.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Something that happened and should be known, such as a damaged file that was set aside; or empty.</summary>
    public string Notice { get; init; } = "";

    /// <summary>When the state began, Unix ms.</summary>
    public long Since { get; init; }

    /// <summary>Bytes on disk.</summary>
    public long Bytes { get; init; }

    /// <summary>Bytes that it may take, of <c>HistoryMegabytes</c>.</summary>
    public long BytesAllowed { get; init; }

    /// <summary>Series that it knows.</summary>
    public long Series { get; init; }

    /// <summary>Buckets written since the start, those written again included.</summary>
    public long RowsWritten { get; init; }

    /// <summary>When something was last written, Unix ms; 0: never.</summary>
    public long LastWrite { get; init; }

    /// <summary>Age of the oldest sample that is not on disk yet, ms: what a power cut now would lose.</summary>
    public long Lag { get; init; }

    /// <summary>How long the last write took, ms.</summary>
    public double WriteMilliseconds { get; init; }

    /// <summary>The longest that the store's gate was held for it since the start, ms.</summary>
    public double LongestGateMilliseconds { get; init; }

    /// <summary>The oldest 10 s bucket on disk, Unix seconds; 0: none.</summary>
    public long OldestFine { get; init; }
}
