namespace Flexboard.Boards;

/// <summary>The board files of one folder. Used under the store's lock.</summary>
/// <param name="path">The folder.</param>
/// <param name="mayBeMissing">
/// Whether a folder that is not there is an empty one, as before the first edit; otherwise it has been unmounted or
/// moved, and no wall goes dark for it.
/// </param>
/// <param name="reader">Reads the files.</param>
/// <param name="clock">For the age of files and faults.</param>
internal sealed class BoardFolder(string path, bool mayBeMissing, BoardReader reader, TimeProvider clock)
{
    /// <summary>The schema lies beside the boards and is none.</summary>
    public const string SchemaFile = "board.schema.json";

    // An editor that saves by renaming leaves a moment without the file.
    private const int MissesUntilGone = 2;

    private readonly SortedDictionary<string, BoardFile> files = new(StringComparer.Ordinal);

    public string Path => path;

    /// <summary>Why the folder cannot be looked into; null when it can. What was known then stays.</summary>
    public string? Unreadable { get; private set; }

    public DateTimeOffset UnreadableSince { get; private set; }

    /// <summary>All files, by name.</summary>
    public IEnumerable<BoardFile> Files => files.Values;

    public BoardFile? Find(string id) => files.GetValueOrDefault(id);

    public string PathOf(string id) => System.IO.Path.Combine(path, id + ".json");

    /// <summary>Looks at every file.</summary>
    /// <param name="atOnce">See <see cref="BoardFile.Look"/>.</param>
    /// <returns>Whether anything changed.</returns>
    public bool Scan(bool atOnce)
    {
        string? before = Unreadable;
        var found = List();
        bool changed = before != Unreadable;
        if (found is null)
        {
            return changed;
        }

        foreach (string file in found)
        {
            changed |= Obtain(System.IO.Path.GetFileNameWithoutExtension(file)).Look(atOnce);
        }

        foreach (var file in files.Values.Where(file => !found.Contains(file.Path)).ToList())
        {
            if (++file.Missed >= MissesUntilGone)
            {
                files.Remove(file.Id);
                changed = true;
            }
        }

        return changed;
    }

    /// <summary>Looks at one file now, whatever a scan would believe.</summary>
    public void Look(string id)
    {
        if (File.Exists(PathOf(id)))
        {
            Obtain(id).Look(atOnce: true);
        }
        else if (mayBeMissing || Directory.Exists(path))
        {
            files.Remove(id);
        }
    }

    private BoardFile Obtain(string id)
    {
        if (!files.TryGetValue(id, out var file))
        {
            files[id] = file = new BoardFile(PathOf(id), reader, clock);
        }

        file.Missed = 0;
        return file;
    }

    private HashSet<string>? List()
    {
        try
        {
            var found = Directory.EnumerateFiles(path, "*.json")
                .Where(file => System.IO.Path.GetFileName(file) is not SchemaFile and not ['.', ..])
                .ToHashSet(StringComparer.Ordinal);
            Unreadable = null;
            return found;
        }
        catch (DirectoryNotFoundException) when (mayBeMissing)
        {
            Unreadable = null;
            return [];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            if (Unreadable is null)
            {
                UnreadableSince = clock.GetUtcNow();
            }

            Unreadable = $"the folder cannot be read: {fault.Message}";
            return null;
        }
    }
}
