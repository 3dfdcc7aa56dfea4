using System.Text.Json.Nodes;
using Flexboard.Audit;
using Flexboard.People;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flexboard.Tests.Audit;

/// <summary>What the audit list keeps, whatever the disk and strangers do.</summary>
public sealed class AuditLogTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("flexboard-audit-");
    private readonly ManualTime time = new();
    private readonly AuditLog audit;

    public AuditLogTests() => audit = new AuditLog(folder.FullName, time, NullLogger<AuditLog>.Instance);

    [Theory]
    [InlineData("{\"time\":1,\"who\":\"ki")]
    [InlineData("{\"time\":1,\"who\":\"김")]
    [InlineData("{")]
    public async Task Line_HalfWritten_SpoilsNeitherTheNextNorTheExport(string half)
    {
        audit.Add("kim", "sign-in", "kim", "", "192.0.2.1");
        byte[] cut = System.Text.Encoding.UTF8.GetBytes(half);
        using (var file = new FileStream(audit.Files[0], FileMode.Append))
        {
            file.Write(cut.AsSpan(0, Math.Max(1, cut.Length - 1)));
        }

        audit.Add("lee", "sign-in", "lee", "", "192.0.2.2");
        Assert.Equal(["lee", "kim"], audit.Newest(10).Select(one => one.Who));
        Assert.Equal(["kim", "lee"], (await ExportAsync()).Select(one => (string)one["who"]!));
    }

    [Fact]
    public async Task Export_LastLineHalfWrittenAndAnotherMonth_IsALineOfJsonEach()
    {
        audit.Add("kim", "sign-in", "kim", "", "");
        File.AppendAllText(audit.Files[0], "{\"time\":1,\"wh");
        time.Advance(TimeSpan.FromDays(40));
        audit.Add("lee", "sign-in", "lee", "", "");
        Assert.Equal(2, audit.Files.Count);
        Assert.Equal(["kim", "lee"], (await ExportAsync()).Select(one => (string)one["who"]!));
    }

    [Fact]
    public void Guesses_Many_AreLeftOutUntilTheNextHourAndSaidSo()
    {
        for (int i = 0; i < AuditLog.MostGuesses + 100; i++)
        {
            audit.NoteGuess(Visitor.Stranger with { Address = "192.0.2.1" }, "sign-in-failed", $"name-{i}");
        }

        audit.Note(Visitor.Stranger, "sign-out", "kim");
        Assert.Equal(["sign-out", "guesses-left-out", "sign-in-failed"], audit.Newest(10_000).Select(one => one.What).Distinct());
        Assert.Equal(AuditLog.MostGuesses + 2, audit.Newest(10_000).Count);
        time.Advance(TimeSpan.FromHours(1));
        audit.NoteGuess(Visitor.Stranger, "sign-in-failed", "again");
        Assert.Equal("again", audit.Newest(1)[0].On);
    }

    /// <summary>A list of a hundred boards with the longest ids, in signs that take most room.</summary>
    [Fact]
    public void Entry_Long_IsCut()
    {
        audit.Add(new string('김', Account.MaxName), "wall-playlist", "a", new string('김', 100_000), "");
        Assert.InRange(new FileInfo(audit.Files[0]).Length, 1, 6000);
        Assert.Equal(AuditLog.MaxText + 1, audit.Newest(1)[0].Detail.Length);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<List<JsonNode>> ExportAsync()
    {
        using var all = new MemoryStream();
        await audit.CopyToAsync(all, TestContext.Current.CancellationToken);
        return [.. System.Text.Encoding.UTF8.GetString(all.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }
}
