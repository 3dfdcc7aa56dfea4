using System.Net;
using Flexboard.Boards;
using Flexboard.Core.Boards;
using Flexboard.People;
using Flexboard.Stills;
using Flexboard.Tests.Access;
using Flexboard.Tests.Live;
using Flexboard.Tests.People;
using Microsoft.Extensions.DependencyInjection;

namespace Flexboard.Tests.Stills;

/// <summary>What the pass of a still opens: the page of its board while the still is taken, on this machine, and nothing else.</summary>
public sealed class StillPassTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static readonly Visitor Asker = new("kim", [new Grant("", Role.Administrator)]);

    [Fact]
    public async Task Pass_OfABoard_OpensItsPageAndNothingElse()
    {
        await using var app = PeopleApp.OnSockets();
        await app.SignInAsync("kim");
        var board = Make(app, "shown", "seoul");
        Make(app, "beside", "seoul");
        using var pass = app.Get<StillPasses>().Give(Asker, board);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, "/boards/shown?arrangement=16x9&mode=still", pass.Token));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, "/boards/shown/history", pass.Token));
        foreach (string path in new[]
        {
            "/", "/boards/beside", "/boards/beside/history", "/boards/shown/draft", "/boards/shown/design", "/boards/draft.shown/history", "/walls", "/walls/hall", "/people", "/events",
            "/api/boards", "/api/boards/shown", "/api/boards/shown/still.png", "/api/walls", "/gallery", "/metrics",
        })
        {
            Assert.Contains(await StatusAsync(app, path, pass.Token), new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Redirect, HttpStatusCode.NotFound });
        }
    }

    [Fact]
    public async Task Pass_WhereNobodyHasToSignIn_OpensNoMore()
    {
        await using var app = new TestApp();
        app.UseKestrel(0);
        using var client = app.CreateClient();
        using var pass = app.Services.GetRequiredService<StillPasses>().Give(Visitor.Everybody, app.Services.GetRequiredService<BoardStore>().Find("host")!);
        foreach (var (path, expected) in new[] { ("/boards/host", HttpStatusCode.OK), ("/boards/dense", HttpStatusCode.Unauthorized), ("/api/boards", HttpStatusCode.Unauthorized) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("Cookie", $"{StillPasses.Cookie}={pass.Token}");
            using var answer = await client.SendAsync(request, Stop);
            Assert.Equal(expected, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Pass_OfAStillThatIsDone_IsWorthNothing_AndWhatItHadOpenIsCut()
    {
        await using var app = PeopleApp.OnSockets();
        await app.SignInAsync("kim");
        var pass = app.Get<StillPasses>().Give(Asker, Make(app, "shown", "seoul"));
        await using var line = await HubLine.OpenAsync(app.Address, "/hub/board", ("Cookie", $"{StillPasses.Cookie}={pass.Token}"));
        Assert.NotNull((await line.StreamAsync("Watch", "shown"))["item"]);
        pass.Dispose();
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(app, "/boards/shown", pass.Token));
        var end = await Assert.ThrowsAnyAsync<Exception>(() => line.HearAsync("nothing that is ever said").WaitAsync(TimeSpan.FromSeconds(20), Stop));
        Assert.IsNotType<TimeoutException>(end);
    }

    [Fact]
    public async Task Pass_AnotherBoardOfTheName_IsNotSeen()
    {
        await using var app = PeopleApp.OnSockets();
        await app.SignInAsync("kim");
        using var pass = app.Get<StillPasses>().Give(Asker, Make(app, "shown", "seoul"));
        app.Get<BoardStore>().Delete("shown", null);
        Make(app, "shown", "busan");
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(app, "/boards/shown", pass.Token));
    }

    /// <summary>In this app nobody knows from where a request comes.</summary>
    [Fact]
    public async Task Pass_FromElsewhere_IsWorthNothing()
    {
        await using var app = new PeopleApp();
        using var kim = await app.SignInAsync("kim");
        using var pass = app.Get<StillPasses>().Give(Asker, Make(app, "shown", "seoul"));
        using var browser = app.NewBrowser();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/boards/shown");
        request.Headers.Add("Cookie", $"{StillPasses.Cookie}={pass.Token}");
        using var answer = await browser.Client.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Pass_Guessed_IsWorthNothing()
    {
        await using var app = PeopleApp.OnSockets();
        await app.SignInAsync("kim");
        using var pass = app.Get<StillPasses>().Give(Asker, Make(app, "shown", "seoul"));
        foreach (string guess in new[] { "x", pass.Token[..^1], pass.Token + "0", pass.Token.ToUpperInvariant() })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(app, "/boards/shown", guess));
        }
    }

    private static Board Make(PeopleApp app, string id, string folder)
    {
        Assert.Equal(BoardWriteOutcome.Done, app.Get<BoardStore>().Create(id, ForeignFolder.Text("A board", folder)).Outcome);
        return app.Get<BoardStore>().Find(id)!;
    }

    private static async Task<HttpStatusCode> StatusAsync(PeopleApp app, string path, string token)
    {
        using var browser = app.NewBrowser();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", $"{StillPasses.Cookie}={token}");
        using var answer = await browser.Client.SendAsync(request, Stop);
        return answer.StatusCode;
    }
}
