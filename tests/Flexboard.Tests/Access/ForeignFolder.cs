using System.Text;
using System.Text.Json.Nodes;
using Flexboard.Boards;
using Flexboard.Images;
using Flexboard.Links;
using Flexboard.People;
using Flexboard.Screens;
using Flexboard.Tests.Live;
using Flexboard.Tests.People;
using Flexboard.Walls;

namespace Flexboard.Tests.Access;

/// <summary>An app with a board in the folder <c>seoul</c>, and one in <c>busan</c> with everything that a board can have: each with a word in it that nobody else may read.</summary>
internal sealed class ForeignFolder : IAsyncDisposable
{
    public const string Board = "busan-hall", Own = "own", Canary = "Canary", Page = "page-of-busan", Wall = "busan-wall", ScreenWall = "screen-wall";

    private HubLine designing = default!;
    private HubLine watching = default!;

    public PeopleApp App { get; } = new();

    /// <summary>A screen of its wall.</summary>
    public string Screen { get; private set; } = "";

    /// <summary>A link to it, an image that it shows, and its version before the newest.</summary>
    public string Link { get; private set; } = "";

    public string Image { get; private set; } = "";

    public string Version { get; private set; } = "";

    public static async Task<ForeignFolder> MakeAsync()
    {
        var folder = new ForeignFolder();
        var app = folder.App;
        folder.Image = app.Get<ImageStore>().Put("<svg xmlns=\"http://www.w3.org/2000/svg\"><rect width=\"7\" height=\"9\"/></svg>"u8.ToArray(), out _, out _)!.Id;
        var boards = app.Get<BoardStore>();
        boards.Create(Own, Text("Own", "seoul"));
        folder.Version = boards.Create(Board, folder.Text($"{Canary} before")).Board!.Board.Version;
        boards.Put(Board, folder.Text($"{Canary} now"), versions: null);
        Assert.NotNull(app.Get<BoardVersions>().Find(Board, folder.Version));

        using var root = await app.SignInAsync("chief", new Grant("", Role.Administrator));
        folder.Link = app.Get<LinkDesk>().Make(new Visitor("chief", [new Grant("", Role.Administrator)]), Board, one => one with { Name = Canary }, null).Link!.Id;
        app.Get<WallStore>().Make(WallTemplates.Make("bare", Wall, $"{Canary} wall")! with { Folder = "busan" });
        app.Get<WallStore>().Show([Wall], (_, now) => now with { Board = Board }, 0);
        app.Get<WallStore>().Make(WallTemplates.Make("bare", "own-wall", "Own wall")! with { Folder = "seoul" });
        app.Get<WallStore>().Show(["own-wall"], (_, now) => now with { Board = Own, Turns = [new(Own, null, 86_400), new(Board, null, 86_400)], TurnsSince = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), Takeovers = [new("critical", Board)], Pair = Wall }, 0);
        app.Get<WallStore>().Show([Wall], (_, now) => now with { Pair = "own-wall" }, 0);
        app.Get<WallStore>().Make(WallTemplates.Make("bare", ScreenWall, "Wall of a screen")! with { Folder = "seoul" });
        app.Get<WallStore>().Show([ScreenWall], (_, now) => now with { Board = Own }, 0);
        using (await app.PairAsync(Wall))
        {
            folder.Screen = app.Get<ScreenStore>().All.Single().Id;
        }

        folder.designing = await HubLine.OpenAsync(app.Server, "/hub/design", root.Cookie);
        Assert.NotNull((await folder.designing.CallAsync("Join", Board, null))["result"]);
        await folder.EditAsync($"{Canary} now", $"{Canary} draft");
        folder.watching = await HubLine.OpenAsync(app.Server, "/hub/board", root.Cookie);
        Assert.NotNull((await folder.watching.StreamAsync("Watch", new JsonObject { ["board"] = Board, ["page"] = Page }))["item"]);
        return folder;
    }

    /// <summary>Somebody changes its draft.</summary>
    public async Task EditAsync(string was, string title) =>
        Assert.Null((await designing.CallAsync("Commit", new JsonObject
        {
            ["id"] = title,
            ["label"] = "title",
            ["changes"] = new JsonArray(new JsonObject { ["path"] = new JsonArray("title"), ["was"] = was, ["value"] = title }),
        }))["error"]);

    /// <summary>Every file that tells boards, links, people and keys. Not who came in or did what, and not the figures.</summary>
    public string[] Files() =>
    [
        .. Directory.EnumerateFiles(App.Data, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => (Path: Path.GetRelativePath(App.Data, path), Whole: path))
            .Where(one => !one.Path.StartsWith("audit", StringComparison.Ordinal) && !one.Path.StartsWith("history", StringComparison.Ordinal) && one.Path != "sessions.json")
            .Select(one => one.Path + " " + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(one.Whole)))),
    ];

    public async ValueTask DisposeAsync()
    {
        await designing.DisposeAsync();
        await watching.DisposeAsync();
        await App.DisposeAsync();
    }

    /// <summary>A board without widgets.</summary>
    public static byte[] Text(string title, string folder) => Encoding.UTF8.GetBytes(
        $$$"""{"schemaVersion":1,"title":"{{{title}}}","folder":"{{{folder}}}","widgets":[],"arrangements":[{"id":"a","width":16,"height":9,"places":{}}]}""");

    private byte[] Text(string title) => Encoding.UTF8.GetBytes($$$"""
        {"schemaVersion":1,"title":"{{{title}}}","folder":"busan",
         "widgets":[{"id":"plan","kind":"image","title":"{{{Canary}}} plan","options":{"image":"{{{Image}}}"}},
                    {"id":"now","kind":"number","title":"{{{Canary}}} figure","data":[{"series":"a","label":"{{{Canary}}} label"}]}],
         "arrangements":[{"id":"a","width":16,"height":9,"places":{"plan":[0,0,8,9],"now":[8,0,8,9]}}]}
        """);
}
