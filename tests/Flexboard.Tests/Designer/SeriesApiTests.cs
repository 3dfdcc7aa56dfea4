using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Flexboard.Core.Series;
using Microsoft.Extensions.DependencyInjection;

namespace Flexboard.Tests.Designer;

/// <summary>The running app, asked as a designer asks.</summary>
public sealed class SeriesApiTests(TestApp app) : IClassFixture<TestApp>
{
    /// <summary>Names that do harm where they are not taken for what they are.</summary>
    private static readonly string[] Hostile =
        ["<script>alert(1)</script>", "__proto__", "\"'; DROP TABLE series;--", "../../etc/passwd", "a&b=c#d%20e", "\u202Ereversed", "日本 👩‍👩‍👧 %00", new('n', 200)];

    [Fact]
    public async Task Get_HostileNames_AreFoundAsTheyAre()
    {
        foreach (string name in Hostile)
        {
            await Ingest(new JsonObject
            {
                ["name"] = "hostile " + name[..Math.Min(name.Length, 190)],
                ["value"] = 1,
                ["labels"] = new JsonObject { [name] = name },
            }.ToJsonString());
            var found = await Get($"/api/series?label={Uri.EscapeDataString($"{name}={name}")}");
            var names = await Get($"/api/series/names?search={Uri.EscapeDataString(name)}");
            var labels = await Get($"/api/series/labels?name={Uri.EscapeDataString((string)found["series"]![0]!["name"]!)}");

            Assert.Equal(1, (int)found["matched"]!);
            Assert.Equal(name, (string)found["series"]![0]!["labels"]!.AsObject().Single().Value!);
            Assert.Equal(1, (int)names["matched"]!);
            Assert.Equal(name, (string)labels["labels"]![0]!["top"]![0]!["value"]!);
        }
    }

