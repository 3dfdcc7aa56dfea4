using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;

namespace Flexboard.Tests.Live;

public sealed class HistoryRouteTests(TestApp app) : IClassFixture<TestApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("gzip, deflate, br")]
    [InlineData("gzip")]
    public async Task Get_BrowserThatTakesGzip_IsCompressedOnce(string accepted)
    {
        using var answer = await GetAsync("/boards/host/history", accepted);
        Assert.Equal(["gzip"], answer.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
        using var plain = new GZipStream(await answer.Content.ReadAsStreamAsync(Stop), CompressionMode.Decompress);
        Assert.NotNull((await JsonNode.ParseAsync(plain, cancellationToken: Stop))!["w"]);
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("gzip;q=0")]
    public async Task Get_ClientThatTakesNoGzip_IsPlain(string accepted)
    {
        using var answer = await GetAsync("/boards/host/history", accepted);
        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.Equal("max-age=1, private", answer.Headers.CacheControl!.ToString());
        var history = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!;
        Assert.Equal(["e", "hv", "t", "w"], history.AsObject().Select(member => member.Key));
    }

    [Theory]
    [InlineData("/boards/nothing/history")]
    [InlineData("/boards/host/history?arrangement=none")]
    public async Task Get_BoardOrArrangementThatIsNotThere_IsNotFound(string path)
    {
        using var answer = await GetAsync(path, "gzip");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string accepted)
    {
        using var client = app.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        return await client.SendAsync(request, Stop);
    }
}
