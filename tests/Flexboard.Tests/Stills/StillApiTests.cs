using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Flexboard.Access;
using Flexboard.Boards;
using Flexboard.Core.Boards;
using Flexboard.People;
using Flexboard.Stills;
using Flexboard.Tests.Access;
using Flexboard.Tests.People;
using Flexboard.Walls;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Flexboard.Tests.Stills;

/// <summary>Who gets a still, of what, and what is said where there is none. Pictures themselves: tests/browser/stills.test.mjs.</summary>
public sealed class StillApiTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("?arrangement=3x2", "it has '16x9', '9x16'")]
    [InlineData("?arrangement=", "it has '16x9', '9x16'")]
    [InlineData("?width=0", "1 to 8192")]
    [InlineData("?width=8193", "1 to 8192")]
    [InlineData("?width=-5", "1 to 8192")]
    [InlineData("?width=1e3", "1 to 8192")]
    [InlineData("?width=99999999999", "1 to 8192")]
    [InlineData("?width=", "1 to 8192")]
    [InlineData("?arrangement=9x16&width=8192", "ask for a 'width' of 4608 at most")]
    [InlineData("?mode=console", "'mode' may be 'photo'")]
    [InlineData("?mode=still", "'mode' may be 'photo'")]
    public async Task Get_WhatCannotBe_Is400WithTheReason(string query, string reason)
    {
        await using var app = new TestApp();
        using var client = app.CreateClient();
        var (status, told) = await AskAsync(client, "/api/boards/host/still.png" + query);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(reason, (string)told!["detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wall")]
    [InlineData("publish")]
    public async Task Get_TooLongToPassOn_Is400(string name)
    {
        await using var app = new TestApp();
        using var client = app.CreateClient();
        Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync(client, $"/api/boards/host/still.png?{name}={new string('x', 65)}")).Status);
    }

    [Fact]
    public async Task Get_NoSuchBoard_Is404()
    {
        await using var app = new TestApp();
        using var client = app.CreateClient();
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(client, "/api/boards/nothing/still.png")).Status);
    }

    [Fact]
    public async Task Get_NoBrowserInstalled_Is501AndSaysWhatToInstall()
    {
        await using var app = new TestApp();
        using var bare = app.WithWebHostBuilder(host => host.ConfigureTestServices(services => services.AddSingleton(new Chromium(null))));
        using var client = bare.CreateClient();
        var (status, told) = await AskAsync(client, "/api/boards/host/still.png");
        Assert.Equal(HttpStatusCode.NotImplemented, status);
        Assert.Contains("apt-get install chromium-headless-shell", (string)told!["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_WhoeverMayNotSeeTheBoard_IsRefused()
    {
        await using var app = new PeopleApp();
        app.Get<BoardStore>().Create("secret", ForeignFolder.Text("Secret", "busan"));
        using var lee = await app.SignInAsync("lee", new Grant("seoul", Role.Designer));
        using var nobody = app.NewBrowser();
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(lee.Client, "/api/boards/secret/still.png")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(nobody.Client, "/api/boards/secret/still.png")).Status);

        // One that may gets as far as there being no address: this app listens at none.
        using var kim = await app.SignInAsync("kim", new Grant("busan", Role.Viewer));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await AskAsync(kim.Client, "/api/boards/secret/still.png")).Status);
    }

    [Fact]
    public async Task Get_ScreenOnWhoseWallItHangs_IsRefused()
    {
        await using var app = new PeopleApp();
        app.Get<BoardStore>().Create("secret", ForeignFolder.Text("Secret", "busan"));
        using var chief = await app.SignInAsync("chief", new Grant("", Role.Designer));
        app.Get<WallStore>().Make(WallTemplates.Make("bare", "hall", "Hall")!);
        using var wish = new StringContent("""{"board":"secret"}""", Encoding.UTF8, "application/json");
        using var shown = await chief.Client.PostAsync(new Uri("/api/walls/hall/show", UriKind.Relative), wish, Stop);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        using var screen = await app.PairAsync("hall");
        using var page = await screen.GetAsync("/boards/secret");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(screen.Client, "/api/boards/secret/still.png")).Status);
    }

    [Fact]
    public async Task Get_AgainAndAgain_IsToldToWait()
    {
        await using var app = PeopleApp.OnSockets();
        using var kim = await app.SignInAsync("kim", new Grant("", Role.Viewer));
        var answers = new List<HttpStatusCode>();
        for (int i = 0; i <= RateLimits.LongBurst; i++)
        {
            // However it is written.
            answers.Add((await AskAsync(kim.Client, "/API/boards/host/Still.png/?width=0")).Status);
        }

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.BadRequest, RateLimits.LongBurst), HttpStatusCode.TooManyRequests], answers);

        // Of nothing else.
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(kim.Client, "/api/boards/host")).Status);
    }

    [Theory]
    [InlineData(1920, 1080, null, 1920, 1080)]
    [InlineData(1920, 1080, "1", 1, 1)]
    [InlineData(3200, 900, "8192", 8192, 2304)]
    [InlineData(1000, 1000, "8192", 8192, 8192)]
    [InlineData(20000, 1000, null, 8192, 410)]
    public void SizeOf_Arrangement_FollowsItsRatio(double width, double height, string? asked, int wide, int high)
    {
        Assert.Null(StillApi.SizeOf(new Arrangement { Id = "a", Width = width, Height = height, TextSize = 10, Places = [] }, asked, out var size));
        Assert.Equal((wide, high), size);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://[::]:80", "http://127.0.0.1/")]
    [InlineData("http://0.0.0.0:5000", "http://127.0.0.1:5000/")]
    [InlineData("https://localhost:5001 http://localhost:5000", "http://localhost:5000/")]
    [InlineData("https://0.0.0.0:5001", "https://127.0.0.1:5001/")]
    [InlineData("http://10.0.0.7:80 http://127.0.0.1:81", "http://127.0.0.1:81/")]
    [InlineData("http://[::1]:81", "http://[::1]:81/")]
    [InlineData("http://unix:/run/flexboard.sock", null)]
    [InlineData("", null)]
    public void OwnAddress_OfWhatKestrelTells_IsOneOfThisMachine(string addresses, string? expected) =>
        Assert.Equal(expected, OwnAddress.Of(addresses.Split(' ', StringSplitOptions.RemoveEmptyEntries))?.AbsoluteUri);

    private static async Task<(HttpStatusCode Status, JsonNode? Told)> AskAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Stop);
        string text = await answer.Content.ReadAsStringAsync(Stop);
        return (answer.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text) : null);
    }
}
