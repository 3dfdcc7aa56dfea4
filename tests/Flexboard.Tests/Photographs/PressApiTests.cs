using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Flexboard.Access;
using Flexboard.Boards;
using Flexboard.Core.Boards;
using Flexboard.People;
using Flexboard.Photographs;
using Flexboard.Stills;
using Flexboard.Tests.Access;
using Flexboard.Tests.People;
using Flexboard.Walls;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Flexboard.Tests.Photographs;

/// <summary>Who gets a press photograph, of what, and what is said where there is none. What can be read in them: tests/browser/press.test.mjs.</summary>
public sealed class PressApiTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("?arrangement=3x2", "it has '16x9', '9x16'")]
    [InlineData("?contrast=1", "'contrast' must be a number, 1.01 to 100000")]
    [InlineData("?contrast=-7", "'contrast' must be")]
    [InlineData("?contrast=1e3", "'contrast' must be")]
    [InlineData("?contrast=NaN", "'contrast' must be")]
    [InlineData("?contrast=", "'contrast' must be")]
    [InlineData("?publish=599", "600 to 8192")]
    [InlineData("?publish=8193", "600 to 8192")]
    [InlineData("?publish=1,920", "600 to 8192")]
    [InlineData("?mode=still", "'mode' may be")]
    [InlineData("?press=yes", "'press' may be")]
    [InlineData("?wall=nothing", "no such wall")]
    public async Task Get_WhatCannotBe_Is400WithTheReason(string query, string reason)
    {
        await using var app = new TestApp();
        using var client = app.CreateClient();
        var (status, told) = await AskAsync(client, "/api/boards/host/press" + query);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(reason, (string)told!["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_NoSuchBoard_Is404()
    {
        await using var app = new TestApp();
        using var client = app.CreateClient();
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(client, "/api/boards/nothing/press")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(client, "/boards/nothing/press")).Status);
    }

    [Fact]
    public async Task Get_NoBrowserInstalled_Is501()
    {
        await using var app = new TestApp();
        using var bare = app.WithWebHostBuilder(host => host.ConfigureTestServices(services => services.AddSingleton(new Chromium(null))));
        using var client = bare.CreateClient();
        Assert.Equal(HttpStatusCode.NotImplemented, (await AskAsync(client, "/api/boards/host/press")).Status);
    }

    [Fact]
    public async Task Get_WhoeverMayNotSeeTheBoardOrTheWall_IsRefused()
    {
        await using var app = new PeopleApp();
        app.Get<BoardStore>().Create("secret", ForeignFolder.Text("Secret", "busan"));
        app.Get<WallStore>().Make(WallTemplates.Make("bare", "hall", "Hall")! with { Folder = "seoul" });
        using var lee = await app.SignInAsync("lee", new Grant("seoul", Role.Designer));
        using var kim = await app.SignInAsync("kim", new Grant("busan", Role.Viewer));
        using var nobody = app.NewBrowser();
        foreach (string path in new[] { "/api/boards/secret/press", "/boards/secret/press" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(lee.Client, path)).Status);
            Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(nobody.Client, path)).Status);
        }

        // A wall of another folder is as one that is not there, and the page does not name it.
        var (status, told) = await AskAsync(kim.Client, "/api/boards/secret/press?wall=hall");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("no such wall", (string)told!["detail"]!, StringComparison.Ordinal);
        using var page = await kim.GetAsync("/boards/secret/press");
        Assert.DoesNotContain("Hall", await page.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);

        // One that may gets as far as there being no address: this app listens at none.
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await AskAsync(kim.Client, "/api/boards/secret/press")).Status);
    }

    [Fact]
    public async Task Get_AgainAndAgain_IsToldToWait()
    {
        await using var app = PeopleApp.OnSockets();
        using var kim = await app.SignInAsync("kim", new Grant("", Role.Viewer));
        var answers = new List<HttpStatusCode>();
        for (int i = 0; i <= RateLimits.LongBurst; i++)
        {
            // Together with stills.
            answers.Add((await AskAsync(kim.Client, i % 2 == 0 ? "/api/boards/host/press?publish=0" : "/api/boards/host/still.png?width=0")).Status);
        }

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.BadRequest, RateLimits.LongBurst), HttpStatusCode.TooManyRequests], answers);
    }

    /// <summary>By the rights of whoever asks: the browser that takes it has none for walls.</summary>
    [Fact]
    public async Task Pass_OfAskerWhoMaySeeTheWall_IsOfItsContrast()
    {
        await using var app = PeopleApp.OnSockets();
        await app.SignInAsync("kim");
        var board = Make(app, "shown", "seoul");
        app.Get<WallStore>().Make(WallTemplates.Make("bare", "dim", "Dim")! with { Folder = "seoul", AmbientLux = 100 });
        string page = "/boards/shown?mode=photo&wall=dim";
        Assert.Contains("--ground:#000000", await PageAsync(app, page, board, new("kim", [new Grant("seoul", Role.Viewer)])), StringComparison.Ordinal);

        // Whoever may not see the wall has the assumed contrast, as if none were named.
        Assert.Contains("--ground:#53", await PageAsync(app, page, board, new("lee", [new Grant("busan", Role.Viewer)])), StringComparison.Ordinal);
        Assert.Contains("--ground:#000000", await PageAsync(app, "/boards/shown?mode=photo&contrast=7", board, new("lee", [])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pass_OfABoard_OpensItsViewOfThePress()
    {
        await using var app = PeopleApp.OnSockets();
        await app.SignInAsync("kim");
        var board = Make(app, "shown", "seoul");
        Make(app, "beside", "seoul");
        using var pass = app.Get<StillPasses>().Give(new("kim", [new Grant("seoul", Role.Viewer)]), board);
        foreach (var (path, expected) in new[]
        {
            ("/boards/shown?press=1", HttpStatusCode.OK), ("/boards/press.shown/history", HttpStatusCode.OK), ("/boards/press.beside/history", HttpStatusCode.NotFound),
            ("/api/boards/shown/press", HttpStatusCode.Unauthorized), ("/boards/shown/press", HttpStatusCode.Unauthorized),
        })
        {
            using var answer = await AskAsync(app, path, pass.Token);
            Assert.Equal((path, expected), (path, answer.StatusCode));
        }
    }

    private static Board Make(PeopleApp app, string id, string folder)
    {
        Assert.Equal(BoardWriteOutcome.Done, app.Get<BoardStore>().Create(id, ForeignFolder.Text("A board", folder)).Outcome);
        return app.Get<BoardStore>().Find(id)!;
    }

    private static async Task<string> PageAsync(PeopleApp app, string path, Board board, Visitor asker)
    {
        using var pass = app.Get<StillPasses>().Give(asker, board);
        using var answer = await AskAsync(app, path, pass.Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Stop);
    }

    private static async Task<HttpResponseMessage> AskAsync(PeopleApp app, string path, string token)
    {
        using var browser = app.NewBrowser();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", $"{StillPasses.Cookie}={token}");
        return await browser.Client.SendAsync(request, Stop);
    }

    private static async Task<(HttpStatusCode Status, JsonNode? Told)> AskAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Stop);
        string text = await answer.Content.ReadAsStringAsync(Stop);
        return (answer.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text) : null);
    }
}
