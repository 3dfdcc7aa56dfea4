using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Flexboard.Core.Boards;
using Flexboard.Storage;

namespace Flexboard.Boards;

/// <summary>A version of a board that was published.</summary>
/// <param name="Version">Hash of its file.</param>
/// <param name="Time">When it was published, Unix ms.</param>
/// <param name="Author">As typed; empty: the file was changed by hand, or by a program.</param>
/// <param name="Note">What was changed, as its author says; may be empty.</param>
/// <param name="Folder">Where the board lay then: whoever may not see that folder is told nothing of it. Null: its file says it.</param>
public sealed record BoardVersion(string Version, long Time, string Author, string Note, string? Folder = null);

/// <summary>
/// Every version of every board that was ever shown, in <c>Data/versions/{id}</c>: one file for each, as it was, beside a
/// list of who published it and when. The newest <see cref="Kept"/> are kept. Safe for several threads.
/// </summary>
public sealed class BoardVersions : IDisposable
{
    /// <summary>Versions of a board that are kept.</summary>
    public const int Kept = 200;

    private const string Room = "version.";
    private const string ListName = "versions.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly ConcurrentDictionary<string, (string Author, string Note)> signed = new(StringComparer.Ordinal);
    private readonly Lock files = new();

    /// <summary>Lists that were read or written: nobody else writes them.</summary>
    private readonly Dictionary<string, ImmutableArray<BoardVersion>> lists = new(StringComparer.Ordinal);
    private readonly BoardStore boards;
    private readonly BoardReader reader;
    private readonly TimeProvider time;
    private readonly ILogger<BoardVersions> log;
    private readonly string folder;

    /// <summary>Made once, by the host.</summary>
    public BoardVersions(BoardStore boards, BoardReader reader, Settings settings, TimeProvider time, ILogger<BoardVersions> log)
        : this(boards, reader, Path.Combine(Places.Resolve(settings.Data), "versions"), time, log)
    {
    }

    internal BoardVersions(BoardStore boards, BoardReader reader, string folder, TimeProvider time, ILogger<BoardVersions> log)
    {
        (this.boards, this.reader, this.folder, this.time, this.log) = (boards, reader, folder, time, log);
        boards.Changed += Keep;
    }

    /// <summary>The versions of a board, the newest first. What was shown before the first change is among them.</summary>
    public ImmutableArray<BoardVersion> Of(string board)
    {
        lock (files)
        {
            return Board.IsId(board) ? ReadList(board) : [];
        }
    }

    /// <summary>In which folder a board lay at a version; null when that is not kept.</summary>
    public string? FolderOf(string board, string version) => Of(board).FirstOrDefault(one => one.Version == version) is not { } kept ? null
        : kept.Folder ?? (Find(board, version) is { } content ? BoardReader.FolderIn(content) ?? "" : null);

    /// <summary>The id under which a version of a board is looked at; no board can have it.</summary>
    public static string ViewOf(string board, string version) => $"{Room}{board}.{version}";

    /// <summary>The version that is looked at under an id, as a board; null when the id is none of a version.</summary>
    public Board? FindView(string view) =>
        view.StartsWith(Room, StringComparison.Ordinal) && view.Split('.') is [_, var board, var version] && Find(board, version) is { } content
            ? reader.Read(view, content).Board
            : null;

    /// <summary>The file of a version; null when it is not kept.</summary>
    public byte[]? Find(string board, string version)
    {
        lock (files)
        {
            return Of(board).Any(one => one.Version == version) && File.Exists(PathOf(board, version))
                ? File.ReadAllBytes(PathOf(board, version))
                : null;
        }
    }

    /// <summary>Publishes a board under somebody's name.</summary>
    /// <param name="id">The board.</param>
    /// <param name="content">A board file.</param>
    /// <param name="from">The version that it is an edit of.</param>
    /// <param name="author">Who.</param>
    /// <param name="note">What was changed.</param>
    /// <exception cref="IOException">The disk is full or cannot be written; nothing changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written; nothing changed.</exception>
    public BoardWrite Publish(string id, ReadOnlySpan<byte> content, string from, string author, string note)
    {
        // What is there before the first change is a version, too: the first rollback goes back to it.
        if (boards.Find(id) is { } before)
        {
            Keep(before);
        }

        string? version = reader.Read(id, content).Board is { } board
            ? BoardReader.VersionOf(BoardWriter.Write(board, reader.SchemaVersion))
            : null;
        if (version is not null)
        {
            signed[version] = (author, note);
        }

        try
        {
            return boards.Put(id, content, [from]);
        }
        finally
        {
            if (version is not null)
            {
                signed.TryRemove(version, out _);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => boards.Changed -= Keep;

    private void Keep(string id)
    {
        if (boards.Find(id) is { } board)
        {
            Keep(board);
        }
    }

    private void Keep(Board board)
    {
        try
        {
            lock (files)
            {
                var list = ReadList(board.Id);
                if (list.FirstOrDefault()?.Version == board.Version)
                {
                    return;
                }

                var (author, note) = signed.GetValueOrDefault(board.Version, ("", ""));
                DurableFile.Write(PathOf(board.Id, board.Version), BoardWriter.Write(board, reader.SchemaVersion));
                list = list.Insert(0, new BoardVersion(board.Version, time.GetUtcNow().ToUnixTimeMilliseconds(), author, note, board.Folder));
                DurableFile.Write(ListOf(board.Id), JsonSerializer.SerializeToUtf8Bytes(list.Take(Kept), Json));
                lists[board.Id] = [.. list.Take(Kept)];
                foreach (string old in list.Skip(Kept).Select(one => one.Version).Except(list.Take(Kept).Select(one => one.Version)))
                {
                    File.Delete(PathOf(board.Id, old));
                }
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The wall shows the new version all the same.
            log.LogError(fault, "A version of {Board} could not be kept", board.Id);
        }
    }

    private ImmutableArray<BoardVersion> ReadList(string board)
    {
        if (lists.TryGetValue(board, out var known))
        {
            return known;
        }

        try
        {
            return lists[board] = File.Exists(ListOf(board)) ? JsonSerializer.Deserialize<ImmutableArray<BoardVersion>>(File.ReadAllBytes(ListOf(board)), Json) : [];
        }
        catch (JsonException fault)
        {
            log.LogError(fault, "The list of versions {File} cannot be read; another one is begun", ListOf(board));
            return lists[board] = [];
        }
    }

    private string ListOf(string board) => Path.Combine(folder, board, ListName);

    private string PathOf(string board, string version) => Path.Combine(folder, board, version + ".json");
}
