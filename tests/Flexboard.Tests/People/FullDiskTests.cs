using System.Net;
using System.Text.Json.Nodes;
using Flexboard.Links;
using Flexboard.People;

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

        using var ended = await kim.Client.DeleteAsync(address, Stop);
        Assert.StartsWith("It holds all the same", await DetailAsync(ended), StringComparison.Ordinal);
        Assert.Null(app.Get<LinkStore>().Find(token));
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