    [Fact]
    public async Task Get_FiftyThousandSeries_IsAnswered()
    {
        await using var own = new TestApp();
        using var client = own.CreateClient();
        var store = own.Services.GetRequiredService<SeriesStore>();
        long now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var key = new SeriesKey();
        for (int i = 0; i < 50_000; i++)
        {
            key.Start("many.x"u8);
            key.AddLabel("i"u8, Encoding.UTF8.GetBytes($"{i}"));
            lock (store.Gate)
            {
                Assert.Equal(AppendResult.Accepted, store.Append(key, $"metrics:{i % 4}", 1, new SampleContext(now, now, false, SeriesKind.Gauge, null, false)));
            }
        }

        async Task<JsonNode> Ask(string path) => JsonNode.Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative)))!;
        var found = await Ask("/api/series?search=many&limit=200");
        var names = await Ask("/api/series/names?search=9");
        var labels = await Ask("/api/series/labels?name=many.x");
        using var asked = await client.PostAsync(new Uri("/api/series/preview", UriKind.Relative), Text("""{"kind":"bars","data":[{"series":"many.*"}]}"""));
        var preview = JsonNode.Parse(await asked.Content.ReadAsStringAsync())!["data"]![0]!;

        Assert.Equal((50_000, 50_000, 200), ((int)found["total"]!, (int)found["matched"]!, found["series"]!.AsArray().Count));
        Assert.Equal(Enumerable.Range(0, 50_000).Count(i => $"{i}".Contains('9', StringComparison.Ordinal)), (int)names["names"]![0]!["series"]!);
        Assert.Equal((50_000, 50), ((int)labels["labels"]![0]!["values"]!, labels["labels"]![0]!["top"]!.AsArray().Count));
        Assert.Equal((50_000, 50_000, 20), ((int)preview["matched"]!, (int)preview["totalGroups"]!, preview["groups"]!.AsArray().Count));
    }

    [Theory]
    [InlineData("limit=0", "limit is a whole number from 1 to 200")]
    [InlineData("limit=201", "limit is")]
    [InlineData("limit=-1", "limit is")]
    [InlineData("limit=x", "limit is")]
    [InlineData("search={201}", "search has 201 characters; at most 200")]
    [InlineData("search=a+b+c+d+e+f+g+h+i", "search has 9 words; at most 8")]
    [InlineData("name={401}", "name has 401 characters")]
    [InlineData("label={802}", "label is longer than 801")]
    [InlineData("label=a&label=a&label=a&label=a&label=a&label=a&label=a&label=a&label=a&label=a&label=a&label=a&label=a&label=a&label=a&label=a&label=a", "label is there 17 times")]
    public async Task Get_TooMuchOrWrong_Is400WithTheReason(string query, string reason)
    {
        int brace = query.IndexOf('{', StringComparison.Ordinal);
        string asked = brace < 0 ? query : query[..brace] + new string('x', int.Parse(query[(brace + 1)..^1], System.Globalization.CultureInfo.InvariantCulture));
        using var client = app.CreateClient();
        foreach (string path in new[] { "", "/names", "/labels" })
        {
            using var answer = await client.GetAsync(new Uri($"/api/series{path}?{asked}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.StartsWith(reason, (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["detail"]!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Get_BytesThatAreNoText_AreAnswered()
    {
        var found = await Get("/api/series?search=%ED%A0%80%FF&label=%C3%28");
        Assert.Equal(0, (int)found["matched"]!);
    }

    [Fact]
    public async Task Answers_AreNeverKept()
    {
        using var client = app.CreateClient();
        using var found = await client.GetAsync(new Uri("/api/series", UriKind.Relative));
        using var preview = await Preview("""{"kind":"number","data":[{"series":"x"}]}""");

        Assert.Equal((HttpStatusCode.OK, true), (found.StatusCode, found.Headers.CacheControl!.NoStore));
        Assert.Equal((HttpStatusCode.OK, true), (preview.StatusCode, preview.Headers.CacheControl!.NoStore));
    }

    [Fact]
    public async Task Preview_ForeignOrigin_IsForbidden()
    {
        using var client = app.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/series/preview", UriKind.Relative)) { Content = Text("{}") };
        request.Headers.Add("Origin", "http://evil.example");
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Preview_Bindings_AreAnsweredInTheirOrder()
    {
        await Ingest("""[{"name":"previewed","value":3,"labels":{"host":"a"}},{"name":"previewed","value":4,"labels":{"host":"b"}}]""");
        using var answer = await Preview("""{"kind":"number","data":[{"series":"previewed","over":"max"},{"as":"baseline","series":"no.such"}]}""");

        var data = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["data"]!.AsArray();
        Assert.Equal([(2, 7.0), (0, null)], data.Select(one => ((int)one!["matched"]!, (double?)one["value"])));
    }

    [Fact]
    public async Task Preview_NoData_IsTheConventionOfTheKind()
    {
        await Ingest("""{"name":"status","value":1,"labels":{"service":"a"}}""");
        using var answer = await Preview("""{"kind":"status-lights"}""");

        Assert.Equal(1, (int)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["data"]![0]!["matched"]!);
    }

    [Theory]
    [InlineData("""{"kind":"number","data":[{"series":"x"},{"series":"x","over":"median"}]}""", "$.data[1].over", "'median' is no aggregation")]
    [InlineData("""{"kind":"number","data":[{"over":"avg"}]}""", "$.data[0].series", "is missing")]
    [InlineData("""{"kind":"number","data":[{"series":"x","windowSeconds":3601}]}""", "$.data[0].windowSeconds", "is 3601")]
    [InlineData("""{"kind":"number","data":[{"series":"x","scale":0}]}""", "$.data[0].scale", "is 0")]
    [InlineData("""{"kind":"number","data":[{"series":"x","colour":1}]}""", "$.data[0].colour", "is not known here")]
    [InlineData("""{"kind":"number","data":{}}""", "$.data", "must be a list")]
    [InlineData("""{"kind":"gramophone","data":[]}""", "$.kind", "no widget kind is called 'gramophone'")]
    [InlineData("""{"data":[]}""", "$.kind", "is missing")]
    [InlineData("""{"kind":"number","data":[],"deadlineSeconds":0}""", "$.deadlineSeconds", "is 0")]
    [InlineData("""{"kind":"number","options":{}}""", "$.options", "is not known here")]
    [InlineData("""{"kind":"number","kind":"bars"}""", "$.kind", "is there twice")]
    [InlineData("""[]""", "$", "must be an object")]
    public async Task Preview_FaultyBinding_Is422WithPathAndReason(string body, string path, string reason)
    {
        using var answer = await Preview(body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var fault = Assert.Single(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["faults"]!.AsArray())!;
        Assert.Equal(path, (string)fault["path"]!);
        Assert.StartsWith(reason, (string)fault["reason"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_MoreBindingsThanAWidgetHas_IsRefused()
    {
        using var answer = await Preview($$"""{"kind":"number","data":[{{string.Join(',', Enumerable.Repeat("""{"series":"x"}""", 65))}}]}""");
        Assert.Contains("has 65 items; at most 64", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Theory]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("large", HttpStatusCode.RequestEntityTooLarge)]
    public async Task Preview_NoJsonOrTooMuch_IsRefused(string body, HttpStatusCode status)
    {
        using var answer = await Preview(body == "large" ? new string(' ', (64 * 1024) + 1) : body);
        Assert.Equal(status, answer.StatusCode);
    }

    private static StringContent Text(string text) => new(text, Encoding.UTF8, "application/json");

    private async Task<JsonNode> Get(string path)
    {
        using var client = app.CreateClient();
        return JsonNode.Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative)))!;
    }

    private async Task<HttpResponseMessage> Preview(string body)
    {
        using var client = app.CreateClient();
        return await client.PostAsync(new Uri("/api/series/preview", UriKind.Relative), Text(body));
    }

    private async Task Ingest(string body)
    {
        using var client = app.CreateClient();
        using var answer = await client.PostAsync(new Uri("/api/ingest", UriKind.Relative), Text(body));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
