using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Flexboard.Boards;
using Flexboard.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Flexboard.Tests.Boards;

/// <summary>The running app over two real folders; each test has a shipped board of its own.</summary>
public sealed class BoardApiTests(BoardApiTests.App app) : IClassFixture<BoardApiTests.App>
{
    private static readonly Uri Boards = new("/api/boards", UriKind.Relative);

    private readonly HttpClient client = app.Client;
    private readonly string shipped = app.Ship();

    [Fact]
    public async Task GetList_NamesBoardsAndProblems()
    {
        Directory.CreateDirectory(app.Edited);
        File.WriteAllText(Path.Combine(app.Edited, "bad.json"), "{}");
        app.Store.Refresh();
        app.Store.Refresh();

        var list = JsonNode.Parse(await client.GetStringAsync(Boards))!;

        var board = list["boards"]!.AsArray().Single(one => (string)one!["id"]! == shipped)!;
        Assert.Equal((shipped, "Shipped", false, true), ((string)board["id"]!, (string)board["title"]!, (bool)board["edited"]!, (bool)board["shipped"]!));
        Assert.Equal("16x9", (string)board["arrangements"]![0]!["id"]!);
        var problem = Assert.Single(list["problems"]!.AsArray())!;
        Assert.Equal(("bad", "bad.json", "nothing"), ((string)problem["id"]!, (string)problem["file"]!, (string)problem["shown"]!));
        Assert.Equal("$.schemaVersion", (string)problem["faults"]![0]!["path"]!);
    }

