using System.Collections.Immutable;
using Flexboard.Core.Boards;

namespace Flexboard.Boards;

/// <summary>One file in a folder of boards, and what is known of it. Used under the store's lock.</summary>
internal sealed class BoardFile(string path, BoardReader reader, TimeProvider clock)
{
    // A file that is written again within the resolution of its time stamp, at the same length, looks unchanged.
    private static readonly TimeSpan StampResolution = TimeSpan.FromSeconds(2);

    private DateTime stamp;
    private long length = -1;
    private bool isSettled;
    private BoardReading? unconfirmed;

    /// <summary>The id by the file's name; not always a possible one.</summary>
    public string Id { get; } = System.IO.Path.GetFileNameWithoutExtension(path);

    public string Path => path;

    /// <summary>The last board that could be read, with placeholders for the widgets that could not.</summary>
    public Board? Good { get; private set; }

    /// <summary>Hash of the content as it was last read; null when it could not be.</summary>
    public string? ContentVersion { get; private set; }

    /// <summary>What is wrong with the file as it is now.</summary>
    public ImmutableArray<BoardFault> Faults { get; private set; } = [];

    /// <summary>Since when something is wrong.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>Whether the file is in an older format than <see cref="Good"/>.</summary>
    public bool IsMigrated { get; private set; }

    /// <summary>How many scans in a row did not find it.</summary>
    public int Missed { get; set; }

    /// <summary>Looks whether the file changed, and reads it then.</summary>
    /// <param name="atOnce">
    /// Whether faults are believed at first sight. Otherwise they must be there twice: an editor may be in the middle
    /// of writing.
    /// </param>
    /// <returns>Whether the board or its faults changed.</returns>
    public bool Look(bool atOnce)
    {
        try
        {
            var info = new FileInfo(path);
            if (info.LastWriteTimeUtc == stamp && info.Length == length && isSettled)
            {
                return false;
            }

            (stamp, length) = (info.LastWriteTimeUtc, info.Length);
            isSettled = clock.GetUtcNow() - stamp > StampResolution;
            byte[] content = ReadContent();
            string version = BoardReader.VersionOf(content);
            if (version == ContentVersion && unconfirmed is null)
            {
                return false;
            }

            bool isSeenAgain = version == ContentVersion;
            ContentVersion = version;
            return Take(isSeenAgain ? unconfirmed! : Read(content), atOnce || isSeenAgain);
        }
        catch (FileNotFoundException)
        {
            // Gone between two looks: the next scan misses it.
            return false;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            isSettled = false;
            string reason = $"the file cannot be read: {fault.Message}";
            bool isNew = Faults is not [var known] || known.Reason != reason;
            ContentVersion = null;
            return isNew && Take(new BoardReading { Faults = [new BoardFault("$", reason)] }, true);
        }
    }

    private bool Take(BoardReading reading, bool isCertain)
    {
        if (!reading.IsSound && !isCertain)
        {
            unconfirmed = reading;
            isSettled = false;
            return false;
        }

        unconfirmed = null;
        if (reading.Board is { } board)
        {
            (Good, IsMigrated) = (board, reading.IsMigrated);
        }

        if (Faults.IsEmpty && !reading.Faults.IsEmpty)
        {
            Since = clock.GetUtcNow();
        }

        Faults = reading.Faults;
        return true;
    }

    private BoardReading Read(byte[] content) => Board.IsId(Id)
        ? reader.Read(Id, content)
        : new BoardReading { Faults = [new BoardFault("$", $"the file's name is the board's id, and '{Id}' is none: 1 to 64 lower-case letters a to z, digits and hyphens")] };

    private byte[] ReadContent()
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

        // One byte more than is possible is enough to say that it is too large.
        byte[] buffer = new byte[(int)Math.Min(file.Length, BoardFormat.MaxBytes + 4)];
        int read = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return buffer[..read];
    }
}
