using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flexboard.Boards;
using Flexboard.Core.Boards;

namespace Flexboard.Designer;

/// <summary>Changes that were made together, and are taken back together.</summary>
/// <param name="Id">Chosen at random by its author: sent twice, it is applied once.</param>
/// <param name="Label">What was done, such as <c>move</c>.</param>
/// <param name="Changes">The changes.</param>
public sealed record DraftEdit(string Id, string Label, ImmutableArray<DraftChange> Changes);

/// <summary>What became of an edit.</summary>
/// <param name="Revision">Of the draft now.</param>
/// <param name="Clashes">Changes that do not hold; the others do.</param>
/// <param name="Faults">What would be wrong with the board; nothing was changed then.</param>
/// <param name="Held">The changes that held; empty when the edit was known already.</param>
public sealed record DraftCommit(
    long Revision, ImmutableArray<DraftClash> Clashes, ImmutableArray<BoardFault> Faults, ImmutableArray<DraftChange> Held);

/// <summary>A draft at one moment. Never changed: an edit makes another one.</summary>
/// <param name="Revision">Rises with every change, also over restarts.</param>
/// <param name="Document">The draft. Not to be written to.</param>
/// <param name="Board">The same as a board, under <see cref="Drafts.ViewOf"/>; null when it cannot be shown.</param>
/// <param name="Published">Version of the board that it began from, or has followed since.</param>
/// <param name="Differs">Whether it is another board than that.</param>
public sealed record DraftState(long Revision, JsonObject Document, Board? Board, string Published, bool Differs);

/// <summary>
/// The draft of one board: what designers changed and nobody published yet. Kept in a file, so that it outlives the app.
/// Safe for several threads.
/// </summary>
public sealed class Draft
{
    /// <summary>Edits that are still known by their ids: more than anybody sends again after a break.</summary>
    private const int Remembered = 2000;

    private readonly Lock gate = new();
    private readonly string id;
    private readonly BoardReader reader;
    private readonly DraftFile file;
    private readonly Queue<string> order = new();
    private readonly Dictionary<string, DraftCommit> known = new(StringComparer.Ordinal);
    private readonly Authors authors;
    private readonly Undecided undecided;
    private JsonObject basis;
    private ImmutableArray<BoardFault> faults;

    internal Draft(Board published, BoardReader reader, DraftFile file, long revision)
    {
        (id, this.reader, this.file) = (published.Id, reader, file);
        basis = DraftDocument.Of(published, reader.SchemaVersion);
        var kept = file.Read();
        authors = new Authors(kept?.Authors);
        undecided = new Undecided(kept?.Undecided);
        State = kept is not null
            ? Restore(kept, published.Version, revision)
            : new DraftState(revision, basis, Show(basis, out faults), published.Version, Differs: false);
    }

    /// <summary>The draft now.</summary>
    public DraftState State { get; private set; }

    /// <summary>Applies an edit as far as it holds.</summary>
    /// <param name="edit">The edit.</param>
    /// <param name="by">The name of who made it.</param>
    /// <exception cref="IOException">The disk is full or cannot be written; nothing changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written; nothing changed.</exception>
    public DraftCommit Commit(DraftEdit edit, string by = "")
    {
        lock (gate)
        {
            if (known.TryGetValue(edit.Id, out var first))
            {
                return first with { Held = [] };
            }

            var commit = Apply(edit.Changes, by);
            if (commit.Faults.IsEmpty)
            {
                Remember(edit.Id, commit);
            }

            return commit;
        }
    }

    /// <summary>Another version was published, or its file edited by hand: what changed in it changes in the draft, too.</summary>
    /// <returns>What clashes with what designers did: the draft keeps theirs.</returns>
    public DraftCommit Follow(Board published)
    {
        lock (gate)
        {
            var next = DraftDocument.Of(published, reader.SchemaVersion);
            var changes = DraftChanges.Between(basis, next);
            basis = next;
            State = State with { Published = published.Version };
            return Apply(changes, Authors.Board, force: true);
        }
    }

    /// <summary>What the board changed otherwise than the draft, and nobody decided yet, as messages.</summary>
    public JsonArray Undecided()
    {
        lock (gate)
        {
            return undecided.Messages;
        }
    }

