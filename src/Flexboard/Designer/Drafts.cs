using System.Collections.Concurrent;
using Flexboard.Boards;
using Flexboard.Core.Boards;

namespace Flexboard.Designer;

/// <summary>
/// All drafts, each opened when somebody designs or looks at it. A draft is looked at like any board, under an id of its
/// own that no board can have.
/// </summary>
public sealed class Drafts : IDisposable
{
    private const string Room = "draft.";

    private readonly ConcurrentDictionary<string, Draft> open = new(StringComparer.Ordinal);
    private readonly Lock opening = new();
    private readonly BoardStore boards;
    private readonly BoardReader reader;
    private readonly TimeProvider time;
    private readonly ILogger<Drafts> log;
    private readonly string folder;

    /// <summary>Made once, by the host.</summary>
    public Drafts(BoardStore boards, BoardReader reader, Settings settings, TimeProvider time, ILogger<Drafts> log)
        : this(boards, reader, Path.Combine(Places.Resolve(settings.Data), "drafts"), time, log)
    {
    }

    internal Drafts(BoardStore boards, BoardReader reader, string folder, TimeProvider time, ILogger<Drafts> log)
    {
        (this.boards, this.reader, this.folder, this.time, this.log) = (boards, reader, folder, time, log);
        boards.Moved += Move;
        boards.Changed += Follow;
    }

    /// <summary>A draft shows another board: the id of its view.</summary>
    public event Action<string>? Changed;

    /// <summary>A board was published: its id, and what clashed with its draft.</summary>
    public event Action<string, DraftCommit>? Followed;

    /// <summary>Boards that are not there yet, and are looked at all the same.</summary>
    public Proposals Proposals { get; } = new();

    /// <summary>The id under which the draft of a board is looked at.</summary>
    public static string ViewOf(string board) => Room + board;

    /// <summary>The draft of a board; null when there is no such board.</summary>
    public Draft? Open(string board)
    {
        if (open.TryGetValue(board, out var draft))
        {
            return draft;
        }

        lock (opening)
        {
            if (open.TryGetValue(board, out draft))
            {
                return draft;
            }

            if (boards.Find(board) is not { } published)
            {
                return null;
            }

            // Revisions of a process that kept no file go on rising.
            long revision = time.GetUtcNow().ToUnixTimeMilliseconds();
            draft = open[board] = new Draft(published, reader, FileOf(board), revision);
            ShowSeries(board);
            return draft;
        }
    }

    /// <summary>The draft, or the proposal, that is looked at under an id, as a board; null when the id is none of either.</summary>
    public Board? Find(string view) =>
        view.StartsWith(Room, StringComparison.Ordinal) ? Open(view[Room.Length..])?.State.Board : Proposals.Find(view);

    /// <summary>Tells those who look at a draft that it is another one.</summary>
    public void Announce(string board)
    {
        ShowSeries(board);
        Changed?.Invoke(ViewOf(board));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        boards.Moved -= Move;
        boards.Changed -= Follow;
    }

    /// <summary>What a draft shows is refused by no limit, any more than what a wall shows.</summary>
    private void ShowSeries(string board) => boards.ShowAlso(ViewOf(board), open.GetValueOrDefault(board)?.State.Board);

    private DraftFile FileOf(string board) => new(Path.Combine(folder, board + ".json"), log);

    /// <summary>A draft that is open follows its board like any change of it; one that nobody looks at is found where that lies.</summary>
    private void Move(string board, string before, string now)
    {
        lock (opening)
        {
            if (!open.ContainsKey(board))
            {
                FileOf(board).Move(before, now);
            }
        }
    }

    private void Follow(string id)
    {
        if (!open.TryGetValue(id, out var draft))
        {
            return;
        }

        if (boards.Find(id) is not { } published)
        {
            open.TryRemove(id, out _);
            Announce(id);
            return;
        }

        try
        {
            var commit = draft.Follow(published);
            Announce(id);
            Followed?.Invoke(id, commit);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            log.LogError(fault, "The draft of {Board} cannot follow its board: its file cannot be written", id);
        }
    }
}
