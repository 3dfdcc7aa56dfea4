using System.Collections.Immutable;
using System.Text.Json;
using Flexboard.Storage;

namespace Flexboard.Links;

/// <summary>All links in one file, <c>Data/links.json</c>.</summary>
internal sealed class LinkFile(string path, ILogger log)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The links that were kept; none when the file cannot be read, so that nothing is shown by mistake.</summary>
    public ImmutableArray<Link> Read()
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<ImmutableArray<Link>>(File.ReadAllBytes(path), Json) : [];
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            string aside = path + ".damaged";
            log.LogError(fault, "The links in {File} cannot be read; none of them works, and the file is set aside as {Aside}", path, aside);
            TryMove(aside);
            return [];
        }
    }

    /// <exception cref="IOException">The disk is full or cannot be written; the old file is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written; the old file is as it was.</exception>
    public void Write(IEnumerable<Link> links) => DurableFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(links, Json));

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
