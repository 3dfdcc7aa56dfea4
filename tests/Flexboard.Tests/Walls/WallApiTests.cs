using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flexboard.Audit;
using Flexboard.Walls;
using Microsoft.Extensions.DependencyInjection;

namespace Flexboard.Tests.Walls;

/// <summary>Walls over HTTP: made, changed, shown on.</summary>
public sealed class WallApiTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly HttpClient client = app.CreateClient();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("bare", 1)]
    [InlineData("blended", 2)]
    [InlineData("panels", 4)]
    [InlineData("led", 1)]
    [InlineData("bare-4k", 1)]
    [InlineData("hall", 1)]
    [InlineData("short-throw", 1)]
    [InlineData("display", 1)]
    [InlineData("led-fine", 1)]
    public async Task Post_Template_MakesAWallWhosePageOpens(string template, int outputs)
    {
        var made = await SendAsync(HttpMethod.Post, "/api/walls", $$"""{"template":"{{template}}","id":"made-{{template}}","name":"방 <1>"}""", HttpStatusCode.Created);
        Assert.Equal(outputs, made["wall"]!["outputs"]!.AsArray().Count);
        string page = await client.GetStringAsync(new Uri($"/walls/made-{template}", UriKind.Relative), Stop);
        Assert.Contains($"data-wall=\"made-{template}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<1>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"width":0}""", "width")]
    [InlineData("""{"name":" "}""", "name")]
    [InlineData("""{"nearest":9000,"farthest":8000}""", "nearest")]
    [InlineData("""{"gamma":"much"}""", "gamma")]
    [InlineData("""{"colour":"blue"}""", "colour")]
    [InlineData("""{"outputs":[]}""", "outputs")]
    [InlineData("""{"outputs":{"nobody":{"x":1}}}""", "outputs.nobody")]
    [InlineData("""{"outputs":{"left":{"corners":[1,2,3]}}}""", "outputs[0].corners")]
    [InlineData("""{"outputs":{"left":{"corners":[1920,0,-1920,0,0,0,0,0]}}}""", "outputs[0].corners")]
    [InlineData("""{"outputs":{"left":{"corners":[0,1200,0,1200,0,-1200,0,-1200]}}}""", "outputs[0].corners")]
    [InlineData("""{"outputs":{"right":{"scale":0}}}""", "outputs[1].scale")]
    [InlineData("""{"outputs":{"right":{"id":"left"}}}""", "outputs[1].id")]
    [InlineData("""{"masks":[{"name":"a","points":[1,2,3,4]}]}""", "masks[0].points")]
    [InlineData("""{"masks":null}""", "masks")]
    [InlineData("""{"outputs":5,"outputs":{"left":{}}}""", "outputs.left")]
    [InlineData("""{"folder":"No Folder"}""", "folder")]
    [InlineData("""{"pixelShift":9}""", "pixelShift")]
    [InlineData("""{"dim":{"from":"22:00","to":"22:00","level":0.5}}""", "dim")]
    [InlineData("""{"dim":{"from":"late","to":"06:00","level":0.5}}""", "dim")]
    [InlineData("""{"dim":{"from":"22:00","to":"06:00","level":0}}""", "dim.level")]
    [InlineData("""{"dim":{"from":"22:00","to":"06:00","level":0.5,"zone":"Moon/Base"}}""", "dim.zone")]
    public async Task Patch_Impossible_SaysWhereAndLeavesTheWall(string patch, string path)
    {
        string id = "stays" + Guid.NewGuid().ToString("n")[..8];
        var before = await SendAsync(HttpMethod.Post, "/api/walls", $$"""{"template":"blended","id":"{{id}}","name":"Stays"}""", HttpStatusCode.Created);
        var refused = await SendAsync(HttpMethod.Patch, $"/api/walls/{id}", patch, HttpStatusCode.UnprocessableEntity);
        Assert.Contains(path, refused["faults"]!.AsArray().Select(one => one!["path"]!.GetValue<string>()));
        Assert.All(refused["faults"]!.AsArray(), one => Assert.DoesNotMatch("System|Flexboard|JSON|\\.NET|\\.$", one!["reason"]!.GetValue<string>()));
        Assert.Equal(before["version"]!.GetValue<string>(), (await SendAsync(HttpMethod.Get, $"/api/walls/{id}", null, HttpStatusCode.OK))["version"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("{}", "The wall lacks 'outputs'.")]
    [InlineData("""{"outputs":[{"id":"a","x":0,"y":0,"width":9,"height":9,"pixelWidth":9}]}""", "'outputs[0]' lacks 'pixelHeight'.")]
    [InlineData("""{"outputs":"all"}""", "'outputs' must be a list.")]
    [InlineData("""{"outputs":[],"colour":1}""", "'colour' is not known here; there are id, name, folder, ")]
    public async Task Create_NoWholeWall_SaysWhatIsWrongInTheWordsOfWalls(string members, string detail)
    {
        var wall = JsonNode.Parse(members)!.AsObject();
        foreach (var (name, value) in new[] { ("id", (JsonNode)"part"), ("name", "Part"), ("width", 3200), ("height", 1800) })
        {
            wall[name] = value;
        }

        var refused = await SendAsync(HttpMethod.Post, "/api/walls", wall.ToJsonString(), HttpStatusCode.UnprocessableEntity);
        Assert.StartsWith(detail, refused["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    /// <summary>The name of a member is in what the serializer says, and may sound like it.</summary>
    [Theory]
    [InlineData("System.Void")]
    [InlineData("System.Span`1")]
    [InlineData("Flexboard.Walls.WallJson")]
    public async Task Patch_MemberThatSoundsLikeTheSerializer_IsNotKnown(string type)
    {
        string name = $"x could not be mapped to any .NET member contained in type '{type}'. Path: $ | y could not be converted to {type}.";
        string id = "sounds" + Guid.NewGuid().ToString("n")[..8];
        await SendAsync(HttpMethod.Post, "/api/walls", $$"""{"template":"bare","id":"{{id}}","name":"Sounds"}""", HttpStatusCode.Created);
        foreach (string patch in new[] { $$"""{"{{name}}":1}""", """{"outputs":{"1":{"overscan":{"NAME":1}}}}""".Replace("NAME", name, StringComparison.Ordinal) })
        {
            var refused = await SendAsync(HttpMethod.Patch, $"/api/walls/{id}", patch, HttpStatusCode.UnprocessableEntity);
            Assert.Matches("^is not known here; there are (id, .*outputs|left, .*bottom)$", Assert.Single(refused["faults"]!.AsArray())!["reason"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task Patch_SomeMembers_LeavesTheOthersAndSaysWhatBlurs()
    {
        await SendAsync(HttpMethod.Post, "/api/walls", """{"template":"blended","id":"patched","name":"P"}""", HttpStatusCode.Created);
        var changed = await SendAsync(HttpMethod.Patch, "/api/walls/patched", """{"ambientLux":300,"outputs":{"right":{"corners":[400,0,-400,0,0,0,0,0],"offsetX":0.1}}}""", HttpStatusCode.OK);
        Assert.Equal(300, changed["wall"]!["ambientLux"]!.GetValue<double>());
        Assert.Equal(0.1, changed["wall"]!["outputs"]![1]!["offsetX"]!.GetValue<double>());
        Assert.Equal(480, changed["wall"]!["outputs"]![1]!["blend"]!["left"]!.GetValue<double>());
        Assert.Empty(changed["wall"]!["outputs"]![0]!["corners"]!.AsArray());
        Assert.Equal(["right"], changed["blurred"]!.AsArray().Select(one => one!.GetValue<string>()));
    }

    [Fact]
    public async Task Write_WithAnOldVersion_IsAClash()
    {
        var made = await SendAsync(HttpMethod.Post, "/api/walls", """{"template":"bare","id":"raced","name":"R"}""", HttpStatusCode.Created);
        string version = made["version"]!.GetValue<string>();
        await SendAsync(HttpMethod.Patch, "/api/walls/raced", """{"name":"S"}""", HttpStatusCode.OK, version);
        await SendAsync(HttpMethod.Patch, "/api/walls/raced", """{"name":"T"}""", HttpStatusCode.PreconditionFailed, version);
        await SendAsync(HttpMethod.Delete, "/api/walls/raced", null, HttpStatusCode.PreconditionFailed, version);
        Assert.Equal("S", app.Services.GetRequiredService<WallStore>().Find("raced")!.Name);
        await SendAsync(HttpMethod.Delete, "/api/walls/raced", null, HttpStatusCode.NoContent);
        await SendAsync(HttpMethod.Get, "/api/walls/raced", null, HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{"board":"nowhere"}""", "board")]
    [InlineData("""{"board":"host","arrangement":"round"}""", "arrangement")]
    [InlineData("""{"pattern":"stripes"}""", "pattern")]
    public async Task Show_WhatIsNotThere_SaysSoAndShowsWhatItShowed(string wish, string path)
    {
        string id = "shows" + Guid.NewGuid().ToString("n")[..8];
        await SendAsync(HttpMethod.Post, "/api/walls", $$"""{"template":"bare","id":"{{id}}","name":"S"}""", HttpStatusCode.Created);
        await SendAsync(HttpMethod.Post, $"/api/walls/{id}/show", """{"board":"reservation"}""", HttpStatusCode.OK);
        var refused = await SendAsync(HttpMethod.Post, $"/api/walls/{id}/show", wish, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(path, refused["faults"]![0]!["path"]!.GetValue<string>());
        Assert.Equal("reservation", app.Services.GetRequiredService<WallStore>().Showing(id).Board);
    }

    [Fact]
    public async Task Show_OneThingAfterTheOther_EachLeavesTheRestAndIsNoted()
    {
        await SendAsync(HttpMethod.Post, "/api/walls", """{"template":"bare","id":"run","name":"Run"}""", HttpStatusCode.Created);
        await SendAsync(HttpMethod.Post, "/api/walls/run/show", """{"board":"reservation","arrangement":"16x9"}""", HttpStatusCode.OK);
        await SendAsync(HttpMethod.Post, "/api/walls/run/show", """{"frozen":true,"black":true}""", HttpStatusCode.OK);
        var now = await SendAsync(HttpMethod.Post, "/api/walls/run/show", """{"black":false,"pattern":"grid"}""", HttpStatusCode.OK);
        var showing = now["showing"]!;
        Assert.Equal(("reservation", "16x9", "grid", false), (showing["board"]!.GetValue<string>(), showing["arrangement"]!.GetValue<string>(), showing["pattern"]!.GetValue<string>(), showing["isBlack"]!.GetValue<bool>()));
        Assert.NotNull(showing["frozenSince"]);
        var other = await SendAsync(HttpMethod.Post, "/api/walls/run/show", """{"board":"host"}""", HttpStatusCode.OK);
        Assert.Null(other["showing"]!["arrangement"]);
        var noted = app.Services.GetRequiredService<AuditLog>().Newest(50).Where(one => one.On == "run").Select(one => one.What).ToList();
        Assert.Superset(new HashSet<string> { "wall-made", "wall-shows", "wall-frozen", "wall-black", "wall-lit", "wall-pattern" }, noted.ToHashSet());
    }

    [Fact]
    public async Task Show_OnAllWalls_DarkensEachOfThem()
    {
        await SendAsync(HttpMethod.Post, "/api/walls", """{"template":"bare","id":"all-1","name":"1"}""", HttpStatusCode.Created);
        await SendAsync(HttpMethod.Post, "/api/walls", """{"template":"led","id":"all-2","name":"2"}""", HttpStatusCode.Created);
        var answer = await SendAsync(HttpMethod.Post, "/api/walls/show", """{"black":true}""", HttpStatusCode.OK);
        Assert.All(answer["walls"]!.AsArray(), one => Assert.True(one!["showing"]!["isBlack"]!.GetValue<bool>()));
        await SendAsync(HttpMethod.Post, "/api/walls/show", """{"black":false}""", HttpStatusCode.OK);
    }

    [Fact]
    public async Task Acknowledge_StatusMessage_ForOneRoomAndNotForAnother()
    {
        await SendAsync(HttpMethod.Post, "/api/walls", """{"template":"bare","id":"notes-1","name":"Same name"}""", HttpStatusCode.Created);
        await SendAsync(HttpMethod.Post, "/api/walls", """{"template":"bare","id":"notes-2","name":"Same name"}""", HttpStatusCode.Created);
        await SendAsync(HttpMethod.Post, "/api/ingest?channel=events:status", """{"id":"doors","title":"Doors open","labels":{"by":"Kim"}}""", HttpStatusCode.OK);
        async Task<int> StandingAsync(string id) => (await SendAsync(HttpMethod.Get, $"/api/walls/{id}", null, HttpStatusCode.OK))["notices"]!.AsArray().Count(one => one!["id"]!.GetValue<string>() == "doors");
        Assert.Equal((1, 1), (await StandingAsync("notes-1"), await StandingAsync("notes-2")));
        await SendAsync(HttpMethod.Post, "/api/walls/notes-1/acknowledge", """{"event":"doors"}""", HttpStatusCode.NoContent);
        Assert.Equal((0, 1), (await StandingAsync("notes-1"), await StandingAsync("notes-2")));
        await SendAsync(HttpMethod.Post, "/api/walls/notes-1/acknowledge", """{"event":"nothing"}""", HttpStatusCode.NotFound);
        Assert.Contains(app.Services.GetRequiredService<AuditLog>().Newest(20), one => one.What == "wall-acknowledged" && one.On == "notes-1" && one.Detail == "Doors open");
    }

    [Fact]
    public void Store_OpenedAgain_ShowsWhatItShowed()
    {
        string data = Directory.CreateTempSubdirectory("flexboard-walls-").FullName;
        var first = new WallStore(data);
        Assert.True(first.Make(WallTemplates.Make("blended", "one", "One")! with { Masks = [new("door", [0, 0, 10, 0, 10, 10])] }));
        var rule = new TakeoverRule("critical", "host", Labels: ImmutableSortedDictionary<string, string>.Empty.Add("site", "a"));
        var taken = new WallTakeover("e", 1, "critical", "E", "host", null, 2, 3);
        first.Show(["one"], (_, before) => before with { Board = "host", FrozenSince = 5, PausedAt = 6, Turns = [new("host", null, 10)], Takeovers = [rule], Standing = [taken], Takeover = taken, Choices = [new("host", "16x9")] }, 7);
        var again = new WallStore(data);
        Assert.Equal(JsonSerializer.Serialize(first.Showing("one")), JsonSerializer.Serialize(again.Showing("one")));
        first.Show(["one"], (_, _) => new() { Board = "host", FrozenSince = 5 }, 7);
        again = new WallStore(data);
        Assert.Equal(WallStore.VersionOf(first.Find("one")!), WallStore.VersionOf(again.Find("one")!));
        Assert.Equal(first.Showing("one"), again.Showing("one"));
        Directory.Delete(data, recursive: true);
    }

    private async Task<JsonNode> SendAsync(HttpMethod method, string address, string? body, HttpStatusCode expected, string? version = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        if (body is not null)
        {
            request.Content = JsonContent.Create(JsonNode.Parse(body));
        }

        if (version is not null)
        {
            request.Headers.IfMatch.Add(new($"\"{version}\""));
        }

        using var answer = await client.SendAsync(request, Stop);
        string text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(expected == answer.StatusCode, $"{method} {address} {body}: {answer.StatusCode} {text}");
        return text.Length > 0 ? JsonNode.Parse(text)! : new JsonObject();
    }
}
