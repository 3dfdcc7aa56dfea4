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
    private Whole whole;

    internal Draft(Board published, BoardReader reader, DraftFile file, long revision)
    {
        (id, this.reader, this.file) = (published.Id, reader, file);
        var basis = DraftDocument.Of(published, reader.SchemaVersion);
        whole = file.Read(published.Folder) is { } kept
            ? Restore(kept, basis, published.Version, revision)
            : new Whole(Of(revision, basis, basis, Show(basis, out var faults), published.Version), basis, faults, Authors.Of(null), Designer.Undecided.None);
    }

    /// <summary>The draft now.</summary>
    public DraftState State => whole.State;

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

            var commit = Apply(edit, by);
            if (commit.Faults.IsEmpty)
            {
                Remember(edit.Id, commit);
            }

            return commit;
        }
    }

    /// <summary>Another version was published, or its file edited by hand: what changed in it changes in the draft, too.</summary>
    /// <returns>What clashes with what designers did: the draft keeps theirs.</returns>
    /// <exception cref="IOException">The disk is full or cannot be written; nothing changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written; nothing changed.</exception>
    public DraftCommit Follow(Board published)
    {
        lock (gate)
        {
            var (next, held, clashes) = Following(whole, DraftDocument.Of(published, reader.SchemaVersion), published.Version);
            Keep(next);
            return new DraftCommit(State.Revision, clashes, [], held);
        }
    }

    /// <summary>What the board changed otherwise than the draft, and nobody decided yet, as messages.</summary>
    public JsonArray Undecided()
    {
        lock (gate)
        {
            return whole.Undecided.Messages(whole.Basis, State.Document);
        }
    }

    /// <summary>A designer decided that the draft stays as it is where the board was changed.</summary>
    /// <param name="decided">Where, and what the board has there, as the designer was told.</param>
    /// <exception cref="IOException">The disk is full or cannot be written; nothing changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written; nothing changed.</exception>
    public void Decide(DraftChange decided)
    {
        lock (gate)
        {
            Keep(whole with { Undecided = whole.Undecided.Without(decided, whole.Basis, State.Document) });
        }
    }

    /// <summary>Throws away what was not published.</summary>
    /// <exception cref="IOException">The disk is full or cannot be written; nothing changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written; nothing changed.</exception>
    public void Discard()
    {
        lock (gate)
        {
            var board = Show(whole.Basis, out var faults);
            Keep(whole with { State = Of(State.Revision + 1, whole.Basis, whole.Basis, board, State.Published), Faults = faults });
        }
    }

    /// <summary>The draft as a board file.</summary>
    internal byte[] ToFile() => DraftDocument.ToFile(State.Document, reader.SchemaVersion);

    private DraftCommit Apply(DraftEdit edit, string by)
    {
        var next = State.Document.DeepClone().AsObject();
        var (held, clashing) = DraftChanges.Apply(next, edit.Changes);
        var clashes = Named(clashing, whole.Authors);
        var board = Show(next, out var found);
        var worse = found.Except(whole.Faults).ToImmutableArray();
        if (board is null || worse.Length > 0)
        {
            return new DraftCommit(State.Revision, clashes, worse.IsEmpty ? found : worse, []);
        }

        if (JsonNode.DeepEquals(next, State.Document))
        {
            return new DraftCommit(State.Revision, clashes, [], []);
        }

        Keep(whole with
        {
            State = Of(State.Revision + 1, next, whole.Basis, board, State.Published),
            Faults = found,
            Authors = whole.Authors.With(held, by),
        });
        return new DraftCommit(State.Revision, clashes, [], held);
    }

    /// <summary>What becomes of a draft when its board is another one.</summary>
    private (Whole Next, ImmutableArray<DraftChange> Held, ImmutableArray<DraftClash> Clashes) Following(Whole from, JsonObject basis, string published)
    {
        var document = from.State.Document.DeepClone().AsObject();
        var (held, clashing) = DraftChanges.Apply(document, DraftChanges.Between(from.Basis, basis));
        var clashes = Named(clashing, from.Authors);
        var board = Show(document, out var faults);
        if (board is null)
        {
            // Together they are no board: the draft stays as it was.
            (document, held, board, faults) = (from.State.Document, [], from.State.Board, from.Faults);
        }

        var state = Of(from.State.Revision + 1, document, basis, board, published);
        return (new Whole(state, basis, faults, from.Authors.With(held, Authors.Board), from.Undecided.With(clashes)), held, clashes);
    }

    /// <summary>Written first: what cannot be written has not happened.</summary>
    private void Keep(Whole next)
    {
        var (state, basis) = (next.State, next.Basis);
        next = next with { Undecided = next.Undecided.Between(basis, state.Document) };
        if (state.Differs)
        {
            file.Write(new KeptDraft(state.Revision, state.Published, basis, state.Document, next.Authors.Names, next.Undecided.Paths));
        }
        else
        {
            file.Remove();
        }

        whole = next;
    }

    private Whole Restore(KeptDraft kept, JsonObject basis, string published, long revision)
    {
        var board = Show(kept.Document, out var faults);
        var state = new DraftState(Math.Max(kept.Revision, revision), kept.Document, board, kept.Published, Differs: true);
        var restored = new Whole(state, kept.Basis, faults, Authors.Of(kept.Authors), new Undecided([.. kept.Asked ?? []]));

        // The board may have gone on while the app was down.
        return board is null || kept.Published == published ? restored : Following(restored, basis, published).Next;
    }

    private static DraftState Of(long revision, JsonObject document, JsonObject basis, Board? board, string published) =>
        new(revision, document, board, published, !JsonNode.DeepEquals(document, basis));

    private Board? Show(JsonObject document, out ImmutableArray<BoardFault> found)
    {
        var reading = reader.Read(Drafts.ViewOf(id), DraftDocument.ToFile(document, reader.SchemaVersion));
        found = [.. reading.Faults.Select(fault => fault with { Path = DraftDocument.PathOf(fault.Path, document) })];

        // A draft that is like its board is a draft all the same: a page that tries it tells them apart by this.
        return reading.Board is { } board ? board with { Version = Drafts.ViewOf(board.Version) } : null;
    }

    private static ImmutableArray<DraftClash> Named(ImmutableArray<DraftClash> clashes, Authors authors) =>
        [.. clashes.Select(clash => authors.Of(clash.Change.Path) switch
        {
            Authors.Board => clash with { ByBoard = true },
            var name => clash with { By = name },
        })];

    private void Remember(string edit, DraftCommit commit)
    {
        known[edit] = commit;
        order.Enqueue(edit);
        if (order.Count > Remembered)
        {
            known.Remove(order.Dequeue());
        }
    }

    /// <summary>All that there is of a draft at one moment.</summary>
    /// <param name="State">What is seen of it.</param>
    /// <param name="Basis">The board, as a document: what it is compared with when the board changes.</param>
    /// <param name="Faults">Of the draft as a board.</param>
    /// <param name="Authors">Who changed what of it last.</param>
    /// <param name="Undecided">Where the board changed something otherwise.</param>
    private sealed record Whole(DraftState State, JsonObject Basis, ImmutableArray<BoardFault> Faults, Authors Authors, Undecided Undecided);
}
