using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flexboard.Storage;

/// <summary>Something small that is kept in a file: read at the start, and written before a change of it holds.</summary>
/// <typeparam name="T">Immutable, and can be JSON.</typeparam>
public sealed class Kept<T>
    where T : class
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private readonly Lock gate = new();
    private readonly string path;
    private volatile T now;

    /// <param name="path">The file.</param>
    /// <param name="empty">What holds where there is none.</param>
    /// <exception cref="InvalidDataException">
    /// The file is there and cannot be read. The app does not start then: who may do what is not guessed.
    /// </exception>
    public Kept(string path, T empty)
    {
        this.path = path;
        try
        {
            now = File.Exists(path) ? JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Json) ?? empty : empty;
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new InvalidDataException($"{path} cannot be read: {fault.Message}. Mend it, or put a copy of a backup in its place.", fault);
        }
    }

    /// <summary>What holds now.</summary>
    public T Now => now;

    /// <summary>Changes it, one after the other.</summary>
    /// <param name="change">From what holds; what it returns may be the same, then nothing is written.</param>
    /// <returns>What holds now.</returns>
    /// <exception cref="IOException">The disk is full or cannot be written: nothing has changed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written: nothing has changed.</exception>
    public T Change(Func<T, T> change)
    {
        lock (gate)
        {
            var next = change(now);
            if (!ReferenceEquals(next, now))
            {
                DurableFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(next, Json));
                now = next;
            }

            return next;
        }
    }
}
