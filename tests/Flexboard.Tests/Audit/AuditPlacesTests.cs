using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Flexboard.Audit;
using Flexboard.Links;
using Flexboard.People;
using Flexboard.Screens;
using Flexboard.Tests.Live;
using Flexboard.Tests.People;

namespace Flexboard.Tests.Audit;

/// <summary>Who did what from where, over the whole app; and that what changes nothing is not noted.</summary>
public sealed class AuditPlacesTests : IAsyncLifetime
{
    private const string From = "192.0.2.77";

    private readonly PeopleApp app = new();
    private PeopleApp.Browser root = default!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => root = await app.SignInAsync("chief", new Grant("", Role.Administrator));

    public async ValueTask DisposeAsync()
    {
        root.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Entry_OfBoardsLinksAndWalls_SaysFromWhere()
    {
        Assert.Equal(201, await AskAsync("POST", "/api/boards", """{"id":"shown","schemaVersion":1,"title":"A","widgets":[],"arrangements":[{"id":"a","width":16,"height":9,"places":{}}]}"""));
        Assert.Equal(200, await AskAsync("POST", "/api/links", """{"board":"shown","pin":"2468"}"""));
        string link = app.Get<LinkStore>().All.Single().Id;
        Assert.Equal(200, await AskAsync("PATCH", $"/api/links/{link}", """{"paused":true}"""));
        Assert.Equal(200, await AskAsync("POST", $"/api/links/{link}/token", ""));
        Assert.Equal(204, await AskAsync("DELETE", $"/api/links/{link}", ""));
        Assert.Equal(201, await AskAsync("POST", "/api/walls", """{"template":"bare","id":"room","name":"Room"}"""));
        Assert.Equal(200, await AskAsync("PATCH", "/api/walls/room", """{"name":"Hall"}"""));
        Assert.Equal(200, await AskAsync("POST", "/api/walls/room/show", """{"board":"shown","frozen":true}"""));
        Assert.Equal(204, await AskAsync("POST", "/api/walls/room/identify", ""));
        var seats = app.Get<ScreenSeats>();
        using (seats.Enter(new("page-of-somebody", "connection", "room", "1", null, "", "", "") { Heard = app.Get<TimeProvider>().GetTimestamp() }))
        {
            Assert.Equal(204, await AskAsync("POST", "/api/screens/page-of-somebody/identify", ""));
        }

        Assert.Equal(204, await AskAsync("DELETE", "/api/walls/room", ""));
        var noted = app.Get<AuditLog>().Newest(100).Where(one => one.Address == From && one.Who == "chief").Select(one => one.What).ToHashSet();
        Assert.Equal(
            new HashSet<string> { "board-made", "link-made", "link-changed", "link-readdressed", "link-revoked", "wall-made", "wall-changed", "wall-shows", "wall-frozen", "wall-identify", "screen-identify", "wall-removed" }, noted);
    }

    [Fact]
    public async Task Entry_OfFittingOverAHub_SaysFromWhereOnce()
    {
        Assert.Equal(201, await AskAsync("POST", "/api/walls", """{"template":"bare","id":"room","name":"Room"}"""));
        await using var line = await HubLine.OpenAsync(app.Server, "/hub/wall", root.Cookie, request => request.HttpContext.Connection.RemoteIpAddress = IPAddress.Parse(From));
        Assert.Null((await line.CallAsync("Fit", "room", new JsonObject { ["outputs"] = new JsonObject() }))["error"]);
        Assert.DoesNotContain(app.Get<AuditLog>().Newest(100), one => one.What == "wall-fitted");
        Assert.Null((await line.CallAsync("Fit", "room", new JsonObject { ["masks"] = new JsonArray(new JsonObject { ["name"] = "a", ["points"] = new JsonArray(0, 0, 9, 0, 9, 9) }) }))["error"]);
        Assert.Null((await line.CallAsync("Fit", "room", new JsonObject { ["masks"] = new JsonArray() }))["error"]);
        Assert.Equal(From, Assert.Single(app.Get<AuditLog>().Newest(100), one => one.What == "wall-fitted").Address);
    }

    [Fact]
    public async Task Change_OfNothing_WritesNothingAndIsNotNoted()
    {
        Assert.Equal(201, await AskAsync("POST", "/api/boards", """{"id":"shown","schemaVersion":1,"title":"A","widgets":[],"arrangements":[{"id":"a","width":16,"height":9,"places":{}}]}"""));
        Assert.Equal(200, await AskAsync("POST", "/api/links", """{"board":"shown","name":"Press","hidden":[],"maxViewers":5}"""));
        string link = app.Get<LinkStore>().All.Single().Id;
        Assert.Equal(201, await AskAsync("POST", "/api/walls", """{"template":"bare","id":"room","name":"Room"}"""));
        Assert.Equal(200, await AskAsync("POST", "/api/walls/room/show", """{"board":"shown","black":true,"pattern":"grid"}"""));
        int before = app.Get<AuditLog>().Newest(100).Count;
        string[] files = Files();
        foreach (var (method, path, body) in new[]
        {
            ("PATCH", $"/api/links/{link}", """{"name":"Press","hidden":[],"maxViewers":5,"paused":false,"pin":null}"""), ("PATCH", $"/api/links/{link}", "{}"),
            ("PATCH", "/api/walls/room", """{"name":"Room"}"""), ("PATCH", "/api/walls/room", "{}"),
            ("POST", "/api/walls/room/show", """{"board":"shown","black":true,"pattern":"grid","frozen":false,"turns":[]}"""), ("POST", "/api/walls/room/show", "{}"),
            ("POST", "/api/walls/show", """{"black":true}"""),
        })
        {
            Assert.Equal(200, await AskAsync(method, path, body));
            Assert.Equal(files, Files());
            Assert.Equal(before, app.Get<AuditLog>().Newest(100).Count);
        }
    }

    [Fact]
    public async Task Guess_AtAPinOrACode_IsNoted()
    {
        Assert.Equal(201, await AskAsync("POST", "/api/boards", """{"id":"shown","schemaVersion":1,"title":"A","widgets":[],"arrangements":[{"id":"a","width":16,"height":9,"places":{}}]}"""));
        var made = app.Get<LinkDesk>().Make(PeopleApp.Designer, "shown", one => one, "2468");
        for (int i = 0; i < 2 * Attempts.Free; i++)
        {
            await AskAsync("POST", $"/s/{made.Token}", "pin=1111", "application/x-www-form-urlencoded");
        }

        var guesses = app.Get<AuditLog>().Newest(100).Where(one => one.What == "link-pin-failed").ToList();
        Assert.Equal(Attempts.Free, guesses.Count);
        Assert.All(guesses, one => Assert.Equal(("shown", made.Link!.Id, From), (one.On, one.Detail, one.Address)));

        await using var fresh = new PeopleApp();
        using var browser = fresh.NewBrowser();
        using var wrong = await browser.PostAsync("/setup", ("code", "guess"), ("name", "root"), ("password", PeopleApp.Password), ("again", PeopleApp.Password));
        Assert.Equal("setup-failed", Assert.Single(fresh.Get<AuditLog>().Newest(10)).What);
    }

    private string[] Files() => [.. Directory.EnumerateFiles(app.Data, "*.json").Order(StringComparer.Ordinal).Select(path => path + File.GetLastWriteTimeUtc(path).Ticks)];

    private async Task<int> AskAsync(string method, string path, string body, string type = "application/json")
    {
        var answer = await app.Server.SendAsync(context =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(From);
            context.Request.Method = method;
            context.Request.Path = path;
            context.Request.Headers.Cookie = root.Cookie;
            context.Request.ContentType = type;
            context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        }, Stop);
        return answer.Response.StatusCode;
    }
}