    /// <summary>A designer decided about what the board changed.</summary>
    /// <param name="path">Where.</param>
    /// <exception cref="IOException">The disk is full or cannot be written; it is asked once more after a restart.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written; it is asked once more after a restart.</exception>
    public void Decide(IReadOnlyList<string> path)
    {
        lock (gate)
        {
            if (undecided.Remove(path))
            {
                Write(State);
            }
        }
    }

    /// <summary>Puts another document in the place of the whole draft.</summary>
    /// <returns>What would be wrong with the board; nothing was changed then.</returns>
    /// <exception cref="IOException">The disk is full or cannot be written; nothing changed.</exception>
    public ImmutableArray<BoardFault> Replace(JsonObject document)
    {
        lock (gate)
        {
            var board = Show(document, out var found);
            if (board is null)
            {
                return found;
            }

            Keep(document, board, found);
            return [];
        }
    }

    /// <summary>Throws away what was not published.</summary>
    public void Discard() => Replace(basis);

    /// <summary>The draft as a board file.</summary>
    internal byte[] ToFile() => DraftDocument.ToFile(State.Document, reader.SchemaVersion);

    private DraftCommit Apply(ImmutableArray<DraftChange> changes, string by, bool force = false)
    {
        var next = State.Document.DeepClone().AsObject();
        var (held, clashing) = DraftChanges.Apply(next, changes);
        ImmutableArray<DraftClash> clashes = [.. clashing.Select(Named)];
        var board = Show(next, out var found);
        var worse = found.Except(faults).ToImmutableArray();
        if (board is null || (!force && worse.Length > 0))
        {
            return new DraftCommit(State.Revision, clashes, worse.IsEmpty ? found : worse, []);
        }

        if (force || !JsonNode.DeepEquals(next, State.Document))
        {
            if (force)
            {
                undecided.Add(clashes);
            }

            authors.Note(held, by);
            Keep(next, board, found);
            return new DraftCommit(State.Revision, clashes, [], held);
        }

        return new DraftCommit(State.Revision, clashes, [], []);
    }

    private void Keep(JsonObject document, Board board, ImmutableArray<BoardFault> found)
    {
        bool differs = !JsonNode.DeepEquals(document, basis);
        var next = new DraftState(State.Revision + 1, document, board, State.Published, differs);
        if (!differs)
        {
            undecided.Clear();
        }

        Write(next);
        (State, faults) = (next, found);
    }

    private void Write(DraftState state)
    {
        if (state.Differs)
        {
            file.Write(new KeptDraft(state.Revision, state.Published, basis, state.Document, authors.Names, undecided.Kept));
        }
        else
        {
            file.Remove();
        }
    }

    private DraftState Restore(KeptDraft kept, string published, long revision)
    {
        var current = basis;
        basis = kept.Basis;
        var state = new DraftState(Math.Max(kept.Revision, revision), kept.Document, Show(kept.Document, out faults), kept.Published, Differs: true);
        if (state.Board is null || kept.Published == published)
        {
            return state;
        }

        // The board went on while the app was down.
        var document = kept.Document.DeepClone().AsObject();
        var (held, clashes) = DraftChanges.Apply(document, DraftChanges.Between(basis, current));
        authors.Note(held, Authors.Board);
        undecided.Add(clashes);
        basis = current;
        return new DraftState(
            state.Revision + 1, document, Show(document, out faults), published, !JsonNode.DeepEquals(document, basis));
    }

    private Board? Show(JsonObject document, out ImmutableArray<BoardFault> found)
    {
        var reading = reader.Read(Drafts.ViewOf(id), DraftDocument.ToFile(document, reader.SchemaVersion));
        found = [.. reading.Faults.Select(fault => fault with { Path = DraftDocument.PathOf(fault.Path, document) })];

        // A draft that is like its board is a draft all the same: a page that tries it tells them apart by this.
        return reading.Board is { } board ? board with { Version = Drafts.ViewOf(board.Version) } : null;
    }

    private DraftClash Named(DraftClash clash) => authors.Of(clash.Change.Path) switch
    {
        Authors.Board => clash with { ByBoard = true },
        var name => clash with { By = name },
    };

    private void Remember(string edit, DraftCommit commit)
    {
        known[edit] = commit;
        order.Enqueue(edit);
        if (order.Count > Remembered)
        {
            known.Remove(order.Dequeue());
        }
    }
}
