using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Flexboard.Audit;
using Flexboard.People;
using Flexboard.Screens;
using Flexboard.Tests.Access;
using Flexboard.Tests.Live;
using Flexboard.Walls;

namespace Flexboard.Tests.Screens;

/// <summary>What a paired screen may, and who may pair one. What it may not is tried wholly by <see cref="TrespassTests"/>.</summary>
public sealed class ScreenRightsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Screen_Paired_SeesItsWallAndWhatHangsThereAndNothingElse()
    {
        await using var busan = await ForeignFolder.MakeAsync();
        var app = busan.App;
        using var screen = await app.PairAsync("own-wall");
        app.Get<WallStore>().Show(["own-wall"], (_, now) => now with { Turns = [], Takeovers = [] }, 0);
        foreach (var (path, status) in new[]
        {
            ("/walls/own-wall", HttpStatusCode.OK), ($"/boards/{ForeignFolder.Own}", HttpStatusCode.OK), ($"/boards/{ForeignFolder.Own}/history", HttpStatusCode.OK),
            ("/pair", HttpStatusCode.Redirect), ($"/walls/{ForeignFolder.Wall}", HttpStatusCode.Redirect), ("/", HttpStatusCode.Redirect),
            ($"/boards/{ForeignFolder.Board}", HttpStatusCode.Redirect), ($"/boards/{ForeignFolder.Board}/history", HttpStatusCode.NotFound),
            ($"/api/boards/{ForeignFolder.Own}", HttpStatusCode.Redirect), ("/walls/own-wall/fit", HttpStatusCode.Redirect), ("/walls", HttpStatusCode.Redirect),
        })
        {
            using var answer = await screen.GetAsync(path);
            Assert.True(status == answer.StatusCode, $"{path}: {answer.StatusCode}");
        }

        await using var boards = await HubLine.OpenAsync(app.Server, "/hub/board", screen.Cookie);
        Assert.NotNull((await boards.StreamAsync("Watch", ForeignFolder.Own))["item"]);
        Assert.NotNull((await boards.StreamAsync("Watch", ForeignFolder.Board))["error"]);
        await using var walls = await HubLine.OpenAsync(app.Server, "/hub/wall", screen.Cookie);
        Assert.NotNull((await walls.StreamAsync("Watch", new JsonObject { ["wall"] = "own-wall", ["at"] = "/walls/own-wall" }))["item"]);
        Assert.EndsWith("screen.over", (string?)(await walls.StreamAsync("Watch", new JsonObject { ["wall"] = "own-wall", ["at"] = "/walls/own-wall?slice=1" }))["error"]);
        Assert.NotNull((await walls.CallAsync("Fit", "own-wall", new JsonObject { ["masks"] = new JsonArray() }))["error"]);

        // What is put on its wall it sees from then on, in whatever folder it lies.
        app.Get<WallStore>().Show(["own-wall"], (_, now) => now with { Board = ForeignFolder.Board }, 0);
        using var hung = await screen.GetAsync($"/boards/{ForeignFolder.Board}");
        using var before = await screen.GetAsync($"/boards/{ForeignFolder.Own}");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), (hung.StatusCode, before.StatusCode));

        // What an event may put there it is ready for.
        app.Get<WallStore>().Show(["own-wall"], (_, now) => now with { Takeovers = [new("critical", ForeignFolder.Own)] }, 0);
        using var rule = await screen.GetAsync($"/boards/{ForeignFolder.Own}");
        Assert.Equal(HttpStatusCode.OK, rule.StatusCode);
    }

    [Fact]
    public async Task Screen_Revoked_IsLedToItsCodeAndHearsNothingMore()
    {
        await using var busan = await ForeignFolder.MakeAsync();
        var app = busan.App;
        using var screen = await app.PairAsync("own-wall");
        var paired = app.Get<ScreenStore>().All.Single(one => one.Wall == "own-wall");
        using var operators = await app.SignInAsync("oh", new Grant("seoul", Role.Operator));
        using var revoked = await operators.Client.DeleteAsync(new Uri($"/api/screens/{paired.Id}", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        using var wall = await screen.GetAsync("/walls/own-wall");
        Assert.Equal("/pair", wall.Headers.Location?.ToString());
        using var pair = await screen.GetAsync("/pair");
        Assert.Contains("pair-notice", await pair.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        using var stay = await screen.Client.GetAsync(new Uri("/pair/stay", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, stay.StatusCode);
        Assert.Equal(["screen-revoked", "screen-paired"], app.Get<AuditLog>().Newest(10).Where(one => one.On == paired.Id).Select(one => one.What));
        await using var line = await HubLine.OpenAsync(app.Server, "/hub/wall", screen.Cookie);
        Assert.NotNull((await line.StreamAsync("Watch", new JsonObject { ["wall"] = "own-wall" }))["error"]);
    }

    [Fact]
    public async Task Code_Entered_TakesAnOperatorOfTheWallsFolderAndWrongOnesLockTheRightOneToo()
    {
        await using var busan = await ForeignFolder.MakeAsync();
        var app = busan.App;
        using var viewer = await app.SignInAsync("lee", new Grant("", Role.Viewer));
        using var operators = await app.SignInAsync("oh", new Grant("seoul", Role.Operator));
        using var screen = app.NewBrowser();
        string code = (string)(await SendAsync(screen.Client, "/pair/code", "{}", HttpStatusCode.OK))!["code"]!;
        string Body(string typed, string wall = "own-wall") => $$"""{"code":"{{typed}}","wall":"{{wall}}","name":"Left"}""";
        await SendAsync(viewer.Client, "/api/screens", Body(code), HttpStatusCode.Forbidden);
        await SendAsync(operators.Client, "/api/screens", Body(code, ForeignFolder.Wall), HttpStatusCode.UnprocessableEntity);
        for (int i = 0; i < Attempts.FreeFrom; i++)
        {
            await SendAsync(operators.Client, "/api/screens", Body("AAAAAA"), HttpStatusCode.UnprocessableEntity);
        }

        await SendAsync(operators.Client, "/api/screens", Body(code), HttpStatusCode.TooManyRequests);

        // From one address, as many people as one likes.
        ScreenAnswer Enter(string who, string from, string typed) =>
            app.Get<ScreenDesk>().Pair(new Visitor(who, [new Grant("seoul", Role.Operator)]) { Address = from }, typed, "own-wall", null, "");
        for (int i = 0; i < Attempts.FreeFrom; i++)
        {
            Assert.Equal("code", Enter($"pak {i}", "10.0.0.9", "AAAAAA").Fault);
        }

        Assert.Equal("locked", Enter("pak", "10.0.0.9", code).Fault);
        Assert.DoesNotContain(app.Get<ScreenStore>().All, one => one.Wall == "own-wall");
        Assert.Null(Enter("pak", "10.0.0.10", code).Fault);
    }

    /// <summary>Before it somebody stands who has signed in nowhere: whence it came is all that can be told.</summary>
    [Fact]
    public async Task Screen_PutsItsWallInPhotoMode_WithinBoundsAndItsNameIsNoted()
    {
        await using var busan = await ForeignFolder.MakeAsync();
        var app = busan.App;
        using var screen = await app.PairAsync("own-wall");
        await SendAsync(screen.Client, "/api/walls/own-wall/photo", "{\"minutes\":721}", HttpStatusCode.UnprocessableEntity);
        Assert.Null(app.Get<WallStore>().Showing("own-wall").Photo);
        await SendAsync(screen.Client, "/api/walls/own-wall/photo", "{}", HttpStatusCode.OK);
        Assert.NotNull(app.Get<WallStore>().Showing("own-wall").Photo);
        await SendAsync(screen.Client, "/api/walls/own-wall/photo", "{\"minutes\":0}", HttpStatusCode.OK);
        string name = app.Get<ScreenStore>().All.Single(one => one.Wall == "own-wall").Name;
        Assert.Equal([("wall-photo-over", name), ("wall-photo", name)], app.Get<AuditLog>().Newest(10).Where(one => one.On == "own-wall" && one.What.StartsWith("wall-photo", StringComparison.Ordinal)).Select(one => (one.What, one.Detail)));
    }

    [Fact]
    public async Task Screen_WhoseWallIsGone_ShowsACodeAndEndsWhenItIsPairedAgain()
    {
        await using var busan = await ForeignFolder.MakeAsync();
        var app = busan.App;
        using var screen = await app.PairAsync("own-wall");
        var before = app.Get<ScreenStore>().All.Single(one => one.Wall == "own-wall");
        var wall = app.Get<WallStore>().Find("own-wall")!;
        app.Get<WallStore>().Remove("own-wall", _ => true);
        using var shown = await screen.GetAsync("/pair");
        Assert.Contains("own-wall", await shown.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        var asked = await SendAsync(screen.Client, "/pair/code", "{}", HttpStatusCode.OK);

        // Its wall is there again before anybody has entered the code: it goes on by itself.
        string claim = $$"""{"secret":"{{asked!["secret"]}}"}""";
        Assert.Null((await SendAsync(screen.Client, "/pair/claim", claim, HttpStatusCode.OK))!["to"]);
        app.Get<WallStore>().Make(wall);
        Assert.Equal("/walls/own-wall", (string?)(await SendAsync(screen.Client, "/pair/claim", claim, HttpStatusCode.OK))!["to"]);

        using var operators = await app.SignInAsync("oh", new Grant("seoul", Role.Operator));
        await SendAsync(operators.Client, "/api/screens", $$"""{"code":"{{asked["code"]}}","wall":"own-wall","slice":"1"}""", HttpStatusCode.Created);
        Assert.Equal("/walls/own-wall?slice=1", (string?)(await SendAsync(screen.Client, "/pair/claim", claim, HttpStatusCode.OK))!["to"]);
        Assert.Null(app.Get<ScreenStore>().Find(before.Id));
    }

    [Fact]
    public async Task Screen_ChangedOverHttp_IsRenamedAndMovedToPlacesOfItsOperatorAlone()
    {
        await using var busan = await ForeignFolder.MakeAsync();
        var app = busan.App;
        using var screen = await app.PairAsync("own-wall");
        string id = app.Get<ScreenStore>().All.Single(one => one.Wall == "own-wall").Id;
        using var operators = await app.SignInAsync("oh", new Grant("seoul", Role.Operator));
        Task<JsonNode?> Patch(string path, string body, HttpStatusCode status) => SendAsync(operators.Client, path, body, status, HttpMethod.Patch);
        Assert.Equal("Door", (string?)(await Patch($"/api/screens/{id}", """{"name":" Door "}""", HttpStatusCode.OK))!["name"]);
        Assert.Equal("1", (string?)(await Patch($"/api/screens/{id}", """{"slice":"1"}""", HttpStatusCode.OK))!["slice"]);
        Assert.Equal("1", (string?)(await Patch($"/api/screens/{id}", """{"name":"Door 2"}""", HttpStatusCode.OK))!["slice"]);
        await Patch($"/api/screens/{id}", """{"slice":"2"}""", HttpStatusCode.UnprocessableEntity);
        await Patch($"/api/screens/{id}", $$"""{"wall":"{{ForeignFolder.Wall}}"}""", HttpStatusCode.UnprocessableEntity);
        await Patch($"/api/screens/{id}", """{"name":"a\u0007"}""", HttpStatusCode.UnprocessableEntity);
        await Patch($"/api/screens/{id}", """{"wall":5}""", HttpStatusCode.BadRequest);
        await Patch($"/api/screens/{busan.Screen}", """{"name":"Taken"}""", HttpStatusCode.NotFound);
        using var led = await screen.GetAsync("/pair");
        Assert.Equal("/walls/own-wall?slice=1", led.Headers.Location?.ToString());
        Assert.Equal(["screen-renamed", "screen-moved", "screen-renamed", "screen-paired"], app.Get<AuditLog>().Newest(20).Where(one => one.On == id).Select(one => one.What));
    }

    [Fact]
    public async Task Screen_WhereThereAreNoAccounts_IsBoundToItsPlaceAllTheSame()
    {
        await using var app = new TestApp();
        using var client = app.CreateDefaultClient();
        await SendAsync(client, "/api/walls", """{"template":"blended","id":"open","name":"Open"}""", HttpStatusCode.Created);
        var asked = await SendAsync(client, "/pair/code", "{}", HttpStatusCode.OK);
        await SendAsync(client, "/api/screens", $$"""{"code":"{{asked!["code"]}}","wall":"open","slice":"left"}""", HttpStatusCode.Created);
        var claimed = await SendAsync(client, "/pair/claim", $$"""{"secret":"{{asked["secret"]}}"}""", HttpStatusCode.OK);
        Assert.Equal("/walls/open?slice=left", (string?)claimed!["to"]);
        await SendAsync(client, "/pair/claim", $$"""{"secret":"{{asked["code"]}}"}""", HttpStatusCode.Gone);
    }

    private static async Task<JsonNode?> SendAsync(HttpClient client, string path, string body, HttpStatusCode status, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        using var answer = await client.SendAsync(request, Stop);
        string said = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(status == answer.StatusCode, $"{path} {body}: {answer.StatusCode} {said}");
        return said.StartsWith('{') ? JsonNode.Parse(said) : null;
    }
}
