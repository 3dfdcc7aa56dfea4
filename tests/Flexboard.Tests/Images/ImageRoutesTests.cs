using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Flexboard.Tests.Images;

public sealed class ImageRoutesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"><rect width=\"9\" height=\"9\"/></svg>";

    private readonly HttpClient client = app.CreateClient();

    [Fact]
    public async Task Post_Svg_IsServedCleanAndWithoutAnyRights()
    {
        using var answer = await PostAsync(Svg);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var told = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal("image/svg+xml", (string)told["type"]!);

        using var image = await client.GetAsync(new Uri((string)told["url"]!, UriKind.Relative));
        Assert.Equal("image/svg+xml", image.Content.Headers.ContentType!.MediaType);
        Assert.Contains("default-src 'none'", Assert.Single(image.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Contains("sandbox", Assert.Single(image.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(image.Headers.GetValues("X-Content-Type-Options")));
        string svg = await image.Content.ReadAsStringAsync();
        Assert.Contains("<rect", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("alert", svg, StringComparison.Ordinal);

        Assert.Contains((string)told["id"]!, await client.GetStringAsync(new Uri("/api/images", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_PageCalledAnImage_IsRefusedWithReason()
    {
        using var answer = await PostAsync("<!DOCTYPE html><script>alert(1)</script>");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("no PNG, JPEG, GIF, WebP or SVG", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_ImageThatABoardShows_IsRefusedUntilItIsNot()
    {
        using var answer = await PostAsync(Svg.Replace("9", "8", StringComparison.Ordinal));
        string id = (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["id"]!;
        string board = $$$"""
            {"id":"plan","schemaVersion":1,"title":"Plan","widgets":[{"id":"a","kind":"image","options":{"image":"{{{id}}}"}}],
             "arrangements":[{"id":"b","width":16,"height":9,"places":{"a":[0,0,16,9]}}]}
            """;
        using var made = await client.PostAsync(new Uri("/api/boards", UriKind.Relative), new StringContent(board));
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);

        using var refused = await client.DeleteAsync(new Uri("/api/images/" + id, UriKind.Relative));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("plan", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var request = new HttpRequestMessage(HttpMethod.Delete, "/api/boards/plan");
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        using var gone = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        using var deleted = await client.DeleteAsync(new Uri("/api/images/" + id, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        using var missing = await client.GetAsync(new Uri("/images/" + id, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    private Task<HttpResponseMessage> PostAsync(string content) =>
        client.PostAsync(new Uri("/api/images", UriKind.Relative), new ByteArrayContent(Encoding.UTF8.GetBytes(content)));
}
