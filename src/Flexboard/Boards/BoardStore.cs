using System.Collections.Immutable;
using System.Text;
using Flexboard.Core.Boards;
using Flexboard.Core.Series;
using Flexboard.Storage;
using Flexboard.Widgets;

namespace Flexboard.Boards;

/// <summary>Where board files lie.</summary>
/// <param name="Shipped">Shipped boards: never written.</param>
/// <param name="Edited">Edited copies, each of which covers the shipped board of its id.</param>
public sealed record BoardFolders(string Shipped, string Edited);

/// <summary>
/// All boards: files in two folders, looked at by <see cref="Refresh"/> and written here. Readers take an immutable
/// snapshot and never wait; looking and writing happen one at a time.
/// </summary>
public sealed class BoardStore
{
    private readonly BoardFolder shipped;
    private readonly BoardFolder edited;
    private readonly BoardReader reader;
    private readonly SeriesStore series;
    private readonly Lock files = new();
    private readonly Dictionary<string, Board> also = new(StringComparer.Ordinal);
    private readonly Lock moving = new();

    /// <summary>In which folder each lies, as far as others were told.</summary>
    private readonly Dictionary<string, string> folders = new(StringComparer.Ordinal);
    private volatile BoardSnapshot current = BoardSnapshot.Empty;
    private HashSet<SeriesSelector> shown = [];

    /// <param name="folders">Where the files are.</param>
    /// <param name="reader">Reads them.</param>
    /// <param name="series">Told which series boards show.</param>
    /// <param name="clock">For the age of files and faults.</param>
    public BoardStore(BoardFolders folders, BoardReader reader, SeriesStore series, TimeProvider clock)
    {
        (this.reader, this.series) = (reader, series);
        shipped = new BoardFolder(folders.Shipped, mayBeMissing: false, reader, clock);
        edited = new BoardFolder(folders.Edited, mayBeMissing: true, reader, clock);
    }

    /// <summary>
    /// A board has another version, is new or is gone. Raised without any lock, after <see cref="Current"/> has it.
    /// </summary>
    public event Action<string>? Changed;

    /// <summary>
    /// A board lies in another folder: its id, the folder in which it lay, and the one in which it lies. Not raised of one that
    /// was gone in between: that is another board. Raised before anybody is told that it changed, one after the other, under a
    /// lock of its own: whoever is told waits for nobody.
    /// </summary>
    public event Action<string, string, string>? Moved;

    /// <summary>Whether the files have been looked at.</summary>
    public bool IsLoaded { get; private set; }

    /// <summary>All boards and problems now.</summary>
    public BoardSnapshot Current => current;

    /// <summary>The board that is shown under an id now.</summary>
    public Board? Find(string id) => current.Boards.GetValueOrDefault(id)?.Board;

    /// <summary>Looks at both folders and takes what changed.</summary>
    public void Refresh()
    {
        ImmutableArray<string> changed;
        lock (files)
        {
            if (!IsLoaded)
            {
                DurableFile.RemoveLeftovers(edited.Path);
            }

            bool any = shipped.Scan(atOnce: !IsLoaded) | edited.Scan(atOnce: !IsLoaded);
            IsLoaded = true;
            changed = any ? Publish() : [];
        }

        Announce(changed);
    }

    /// <summary>Counts the series of what is none of these boards, such as a draft, among those that are shown.</summary>
    /// <param name="view">The id that it is looked at under.</param>
    /// <param name="board">It as it is now; null: it is gone.</param>
    public void ShowAlso(string view, Board? board)
    {
        lock (files)
        {
            if (board is null)
            {
                also.Remove(view);
            }
            else
            {
                also[view] = board;
            }

            ShowSeries();
        }
    }

    /// <summary>Begins a new board.</summary>
    /// <param name="id">A free id.</param>
    /// <param name="content">A board file.</param>
    /// <exception cref="IOException">The disk is full or cannot be written; nothing changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written; nothing changed.</exception>
    public BoardWrite Create(string id, ReadOnlySpan<byte> content)
    {
        var reading = reader.Read(id, content);
        return Begin(id, reading, reading.IsSound);
    }

