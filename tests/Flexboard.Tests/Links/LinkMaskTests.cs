using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Flexboard.Widgets;

namespace Flexboard.Tests.Links;

/// <summary>Where names are masked, no byte that a link tells holds one.</summary>
public sealed class LinkMaskTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly HttpClient client = app.CreateClient();

    private static string Widgets => string.Join(',', new (string Kind, string Data, string Options)[]
    {
        ("number", """[{"series":"zebra.load"}]""", "{}"),
        ("time-series", """[{"series":"zebra.load"},{"series":"zebra.load","by":"host","label":"{host} of {name}"}]""", """{"events":{"labels":{"host":"zebra*"}},"compare":{"secondsAgo":3600}}"""),
        ("top-series", """[{"series":"zebra.load"}]""", "{}"),
        ("table", """[{"series":"zebra.load","by":"host"},{"series":"zebra.load"}]""", "{}"),
        ("status-lights", """[{"series":"zebra.status"}]""", "{}"),
        ("honeycomb", """[{"series":"zebra.load"}]""", "{}"),
        ("active", """[{"series":"zebra.active"}]""", "{}"),
        ("bars", """[{"series":"zebra.load"}]""", "{}"),
        ("treemap", """[{"series":"zebra.load"}]""", "{}"),
        ("donut", """[{"series":"zebra.load","by":"host"}]""", "{}"),
        ("map", """[{"series":"zebra.load","by":"host"}]""", """{"points":[{"name":"zebra-1","lat":37,"lon":127}]}"""),
        ("map", """[{"series":"zebra.load"}]""", "{}"),
        ("event-list", "[]", """{"labels":{"host":"zebra*"}}"""),
        ("event-timeline", "[]", "{}"),
        ("status-message", "[]", "{}"),
        ("maintenance", "[]", """{"labels":{"host":"zebra*"}}"""),
    }.Select((one, i) => $$"""{"id":"w-{{i}}","kind":"{{one.Kind}}","data":{{one.Data}},"options":{{one.Options}}}"""));

    [Fact]
    public async Task Link_Masked_TellsNoNameInPageFramesOrHistory()
    {
        await PutBoardAsync();
        await PublishAsync();
        string open = await AllOfAsync("""{"board":"masks"}""");
        string masked = await AllOfAsync("""{"board":"masks","masked":true}""");

        // What would be told without the mask; otherwise this test says nothing.
        Assert.True(open.Split("zebra", StringSplitOptions.None).Length > 60);
        Assert.DoesNotContain("zebra", masked, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("KR-11", masked, StringComparison.Ordinal);
        Assert.Contains(Veil.Words, masked, StringComparison.Ordinal);
    }

    /// <summary>For the press, what a designer wrote is hidden as well.</summary>
    [Fact]
    public async Task Press_Board_TellsNoNameNoAddressNoFreeTextAndNothingSensitive()
    {
        await PutBoardAsync("press", """
            {"id":"words","kind":"rich-text","title":"Room 3","options":{"text":"zebra was here"}},
            {"id":"secret","kind":"number","title":"zebra margin","sensitive":true,"data":[{"series":"zebra.secret"}]},
            {"id":"titled","kind":"number","title":"Load of 10.0.0.7","definition":"of zebra","data":[{"series":"zebra.load"}]},
            {"id":"frame","kind":"web-page","title":"zebra page","options":{"address":"https://zebra.example"}},
            """);
        await PublishAsync();
        await IngestAsync("metrics:zebra", [new JsonObject { ["name"] = "zebra.secret", ["value"] = 424242 }]);
        async Task<string> AllAsync(string query, string view) => await client.GetStringAsync("/boards/press" + query) + await client.GetStringAsync($"/boards/{view}/history");
        string open = await AllAsync("", "press"), safe = System.Net.WebUtility.HtmlDecode(await AllAsync("?press=1", "press.press"));

        Assert.All(["zebra", "424242", "10.0.0.7"], word => Assert.Contains(word, open, StringComparison.OrdinalIgnoreCase));
        Assert.All(["zebra", "424242", "10.0.0.7"], word => Assert.DoesNotContain(word, safe, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("Room 3", safe, StringComparison.Ordinal);
        Assert.Contains($"Load of {Veil.Words}", safe, StringComparison.Ordinal);
    }

    [Fact]
    public void Veil_Names_AreOneLetterEachInTheOrderOfTheirAppearance()
    {
        var veil = new Veil();
        Assert.Equal(["A", "B", "A", ""], new[] { "zebra-1", "zebra-2", "zebra-1", "" }.Select(veil.Of));
        for (int i = 3; i <= 26; i++)
        {
            veil.Of($"zebra-{i}");
        }

        Assert.Equal("A2", veil.Of("zebra-27"));
        Assert.Equal(veil.IdOf("zebra"), veil.IdOf("zebra"));
        Assert.NotEqual(veil.IdOf("zebra"), new Veil().IdOf("zebra"));
    }

    /// <summary>Every byte of a link's page, with its first full frame, and of its history.</summary>
    private async Task<string> AllOfAsync(string wish)
    {
        using var made = await client.PostAsync("/api/links", new StringContent(wish, Encoding.UTF8));
        string body = await made.Content.ReadAsStringAsync();
        Assert.True(made.IsSuccessStatusCode, body);
        string path = new Uri(JsonNode.Parse(body)!["url"]!.GetValue<string>()).AbsolutePath;
        return await client.GetStringAsync(path) + await client.GetStringAsync(path + "/history");
    }

    private async Task PutBoardAsync(string id = "masks", string more = "")
    {
        string[] others = [.. JsonNode.Parse($"[{more.Trim().TrimEnd(',')}]")!.AsArray().Select(one => one!["id"]!.GetValue<string>())];
        string places = string.Join(',', Enumerable.Range(0, 16).Select(i => $"w-{i}").Concat(others).Select((one, i) => $"\"{one}\":[{i % 16 * 100},{i / 16 * 100},100,100]"));
        string board = $$"""{"id":"{{id}}","schemaVersion":1,"title":"Masks","widgets":[{{more}}{{Widgets}}],"arrangements":[{"id":"16x9","width":1600,"height":900,"places":{ {{places}} } }]}""";
        using var answer = await client.PostAsync("/api/boards", new StringContent(board, Encoding.UTF8));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task PublishAsync()
    {
        var metrics = Enumerable.Range(1, 3).SelectMany(i => new JsonObject[]
        {
            new() { ["name"] = "zebra.load", ["value"] = i, ["labels"] = new JsonObject { ["host"] = $"zebra-{i}", ["region"] = i == 1 ? "KR-11" : $"zebra-land-{i}", ["agent"] = $"zebra-{i}" } },
            new() { ["name"] = "zebra.status", ["value"] = i, ["labels"] = new JsonObject { ["host"] = $"zebra-{i}" } },
            new() { ["name"] = "zebra.active", ["value"] = i, ["labels"] = new JsonObject { ["agent"] = $"zebra-{i}", ["tier"] = "fast" } },
        });
        await IngestAsync("metrics:zebra", new JsonArray([.. metrics]));
        long now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        JsonObject Event(string id, string source, Action<JsonObject>? more = null)
        {
            var one = new JsonObject { ["id"] = $"zebra-{id}", ["severity"] = "critical", ["title"] = $"zebra {id}", ["text"] = "zebra text", ["source"] = source, ["labels"] = new JsonObject { ["host"] = "zebra-1", ["by"] = "zebra-kim" } };
            more?.Invoke(one);
            return one;
        }

        await IngestAsync("events:zebra", new JsonArray(
            Event("alarm", "zebra-source"), Event("work", "zebra-works", one => (one["from"], one["until"]) = (now - 1000, now + 600_000))));
        await IngestAsync("events:status", new JsonArray(Event("status", "status")));
    }

    private async Task IngestAsync(string channel, JsonArray messages)
    {
        using var answer = await client.PostAsync($"/api/ingest?channel={channel}", JsonContent.Create(messages));
        string body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode && JsonNode.Parse(body)!["rejected"]!.AsArray().Count == 0, body);
    }
}
