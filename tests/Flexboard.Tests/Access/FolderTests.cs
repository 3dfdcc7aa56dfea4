using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Flexboard.Access;
using Flexboard.Audit;
using Flexboard.Boards;
using Flexboard.Links;
using Flexboard.People;
using Flexboard.Screens;
using Flexboard.Tests.People;
using Flexboard.Walls;

namespace Flexboard.Tests.Access;

/// <summary>What is shown to those who have no account is a thing, not its name: it goes along when that moves, and another of the same name is not it.</summary>
public sealed class FolderTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Screen_BoardOfItsWallMoves_GoesOn_AnotherMadeElsewhereUnderItsName_IsNotSeen()
    {
        await using var app = new PeopleApp();
        using var oh = await WallAsync(app);
        using var screen = await app.PairAsync("hall");
        await ShowAsync(oh, """{"board":"host-a"}""");
        Put(app, "host-a", "busan");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(screen, "/boards/host-a"));

        app.Get<BoardStore>().Delete("host-a", null);
        app.Get<BoardStore>().Create("host-a", ForeignFolder.Text("Secret of Jeju", "jeju"));
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(screen, "/boards/host-a"));
        Assert.Null(Seen(app).Board);

        // Whoever puts it there again means this one.
        await ShowAsync(oh, """{"board":"host-a"}""");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(screen, "/boards/host-a"));
    }

    /// <summary>Of a playlist and of rules each is told from another one, too.</summary>
    [Theory]
    [InlineData("""{"turns":[{"board":"host-a","seconds":60},{"board":"host-b","seconds":60}]}""")]
    [InlineData("""{"board":"host-b","takeovers":[{"severity":"critical","board":"host-a"}]}""")]
    public async Task Screen_BoardWhoseTurnMayComeIsMadeAnewElsewhere_IsNotSeen(string wish)
    {
        await using var app = new PeopleApp();
        using var oh = await WallAsync(app);
        using var screen = await app.PairAsync("hall");
        await ShowAsync(oh, wish);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(screen, "/boards/host-a"));
        app.Get<BoardStore>().Delete("host-a", null);
        app.Get<BoardStore>().Create("host-a", ForeignFolder.Text("Secret of Jeju", "jeju"));
        await ShowAsync(oh, """{"frozen":true}""");
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(screen, "/boards/host-a"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(screen, "/boards/host-b"));
    }

    /// <summary>A file that is written anew is away for a moment.</summary>
    [Fact]
    public async Task Screen_BoardIsGoneForAMoment_GoesOnAskingForIt()
    {
        await using var app = new PeopleApp();
        using var oh = await WallAsync(app);
        using var screen = await app.PairAsync("hall");
        await ShowAsync(oh, """{"board":"host-a"}""");
        app.Get<BoardStore>().Delete("host-a", null);
        Assert.Equal("host-a", Seen(app).Board);
        Assert.Equal("host-a", app.Get<WallDesk>().ShownTo(new Visitor("lee", [new Grant("seoul", Role.Viewer)]), "hall").Board);
        Assert.Null(app.Get<WallDesk>().ShownTo(new Visitor("yoon", [new Grant("jeju", Role.Viewer)]), "hall").Board);
        app.Get<BoardStore>().Create("host-a", ForeignFolder.Text("Shown", "seoul"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(screen, "/boards/host-a"));
    }

    [Fact]
    public async Task Wall_BoardMovedWhileTheAppWasOff_IsSaidAndShownWhenItIsAskedFor()
    {
        await using var app = new PeopleApp();
        using var oh = await WallAsync(app);
        using var screen = await app.PairAsync("hall");
        await ShowAsync(oh, """{"turns":[{"board":"host-a","seconds":60},{"board":"host-b","seconds":60}]}""");

        // As it would be read from the file.
        app.Get<WallStore>().Show(["hall"], (_, now) => now with { Folders = now.Folders.SetItem("host-a", "busan") }, 0);
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(screen, "/boards/host-a"));
        var desk = app.Get<WallDesk>();
        Assert.Equal(["host-a"], desk.Strays(new Visitor("oh", [new Grant("", Role.Operator)]), "hall").Select(one => one.Id));
        Assert.Empty(desk.Strays(new Visitor("yoon", [new Grant("jeju", Role.Operator)]), "hall"));

        // Its turn is passed over meanwhile.
        app.Get<WallTurns>().Turn();
        Assert.Equal("host-b", Seen(app).Board);
        long began = app.Get<WallStore>().Showing("hall").TurnsSince;
        await ShowAsync(oh, """{"follow":true}""");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(screen, "/boards/host-a"));
        Assert.Equal(began, app.Get<WallStore>().Showing("hall").TurnsSince);
        Assert.Empty(desk.Strays(new Visitor("oh", [new Grant("", Role.Operator)]), "hall"));
        Assert.Contains(app.Get<AuditLog>().Newest(5), one => one is { Who: "oh", What: "wall-follows-board", On: "hall", Detail: "host-a busan: seoul" });
    }

    /// <summary>A room that follows another one shows what that was given, and nothing else of the same name.</summary>
    [Fact]
    public async Task Pair_BoardMadeAnewElsewhere_IsNotSeenInEitherRoom()
    {
        await using var app = new PeopleApp();
        using var oh = await WallAsync(app);
        app.Get<WallStore>().Make(WallTemplates.Make("bare", "room", "Room")! with { Folder = "seoul" });
        using var screen = await app.PairAsync("room");
        await ShowAsync(oh, """{"pair":"room","turns":[{"board":"host-a","seconds":60},{"board":"host-b","seconds":60}]}""");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(screen, "/boards/host-a"));
        app.Get<BoardStore>().Delete("host-a", null);
        app.Get<BoardStore>().Create("host-a", ForeignFolder.Text("Secret of Jeju", "jeju"));
        await ShowAsync(oh, """{"paused":true}""");
        Assert.NotNull(app.Get<WallStore>().Showing("room").PausedAt);
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(screen, "/boards/host-a"));
    }

    [Fact]
    public async Task Networks_WhereSomebodySignedInOrAScreenWasPaired_AreKnown()
    {
        await using var app = new PeopleApp();
        app.Get<Sessions>().Begin("kim", "2001:db8::7", "");
        app.Get<ScreenStore>().Add(new Screen { Id = "a", Name = "A", Wall = "hall", KeyHash = "", PairedAt = 0, Seen = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), Address = "192.0.2.7" });
        var (session, screen) = (RateLimits.NetworkOf(IPAddress.Parse("2001:db8::99"))!, IPAddress.Parse("192.0.2.7"));
        Assert.True(app.Get<Sessions>().CameFrom(session));
        Assert.False(app.Get<Sessions>().CameFrom(screen));
        Assert.True(app.Get<ScreenStore>().CameFrom(screen));
        Assert.False(app.Get<ScreenStore>().CameFrom(session));
        app.Get<ScreenStore>().Remove("a");
        Assert.False(app.Get<ScreenStore>().CameFrom(screen));
    }

    [Fact]
    public async Task Screen_ItsWallMoves_GoesAlong_AnotherMadeElsewhereUnderItsName_IsNotSeen()
    {
        await using var app = new PeopleApp();
        using var oh = await WallAsync(app);
        using var screen = await app.PairAsync("hall");
        var walls = app.Get<WallStore>();
        walls.Change("hall", wall => wall with { Folder = "busan" });
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(screen, "/walls/hall"));
        Assert.Equal("busan", app.Get<ScreenStore>().All.Single().Folder);

        walls.Remove("hall", _ => true);
        walls.Make(WallTemplates.Make("bare", "hall", "Another hall")! with { Folder = "seoul" });
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(screen, "/walls/hall"));
        using var pair = await screen.GetAsync("/pair");
        Assert.Equal(HttpStatusCode.OK, pair.StatusCode);

        // Those who ran it still see the screen, and nobody else.
        Assert.Empty(app.Get<ScreenDesk>().Of(new Visitor("oh", [new Grant("seoul", Role.Operator)])));
        var there = new Visitor("yoon", [new Grant("busan", Role.Operator), new Grant("seoul", Role.Operator)]);
        string id = app.Get<ScreenDesk>().Of(there).Single().Id;
        Assert.NotNull(app.Get<ScreenDesk>().Change(there, id, null, ("hall", null)).Screen);
        Assert.Contains(app.Get<AuditLog>().Newest(5), one => one is { Who: "yoon", What: "screen-moved" } && one.On == id);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(screen, "/walls/hall"));
    }

    [Fact]
    public async Task Link_BoardMovedWhileTheAppWasOff_ShowsNothingUntilItIsAskedFor()
    {
        await using var app = new PeopleApp();
        using var kim = await app.SignInAsync("kim", new Grant("", Role.Designer));
        var (link, token) = app.MakeLink("opening");
        Put(app, "opening", "busan");
        Assert.Equal("busan", app.Get<LinkStore>().Get(link.Id)!.Folder);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(kim, $"/s/{token}"));

        // As it would be read from the file.
        app.Get<LinkStore>().Change(link.Id, one => one with { Folder = "seoul" });
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(kim, $"/s/{token}"));
        Assert.Equal("elsewhere", await ToldAsync(kim, link.Id));
        Assert.Empty(app.Get<LinkDesk>().Of(new Visitor("lim", [new Grant("busan", Role.Designer)])));
        await PatchAsync(kim, link.Id, """{"paused":true}""");
        await PatchAsync(kim, link.Id, """{"paused":false,"name":"other"}""");
        Assert.Equal("elsewhere", await ToldAsync(kim, link.Id));
        await PatchAsync(kim, link.Id, """{"board":"opening"}""");
        Assert.Contains(app.Get<AuditLog>().Newest(5), one => one is { Who: "kim", What: "link-follows", On: "opening" });
        Assert.Null(await ToldAsync(kim, link.Id));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(kim, $"/s/{token}"));

        app.Get<BoardStore>().Delete("opening", null);
        Assert.Equal("gone", await ToldAsync(kim, link.Id));
    }

    [Fact]
    public async Task Draft_ThatDiffersInNothing_IsDiscardedWithoutANote()
    {
        await using var busan = await ForeignFolder.MakeAsync();
        using var kim = await busan.App.SignInAsync("kim", new Grant("", Role.Designer));
        foreach (string board in new[] { ForeignFolder.Own, ForeignFolder.Board })
        {
            using var discarded = await kim.Client.DeleteAsync(new Uri($"/api/boards/{board}/draft", UriKind.Relative), Stop);
            Assert.Equal(HttpStatusCode.NoContent, discarded.StatusCode);
        }

        Assert.Equal([ForeignFolder.Board], busan.App.Get<AuditLog>().Newest(100).Where(one => one.What == "draft-discarded").Select(one => one.On));
    }

    private static async Task<PeopleApp.Browser> WallAsync(PeopleApp app)
    {
        foreach (string board in new[] { "host-a", "host-b" })
        {
            app.Get<BoardStore>().Create(board, ForeignFolder.Text("Shown", "seoul"));
        }

        app.Get<WallStore>().Make(WallTemplates.Make("bare", "hall", "Hall")! with { Folder = "seoul" });
        return await app.SignInAsync("oh", new Grant("", Role.Operator));
    }

    /// <summary>What the one screen is told of its wall.</summary>
    private static WallShowing Seen(PeopleApp app) =>
        app.Get<WallDesk>().ShownTo(new Visitor("", []) { Screen = new ScreenPass(app.Get<ScreenStore>().All.Single().Id, app.Get<ScreenStore>(), app.Get<WallStore>()) }, "hall");

    private static void Put(PeopleApp app, string board, string folder) =>
        app.Get<BoardStore>().Put(board, ForeignFolder.Text("Shown", folder), versions: null);

    private static async Task ShowAsync(PeopleApp.Browser who, string wish)
    {
        using var body = new StringContent(wish, Encoding.UTF8, "application/json");
        using var answer = await who.Client.PostAsync(new Uri("/api/walls/hall/show", UriKind.Relative), body, Stop);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }

    private static async Task PatchAsync(PeopleApp.Browser who, string link, string wish)
    {
        using var body = new StringContent(wish, Encoding.UTF8, "application/json");
        using var answer = await who.Client.PatchAsync(new Uri($"/api/links/{link}", UriKind.Relative), body, Stop);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }

    private static async Task<string?> ToldAsync(PeopleApp.Browser who, string link) =>
        (string?)JsonNode.Parse(await who.Client.GetStringAsync(new Uri("/api/links", UriKind.Relative), Stop))!["links"]!.AsArray().Single(one => (string?)one!["id"] == link)!["boardIs"];

    private static async Task<HttpStatusCode> StatusAsync(PeopleApp.Browser who, string path)
    {
        using var answer = await who.GetAsync(path);
        return answer.StatusCode;
    }
}