    /// <summary>Begins a new board like one that is there: what is a placeholder in that one is one in this, too.</summary>
    /// <param name="id">A free id.</param>
    /// <param name="board">What it is like.</param>
    /// <exception cref="IOException">The disk is full or cannot be written; nothing changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written; nothing changed.</exception>
    public BoardWrite Copy(string id, Board board)
    {
        var reading = reader.Read(id, BoardWriter.Write(board, reader.SchemaVersion));
        return Begin(id, reading, reading.Board is not null);
    }

    /// <summary>Writes a board and shows it. A shipped board is covered by an edited copy.</summary>
    /// <param name="id">The board.</param>
    /// <param name="content">A board file.</param>
    /// <param name="versions">The versions that this is an edit of; null: whatever is there.</param>
    /// <exception cref="IOException">The disk is full or cannot be written; nothing changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written; nothing changed.</exception>
    public BoardWrite Put(string id, ReadOnlySpan<byte> content, IReadOnlyCollection<string>? versions)
    {
        var reading = reader.Read(id, content);
        return Change(id, reading, () =>
            Precondition(id, versions) is { } failed ? failed
            : !reading.IsSound ? BoardWriteOutcome.Faulty
            : Save(reading.Board!));
    }

    /// <summary>Removes an edited copy: the shipped board is shown again, or none.</summary>
    /// <param name="id">The board.</param>
    /// <param name="versions">The versions that are meant; null: whatever is there.</param>
    /// <exception cref="IOException">The disk cannot be written; nothing changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be removed; nothing changed.</exception>
    public BoardWrite Delete(string id, IReadOnlyCollection<string>? versions) => Change(id, null, () =>
    {
        if (Precondition(id, versions) is { } failed)
        {
            return failed;
        }

        if (edited.Find(id) is null)
        {
            return BoardWriteOutcome.OnlyShipped;
        }

        KeepOriginal(id);
        File.Delete(edited.PathOf(id));
        File.Delete(BasePath(id));
        return BoardWriteOutcome.Done;
    });

    private BoardWrite Begin(string id, BoardReading reading, bool isTaken) => Change(id, reading, () =>
        shipped.Find(id) is not null || edited.Find(id) is not null ? BoardWriteOutcome.Exists
        : isTaken ? Save(reading.Board!)
        : BoardWriteOutcome.Faulty);

    private BoardWrite Change(string id, BoardReading? reading, Func<BoardWriteOutcome> change)
    {
        if (!Board.IsId(id))
        {
            // An id becomes a path.
            throw new ArgumentException($"'{id}' is no id of a board.", nameof(id));
        }

        BoardWriteOutcome outcome;
        StoredBoard? board;
        var changed = ImmutableArray<string>.Empty;
        lock (files)
        {
            // What is on the disk counts, not what the last scan saw.
            Look(id);
            try
            {
                outcome = change();
                Look(id);
            }
            finally
            {
                changed = Publish();
            }

            board = current.Boards.GetValueOrDefault(id);
        }

        Announce(changed);
        return new BoardWrite(outcome, board, reading);
    }

    private void Look(string id)
    {
        shipped.Look(id);
        edited.Look(id);
    }

    private BoardWriteOutcome? Precondition(string id, IReadOnlyCollection<string>? versions)
    {
        bool isThere = shipped.Find(id) is not null || edited.Find(id) is not null;
        string? version = (edited.Find(id)?.Good ?? shipped.Find(id)?.Good)?.Version;
        return !isThere ? BoardWriteOutcome.Missing
            : versions is not null && (version is null || !versions.Contains(version)) ? BoardWriteOutcome.Clash
            : null;
    }

