using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flexboard.Tests.Boards;
using Flexboard.Texts;
using Flexboard.Widgets;

namespace Flexboard.Tests.Designer;

/// <summary>What a palette and an inspector are told of the kinds of widgets.</summary>
public sealed class KindListTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Get_Kinds_AreAllInGroupsThatHaveTitles()
    {
        var list = await Get("?culture=en");
        var groups = list["groups"]!.AsArray().Select(group => (string)group!["id"]!).ToList();

        Assert.Equal(WidgetKinds.All.Select(kind => kind.Name), list["kinds"]!.AsArray().Select(kind => (string)kind!["name"]!).Order(StringComparer.Ordinal));
        Assert.All(list["kinds"]!.AsArray(), kind => Assert.Contains((string)kind!["group"]!, groups));
        Assert.All(groups, group => Assert.Contains(list["kinds"]!.AsArray(), kind => (string)kind!["group"]! == group));
        Assert.All(ProductTexts.Languages, language => Assert.All(groups, group => Assert.Contains($"palette.{group}", ProductTexts.Of(language).Keys)));
    }

    [Theory]
    [InlineData("?culture=ko", "en", "숫자")]
    [InlineData("?culture=ja-JP", "en", "数値")]
    [InlineData("?culture=de", "ko", "Number")]
    [InlineData("", "ko", "숫자")]
    public async Task Get_Culture_DecidesTheWords(string query, string browser, string title)
    {
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue(browser));
        var list = JsonNode.Parse(await client.GetStringAsync(new Uri("/api/kinds" + query, UriKind.Relative)))!;
        Assert.Equal(title, (string)Kind(list, "number")["title"]!);
    }

    [Fact]
    public async Task Get_Options_AreTheSchemaOfBoardFilesAndReferToNothing()
    {
        var list = await Get("");
        var schema = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(ShippedBoardsTests.Layouts, "board.schema.json")))!;
        foreach (var kind in list["kinds"]!.AsArray())
        {
            Assert.True(JsonNode.DeepEquals(schema["$defs"]!["options"]![(string)kind!["name"]!], kind["options"]), (string)kind["name"]!);
            Assert.DoesNotContain("$ref", kind["options"]!.ToJsonString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Get_Options_TellDefaultsAndBounds()
    {
        var list = await Get("");
        var gauge = Kind(list, "gauge")["options"]!["properties"]!;
        var seconds = Kind(list, "number")["options"]!["properties"]!["sparkline"]!["properties"]!["seconds"]!;

        Assert.Equal(100, (double)gauge["max"]!["default"]!);
        Assert.Equal("radial", (string)gauge["shape"]!["default"]!);
        // It is bound to another option, and what is not there has no default.
        Assert.Null(gauge["max"]!["minimum"]);
        Assert.Null(gauge["digits"]!["default"]);
        Assert.Equal((0, 6), ((int)gauge["digits"]!["minimum"]!, (int)gauge["digits"]!["maximum"]!));
        Assert.Equal((300, 10, 3600), ((int)seconds["default"]!, (int)seconds["minimum"]!, (int)seconds["maximum"]!));
    }

    [Fact]
    public async Task Get_Options_BoundsAreThoseThatTheKindHoldsTo()
    {
        var list = await Get("");
        int bounded = 0;
        foreach (var kind in WidgetKinds.All)
        {
            foreach (var (name, option) in Kind(list, kind.Name)["options"]!["properties"]!.AsObject().Where(one => one.Value!["minimum"] is not null))
            {
                (int least, int most) = ((int)option!["minimum"]!, (int)option["maximum"]!);
                Assert.Equal([false, true, true, false], new[] { least - 1, least, most, most + 1 }.Select(value => IsTaken(kind, name, value)));
                bounded++;
            }
        }

        Assert.InRange(bounded, 30, 200);
    }

    [Fact]
    public async Task Get_Options_EveryNameAndWordHasATextInEveryLanguage()
    {
        var (names, words) = (new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var kind in (await Get(""))["kinds"]!.AsArray())
        {
            Collect(kind!["options"]!, names, words);
        }

        var missing = ProductTexts.Languages.SelectMany(language => names.Select(name => "option." + name)
            .Concat(words.Select(word => "choice." + word))
            .Concat(WidgetKinds.All.SelectMany(kind => kind.Roles).Select(role => "design.role-" + role))
            .Except(ProductTexts.Of(language).Keys));
        Assert.Empty(missing);
    }

    [Fact]
    public async Task Get_Kind_TellsWhatAWidgetOfItNeeds()
    {
        var list = await Get("");
        var number = Kind(list, "number");
        var text = Kind(list, "rich-text");
        var events = Kind(list, "event-list");

        Assert.Equal((true, true), ((bool)number["hasData"]!, (bool)number["needsData"]!));
        Assert.Equal("""["value","baseline","goal","estimate","start","detail"]""", number["roles"]!.ToJsonString());
        Assert.Equal((1, "gallery.value"), ((int)number["sampleCount"]!, (string)number["sample"]!["data"]![0]!["series"]!));
        Assert.Equal((false, "[]"), ((bool)text["hasData"]!, text["roles"]!.ToJsonString()));
        Assert.False((bool)events["hasData"]!);
    }

    [Fact]
    public async Task Get_Size_IsOneThatAWidgetCanBeDroppedWith() => Assert.All((await Get(""))["kinds"]!.AsArray(), kind =>
    {
        Assert.InRange((double)kind!["size"]!["width"]!, 8, 60);
        Assert.InRange((double)kind["size"]!["height"]!, 2, 30);
    });

    [Fact]
    public void Roles_OfEveryKind_AreThoseThatItsSamplesUse()
    {
        foreach (var kind in WidgetKinds.All.Where(kind => kind.HasData && kind.Roles.Count > 0))
        {
            Assert.Equal(kind.Roles.Distinct(), kind.Roles);
            var used = kind.Samples.SelectMany(sample => JsonNode.Parse(sample)!["data"]?.AsArray() ?? []).Select(binding => (string?)binding!["as"]).OfType<string>();
            Assert.All(used, role => Assert.Contains(role, kind.Roles));
        }
    }

    [Fact]
    public async Task Get_AgainWithItsTag_Is304()
    {
        using var client = app.CreateClient();
        using var first = await client.GetAsync(new Uri("/api/kinds?culture=ko", UriKind.Relative));
        client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await client.GetAsync(new Uri("/api/kinds?culture=ko", UriKind.Relative));
        using var other = await client.GetAsync(new Uri("/api/kinds?culture=en", UriKind.Relative));

        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (again.StatusCode, other.StatusCode));
        Assert.True(first.Headers.CacheControl!.NoCache);
    }

    private static bool IsTaken(WidgetKind kind, string name, int value)
    {
        var problems = new List<OptionProblem>();
        kind.ReadOptions(JsonSerializer.SerializeToElement(new Dictionary<string, int> { [name] = value }), problems);
        return problems.TrueForAll(problem => problem.Path != "$." + name);
    }

    private static void Collect(JsonNode schema, SortedSet<string> names, SortedSet<string> words)
    {
        words.UnionWith(schema["enum"]?.AsArray().Select(word => (string)word!) ?? []);
        foreach (var (name, below) in schema["properties"]?.AsObject() ?? [])
        {
            names.Add(name);
            Collect(below!, names, words);
        }

        if (schema["items"] is { } items)
        {
            Collect(items, names, words);
        }
    }

    private static JsonNode Kind(JsonNode list, string name) => list["kinds"]!.AsArray().Single(kind => (string)kind!["name"]! == name)!;

    private async Task<JsonNode> Get(string query)
    {
        using var client = app.CreateClient();
        return JsonNode.Parse(await client.GetStringAsync(new Uri("/api/kinds" + query, UriKind.Relative)))!;
    }
}
