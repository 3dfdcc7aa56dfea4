using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Flexboard.Core.Boards;
using Flexboard.Designer;

namespace Flexboard.Tests.Designer;

/// <summary>The running app, asked for boards that are not there yet.</summary>
public sealed class ProposalRoutesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Own = """
        { "schemaVersion": 1, "title": "<b>T</b>", "widgets": [{ "id": "a", "kind": "number", "data": [{ "series": "x" }] }, { "id": "b", "kind": "clock" }],
          "arrangements": [{ "id": "16x9", "width": 1600, "height": 900, "places": { "a": [0, 0, 800, 900], "b": [800, 0, 800, 900] } }] }
        """;

    [Fact]
    public async Task Propose_ForAnotherRatio_PlacesEveryWidgetOnThatCanvas()
    {
        var (status, arrangement) = await Post("/api/arrangements/propose", $$"""{ "board": {{Own}}, "source": "16x9", "id": "32x9", "width": 3200, "height": 900 }""");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("32x9", (string?)arrangement["id"]);
        Assert.Equal(3200, (double)arrangement["width"]!);
        Assert.Equal(["a", "b"], arrangement["places"]!.AsObject().Select(place => place.Key).Order());
    }

    [Theory]
    [InlineData("""{ "id": "x", "width": 1, "height": 1 }""", "$", "board")]
    [InlineData("""{ "board": {}, "id": "x", "width": 100, "height": 100 }""", "$.board", "")]
    [InlineData("""{ "board": OWN, "id": "A B", "width": 100, "height": 100 }""", "$.id", "lower-case")]
    [InlineData("""{ "board": OWN, "id": "x", "width": -1, "height": 100 }""", "$.width", "")]
    [InlineData("""{ "board": OWN, "id": "x", "source": "4x3", "width": 100, "height": 100 }""", "$.source", "no arrangement '4x3'")]
    [InlineData("""{ "board": OWN, "id": "x", "width": 100, "height": 100, "more": 1 }""", "$", "more")]
    public async Task Propose_WhatIsWrong_IsSaidWithItsPlace(string body, string path, string reason)
    {
        var (status, answer) = await Post("/api/arrangements/propose", body.Replace("OWN", Own, StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(answer["faults"]!.AsArray(), fault =>
            ((string)fault!["path"]!).StartsWith(path, StringComparison.Ordinal) && ((string)fault["reason"]! + fault["path"]).Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Preview_OfABoardThatIsNotThere_IsALivePageOfIt()
    {
        var (status, answer) = await Post("/boards/new/preview", Own);
        Assert.Equal(HttpStatusCode.OK, status);

        using var client = app.CreateClient();
        string page = await client.GetStringAsync(new Uri((string)answer["address"]!, UriKind.Relative));
        Assert.Contains("data-widget=\"a\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>T</b>", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri("/boards/new/preview/proposal.x", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Preview_OfAFaultyBoard_SaysWhatIsWrong()
    {
        var (status, answer) = await Post("/boards/new/preview", """{ "schemaVersion": 1, "widgets": 1 }""");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.NotEmpty(answer["faults"]!.AsArray());
    }

    [Fact]
    public void Add_ManyProposals_KeepsTheNewest()
    {
        var proposals = new Proposals();
        var ids = Enumerable.Range(0, 40).Select(_ => proposals.Add(BoardCalled)!).ToList();

        Assert.Null(proposals.Find(ids[0]));
        Assert.Equal(ids[^1], proposals.Find(ids[^1])!.Id);
        Assert.Null(proposals.Add(_ => null));
    }

    private static Board BoardCalled(string id) => new() { Id = id, Title = "", Widgets = [], Arrangements = [], Version = "1" };

    private async Task<(HttpStatusCode Status, JsonNode Answer)> Post(string address, string body)
    {
        using var client = app.CreateClient();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri(address, UriKind.Relative), content);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
