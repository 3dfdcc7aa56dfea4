using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Flexboard.Boards;
using Flexboard.Core.Boards;

namespace Flexboard.Designer;

/// <summary>
/// What boards are begun from: groups of widgets and whole boards, files like any board's under <c>templates/groups</c>
/// and <c>templates/boards</c> of the layouts. Read once, at the start.
/// </summary>
public sealed partial class Templates
{
    private readonly int schemaVersion;

    /// <param name="settings">Where layouts lie.</param>
    /// <param name="reader">Reads them.</param>
    /// <param name="log">Told of those that are faulty; they are left out.</param>
    public Templates(Settings settings, BoardReader reader, ILogger<Templates> log)
    {
        schemaVersion = reader.SchemaVersion;
        string folder = Path.Combine(Places.Resolve(settings.Layouts), "templates");
        Groups = Read(Path.Combine(folder, "groups"), reader, log);
        Boards = Read(Path.Combine(folder, "boards"), reader, log);
    }

    /// <summary>Groups of widgets: each board is as large as what it holds.</summary>
    public ImmutableArray<Board> Groups { get; }

    /// <summary>Whole boards.</summary>
    public ImmutableArray<Board> Boards { get; }

    /// <summary>Writes all of them in a language: <c>groups</c> and <c>boards</c>, each with <c>id</c>, <c>title</c>, <c>about</c> and <c>board</c>.</summary>
    internal byte[] Write(string language) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["groups"] = new JsonArray([.. Groups.Select(board => (JsonNode)Write(board, language))]),
        ["boards"] = new JsonArray([.. Boards.Select(board => (JsonNode)Write(board, language))]),
    }.ToJsonString());

    private JsonObject Write(Board template, string language)
    {
        var board = JsonNode.Parse(BoardWriter.Write(template with { Culture = language }, schemaVersion))!.AsObject();
        TemplateTexts.Fill(board, language);
        return new JsonObject
        {
            ["id"] = template.Id,
            ["title"] = template.Title.Length == 0 ? template.Id : (string)board["title"]!,
            ["about"] = TemplateTexts.About(template.Title, language),
            ["board"] = board,
        };
    }

    private static ImmutableArray<Board> Read(string folder, BoardReader reader, ILogger log)
    {
        var boards = ImmutableArray.CreateBuilder<Board>();
        try
        {
            // A folder of somebody's own boards may well have no templates.
            string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : [];
            foreach (string file in files.Order(StringComparer.Ordinal))
            {
                var reading = reader.Read(Path.GetFileNameWithoutExtension(file), File.ReadAllBytes(file));
                if (reading.IsSound)
                {
                    boards.Add(reading.Board!);
                }
                else
                {
                    LogFaulty(log, file, reading.Faults[0].Path, reading.Faults[0].Reason);
                }
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            LogUnreadable(log, folder, fault.Message);
        }

        return boards.ToImmutable();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The template {File} is faulty and left out: {Path}: {Reason}")]
    private static partial void LogFaulty(ILogger log, string file, string path, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Templates in {Folder} cannot be read: {Reason}")]
    private static partial void LogUnreadable(ILogger log, string folder, string reason);
}
