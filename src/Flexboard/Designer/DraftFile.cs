using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flexboard.Storage;

namespace Flexboard.Designer;

/// <summary>What is kept of a draft.</summary>
/// <param name="Revision">Of the draft.</param>
/// <param name="Published">Version of the board that it is a draft of.</param>
/// <param name="Basis">That board, as a document: what it is compared with when the board changes.</param>
/// <param name="Document">The draft.</param>
/// <param name="Authors">Who changed what of it last.</param>
/// <param name="Asked">Where the board changed something otherwise, and nobody decided yet.</param>
internal sealed record KeptDraft(
    long Revision, string Published, JsonObject Basis, JsonObject Document,
    IReadOnlyDictionary<string, string>? Authors = null, IReadOnlyList<ImmutableArray<string>>? Asked = null);

/// <summary>One draft's file, <c>Data/drafts/{id}.json</c>; there is none when nothing differs.</summary>
internal sealed class DraftFile(string path, ILogger log)
{
    /// <summary>The draft that was kept; null when there is none, or none that can be read.</summary>
    /// <param name="folder">
    /// Where the board lies. A draft of a board elsewhere is another board's of the same name, and not for those who see this
    /// one: it is set aside.
    /// </param>
    public KeptDraft? Read(string folder)
    {
        try
        {
            var kept = File.Exists(path) ? JsonSerializer.Deserialize<KeptDraft>(File.ReadAllBytes(path)) : null;
            if (kept is null || FolderOf(kept.Basis) == folder)
            {
                return kept;
            }

            log.LogWarning("The draft {File} is of a board in another folder; it is set aside as {Aside}", path, path + ".elsewhere");
            TryMove(path + ".elsewhere");
            return null;
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            // Somebody may want it back.
            string aside = path + ".damaged";
            log.LogError(fault, "The draft {File} cannot be read; it is set aside as {Aside}", path, aside);
            TryMove(aside);
            return null;
        }
    }

    /// <summary>Its board has moved to another folder.</summary>
    public void Move(string before, string now)
    {
        try
        {
            if (File.Exists(path) && JsonSerializer.Deserialize<KeptDraft>(File.ReadAllBytes(path)) is { } kept && FolderOf(kept.Basis) == before)
            {
                foreach (var document in new[] { kept.Basis, kept.Document }.Where(one => FolderOf(one) == before))
                {
                    document["folder"] = now;
                }

                Write(kept);
            }
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            log.LogError(fault, "The draft {File} cannot follow its board to another folder: it will be set aside", path);
        }
    }

    /// <exception cref="IOException">The disk is full or cannot be written; the old file is as it was.</exception>
    public void Write(KeptDraft draft) => DurableFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(draft));

    public void Remove() => File.Delete(path);

    private static string FolderOf(JsonObject document) => (string?)document["folder"] ?? "";

    private void TryMove(string aside)
    {
        try
        {
            File.Move(path, aside, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            log.LogError(fault, "{File} cannot be set aside", path);
        }
    }
}
