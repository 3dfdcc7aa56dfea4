using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Flexboard.Access;
using Flexboard.Boards;
using Flexboard.Links;
using Flexboard.People;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Flexboard.Tests.Links;

/// <summary>Links over the whole pipeline: made, opened, changed, ended.</summary>
public sealed class LinkRoutesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string File = """
        {
          "schemaVersion": 1, "title": "Opening day",
          "widgets": [
            { "id": "now", "kind": "number", "data": [ { "series": "link.now" } ] },
            { "id": "revenue-secret", "kind": "number", "title": "Hidden money", "data": [ { "series": "link.money" } ] },
            { "id": "curve", "kind": "time-series", "data": [ { "series": "link.now" } ], "options": { "windowSeconds": 3600 } }
          ],
          "arrangements": [
            { "id": "16x9", "width": 1600, "height": 900, "places": { "now": [0, 0, 400, 400], "curve": [400, 0, 400, 400], "revenue-secret": [800, 0, 400, 400] } },
            { "id": "9x16", "width": 900, "height": 1600, "places": { "now": [0, 0, 400, 400], "revenue-secret": [0, 800, 400, 400] } }
          ]
        }
        """;

    private readonly HttpClient client = app.CreateClient();

    [Fact]
    public async Task Post_BoardAlone_AnswersWithAnAddressThatShowsIt()
    {
        var link = await MakeAsync("""{"board":"opening"}""");

        Assert.Matches("^http://localhost/s/[A-Za-z0-9_-]{43}$", link["url"]!.GetValue<string>());
        string page = await client.GetStringAsync(Path(link));
        Assert.DoesNotContain("Opening day", page, StringComparison.Ordinal);
        Assert.Contains(Convert.ToBase64String("Opening day"u8), page, StringComparison.Ordinal);
        Assert.Contains($"data-board=\"link.{link["id"]}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\"opening\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("og:title", page, StringComparison.Ordinal);
        using var history = await client.GetAsync(Path(link) + "/history");
        Assert.Equal(HttpStatusCode.OK, history.StatusCode);
    }

    [Fact]
    public async Task Page_HiddenWidgetsWindowAndArrangement_AreAllThatIsTold()
    {
        var link = await MakeAsync("""{"board":"opening","hidden":["revenue-secret"],"windowSeconds":600,"arrangement":"16x9"}""");

        string page = await client.GetStringAsync(Path(link));
        string history = await client.GetStringAsync(Path(link) + "/history");
        Assert.All([page, history], text =>
        {
            Assert.DoesNotContain("revenue", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("money", text, StringComparison.OrdinalIgnoreCase);
        });
        Assert.Contains("\"windowSeconds\":600", page, StringComparison.Ordinal);
        Assert.DoesNotContain("9x16", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_UnknownExpiredPausedRevokedOrOfABoardThatIsGone_AnswersTheSame()
    {
        var paused = await MakeAsync("""{"board":"opening","paused":true}""");
        var revoked = await MakeAsync("""{"board":"opening"}""");
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"/api/links/{revoked["id"]}")).StatusCode);
        var renamed = await MakeAsync("""{"board":"opening"}""");
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync($"/api/links/{renamed["id"]}/token", null)).StatusCode);
        var expired = app.Services.GetRequiredService<LinkStore>().Make((id, hash) => new Link { Id = id, TokenHash = hash, Board = "opening", ExpiresAt = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - 1 })!.Value.Token;
        var orphans = new List<string>();
        foreach (string more in new[] { "", ""","pin":"2468" """, ""","origins":["https://intranet.example"]""", ""","delaySeconds":60""" })
        {
            orphans.Add(Path(await MakeAsync($$"""{"board":"fleeting"{{more}}}""", "fleeting")));
        }

        Assert.Equal(BoardWriteOutcome.Done, app.Services.GetRequiredService<BoardStore>().Delete("fleeting", versions: null).Outcome);
        string[] over = [Path(paused), Path(revoked), Path(renamed), "/s/" + expired, .. orphans, "/s/" + new string('a', 43), "/s/x"];

        foreach (var (method, end) in new[] { ("GET", ""), ("GET", "/ticket"), ("GET", "/history"), ("POST", ""), ("HEAD", ""), ("GET", "?mode=photo") })
        {
            var answers = await Task.WhenAll(over.Select(async path =>
            {
                using var answer = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path + end) { Content = method == "POST" ? new FormUrlEncodedContent([new("pin", "2468")]) : null });
                return $"{(int)answer.StatusCode} {string.Join(';', answer.Headers.Concat(answer.Content.Headers).Select(one => $"{one.Key}: {string.Join(',', one.Value)}"))} {await answer.Content.ReadAsStringAsync()}";
            }));
            Assert.Single(answers.Distinct());
            if (method == "HEAD")
            {
                continue;
            }

            Assert.StartsWith("404 ", answers[0], StringComparison.Ordinal);
            Assert.Contains("no-store", answers[0], StringComparison.Ordinal);
            Assert.Contains("X-Robots-Tag: noindex", answers[0], StringComparison.Ordinal);
            Assert.Contains("Referrer-Policy: no-referrer", answers[0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Patch_Renewed_ShowsAnExpiredLinkAgainAtTheSameAddress()
    {
        await PutBoardAsync();
        var (expired, token) = app.Services.GetRequiredService<LinkStore>().Make((id, hash) => new Link { Id = id, TokenHash = hash, Board = "opening", ExpiresAt = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - 1 })!.Value;
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/s/" + token)).StatusCode);
        Assert.Equal("expired", (await ListedAsync(expired.Id))["state"]!.GetValue<string>());

        await PatchAsync(new JsonObject { ["id"] = expired.Id }, $$"""{"expires":{{DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeMilliseconds()}}}""");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/s/" + token)).StatusCode);
        Assert.Equal("live", (await ListedAsync(expired.Id))["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task List_Opened_SaysWhenAndAboutAMinuteExact()
    {
        var link = await MakeAsync("""{"board":"opening"}""");
        string id = link["id"]!.GetValue<string>();
        Assert.Null((await ListedAsync(id))["lastOpened"]);
        await client.GetAsync(Path(link) + "/ticket");
        Assert.Null((await ListedAsync(id))["lastOpened"]);

        long before = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        await client.GetAsync(Path(link));
        long opened = (await ListedAsync(id))["lastOpened"]!.GetValue<long>();
        Assert.InRange(opened, before, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        await client.GetAsync(Path(link));
        Assert.Equal(opened, (await ListedAsync(id))["lastOpened"]!.GetValue<long>());
        Assert.Equal(opened, app.Services.GetRequiredService<LinkStore>().Get(id)!.LastOpened);
    }

    [Fact]
    public async Task Patch_PausedAndResumed_IsGoneAndBackAtTheSameAddress()
    {
        var link = await MakeAsync("""{"board":"opening"}""");

        await PatchAsync(link, """{"paused":true}""");
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(Path(link))).StatusCode);
        await PatchAsync(link, """{"paused":false}""");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Path(link))).StatusCode);
    }

    [Theory]
    [InlineData("""{"board":"none"}""", "'board': There is no board 'none'.")]
    [InlineData("""{"board":"opening","arrangement":"1x1"}""", "'arrangement'")]
    [InlineData("""{"board":"opening","expires":1}""", "'expires'")]
    [InlineData("""{"board":"opening","expires":"tomorrow"}""", "'expires'")]
    [InlineData("""{"board":"opening","pin":"12a4"}""", "'pin'")]
    [InlineData("""{"board":"opening","maxViewers":0}""", "'maxViewers'")]
    [InlineData("""{"board":"opening","maxViewers":"many"}""", "'maxViewers'")]
    [InlineData("""{"board":"opening","hidden":["none"]}""", "'none'")]
    [InlineData("""{"board":"opening","delaySeconds":5}""", "'delaySeconds'")]
    [InlineData("""{"board":"opening","windowSeconds":5}""", "'windowSeconds'")]
    [InlineData("""{"board":"opening","origins":["https://a.example/path"]}""", "'https://a.example/path'")]
    [InlineData("""{"board":"opening","origins":["https://a.example; script-src *"]}""", "'origins'")]
    [InlineData("""{"board":"opening","origins":["https://a.example"],"pin":"1234"}""", "PIN cannot be embedded")]
    [InlineData("""{"board":"opening","secret":1}""", "'secret' is not known")]
    public async Task Post_Wrong_SaysWhatAndWhere(string body, string reason)
    {
        await PutBoardAsync();
        using var answer = await PostAsync("/api/links", body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(reason, (await answer.Content.ReadFromJsonAsync<JsonNode>())!["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pin_IsAskedForAndOpensByACookieOfThisLinkAlone()
    {
        var link = await MakeAsync("""{"board":"opening","pin":"2468"}""");
        using var asked = await client.GetAsync(Path(link));
        Assert.Equal(HttpStatusCode.Unauthorized, asked.StatusCode);
        Assert.DoesNotContain("Opening day", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(Path(link) + "/ticket")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(Path(link) + "/history")).StatusCode);

        using var right = await TryPinAsync(link, "2468");
        Assert.Equal(HttpStatusCode.NoContent, right.StatusCode);
        string cookie = Assert.Single(right.Headers.GetValues("Set-Cookie"));
        Assert.Contains($"path={Path(link)}; samesite=strict; httponly", cookie, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(Path(link), cookie)).StatusCode);

        var other = await MakeAsync("""{"board":"opening","pin":"2468"}""");
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(Path(other), cookie)).StatusCode);
        await PatchAsync(link, """{"pin":"1357"}""");
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(Path(link), cookie)).StatusCode);
    }

    [Fact]
    public async Task Pin_Guessed_LocksTheLinkAndWhoGuessesButNoSignIn()
    {
        var link = await MakeAsync("""{"board":"opening","pin":"2468"}""");
        for (int i = 0; i < Attempts.Free; i++)
        {
            Assert.Equal(401, (await TryPinFromAsync(link, $"10.0.0.{i}", "1111")).StatusCode);
        }

        // Also who knows it: otherwise the lock would tell which guess is right.
        var locked = await TryPinFromAsync(link, "10.0.1.1", "2468");
        Assert.Equal(429, locked.StatusCode);
        Assert.InRange(int.Parse(locked.Headers.RetryAfter.ToString(), CultureInfo.InvariantCulture), 1, 60);

        for (int i = 0; i < Attempts.FreeFrom; i++)
        {
            Assert.Equal(401, (await TryPinFromAsync(await MakeAsync("""{"board":"opening","pin":"2468"}"""), "10.0.2.1", i % 2 == 0 ? "1111" : "no digits")).StatusCode);
        }

        var other = await MakeAsync("""{"board":"opening","pin":"2468"}""");
        Assert.Equal(429, (await TryPinFromAsync(other, "10.0.2.1", "2468")).StatusCode);
        Assert.Equal(204, (await TryPinFromAsync(other, "10.0.2.2", "2468")).StatusCode);
        Assert.NotNull(app.Services.GetRequiredService<Attempts>().Begin(null, out _, "from 10.0.2.1"));
    }

    [Fact]
    public async Task Preview_ChatPrograms_AreToldTheTitleAloneIfTheMakerAllowsIt()
    {
        var quiet = await MakeAsync("""{"board":"opening"}""");
        var open = await MakeAsync("""{"board":"opening","preview":true}""");

        foreach (string agent in new[] { "Slackbot-LinkExpanding 1.0", "facebookexternalhit/1.1", "Mozilla/5.0 (compatible; Discordbot/2.0)", "kakaotalk-scrap/1.0", "WhatsApp/2.2" })
        {
            Assert.DoesNotContain("Opening day", await AskAsAsync(Path(quiet), agent), StringComparison.Ordinal);
            Assert.Contains("<meta property=\"og:title\" content=\"Opening day\"", await AskAsAsync(Path(open), agent), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Embedding_OnlyForTheNamedOrigins()
    {
        var closed = await MakeAsync("""{"board":"opening"}""");
        var open = await MakeAsync("""{"board":"opening","origins":["https://intranet.example","https://위키.example:8443"]}""");

        Assert.Contains("frame-ancestors 'none'", await PolicyAsync(Path(closed)), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors https://intranet.example https://xn--9q5b29o.example:8443;", await PolicyAsync(Path(open)), StringComparison.Ordinal);
        Assert.False((await client.GetAsync(Path(open))).Headers.Contains("X-Frame-Options"));
    }

    [Fact]
    public async Task Links_AreSeenAndChangedByDesignersOfTheBoardsFolderAlone()
    {
        var link = await MakeAsync("""{"board":"opening"}""");
        var store = app.Services.GetRequiredService<LinkDesk>();
        var viewer = new Visitor("kim", [new Grant("", Role.Viewer)]);
        var elsewhere = new Visitor("lee", [new Grant("busan", Role.Designer)]);

        Assert.All([viewer, elsewhere], visitor =>
        {
            Assert.Empty(store.Of(visitor));
            Assert.Null(store.Revoke(visitor, link["id"]!.GetValue<string>()).Link);
            Assert.NotEmpty(store.Make(visitor, "opening", one => one, null).Faults);
        });
        var mine = new Visitor("park", [new Grant("", Role.Designer)]);
        Assert.Equal("park", store.Make(mine, "opening", one => one, null).Link!.MadeBy);
        Assert.False(app.Services.GetRequiredService<BoardStore>().MayWatch(app.Services.GetRequiredService<BoardVersions>(), Visitor.Everybody, $"link.{link["id"]}"));
    }

    [Fact]
    public async Task Token_IsInNoFileNoLogAndNoList()
    {
        var log = new LogText();
        await using var logged = app.WithWebHostBuilder(host => host
            .UseSetting("Logging:LogLevel:Default", "Debug").UseSetting("Logging:LogLevel:Microsoft.AspNetCore", "Debug")
            .ConfigureServices(services => services.AddSingleton<ILoggerProvider>(log)));
        using var theirs = logged.CreateClient();
        await PutBoardAsync(theirs);
        using var made = await theirs.PostAsync("/api/links", new StringContent("""{"board":"opening"}""", Encoding.UTF8, "application/json"));
        string path = new Uri((await made.Content.ReadFromJsonAsync<JsonNode>())!["url"]!.GetValue<string>()).AbsolutePath;
        string token = path[3..];

        await theirs.GetStringAsync(path);
        await theirs.GetStringAsync(path + "/ticket");
        await theirs.GetAsync(path + "x");
        Assert.DoesNotContain(token, await theirs.GetStringAsync("/api/links"), StringComparison.Ordinal);
        Assert.DoesNotContain(token, await theirs.GetStringAsync(path), StringComparison.Ordinal);
        Assert.NotEmpty(log.Text);
        Assert.DoesNotContain(token, log.Text, StringComparison.Ordinal);
        Assert.All(
            Directory.EnumerateFiles(logged.Services.GetRequiredService<Settings>().Data, "*.json", SearchOption.AllDirectories),
            file => Assert.DoesNotContain(token, Encoding.Latin1.GetString(ReadShared(file)), StringComparison.Ordinal));
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static string Path(JsonNode link) => new Uri(link["url"]!.GetValue<string>()).AbsolutePath;

    private async Task<JsonNode> ListedAsync(string id) =>
        JsonNode.Parse(await client.GetStringAsync("/api/links"))!["links"]!.AsArray().Single(one => one!["id"]!.GetValue<string>() == id)!;

    private async Task PutBoardAsync(HttpClient? with = null, string id = "opening")
    {
        using var answer = await (with ?? client).SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/boards") { Content = new StringContent(File.Replace("\"schemaVersion\"", $"\"id\": \"{id}\", \"schemaVersion\"", StringComparison.Ordinal)) });
        Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict, await answer.Content.ReadAsStringAsync());
    }

    private async Task<JsonNode> MakeAsync(string body, string board = "opening")
    {
        await PutBoardAsync(id: board);
        using var answer = await PostAsync("/api/links", body);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private Task<HttpResponseMessage> PostAsync(string path, string body) => client.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));

    private async Task PatchAsync(JsonNode link, string body)
    {
        using var answer = await client.PatchAsync($"/api/links/{link["id"]}", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private Task<HttpResponseMessage> TryPinAsync(JsonNode link, string pin) =>
        client.PostAsync(Path(link), new FormUrlEncodedContent([new("pin", pin)]));

    private async Task<HttpResponse> TryPinFromAsync(JsonNode link, string from, string pin)
    {
        var answer = await app.Server.SendAsync(context =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(from);
            context.Request.Method = HttpMethods.Post;
            context.Request.Path = Path(link);
            context.Request.ContentType = "application/x-www-form-urlencoded";
            context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes($"pin={Uri.EscapeDataString(pin)}"));
        });
        return answer.Response;
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string cookie)
    {
        using var bare = app.Server.CreateClient();
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", cookie[..cookie.IndexOf(';', StringComparison.Ordinal)]);
        return await bare.SendAsync(request);
    }

    private async Task<string> AskAsAsync(string path, string agent)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.UserAgent.ParseAdd(agent);
        using var answer = await client.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<string> PolicyAsync(string path)
    {
        using var answer = await client.GetAsync(path);
        return string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));
    }

    private sealed class LogText : ILoggerProvider, ILogger
    {
        private readonly StringBuilder text = new();

        public string Text
        {
            get
            {
                lock (text)
                {
                    return text.ToString();
                }
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel level, EventId id, TState state, Exception? fault, Func<TState, Exception?, string> format)
        {
            lock (text)
            {
                text.AppendLine(format(state, fault)).Append(fault);
            }
        }

        public void Dispose()
        {
        }
    }
}
