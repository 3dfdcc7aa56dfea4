using System.Net;
using System.Text.Json.Nodes;
using Flexboard.Audit;
using Flexboard.Links;
using Flexboard.People;
using Flexboard.Texts;
using Flexboard.Walls;

namespace Flexboard.Tests.People;

/// <summary>A disk that takes nothing more keeps nobody out, and what is said of it is so.</summary>
public sealed class FullDiskTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SignIn_OnAFullDisk_LetsInAndIsKeptWithTheNextThatIsWritten()
    {
        await using var app = new PeopleApp();
        using (await app.SignInAsync("kim", new Grant("", Role.Viewer)))
        {
        }

        Block(app, "sessions.json");
        Block(app, "people.json");
        using var again = await app.SignInAsync("kim");
        using var page = await again.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);

        Directory.Delete(Path.Combine(app.Data, "sessions.json"), recursive: true);
        app.Get<Sessions>().Begin("lee", "", "");
        Assert.Equal(2, new Sessions(Path.Combine(app.Data, "sessions.json"), app.Get<Accounts>(), TimeProvider.System).Of("kim").Count);
    }

    [Fact]
    public void Session_SeenOnAFullDisk_GoesOnAllTheSame()
    {
        var folder = Directory.CreateTempSubdirectory("flexboard-full-");
        try
        {
            var time = new ManualTime();
            var sessions = new Sessions(Path.Combine(folder.FullName, "sessions.json"), new Accounts(Path.Combine(folder.FullName, "people.json"), time), time);
            string id = sessions.Begin("kim", "", "").Id;
            Block(Path.Combine(folder.FullName, "sessions.json"));
            for (int day = 0; day < 30; day++)
            {
                Assert.NotNull(sessions.Find(id));
                time.Advance(TimeSpan.FromDays(1));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Link_EndedOrChangedOnAFullDisk_IsSaidToBeWhatItIs()
    {
        await using var app = new PeopleApp();
        var (link, token) = app.MakeLink("opening");
        using var kim = await app.SignInAsync("kim", new Grant("", Role.Designer));
        Block(app, "links.json");
        var address = new Uri($"/api/links/{link.Id}", UriKind.Relative);

        using var named = new StringContent("""{"name":"other"}""", System.Text.Encoding.UTF8, "application/json");
        using var changed = await kim.Client.PatchAsync(address, named, Stop);
        Assert.StartsWith("Nothing was changed", await DetailAsync(changed), StringComparison.Ordinal);
        Assert.Equal("", app.Get<LinkStore>().Get(link.Id)!.Name);

        // What pauses one holds, and is noted.
        using var pause = new StringContent("""{"paused":true}""", System.Text.Encoding.UTF8, "application/json");
        using var paused = await kim.Client.PatchAsync(address, pause, Stop);
        Assert.StartsWith("It holds all the same", await DetailAsync(paused), StringComparison.Ordinal);
        Assert.Null(app.Get<LinkStore>().Find(token));
        Assert.Contains(app.Get<AuditLog>().Newest(5), one => one is { What: "link-changed", On: "opening" });
        using var ended = await kim.Client.DeleteAsync(address, Stop);
        Assert.StartsWith("It holds all the same", await DetailAsync(ended), StringComparison.Ordinal);
        Assert.NotNull(app.Get<LinkStore>().Get(link.Id)!.RevokedAt);
    }

    [Theory]
    [InlineData("people.json", "people.disk", false)]
    [InlineData("sessions.json", "people.changed-disk", true)]
    public async Task Password_ChangedOnAFullDisk_IsSaidToBeWhatItIs(string file, string said, bool isChanged)
    {
        await using var app = new PeopleApp();
        using var kim = await app.SignInAsync("kim", new Grant("", Role.Viewer));
        using var there = await app.SignInAsync("kim");
        Block(app, file);
        using var answer = await kim.PostAsync("/account/password", ("old", PeopleApp.Password), ("password", "another battery staple"), ("again", "another battery staple"));
        Assert.Equal(HttpStatusCode.InsufficientStorage, answer.StatusCode);
        Assert.Contains(ProductTexts.Get("en", said), WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop)), StringComparison.Ordinal);
        Assert.Equal(isChanged, app.Get<Accounts>().Check("kim", "another battery staple") is not null);
        Assert.Equal(isChanged ? 1 : 2, app.Get<Sessions>().Of("kim").Count);
    }

    [Fact]
    public async Task Wall_RemovedWhereWhatItShowsCannotBeWritten_IsGoneAndItsScreensHear()
    {
        await using var app = new PeopleApp();
        var walls = app.Get<WallStore>();
        walls.Make(WallTemplates.Make("bare", "hall", "Hall")!);
        walls.Show(["hall"], (_, now) => now with { IsBlack = true }, 0);
        Block(app, "walls-showing.json");
        List<string> heard = [];
        walls.Changed += heard.Add;
        Assert.True(walls.Remove("hall", _ => true));
        Assert.Equal(["hall"], heard);
        walls.Make(WallTemplates.Make("bare", "hall", "Another")!);
        Assert.False(walls.Showing("hall").IsBlack);
    }

    /// <summary>Has each write of a file fail, as a full disk does.</summary>
    internal static void Block(PeopleApp app, string file) => Block(Path.Combine(app.Data, file));

    internal static void Block(string path)
    {
        File.Delete(path);
        Directory.CreateDirectory(Path.Combine(path, "in the way"));
    }

    private static async Task<string> DetailAsync(HttpResponseMessage answer)
    {
        Assert.False(answer.IsSuccessStatusCode);
        return (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!["detail"]!;
    }
}
