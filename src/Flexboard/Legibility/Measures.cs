using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Flexboard.Boards;
using Flexboard.Core.Boards;
using Flexboard.Core.Legibility;
using Flexboard.Storage;
using Flexboard.Walls;

namespace Flexboard.Legibility;

/// <summary>
/// What browsers measured of boards as they are published, by arrangement: it holds for every wall, so that a board can be judged
/// on each, also on one whose profile has changed since. A file for each board in <c>Data/measures</c>. Safe from any thread.
/// </summary>
/// <param name="folder">Where.</param>
/// <param name="boards">Which are there.</param>
/// <param name="log">Says what cannot be read.</param>
public sealed class Measures(string folder, BoardStore boards, ILogger<Measures> log)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Of no version that a board can have.</summary>
    private static readonly Measured Nothing = new("", ImmutableDictionary<string, MeasuredBoard>.Empty);

    private readonly ConcurrentDictionary<string, Measured> known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Board, string Wall), Judged> judged = [];
    private readonly Lock gate = new();

    /// <summary>What was measured of a board's version; null: nothing yet.</summary>
    public MeasuredBoard? Of(Board board, string arrangement) =>
        Read(board.Id) is { } measured && measured.Version == board.Version ? measured.Arrangements.GetValueOrDefault(arrangement) : null;

    /// <summary>How a board is read on a wall, in one of its arrangements; null: it was not measured yet. Judged once for each version of both.</summary>
    public LegibilityReport? ReportOf(Board board, string arrangement, Wall wall)
    {
        if (Of(board, arrangement) is not { } measured)
        {
            return null;
        }

        var key = (board.Id, wall.Id);
        if (!judged.TryGetValue(key, out var known) || known.Measured != measured || known.Wall != wall)
        {
            judged[key] = known = new(measured, wall, LegibilityCheck.Judge(measured, WallViewing.Of(wall)));
        }

        return known.Report;
    }

    /// <summary>Keeps what was measured.</summary>
    /// <param name="board">The board.</param>
    /// <param name="version">The version that was measured.</param>
    /// <param name="arrangement">Its arrangement.</param>
    /// <param name="measured">What.</param>
    /// <returns>False: the board is another one by now, or another was measured, and nothing is kept.</returns>
    /// <exception cref="IOException">The disk refuses it.</exception>
    public bool Keep(string board, string version, string arrangement, MeasuredBoard measured)
    {
        lock (gate)
        {
            if (boards.Find(board) is not { } now || now.Version != version
                || now.Arrangements.FirstOrDefault(one => one.Id == arrangement) is not { } canvas || (canvas.Width, canvas.Height) != (measured.Width, measured.Height))
            {
                return false;
            }

            var before = Read(board) is { } read && read.Version == version ? read : new Measured(version, ImmutableDictionary<string, MeasuredBoard>.Empty);
            var next = before with { Arrangements = before.Arrangements.SetItem(arrangement, measured) };
            Directory.CreateDirectory(folder);
            DurableFile.Write(PathOf(board), JsonSerializer.SerializeToUtf8Bytes(next, Json));
            known[board] = next;
            return true;
        }
    }

    private string PathOf(string board) => Path.Combine(folder, board + ".json");

    private Measured? Read(string board)
    {
        if (known.TryGetValue(board, out var measured))
        {
            return measured;
        }

        try
        {
            if (!File.Exists(PathOf(board)))
            {
                return null;
            }

            // What an earlier version of the app measured may lack something.
            var read = JsonSerializer.Deserialize<Measured>(File.ReadAllBytes(PathOf(board)), Json);
            return known[board] = read?.Arrangements?.Values.All(one => one is not null && MeasuredCheck.Fault(one) is null) == true ? read : Nothing;
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            // It is measured anew.
            log.LogWarning(fault, "What was measured of {Board} cannot be read", board);
            return known[board] = Nothing;
        }
    }

    private sealed record Judged(MeasuredBoard Measured, Wall Wall, LegibilityReport Report);

    private sealed record Measured(string Version, ImmutableDictionary<string, MeasuredBoard> Arrangements);
}
