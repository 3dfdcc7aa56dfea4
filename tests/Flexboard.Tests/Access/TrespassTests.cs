using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Flexboard.Access;
using Flexboard.Boards;
using Flexboard.Designer;
using Flexboard.Links;
using Flexboard.Live;
using Flexboard.People;
using Flexboard.Tests.Live;
using Flexboard.Tests.People;
using Flexboard.Walls;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace Flexboard.Tests.Access;

/// <summary>People of one folder, an operator, and somebody who has not signed in try everything that they may not.</summary>
public sealed partial class TrespassTests
{
    private static readonly (string Who, Grant? Grant)[] People =
    [
        ("viewer-of-seoul", new("seoul", Role.Viewer)), ("designer-of-seoul", new("seoul", Role.Designer)), ("nobody", null), (PairedScreen, null),

        // Last: an operator everywhere may photograph the foreign wall and revoke its screen, and does.
        ("operator", new("", Role.Operator)),
    ];

    private const string PairedScreen = "screen-of-a-wall-of-seoul";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Whatever is mapped is tried: the list is the app's own.</summary>
    [Fact]
    public async Task Endpoints_All_RefuseWhoeverMayNotAndTellNothing()
    {
        await using var busan = await ForeignFolder.MakeAsync();
        var app = busan.App;
        var wrong = new List<string>();
        foreach (var (who, grant) in People)
        {
            using var browser = who == PairedScreen ? await app.PairAsync(ForeignFolder.ScreenWall) : grant is null ? app.NewBrowser() : await app.SignInAsync(who, grant);
            string[] before = busan.Files();
            foreach (var endpoint in app.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(one => !RulesTests.IsFile(one)))
            {
                string path = PathOf(endpoint, busan);
                foreach (string method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"])
                {
                    using var request = new HttpRequestMessage(new HttpMethod(method), path);
                    request.Headers.TryAddWithoutValidation("If-Match", "*");
                    if (method is not ("GET" or "HEAD"))
                    {
                        request.Content = new StringContent(BodyOf(method, path), Encoding.UTF8, "application/json");
                    }

                    using var answer = await browser.Client.SendAsync(request, Stop);
                    string said = await answer.Content.ReadAsStringAsync(Stop);
                    string what = $"{who}: {method} {path}: {(int)answer.StatusCode}";
                    bool isRefused = answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
                    bool? may = May(grant, endpoint.Metadata.GetMetadata<RuleAttribute>(), who == PairedScreen);
                    bool revokes = method == "DELETE" && path.StartsWith("/api/screens/", StringComparison.Ordinal);
                    bool photographs = method == "POST" && path.EndsWith("/photo", StringComparison.Ordinal);
                    bool changes = (revokes || photographs) && may == true && grant!.Folder.Length == 0;
                    if (may == false && !isRefused && answer.StatusCode != HttpStatusCode.NotFound)
                    {
                        wrong.Add(what + " is no refusal");
                    }

                    if (may == true && isRefused)
                    {
                        wrong.Add(what + " refuses what is allowed");
                    }

                    if ((may != true || grant!.Folder.Length > 0) && (said.Contains(ForeignFolder.Canary, StringComparison.Ordinal) || Names(said, request, path)))
                    {
                        wrong.Add(what + " tells of the foreign board");
                    }

                    if (busan.Files().Except(before).Concat(before.Except(busan.Files())).FirstOrDefault() is { } changed)
                    {
                        if (!changes)
                        {
                            wrong.Add($"{what} changes {changed}");
                        }

                        before = busan.Files();
                    }
                }
            }
        }

        Assert.Empty(wrong);

        // Whoever asks for something by its id hears that again, and no more.
        static bool Names(string said, HttpRequestMessage request, string path) =>
            !path.Contains(ForeignFolder.Board, StringComparison.Ordinal)
            && request.Content?.ReadAsStringAsync(Stop).Result.Contains(ForeignFolder.Board, StringComparison.Ordinal) != true
            && said.Contains($"{ForeignFolder.Board}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task HubMethods_All_RefuseWhoeverMayNotAndTellNothing()
    {
        await using var busan = await ForeignFolder.MakeAsync();
        var app = busan.App;
        var paths = app.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(one => one.Metadata.GetMetadata<HubMetadata>() is not null && !one.RoutePattern.RawText!.EndsWith("/negotiate", StringComparison.Ordinal))
            .DistinctBy(one => one.Metadata.GetMetadata<HubMetadata>()!.HubType)
            .ToDictionary(one => one.Metadata.GetMetadata<HubMetadata>()!.HubType);
        var wrong = new List<string>();
        int tried = 0;
        foreach (var (who, grant) in People)
        {
            using var browser = who == PairedScreen ? await app.PairAsync(ForeignFolder.ScreenWall) : grant is null ? app.NewBrowser() : await app.SignInAsync(who, grant);
            string[] before = busan.Files();
            foreach (var hub in RulesTests.HubMethods().GroupBy(one => one.DeclaringType!))
            {
                var endpoint = paths[hub.Key];
                if (May(grant, endpoint.Metadata.GetMetadata<RuleAttribute>(), who == PairedScreen) == false)
                {
                    var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => HubLine.OpenAsync(app.Server, "/" + endpoint.RoutePattern.RawText!.Trim('/'), browser.Cookie));
                    Assert.Matches("40[13]", refused.Message);
                    continue;
                }

                await using var line = await HubLine.OpenAsync(app.Server, "/" + endpoint.RoutePattern.RawText!.Trim('/'), browser.Cookie);
                foreach (var (method, arguments, needs) in hub.SelectMany(method => Attempts(method, busan)))
                {
                    bool may = needs is { } role && May(grant, new NeedsAttribute(role) { Board = "id" }) == true;
                    bool streams = method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>);
                    var answer = await (streams ? line.StreamAsync(method.Name, arguments) : line.CallAsync(method.Name, arguments));
                    tried++;
                    if (answer["error"] is null != may && Refuses(method))
                    {
                        wrong.Add($"{who}: {method.Name}({string.Join(", ", arguments.Select(one => one?.ToJsonString()))}): {answer.ToJsonString()[..100]}");
                    }
                }

                if (grant is not { Folder: "" } && line.Heard.Contains(ForeignFolder.Canary, StringComparison.Ordinal))
                {
                    wrong.Add($"{who}: {hub.Key.Name} tells of the foreign board");
                }
            }

            Assert.Equal(before, busan.Files());
        }

        Assert.Empty(wrong);
        Assert.True(tried > 20, "Hardly anything was tried.");

        // Who shows no wall says how it does to nobody, and who has joined no board points at nothing and says no name to anybody: that is no fault.
        static bool Refuses(MethodInfo method) => method.Name is not (nameof(DesignHub.Point) or nameof(DesignHub.Rename) or nameof(WallHub.Report));
    }

    [Fact]
    public async Task Designer_WhoHasJoinedABoard_DoesNothingToAnotherAndHearsNothingOfIt()
    {
        await using var busan = await ForeignFolder.MakeAsync();
        using var kim = await busan.App.SignInAsync("kim", new Grant("seoul", Role.Designer));
        await using var line = await HubLine.OpenAsync(busan.App.Server, "/hub/design", kim.Cookie);
        Assert.Null((await line.CallAsync("Join", ForeignFolder.Own, null))["error"]);
        string[] Foreign() => [.. busan.Files().Where(one => one.Contains(ForeignFolder.Board, StringComparison.Ordinal))];
        string[] before = Foreign();
        Assert.NotNull((await line.CallAsync("Join", ForeignFolder.Board, null))["error"]);
        foreach (var method in RulesTests.HubMethods().Where(one => one.DeclaringType == typeof(DesignHub)))
        {
            foreach (var (_, arguments, _) in Attempts(method, busan))
            {
                await line.CallAsync(method.Name, arguments);
            }
        }

        Assert.Equal(before, Foreign());
        await busan.EditAsync($"{ForeignFolder.Canary} draft", $"{ForeignFolder.Canary} again");
        Assert.Null((await line.CallAsync("Join", ForeignFolder.Own, null))["error"]);
        Assert.DoesNotContain(ForeignFolder.Canary, line.Heard, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Board_MovedToAnotherFolder_CutsThoseWhoMayNotAndNobodyElse()
    {
        await using var busan = await ForeignFolder.MakeAsync();
        var app = busan.App;
        using var kim = await app.SignInAsync("kim", new Grant("seoul", Role.Designer));
        using var lee = await app.SignInAsync("lee", new Grant("", Role.Viewer));
        var sessions = app.Get<Sessions>();
        CancellationToken Open(string name) => sessions.Open(sessions.Of(name).Single().Id);
        var (hers, his, cut) = (Open("kim"), Open("lee"), new TaskCompletionSource());
        await using var registered = hers.Register(cut.SetResult);

        app.Get<BoardStore>().Put(ForeignFolder.Own, ForeignFolder.Text("Moved within", "seoul/core"), versions: null);
        Assert.False(hers.IsCancellationRequested);
        app.Get<BoardStore>().Put(ForeignFolder.Own, ForeignFolder.Text("Moved away", "busan"), versions: null);
        await cut.Task.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        Assert.False(his.IsCancellationRequested);
        await using var again = await HubLine.OpenAsync(app.Server, "/hub/board", kim.Cookie);
        Assert.NotNull((await again.StreamAsync("Watch", ForeignFolder.Own))["error"]);
    }

    /// <summary>Its versions, its links and its file are still there, and nobody knows whose they are.</summary>
    [Fact]
    public async Task Board_ThatIsGoneOrCannotBeRead_IsNotOpenToOtherFolders()
    {
        await using var busan = await ForeignFolder.MakeAsync();
        var app = busan.App;
        using var kim = await app.SignInAsync("kim", new Grant("seoul", Role.Designer));
        string boards = Path.Combine(app.Data, "boards"), file = Path.Combine(boards, "broken.json");
        File.WriteAllText(file, $$"""{"title":"{{ForeignFolder.Canary}}","{{ForeignFolder.Canary}}":1}""");
        Assert.Equal(BoardWriteOutcome.Done, app.Get<BoardStore>().Delete(ForeignFolder.Board, versions: null).Outcome);
        app.Get<BoardStore>().Refresh();
        string[] before = busan.Files();

        foreach (var (method, path) in new[]
        {
            ("GET", $"/api/boards/{ForeignFolder.Board}/versions/{busan.Version}"), ("GET", $"/boards/{ForeignFolder.Board}/versions/{busan.Version}"),
            ("GET", $"/boards/version.{ForeignFolder.Board}.{busan.Version}/history"), ("GET", "/api/links"), ("GET", "/api/boards"), ("GET", "/"), ("GET", "/links"),
            ("PATCH", $"/api/links/{busan.Link}"), ("POST", $"/api/links/{busan.Link}/token"), ("DELETE", $"/api/links/{busan.Link}"),
            ("PUT", "/api/boards/broken"), ("DELETE", "/api/boards/broken"),
        })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            request.Headers.TryAddWithoutValidation("If-Match", "*");
            request.Content = method is "PUT" ? new ByteArrayContent(ForeignFolder.Text("Taken", "seoul")) : method is "PATCH" ? new StringContent("""{"paused":true}""") : null;
            using var answer = await kim.Client.SendAsync(request, Stop);
            Assert.DoesNotContain(ForeignFolder.Canary, await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
            Assert.Equal(before, busan.Files());
        }

        await using var line = await HubLine.OpenAsync(app.Server, "/hub/board", kim.Cookie);
        Assert.NotNull((await line.StreamAsync("Watch", $"version.{ForeignFolder.Board}.{busan.Version}"))["error"]);
    }

    /// <summary>Another board under the name of one that was removed is no way to what that one was.</summary>
    [Fact]
    public async Task Board_MadeAnewInAnotherFolder_HasNothingOfTheOneBefore()
    {
        await using var busan = await ForeignFolder.MakeAsync();
        var app = busan.App;
        using var kim = await app.SignInAsync("kim", new Grant("seoul", Role.Designer));
        Assert.Equal(BoardWriteOutcome.Done, app.Get<BoardStore>().Delete(ForeignFolder.Board, versions: null).Outcome);
        Assert.Equal(BoardWriteOutcome.Done, app.Get<BoardStore>().Create(ForeignFolder.Board, ForeignFolder.Text("New", "seoul")).Outcome);

        foreach (string path in new[]
        {
            "versions", $"versions/{busan.Version}", "draft", "draft/export",
        }.Select(end => $"/api/boards/{ForeignFolder.Board}/{end}").Append($"/boards/{ForeignFolder.Board}/versions/{busan.Version}")
            .Append($"/boards/version.{ForeignFolder.Board}.{busan.Version}/history").Append($"/boards/{ForeignFolder.Board}/draft"))
        {
            using var answer = await kim.GetAsync(path);
            string text = await answer.Content.ReadAsStringAsync(Stop);
            Assert.DoesNotContain(ForeignFolder.Canary, text, StringComparison.Ordinal);
            Assert.DoesNotContain(""" + busan.Version + """, text, StringComparison.Ordinal);
        }

        await using var line = await HubLine.OpenAsync(app.Server, "/hub/board", kim.Cookie);
        Assert.NotNull((await line.StreamAsync("Watch", $"version.{ForeignFolder.Board}.{busan.Version}"))["error"]);
        Assert.Single(JsonNode.Parse(await kim.Client.GetStringAsync(new Uri($"/api/boards/{ForeignFolder.Board}/versions", UriKind.Relative), Stop))!["versions"]!.AsArray());

        // Nor do links show it that were made to the other, or are told of.
        var links = app.Get<LinkStore>();
        var (foreign, token) = links.Renew(busan.Link)!.Value;
        using var stranger = app.NewBrowser();
        using var shown = await stranger.GetAsync("/s/" + token);
        Assert.Equal(HttpStatusCode.NotFound, shown.StatusCode);
        Assert.DoesNotContain(busan.Link, await kim.Client.GetStringAsync(new Uri("/api/links", UriKind.Relative), Stop), StringComparison.Ordinal);

        // A board that moves takes its own along.
        app.Get<BoardStore>().Put(ForeignFolder.Board, ForeignFolder.Text("Back", "busan"), versions: null);
        Assert.Equal("busan", foreign.Folder);
        using var back = await stranger.GetAsync("/s/" + token);
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
        app.Get<BoardStore>().Put(ForeignFolder.Board, ForeignFolder.Text("Moved", "seoul/core"), versions: null);
        using var along = await stranger.GetAsync("/s/" + token);
        Assert.Equal(HttpStatusCode.OK, along.StatusCode);

        // Whoever may see both folders sees all of it.
        using var chief = await app.SignInAsync("chief");
        Assert.Equal(5, JsonNode.Parse(await chief.Client.GetStringAsync(new Uri($"/api/boards/{ForeignFolder.Board}/versions", UriKind.Relative), Stop))!["versions"]!.AsArray().Count);
    }

    [Fact]
    public async Task Wall_MovedToAnotherFolder_AsksNobodyThereWhichScreenTheyAre()
    {
        await using var busan = await ForeignFolder.MakeAsync();
        var app = busan.App;
        using var kim = await app.SignInAsync("kim", new Grant("seoul", Role.Viewer));
        await using var line = await HubLine.OpenAsync(app.Server, "/hub/wall", kim.Cookie);
        Assert.NotNull((await line.StreamAsync("Watch", new JsonObject { ["wall"] = "own-wall" }))["item"]);
        var hub = app.Get<Microsoft.AspNetCore.SignalR.IHubContext<WallHub>>();
        app.Get<WallStore>().Change("own-wall", wall => wall with { Folder = "busan" });
        Assert.Equal(WallStreams.Gone, (await line.EndAsync())["error"]!.GetValue<string>().Split(": ")[^1]);
        await hub.Clients.Group(WallHub.GroupOf("own-wall")).SendCoreAsync("Identify", [], Stop);

        // Its connection goes on, and heard nothing meanwhile.
        await line.CallAsync("Nothing");
        Assert.DoesNotContain("Identify", line.Heard, StringComparison.Ordinal);
    }

    /// <summary>Whether the rule lets somebody; null: it lets everybody, and what is told to whom is decided behind it.</summary>
    private static bool? May(Grant? grant, RuleAttribute? rule, bool isScreen = false) => rule switch
    {
        OpenToAllAttribute => null,
        NeedsAttribute { Board: null, OrScreen: true } when isScreen => null,
        NeedsAttribute { Board: null } needs => grant is not null && grant.Role >= needs.Role,
        NeedsAttribute needs => grant is { Folder: "" } && grant.Role >= needs.Role,
        _ => throw new InvalidOperationException("There is no rule."),
    };

    private static string PathOf(RouteEndpoint endpoint, ForeignFolder busan)
    {
        string pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
        return Parameter.Replace(pattern, found => found.Groups[1].Value switch
        {
            "id" when pattern.Contains("/walls/", StringComparison.Ordinal) => ForeignFolder.Wall,
            "id" when pattern.StartsWith("/api/screens/", StringComparison.Ordinal) => busan.Screen,
            "id" when pattern.StartsWith("/api/links/", StringComparison.Ordinal) => busan.Link,
            "id" when pattern.Contains("/images/", StringComparison.Ordinal) => busan.Image,
            "id" when pattern.Contains("/preview/", StringComparison.Ordinal) => "proposal.0",
            "id" => ForeignFolder.Board,
            "version" => busan.Version,
            "page" => ForeignFolder.Page,
            "arrangement" => "a",
            "token" => "guessed-by-somebody-who-has-none",
            var name => throw new InvalidOperationException($"Say here what of the foreign folder {pattern} can be asked for as '{name}'."),
        });
    }

    /// <summary>What would take the foreign board over, if it were let.</summary>
    private static string BodyOf(string method, string path) => (method, path) switch
    {
        ("PUT", _) => Encoding.UTF8.GetString(ForeignFolder.Text("Taken", "seoul")),
        ("PATCH", _) => """{"paused":true}""",
        ("POST", "/api/links/") => $$"""{"board":"{{ForeignFolder.Board}}"}""",
        ("POST", "/api/walls/") => $$"""{"template":"bare","id":"{{ForeignFolder.Wall}}","name":"Taken"}""",
        ("POST", "/api/screens/") => $$"""{"code":"AAAAAA","wall":"{{ForeignFolder.Wall}}"}""",
        ("POST", "/api/walls/show") => """{"black":false}""",
        ("POST", $"/api/walls/{ForeignFolder.Wall}/show") => "{}",
        ("POST", "/api/boards/" or "/api/boards/import") => Encoding.UTF8.GetString(ForeignFolder.Text("Taken", "seoul")).Insert(1, $"\"id\":\"{ForeignFolder.Board}\","),
        _ => "{}",
    };

    /// <summary>Ways to call a method that name the foreign board, and the role for it that each takes; null: none is enough.</summary>
    private static IEnumerable<(MethodInfo Method, JsonNode?[] Arguments, Role? Needs)> Attempts(MethodInfo method, ForeignFolder busan)
    {
        if (method.DeclaringType == typeof(WallHub))
        {
            if (method.Name == nameof(WallHub.Report))
            {
                // Of whoever shows no wall it is not heard.
                yield return (method, [new JsonObject { ["board"] = ForeignFolder.Board }], Role.Viewer);
                yield break;
            }

            JsonNode asked = method.Name == nameof(WallHub.Watch) ? new JsonObject { ["wall"] = ForeignFolder.Wall } : ForeignFolder.Wall;
            yield return (method, method.Name == nameof(WallHub.Watch) ? [asked] : [asked, new JsonObject { ["name"] = $"{ForeignFolder.Canary} wall" }], ((NeedsAttribute)Attribute.GetCustomAttribute(method, typeof(RuleAttribute))!).Role);
            yield break;
        }

        if (method.Name == nameof(BoardHub.Watch))
        {
            foreach (var (view, needs) in new (string, Role?)[]
            {
                (ForeignFolder.Board, Role.Viewer), ($"draft.{ForeignFolder.Board}", Role.Designer), ($"version.{ForeignFolder.Board}.{busan.Version}", Role.Designer),
                ($"draft..{ForeignFolder.Board}", null), ($"gallery.{ForeignFolder.Board}", null), ($"proposal.{ForeignFolder.Board}", null),
                (busan.App.Get<LinkStore>().Get(busan.Link)!.View, null), ($"link.{busan.Link}", null),
            })
            {
                yield return (method, [view], needs);
                yield return (method, [new JsonObject { ["board"] = view, ["page"] = ForeignFolder.Page }], needs);
            }

            yield return (method, [new JsonObject { ["board"] = ForeignFolder.Board, ["ticket"] = "guessed" }], null);
            yield break;
        }

        yield return (method, [.. method.GetParameters().Where(one => one.ParameterType != typeof(CancellationToken)).Select(Argument)], method.Name == nameof(DesignHub.Join) ? Role.Designer : null);
    }

    private static JsonNode? Argument(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(string) ? ForeignFolder.Board
        : parameter.ParameterType == typeof(string[]) ? new JsonArray(ForeignFolder.Board)
        : parameter.ParameterType == typeof(JsonElement) ? new JsonObject
        {
            ["board"] = ForeignFolder.Board,
            ["id"] = "edit",
            ["label"] = "title",
            ["changes"] = new JsonArray(new JsonObject { ["path"] = new JsonArray("title"), ["value"] = "Taken" }),
        }
        : parameter.ParameterType == typeof(ChangeMessage) ? new JsonObject { ["path"] = new JsonArray("title"), ["value"] = "Taken" }
        : throw new InvalidOperationException($"Say here what {parameter.Member.Name} is to be called with.");

    [GeneratedRegex(@"\{\**(\w+)[^}]*\}")]
    private static partial Regex Parameter { get; }
}