    private BoardWriteOutcome Save(Board board)
    {
        KeepOriginal(board.Id);
        if (edited.Find(board.Id) is null && shipped.Find(board.Id)?.Good is { } covered)
        {
            // Before the copy: a base without a copy means nothing, a copy without its base could never be offered
            // what an upgrade brings.
            DurableFile.Write(BasePath(board.Id), Encoding.UTF8.GetBytes(covered.Version));
        }

        DurableFile.Write(edited.PathOf(board.Id), BoardWriter.Write(board, reader.SchemaVersion));
        return BoardWriteOutcome.Done;
    }

    // What this store could not have written itself, somebody may want back: a faulty file, one of an older format.
    private void KeepOriginal(string id)
    {
        if (edited.Find(id) is { ContentVersion: { } version } file && (file.IsMigrated || !file.Faults.IsEmpty))
        {
            DurableFile.Write(Path.Combine(edited.Path, "kept", $"{id}.{version}.json"), File.ReadAllBytes(file.Path));
        }
    }

    private string BasePath(string id) => Path.Combine(edited.Path, id + ".base");

    private string? BaseOf(string id)
    {
        try
        {
            return File.Exists(BasePath(id)) ? File.ReadAllText(BasePath(id)).Trim() : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private ImmutableArray<string> Publish()
    {
        var before = current;
        var boards = BoardSnapshot.Empty.Boards.ToBuilder();
        foreach (string id in shipped.Files.Concat(edited.Files).Select(file => file.Id).Distinct())
        {
            var (below, cover) = (shipped.Find(id)?.Good, edited.Find(id)?.Good);
            if ((cover ?? below) is { } board)
            {
                boards[id] = new StoredBoard
                {
                    Board = board,
                    IsEdited = cover is not null,
                    ShippedVersion = below?.Version,
                    BasedOn = cover is null ? null : BaseOf(id),
                };
            }
        }

        current = new BoardSnapshot(boards.ToImmutable(), [.. ProblemsOf(shipped), .. ProblemsOf(edited)]);
        ShowSeries();
        return
        [
            .. before.Boards.Keys.Union(current.Boards.Keys)
                .Where(id => before.Boards.GetValueOrDefault(id)?.Board.Version != current.Boards.GetValueOrDefault(id)?.Board.Version),
        ];
    }

    private IEnumerable<BoardProblem> ProblemsOf(BoardFolder folder)
    {
        if (folder.Unreadable is { } reason)
        {
            yield return new BoardProblem("", folder.Path, [new BoardFault("$", reason)], folder.UnreadableSince, ShownInstead.LastGood);
        }

        foreach (var file in folder.Files.Where(file => !file.Faults.IsEmpty))
        {
            var shownInstead = folder == shipped && edited.Find(file.Id)?.Good is not null ? ShownInstead.Edited
                : file.Good is { } good ? (good.Version == file.ContentVersion ? ShownInstead.Placeholders : ShownInstead.LastGood)
                : folder == edited && shipped.Find(file.Id)?.Good is not null ? ShownInstead.Shipped
                : ShownInstead.Nothing;
            yield return new BoardProblem(file.Id, file.Path, file.Faults, file.Since, shownInstead);
        }
    }

    private void ShowSeries()
    {
        var selectors = current.Boards.Values.Select(stored => stored.Board).Concat(also.Values)
            .SelectMany(board => board.Widgets)
            .SelectMany(widget => reader.KindOf(widget).DataOf(widget))
            .Select(binding => binding.Series)
            .ToHashSet();
        if (selectors.SetEquals(shown))
        {
            // Going through all series under the gate would make every frame wait for nothing.
            return;
        }

        shown = selectors;
        lock (series.Gate)
        {
            series.Show(selectors);
        }
    }

    private void Announce(ImmutableArray<string> changed)
    {
        lock (moving)
        {
            foreach (string id in changed)
            {
                if (Find(id)?.Folder is not { } now)
                {
                    folders.Remove(id);
                    continue;
                }

                if (folders.TryGetValue(id, out string? before) && before != now)
                {
                    Moved?.Invoke(id, before, now);
                }

                folders[id] = now;
            }
        }

        foreach (string id in changed)
        {
            Changed?.Invoke(id);
        }
    }
}
