using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Flexboard.Boards;
using Flexboard.Core.Boards;
using Flexboard.Designer;
using Flexboard.Tests.Boards;
using Flexboard.Texts;
using Flexboard.Widgets;
using Flexboard.Widgets.Group;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flexboard.Tests.Designer;

/// <summary>What lies in <c>layouts/templates</c>, and how it is served.</summary>
public sealed partial class TemplatesTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly string Folder = Path.Combine(ShippedBoardsTests.Layouts, "templates");

    /// <summary>All template files, as paths within the folder.</summary>
    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder, "*.json", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Files_GroupsAndBoards_AreEnough()
    {
        Assert.True(Directory.GetFiles(Path.Combine(Folder, "groups"), "*.json").Length >= 12);
        Assert.True(Directory.GetFiles(Path.Combine(Folder, "boards"), "*.json").Length >= 6);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void File_IsABoardWithOneArrangementOfAllItsWidgets(string file)
    {
        var reading = new BoardReader(WidgetKinds.All).Read(Path.GetFileNameWithoutExtension(file), Content(file));

        Assert.Empty(reading.Faults);
        Assert.Equal("../../board.schema.json", (string?)JsonNode.Parse(Content(file))!["$schema"]);
        Assert.Equal(reading.Board!.Widgets.Select(widget => widget.Id), Assert.Single(reading.Board.Arrangements).Places.Select(place => place.Widget));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Places_StandInsideTheCanvasAndApart(string file)
    {
        var board = Read(file);
        var arrangement = board.Arrangements[0];
        var places = arrangement.Places;
        Assert.All(places, place => Assert.True(place is { X: >= 0, Y: >= 0 } && place.X + place.Width <= arrangement.Width && place.Y + place.Height <= arrangement.Height, place.Widget));
        var frames = board.Widgets.Where(widget => widget.Options is GroupOptions).Select(widget => widget.Id).ToHashSet();
        var apart = places.Where(place => !frames.Contains(place.Widget)).ToList();
        Assert.DoesNotContain(
            apart.SelectMany((one, i) => apart.Skip(i + 1).Select(other => (one, other))),
            pair => pair.one.X < pair.other.X + pair.other.Width && pair.other.X < pair.one.X + pair.one.Width
                && pair.one.Y < pair.other.Y + pair.other.Height && pair.other.Y < pair.one.Y + pair.one.Height);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Canvas_OfAGroup_IsItsBoundingBox(string file)
    {
        if (!file.StartsWith("groups", StringComparison.Ordinal))
        {
            return;
        }

        var arrangement = Read(file).Arrangements[0];
        Assert.Equal((0, 0), (arrangement.Places.Min(place => place.X), arrangement.Places.Min(place => place.Y)));
        Assert.Equal(
            (arrangement.Width, arrangement.Height),
            (arrangement.Places.Max(place => place.X + place.Width), arrangement.Places.Max(place => place.Y + place.Height)));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Texts_AreKeysInEveryLanguage(string file)
    {
        var board = Read(file);
        Assert.All(
            board.Widgets.SelectMany(widget => new[] { widget.Title, widget.Definition }).Where(text => text.Length > 0).Append(board.Title),
            text => Assert.StartsWith("template.", text, StringComparison.Ordinal));
        Assert.All(ProductTexts.Languages, language => Assert.All(Keys(file), key => Assert.Contains(key, ProductTexts.Of(language).Keys)));
    }

    [Fact]
    public void Texts_OfTemplates_AreAllUsed() => Assert.Equal(
        ProductTexts.Of("en").Keys.Where(key => key.StartsWith("template.", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
        Files.SelectMany(file => Keys(file.Data)).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Series_OfTemplates_AreConventions()
    {
        string page = File.ReadAllText(Path.Combine(ShippedBoardsTests.Layouts, "..", "docs", "conventions.md"));
        Assert.All(
            Files.SelectMany(file => Read(file.Data).Widgets).SelectMany(widget => widget.Data).Select(binding => binding.Series.Name).Distinct(),
            name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", "Web tier", "Requests per second")]
    [InlineData("ko", "웹 티어", "초당 요청")]
    [InlineData("ja", "Web 層", "毎秒リクエスト")]
    public async Task Get_Templates_AreInTheLanguageAskedFor(string culture, string title, string requests)
    {
        string text = await GetText(culture);
        var list = JsonNode.Parse(text)!;
        var tier = list["groups"]!.AsArray().Single(group => (string)group!["id"]! == "web-tier")!;

        Assert.DoesNotMatch(TemplateKey, text);
        Assert.Equal((title, title, culture), ((string)tier["title"]!, (string)tier["board"]!["title"]!, (string)tier["board"]!["culture"]!));
        Assert.Equal(requests, (string)tier["board"]!["widgets"]![0]!["title"]!);
        Assert.All(list["groups"]!.AsArray().Concat(list["boards"]!.AsArray()), one => Assert.NotEqual("", (string)one!["about"]!));
        Assert.Equal(
            Files.Count,
            list["groups"]!.AsArray().Select(one => "g" + (string)one!["id"]!).Concat(list["boards"]!.AsArray().Select(one => "b" + (string)one!["id"]!)).Distinct().Count());
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ko")]
    [InlineData("ja")]
    public async Task Get_Templates_CanBeWrittenAsBoards(string culture)
    {
        var list = JsonNode.Parse(await GetText(culture))!;
        Assert.All(
            list["groups"]!.AsArray().Concat(list["boards"]!.AsArray()),
            one => Assert.Empty(new BoardReader(WidgetKinds.All).Read("new", System.Text.Encoding.UTF8.GetBytes(one!["board"]!.ToJsonString())).Faults));
    }

    [Fact]
    public async Task Get_AgainWithItsTag_Is304()
    {
        using var client = app.CreateClient();
        using var first = await client.GetAsync(new Uri("/api/templates?culture=ko", UriKind.Relative));
        client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await client.GetAsync(new Uri("/api/templates?culture=ko", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public void Boards_OfTheStore_AreNoTemplates()
    {
        var now = app.Services.GetRequiredService<BoardStore>().Current;
        Assert.Empty(now.Problems);
        Assert.Equal(
            ShippedBoardsTests.Files.Select(file => Path.GetFileNameWithoutExtension(file.Data)).Order(StringComparer.Ordinal), now.Boards.Keys);
    }

    [Fact]
    public void Read_FaultyFileOrNoFolder_LeavesTheOthers()
    {
        var home = Directory.CreateTempSubdirectory("flexboard-templates-");
        try
        {
            string groups = Directory.CreateDirectory(Path.Combine(home.FullName, "templates", "groups")).FullName;
            File.WriteAllText(Path.Combine(groups, "bad.json"), "{");
            File.WriteAllText(Path.Combine(groups, "own.json"), """
                {"schemaVersion":1,"title":"Our own","widgets":[
                   {"id":"t","kind":"rich-text","options":{"text":"template.nothing, template.requests"}},
                   {"id":"n","kind":"number","data":[{"series":"template.requests"}]}],
                 "arrangements":[{"id":"group","width":100,"height":50,"places":{"t":[0,0,100,50]}}]}
                """);
            var templates = new Templates(
                new Settings { Layouts = home.FullName }, new BoardReader(WidgetKinds.All), NullLogger<Templates>.Instance);
            var one = JsonNode.Parse(templates.Write("ko"))!["groups"]!.AsArray().Single()!;

            Assert.Equal(("own", "Our own", ""), ((string)one["id"]!, (string)one["title"]!, (string)one["about"]!));
            Assert.Equal("template.nothing, 초당 요청", (string)one["board"]!["widgets"]![0]!["options"]!["text"]!);
            Assert.Equal("template.requests", (string)one["board"]!["widgets"]![1]!["data"]![0]!["series"]!);
            Assert.Empty(templates.Boards);
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    [GeneratedRegex(@"\btemplate\.[a-z]")]
    private static partial Regex TemplateKey { get; }

    private static byte[] Content(string file) => File.ReadAllBytes(Path.Combine(Folder, file));

    private static Board Read(string file) => new BoardReader(WidgetKinds.All).Read(Path.GetFileNameWithoutExtension(file), Content(file)).Board!;

    /// <summary>The texts that a file needs: those that it names, and what it is for.</summary>
    private static IEnumerable<string> Keys(string file) => TemplateTexts.Key
        .Matches(File.ReadAllText(Path.Combine(Folder, file))).Select(match => match.Value).Append(Read(file).Title + "-about");

    private async Task<string> GetText(string culture)
    {
        using var client = app.CreateClient();
        return await client.GetStringAsync(new Uri("/api/templates?culture=" + culture, UriKind.Relative));
    }
}
