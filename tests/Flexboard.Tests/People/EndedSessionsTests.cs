using System.Net;
using Flexboard.People;
using Flexboard.Tests.Live;

namespace Flexboard.Tests.People;

/// <summary>What ends, ends: whatever the disk says, however somebody came in, and in whichever moment.</summary>
public sealed class EndedSessionsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("closed")]
    [InlineData("removed")]
    [InlineData("rights")]
    public async Task Account_ThatAProxyVouchesFor_IsCutWithoutACookie(string change)
    {
        await using var app = PeopleApp.OnSockets(("TrustedProxies", "127.0.0.1 ::1"), ("SignInHeader", "X-Remote-User"), ("NewPeople", "viewer"));
        app.Get<Accounts>().MakeFirst("root", PeopleApp.Password);
        await using var line = await OpenAsync("park");
        await using var other = await OpenAsync("lee");
        Assert.NotNull((await line.StreamAsync("Watch", "host"))["item"]);
        Assert.NotNull((await other.StreamAsync("Watch", "host"))["item"]);
        Assert.Empty(app.Get<Sessions>().Of("park"));

        var accounts = app.Get<Accounts>();
        _ = change switch
        {
            "closed" => accounts.Change("park", one => one with { IsClosed = true }) is null,
            "rights" => accounts.Change("park", one => one with { Grants = [new Grant("seoul", Role.Viewer)] }) is null,
            _ => accounts.Remove("park"),
        };
        await EndsAsync(line);
        Assert.Contains("item", (await other.StreamAsync("Watch", "host")).ToJsonString(), StringComparison.Ordinal);

        Task<HubLine> OpenAsync(string who) => HubLine.OpenAsync(app.Address, "/hub/board", ("X-Remote-User", who));
    }

    /// <summary>A connection that begins while its session ends is cut by the one or by the other.</summary>
    [Fact]
    public async Task Session_EndedBetweenFoundAndOpened_IsCutAtOnce()
    {
        await using var app = new PeopleApp();
        using var kim = await app.SignInAsync("kim", new Grant("", Role.Viewer));
        var sessions = app.Get<Sessions>();
        var found = sessions.Find(sessions.Of("kim").Single().Id)!;
        sessions.End(found.Id);
        Assert.True(sessions.Open(found.Id).IsCancellationRequested);
    }

    [Fact]
    public async Task Session_OneTooMany_EndsTheOldestAndCutsIt()
    {
        await using var app = PeopleApp.OnSockets();
        using var kim = await app.SignInAsync("kim", new Grant("", Role.Viewer));
        await using var line = await HubLine.OpenAsync(app.Address, "/hub/board", ("Cookie", kim.Cookie));
        Assert.NotNull((await line.StreamAsync("Watch", "host"))["item"]);
        for (int i = 0; i < 50; i++)
        {
            app.Get<Sessions>().Begin("kim", "", "");
        }

        await EndsAsync(line);
    }

    [Fact]
    public async Task SignOut_OnAFullDisk_IsOutAtOnceAndSaysWhatMayCome()
    {
        await using var app = PeopleApp.OnSockets();
        using var here = await app.SignInAsync("kim", new Grant("", Role.Viewer));
        using var there = await app.SignInAsync("kim");
        await using var line = await HubLine.OpenAsync(app.Address, "/hub/board", ("Cookie", there.Cookie));
        Assert.NotNull((await line.StreamAsync("Watch", "host"))["item"]);

        FullDiskTests.Block(app, "sessions.json");
        using var answer = await here.PostAsync("/sign-out", ("all", "1"));
        Assert.Equal(HttpStatusCode.InsufficientStorage, answer.StatusCode);
        Assert.Contains("Signed out now, but the disk is full", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        await EndsAsync(line);
        foreach (var one in new[] { here, there })
        {
            using var gone = await one.GetAsync("/");
            Assert.StartsWith("/sign-in", gone.Headers.Location?.ToString(), StringComparison.Ordinal);
        }

        // With room again, the next that is kept keeps this, too.
        Directory.Delete(Path.Combine(app.Data, "sessions.json"), recursive: true);
        app.Get<Sessions>().Begin("lee", "", "");
        Assert.Empty(new Sessions(Path.Combine(app.Data, "sessions.json"), app.Get<Accounts>(), TimeProvider.System).Of("kim"));
    }

    [Theory]
    [InlineData("closed")]
    [InlineData("removed")]
    [InlineData("rights")]
    public async Task Account_EndedOnAFullDisk_IsCutAtOnce(string change)
    {
        await using var app = PeopleApp.OnSockets();
        using var kim = await app.SignInAsync("kim", new Grant("", Role.Designer));
        await using var line = await HubLine.OpenAsync(app.Address, "/hub/board", ("Cookie", kim.Cookie));
        Assert.NotNull((await line.StreamAsync("Watch", "host"))["item"]);
        FullDiskTests.Block(app, "people.json");
        var accounts = app.Get<Accounts>();
        Assert.ThrowsAny<Exception>(() => change switch
        {
            "closed" => accounts.Change("kim", one => one with { IsClosed = true }) is null,
            "rights" => accounts.Change("kim", one => one with { Grants = [] }) is null,
            _ => accounts.Remove("kim"),
        });
        await EndsAsync(line);
        using var gone = await kim.GetAsync("/");
        Assert.NotEqual(HttpStatusCode.OK, gone.StatusCode);

        // What gives something waits for room.
        Assert.ThrowsAny<Exception>(() => accounts.Change("root", one => one with { MustChange = true }));
        Assert.False(accounts.Find("root")!.MustChange);
    }

    /// <summary>A connection ends by itself.</summary>
    private static async Task EndsAsync(HubLine line)
    {
        var end = await Assert.ThrowsAnyAsync<Exception>(() => line.HearAsync("nothing that is ever said").WaitAsync(TimeSpan.FromSeconds(20), Stop));
        Assert.IsNotType<TimeoutException>(end);
    }
}
