using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Flexboard.Designer;

/// <summary>What a board changed otherwise than its draft, and nobody decided yet: one message for each path. Not safe for several threads.</summary>
/// <param name="kept">What a file has kept of it; null: nothing.</param>
internal sealed class Undecided(JsonArray? kept)
{
    private readonly JsonArray messages = kept ?? [];

    /// <summary>As designers are told it.</summary>
    public JsonArray Messages => messages.DeepClone().AsArray();

    /// <summary>As it is kept; null: nothing. Not to be written to.</summary>
    public JsonArray? Kept => messages.Count > 0 ? messages : null;

    /// <summary>Asks about what the board changed: of each path about its last change alone.</summary>
    public void Add(ImmutableArray<DraftClash> clashes)
    {
        foreach (var clash in clashes.Where(clash => clash.Why == "changed"))
        {
            Remove(clash.Change.Path);
            messages.Add(DraftMessages.Of([clash])[0]!.DeepClone());
        }
    }

    /// <summary>A designer decided.</summary>
    /// <param name="path">Where.</param>
    /// <returns>Whether there was anything to decide.</returns>
    public bool Remove(IReadOnlyList<string> path) => messages.RemoveAll(message => IsAt(message!, path)) > 0;

    /// <summary>The draft is as the board is.</summary>
    public void Clear() => messages.Clear();

    private static bool IsAt(JsonNode message, IReadOnlyList<string> path) =>
        message["path"]!.AsArray().Select(name => (string?)name).SequenceEqual(path);
}
