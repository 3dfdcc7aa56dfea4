using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Flexboard.People;

namespace Flexboard.Audit;

/// <summary>Something that somebody did.</summary>
/// <param name="Time">Unix ms.</param>
/// <param name="Who">Name of the account; empty: there are none.</param>
/// <param name="What">A word, such as <c>sign-in</c>; all of them stand in docs/access.md.</param>
/// <param name="On">Which account, board, link or key.</param>
/// <param name="Detail">What more there is to know; never a secret.</param>
/// <param name="Address">Where from.</param>
public sealed record AuditEntry(long Time, string Who, string What, string On, string Detail, string Address);

/// <summary>
/// Who did what: lines of JSON in <c>audit/</c> in the data folder, a file for each month. They are added to and never
/// changed; whoever keeps them shorter removes whole files. What strangers cause is bounded, so that they cannot fill the
/// disk with it. Safe from any thread.
/// </summary>
/// <param name="folder">Where they are kept.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Told when the disk refuses a line: what was done is done all the same.</param>
public sealed class AuditLog(string folder, TimeProvider time, ILogger<AuditLog> log)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Of guesses (at passwords, PINs and codes) so many are noted each hour.</summary>
    internal const int MostGuesses = 500;

    /// <summary>The most characters of what something was done on, and of what more there is to know: a list of a hundred boards is cut.</summary>
    internal const int MaxText = 400;

    private readonly Lock gate = new();
    private (long Hour, int Count) guesses;

    /// <summary>Notes what somebody did.</summary>
    public void Note(Visitor visitor, string what, string on, string detail = "") => Add(visitor.Name, what, on, detail, visitor.Address);

    /// <summary>Notes a guess that was wrong. Of a flood of them the first are noted, and that there were more.</summary>
    public void NoteGuess(Visitor visitor, string what, string on, string detail = "")
    {
        int count;
        lock (gate)
        {
            long hour = time.GetUtcNow().ToUnixTimeSeconds() / 3600;
            guesses = hour == guesses.Hour ? (hour, guesses.Count + 1) : (hour, 1);
            count = guesses.Count;
        }

        if (count <= MostGuesses)
        {
            Note(visitor, what, on, detail);
        }
        else if (count == MostGuesses + 1)
        {
            Note(visitor, "guesses-left-out", "", "until the next hour");
        }
    }

    /// <summary>Notes something.</summary>
    public void Add(string who, string what, string on, string detail, string address)
    {
        var entry = new AuditEntry(time.GetUtcNow().ToUnixTimeMilliseconds(), who, what, Cut(on), Cut(detail), address);
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(entry, Json), (byte)'\n'];
        try
        {
            lock (gate)
            {
                Directory.CreateDirectory(folder);
                using var file = new FileStream(
                    Path.Combine(folder, time.GetUtcNow().ToString("yyyy-MM", CultureInfo.InvariantCulture) + ".jsonl"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);

                // What a cut of the power or a full disk left half-written stays alone on its line.
                file.Seek(-Math.Min(file.Length, 1), SeekOrigin.End);
                if (file.ReadByte() is not (-1 or '\n'))
                {
                    file.WriteByte((byte)'\n');
                }

                file.Write(line);
                file.Flush(flushToDisk: true);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            log.LogError(fault, "Not in the audit list: {Who} {What} {On} {Detail}", who, what, on, detail);
        }
    }

    /// <summary>The files, the oldest first.</summary>
    public IReadOnlyList<string> Files => Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal)] : [];

    /// <summary>Writes all entries, the oldest first, each on a line; what is not whole is left out.</summary>
    public async Task CopyToAsync(Stream to, CancellationToken stop)
    {
        await using var writer = new StreamWriter(to, leaveOpen: true) { NewLine = "\n" };
        foreach (string path in Files)
        {
            using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            while (await reader.ReadLineAsync(stop) is { } line)
            {
                if (Read(line) is not null)
                {
                    await writer.WriteLineAsync(line.AsMemory(), stop);
                }
            }
        }
    }

    /// <summary>The newest entries, the newest first.</summary>
    /// <param name="most">How many.</param>
    public IReadOnlyList<AuditEntry> Newest(int most)
    {
        var newest = new List<AuditEntry>();
        foreach (string file in Files.Reverse())
        {
            if (newest.Count >= most)
            {
                break;
            }

            // Written to at this moment, perhaps: a line that is not whole is left out.
            newest.AddRange(ReadLines(file).Reverse().Select(Read).OfType<AuditEntry>().Take(most - newest.Count));
        }

        return newest;
    }

    private static string Cut(string text) => text.Length <= MaxText ? text : text[..(MaxText - (char.IsHighSurrogate(text[MaxText - 1]) ? 1 : 0))] + "…";

    private static string[] ReadLines(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);

        // The end is enough: a line has less than 6 kB.
        const int Tail = 1 << 20;
        bool cut = file.Length > Tail;
        file.Seek(-Math.Min(file.Length, Tail), SeekOrigin.End);
        using var reader = new StreamReader(file);
        string[] lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return cut ? lines[1..] : lines;
    }

    private static AuditEntry? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<AuditEntry>(line, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