    [Fact]
    public async Task Get_Board_IsJsonWithItsVersionAsTag()
    {
        using var answer = await client.GetAsync(At(shipped));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        var board = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal((shipped, "Shipped"), ((string)board["id"]!, (string)board["title"]!));
        string version = app.Store.Find(shipped)!.Version;
        Assert.Equal($"\"{version}\"", answer.Headers.ETag!.Tag);

        using var again = new HttpRequestMessage(HttpMethod.Get, At(shipped));
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag);
        using var same = await client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
    }

    [Theory]
    [InlineData("/api/boards/none")]
    [InlineData("/api/boards/..%2Fshipped")]
    [InlineData("/api/boards/UPPER")]
    public async Task Get_UnknownBoard_Is404(string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Put_WhatWasGot_PublishesItAndDeleteBringsTheShippedOneBack()
    {
        var (body, tag) = await Get(shipped);
        using var put = await Put(shipped, body.Replace("Shipped", "Edited", StringComparison.Ordinal), tag);

        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        Assert.NotEqual(tag, put.Headers.ETag);
        var (edited, editedTag) = await Get(shipped);
        Assert.Contains("Edited", edited, StringComparison.Ordinal);
        Assert.Equal(put.Headers.ETag, editedTag);
        Assert.Contains("Shipped", File.ReadAllText(Path.Combine(app.Layouts, shipped + ".json")), StringComparison.Ordinal);

        using var deleted = await Delete(shipped, editedTag);
        Assert.Equal((HttpStatusCode.OK, tag), (deleted.StatusCode, deleted.Headers.ETag));
        Assert.Contains("Shipped", await deleted.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_WithoutIfMatch_Is428()
    {
        using var put = await Put(shipped, Board("x"), null);
        using var deleted = await Delete(shipped, null);

        Assert.Equal((HttpStatusCode)428, put.StatusCode);
        Assert.Equal((HttpStatusCode)428, deleted.StatusCode);
        Assert.Contains("If-Match", await Detail(put), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_WithAnOldTag_Is412AndNamesTheNewOne()
    {
        var (_, tag) = await Get(shipped);
        using var first = await Put(shipped, Board("first"), tag);
        using var second = await Put(shipped, Board("second"), tag);

        Assert.Equal(HttpStatusCode.PreconditionFailed, second.StatusCode);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.Contains("first", (await Get(shipped)).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*", HttpStatusCode.OK)]
    [InlineData("W/{tag}", HttpStatusCode.OK)]
    [InlineData("\"0\", {tag}", HttpStatusCode.OK)]
    [InlineData("\"0\"", HttpStatusCode.PreconditionFailed)]
    [InlineData("bare", HttpStatusCode.BadRequest)]
    public async Task Put_FormsOfIfMatch_AreUnderstood(string header, HttpStatusCode status)
    {
        var (_, tag) = await Get(shipped);
        using var request = new HttpRequestMessage(HttpMethod.Put, At(shipped)) { Content = Json(Board("x")) };
        request.Headers.TryAddWithoutValidation("If-Match", header.Replace("{tag}", tag.Tag, StringComparison.Ordinal));
        using var answer = await client.SendAsync(request);
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Put_FaultyBoard_Is422WithEveryFault()
    {
        using var put = await Put(shipped, """{"schemaVersion":1,"title":1,"widgets":[],"arrangements":[]}""", EntityTagHeaderValue.Any);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, put.StatusCode);
        Assert.Equal(["$.title", "$.arrangements"], await FaultPaths(put));
    }

    [Fact]
    public async Task Put_NoJson_Is400()
    {
        using var put = await Put(shipped, "{", EntityTagHeaderValue.Any);

        Assert.Equal(HttpStatusCode.BadRequest, put.StatusCode);
        Assert.Equal(["$"], await FaultPaths(put));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Put_MoreThanAMebibyte_Is413(bool tellsLength)
    {
        using var content = tellsLength ? (HttpContent)Json(Board("x").PadRight((1 << 20) + 1)) : new UntoldLength((1 << 20) + 1);
        using var request = new HttpRequestMessage(HttpMethod.Put, At(shipped)) { Content = content };
        request.Headers.IfMatch.Add(EntityTagHeaderValue.Any);
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Put_UnknownBoard_Is404()
    {
        using var put = await Put("none", Board("x"), EntityTagHeaderValue.Any);
        Assert.Equal(HttpStatusCode.NotFound, put.StatusCode);
    }

    [Fact]
    public async Task Put_IdOfAnotherBoard_Is422()
    {
        using var put = await Put(shipped, Board("x", "other"), EntityTagHeaderValue.Any);
        Assert.Equal(["$.id"], await FaultPaths(put));
    }

    [Fact]
    public async Task Post_NewBoard_Is201AndThere()
    {
        using var post = await client.PostAsync(Boards, Json(Board("Neu", "new-one")));

        Assert.Equal((HttpStatusCode.Created, "/api/boards/new-one"), (post.StatusCode, post.Headers.Location!.ToString()));
        var (body, tag) = await Get("new-one");
        Assert.Equal(post.Headers.ETag, tag);
        Assert.Contains("Neu", body, StringComparison.Ordinal);

        using var deleted = await Delete("new-one", tag);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        using var gone = await client.GetAsync(At("new-one"));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Post_TakenId_Is409()
    {
        using var post = await client.PostAsync(Boards, Json(Board("x", shipped)));
        Assert.Equal(HttpStatusCode.Conflict, post.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Not an id")]
    [InlineData("../../etc/x")]
    public async Task Post_WithoutAnId_Is422(string? id)
    {
        using var post = await client.PostAsync(Boards, Json(Board("x", id)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, post.StatusCode);
        Assert.Equal(["$.id"], await FaultPaths(post));
    }

    [Fact]
    public async Task Delete_ShippedBoard_Is409WithTheReason()
    {
        using var deleted = await Delete(shipped, EntityTagHeaderValue.Any);

        Assert.Equal(HttpStatusCode.Conflict, deleted.StatusCode);
        Assert.Contains("has not been edited", await Detail(deleted), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_DataThatCannotBeWritten_Is500WithTheReasonAndNothingLost()
    {
        // What is to become the file's new content is put where a folder already is.
        Directory.CreateDirectory(Path.Combine(app.Edited, shipped + ".json"));
        var (before, tag) = await Get(shipped);
        using var put = await Put(shipped, Board("x"), tag);

        Assert.Equal(HttpStatusCode.InternalServerError, put.StatusCode);
        Assert.StartsWith("Nothing was changed", await Detail(put), StringComparison.Ordinal);
        Assert.Equal(before, (await Get(shipped)).Body);
    }

    [Fact]
    public void IsDiskFull_RealFullDevice_IsSeen()
    {
        // The kernel's own "no space left": a device that is always full.
        var full = Assert.ThrowsAny<IOException>(() =>
        {
            using var file = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            file.Write("x"u8);
        });
        var missing = Assert.ThrowsAny<IOException>(() => File.OpenRead(Path.Combine(app.Layouts, "none")));

        Assert.True(DurableFile.IsDiskFull(full));
        Assert.False(DurableFile.IsDiskFull(missing));
    }

    private static string Board(string title, string? id = null) => $$"""
        { "schemaVersion": 1, {{(id is null ? "" : $"\"id\": \"{id}\",")}} "title": "{{title}}",
          "widgets": [ { "id": "now", "kind": "clock" } ],
          "arrangements": [ { "id": "16x9", "width": 1600, "height": 900, "places": { "now": [0, 0, 300, 100] } } ] }
        """;

    private static Uri At(string id) => new($"/api/boards/{id}", UriKind.Relative);

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static async Task<string> Detail(HttpResponseMessage answer) =>
        (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["detail"]!;

    private static async Task<string[]> FaultPaths(HttpResponseMessage answer) =>
        [.. JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["faults"]!.AsArray().Select(fault => (string)fault!["path"]!)];

    private async Task<(string Body, EntityTagHeaderValue Tag)> Get(string id)
    {
        using var answer = await client.GetAsync(At(id));
        return (await answer.Content.ReadAsStringAsync(), answer.Headers.ETag!);
    }

    private Task<HttpResponseMessage> Put(string id, string body, EntityTagHeaderValue? tag) => Send(HttpMethod.Put, id, Json(body), tag);

    private Task<HttpResponseMessage> Delete(string id, EntityTagHeaderValue? tag) => Send(HttpMethod.Delete, id, null, tag);

    private async Task<HttpResponseMessage> Send(HttpMethod method, string id, HttpContent? content, EntityTagHeaderValue? tag)
    {
        using var request = new HttpRequestMessage(method, At(id)) { Content = content };
        if (tag is not null)
        {
            request.Headers.IfMatch.Add(tag);
        }

        return await client.SendAsync(request);
    }

    public sealed class App : WebApplicationFactory<Program>
    {
        private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("flexboard-api-");
        private int ships;

        public App()
        {
            Directory.CreateDirectory(Layouts);
            Client = CreateClient();
        }

        public HttpClient Client { get; }

        public BoardStore Store => Services.GetRequiredService<BoardStore>();

        public string Layouts => Path.Combine(home.FullName, "layouts");

        public string Edited => Path.Combine(home.FullName, "data", "boards");

        public string Ship()
        {
            string id = $"shipped-{Interlocked.Increment(ref ships)}";
            File.WriteAllText(Path.Combine(Layouts, id + ".json"), Board("Shipped"));
            Store.Refresh();
            return id;
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
            .UseSetting("Flexboard:Layouts", Layouts)
            .UseSetting("Flexboard:Data", Path.Combine(home.FullName, "data"))
            .UseSetting("Flexboard:HostFeed", "false");

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (home.Exists)
            {
                home.Delete(recursive: true);
                home.Refresh();
            }
        }
    }

    private sealed class UntoldLength(int length) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(new byte[length]).AsTask();

        protected override bool TryComputeLength(out long computed)
        {
            computed = 0;
            return false;
        }
    }
}
