using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Flexboard.Designer;

/// <summary>
/// What a board changed otherwise than its draft, and nobody decided yet. Only where is kept: both go on, and what they
/// have there is read from them whenever it is told. Never changed.
/// </summary>
/// <param name="Paths">Where, as the board changed it.</param>
internal sealed record Undecided(ImmutableArray<ImmutableArray<string>> Paths)
{
    /// <summary>Nothing.</summary>
    public static readonly Undecided None = new([]);

    /// <summary>Asks about what the board changed, too. The order of what the draft has no more is nothing to ask about.</summary>
    public Undecided With(ImmutableArray<DraftClash> clashes) => new([.. Paths.Concat(clashes
        .Where(clash => clash.Why == "changed" || !IsRank(clash.Change.Path))
        .Select(clash => clash.Change.Path)
        .Where(path => !Paths.Any(one => one.SequenceEqual(path))))]);

    /// <summary>Without what the board and its draft have alike.</summary>
    public Undecided Between(JsonObject board, JsonObject draft) =>
        new([.. Paths.Where(path => !DraftChanges.AreAlike(AskedAt(path, board, draft), board, draft))]);

    /// <summary>Without what a designer decided, unless the board has something else there by now.</summary>
    /// <param name="decided">Where, and what the board has there.</param>
    public Undecided Without(DraftChange decided, JsonObject board, JsonObject draft) =>
        DraftChanges.Has(board, decided.Path, decided.Value)
            ? new([.. Paths.Where(path => !AskedAt(path, board, draft).SequenceEqual(decided.Path))])
            : this;

    /// <summary>As designers are told it: one message for each place.</summary>
    public JsonArray Messages(JsonObject board, JsonObject draft)
    {
        var messages = new JsonArray();
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in Between(board, draft).Paths.Select(path => AskedAt(path, board, draft)))
        {
            if (told.Add(string.Join('\u001f', path)))
            {
                messages.Add(MessageOf(path, board, draft));
            }
        }

        return messages;
    }

    private static JsonObject MessageOf(ImmutableArray<string> path, JsonObject board, JsonObject draft)
    {
        var message = DraftMessages.At(path, board);
        if (DraftChanges.TryGet(draft, path, out var now))
        {
            message["now"] = now?.DeepClone();
        }

        if (path is ["widgets", var widget] && !DraftChanges.TryGet(draft, path, out _))
        {
            // Its places went with it.
            message["with"] = new JsonArray([.. PlacesOf(widget, board).Select(place => (JsonNode)DraftMessages.At(place, board))]);
        }

        return message;
    }

    /// <summary>
    /// Where to ask about a path: what one of both has no more, it has lost as a whole; and the place of a widget that the
    /// draft has no more comes back with the widget.
    /// </summary>
    private static ImmutableArray<string> AskedAt(ImmutableArray<string> path, JsonObject board, JsonObject draft)
    {
        if (path is ["arrangements", _, "places", var widget, ..] && !DraftChanges.TryGet(draft, ["widgets", widget], out _))
        {
            path = ["widgets", widget];
        }

        int length = Math.Min(DraftChanges.Reach(board, path), DraftChanges.Reach(draft, path));
        return path[..length];
    }

    private static bool IsRank(ImmutableArray<string> path) =>
        path is ["widgets" or "arrangements", _, "at"] or ["arrangements", _, "places", _, "at"];

    private static IEnumerable<ImmutableArray<string>> PlacesOf(string widget, JsonObject board) =>
        board["arrangements"]!.AsObject()
            .Select(one => ImmutableArray.Create("arrangements", one.Key, "places", widget))
            .Where(place => DraftChanges.TryGet(board, place, out _));
}
