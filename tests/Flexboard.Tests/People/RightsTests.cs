using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Flexboard.Access;
using Flexboard.Audit;
using Flexboard.Boards;
using Flexboard.Feeds;
using Flexboard.People;

namespace Flexboard.Tests.People;

/// <summary>What people and publishers may do over HTTP, and what is noted of it.</summary>
public sealed class RightsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ingest_Exposed_TakesWhatItsKeyReaches()
    {
        await using var app = new PeopleApp();
        app.Get<Accounts>().MakeFirst("root", PeopleApp.Password);
        var keys = app.Get<IngestKeys>();
        var (made, key) = keys.Make("shop", "metrics:shop* events:shop", "root")!.Value;
        using var client = app.CreateClient();
        Assert.Equal(HttpStatusCode.Unauthorized, await PublishAsync(client, "metrics:shop.tps", null));
        Assert.Equal(HttpStatusCode.Unauthorized, await PublishAsync(client, "metrics:shop.tps", "Bearer fbk_guessed"));
        Assert.Equal(HttpStatusCode.OK, await PublishAsync(client, "metrics:shop.tps", "Bearer " + key));
        Assert.Equal(HttpStatusCode.OK, await PublishAsync(client, "metrics:shop.tps", "Token " + key));
        Assert.Equal(HttpStatusCode.Forbidden, await PublishAsync(client, "metrics:other", "Bearer " + key));
        keys.Revoke(made.Id);
        Assert.Equal(HttpStatusCode.Unauthorized, await PublishAsync(client, "metrics:shop.tps", "Bearer " + key));
        Assert.DoesNotContain(key, File.ReadAllText(Path.Combine(app.Data, "ingest-keys.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ingest_AtThisMachineWithoutAccounts_NeedsNoKeyButNoWrongOne()
    {
        await using var app = new TestApp();
        using var client = app.CreateClient();
        Assert.Equal(HttpStatusCode.OK, await PublishAsync(client, "metrics:a", null));
        Assert.Equal(HttpStatusCode.Unauthorized, await PublishAsync(client, "metrics:a", "Bearer fbk_wrong"));
    }

    [Fact]
    public async Task MetricsKey_Borne_ReadsMetricsAndNothingElse()
    {
        const string Key = "a-long-random-word-of-thirty";
        await using var app = new PeopleApp(("MetricsKey", Key));
        app.Get<Accounts>().MakeFirst("root", PeopleApp.Password);
        using var client = app.CreateClient();
        async Task<HttpStatusCode> ReadAsync(string path, string? authorization)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
            using var answer = await client.SendAsync(request, Stop);
            return answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.OK, await ReadAsync("/metrics", "Bearer " + Key));
        Assert.Equal(HttpStatusCode.OK, await ReadAsync("/metrics", "bearer " + Key));
        foreach (string? wrong in new[] { null, "Bearer", "Bearer ", "Bearer " + Key[..^1], "Bearer " + Key + "x", "Bearer " + Key.ToUpperInvariant(), "Basic " + Key, Key })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await ReadAsync("/metrics", wrong));
        }

        foreach (string other in new[] { "/api/boards", "/api/audit", "/system", "/boards/host", "/api/series/" })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await ReadAsync(other, "Bearer " + Key));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await PublishAsync(client, "metrics:a", "Bearer " + Key));
    }

    [Fact]
    public async Task MetricsKey_NotSet_IsBorneByNobody()
    {
        await using var app = new PeopleApp();
        app.Get<Accounts>().MakeFirst("root", PeopleApp.Password);
        using var client = app.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer ");
        using var answer = await client.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Board_PutWhereItsWriterIsNoDesigner_IsRefused()
    {
        await using var app = new PeopleApp();
        using var kim = await app.SignInAsync("kim", new Grant("seoul", Role.Designer), new Grant("busan", Role.Viewer));
        Assert.Equal(HttpStatusCode.Forbidden, (await WriteAsync(kim.Client, Board("a", ""))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await WriteAsync(kim.Client, Board("a", "busan"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await WriteAsync(kim.Client, Board("a", "busan"), "/api/boards/import")).StatusCode);
        using var made = await WriteAsync(kim.Client, Board("a", "seoul/core"));
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        using var moved = new HttpRequestMessage(HttpMethod.Put, "/api/boards/a") { Content = Content(Board("a", "busan")) };
        moved.Headers.IfMatch.Add(made.Headers.ETag!);
        Assert.Equal(HttpStatusCode.Forbidden, (await kim.Client.SendAsync(moved, Stop)).StatusCode);
        Assert.Equal("seoul/core", app.Get<BoardStore>().Find("a")!.Folder);
        Assert.Contains(app.Get<AuditLog>().Newest(10), one => one is { Who: "kim", What: "board-made", On: "a" });
        Assert.DoesNotContain(app.Get<AuditLog>().Newest(50), one => one.What == "board-published");
    }

    [Fact]
    public async Task Publish_ByAnAccount_BearsItsNameAndNoOther()
    {
        await using var app = new PeopleApp();
        using var kim = await app.SignInAsync("kim", new Grant("", Role.Designer));
        (await WriteAsync(kim.Client, Board("a", ""))).Dispose();
        string first = app.Get<BoardStore>().Find("a")!.Version;
        Assert.Equal(BoardWriteOutcome.Done, app.Get<BoardStore>().Put("a", Encoding.UTF8.GetBytes(Board("a", "").Replace("\"A\"", "\"B\"", StringComparison.Ordinal)), versions: null).Outcome);
        using var published = await kim.Client.PostAsync(
            new Uri($"/api/boards/a/versions/{first}/publish", UriKind.Relative), new StringContent("""{"author":"root","note":"n"}""", Encoding.UTF8, "application/json"), Stop);
        Assert.Equal(HttpStatusCode.OK, published.StatusCode);
        string versions = await kim.Client.GetStringAsync(new Uri("/api/boards/a/versions", UriKind.Relative), Stop);
        Assert.Contains("\"kim\"", versions, StringComparison.Ordinal);
        Assert.DoesNotContain("\"root\"", versions, StringComparison.Ordinal);
        Assert.Contains(app.Get<AuditLog>().Newest(10), one => one is { Who: "kim", What: "board-published", On: "a" });
    }

    [Fact]
    public async Task Address_ThatAsksTooOften_IsToldWhenToComeBack()
    {
        await using var app = new PeopleApp();
        app.Get<Accounts>().MakeFirst("root", PeopleApp.Password);
        using var client = app.CreateClient();
        async Task<Microsoft.AspNetCore.Http.HttpContext> AskAsync(string from) => await app.Server.SendAsync(
            context =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse(from);
                context.Request.Path = "/health/live";
            },
            Stop);
        for (int i = 0; i < RateLimits.AddressBurst; i++)
        {
            await AskAsync("2001:db8::1");
        }

        // What a second gives back may have come meanwhile.
        Microsoft.AspNetCore.Http.HttpContext answer;
        int more = 0;
        do
        {
            answer = await AskAsync("2001:db8::2");
        }
        while (answer.Response.StatusCode == 200 && ++more < 20 * RateLimits.AddressRate);

        Assert.Equal(429, answer.Response.StatusCode);
        Assert.Equal("1", answer.Response.Headers.RetryAfter);
        Assert.Equal(200, (await AskAsync("2001:db8:1::1")).Response.StatusCode);
    }

    /// <summary>From wherever it is used, and however it is written.</summary>
    [Fact]
    public async Task Key_UsedTooOften_IsToldWhenToComeBackAndOthersGoOn()
    {
        await using var app = new PeopleApp();
        app.Get<Accounts>().MakeFirst("root", PeopleApp.Password);
        string key = app.Get<IngestKeys>().Make("shop", "metrics:shop", "root")!.Value.Key, other = app.Get<IngestKeys>().Make("hall", "metrics:hall", "root")!.Value.Key;
        string[] spellings = [$"Bearer {key}", $"bearer {key}", $"TOKEN  {key}", $"Token {key} "];
        var began = System.Diagnostics.Stopwatch.StartNew();
        int asked = 0;
        async Task<int> UseAsync(string authorization) => (await app.Server.SendAsync(
            context =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse($"10.0.{asked / 250 % 250}.{asked % 250}");
                context.Request.Method = "POST";
                context.Request.Path = "/api/ingest";
                context.Request.Headers.Authorization = authorization;
            },
            Stop)).Response.StatusCode;

        // What a second gives back may have come meanwhile.
        while (await UseAsync(spellings[asked % spellings.Length]) != 429)
        {
            Assert.InRange(++asked, 0, RateLimits.KeyBurst + (RateLimits.KeyRate * (1 + (int)began.Elapsed.TotalSeconds)));
        }

        Assert.InRange(asked, RateLimits.KeyBurst, int.MaxValue);
        Assert.NotEqual(429, await UseAsync($"Bearer {other}"));
    }

    [Fact]
    public async Task Audit_Exported_IsALineOfJsonEach()
    {
        await using var app = new PeopleApp();
        using var root = await app.SignInAsync("chief", new Grant("", Role.Administrator));
        string export = await root.Client.GetStringAsync(new Uri("/api/audit", UriKind.Relative), Stop);
        string[] lines = export.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(lines, line => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("what").GetString() == "sign-in");
        Assert.DoesNotContain(PeopleApp.Password, export, StringComparison.Ordinal);
    }

    [Fact]
    public void Accounts_FileThatCannotBeRead_StopsTheStartAndLetsNobodyIn()
    {
        string folder = Directory.CreateTempSubdirectory("flexboard-broken-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "people.json"), "{ broken");
            var fault = Assert.Throws<InvalidDataException>(() => new Accounts(Path.Combine(folder, "people.json"), TimeProvider.System));
            Assert.Contains("people.json cannot be read", fault.Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Board(string id, string folder) =>
        $$$"""{"id":"{{{id}}}","schemaVersion":1,"title":"A","folder":"{{{folder}}}","widgets":[],"arrangements":[{"id":"a","width":16,"height":9,"places":{}}]}""";

    private static StringContent Content(string text) => new(text, Encoding.UTF8, "application/json");

    private static Task<HttpResponseMessage> WriteAsync(HttpClient client, string board, string to = "/api/boards") =>
        client.PostAsync(new Uri(to, UriKind.Relative), Content(board), Stop);

    private static async Task<HttpStatusCode> PublishAsync(HttpClient client, string channel, string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/ingest?channel=" + channel) { Content = new StringContent("1") };
        if (authorization is not null)
        {
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
        }

        using var answer = await client.SendAsync(request, Stop);
        return answer.StatusCode;
    }
}
