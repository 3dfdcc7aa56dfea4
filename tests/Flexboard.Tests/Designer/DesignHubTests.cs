using System.Text;
using System.Text.Json.Nodes;
using Flexboard.Tests.Live;

namespace Flexboard.Tests.Designer;

/// <summary>What a designer of the running app is told, over a connection as the browser's.</summary>
public sealed class DesignHubTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Edited_SaysWhetherTheDraftDiffersFromWhatIsPublished()
    {
        var (ada, joined) = await Join("host");
        await using var _ = ada;
        Assert.False((bool)joined["differs"]!);

        await Retitle(ada, "first", (string)joined["document"]!["title"]!, "Other");
        Assert.True((bool)(await ada.HearAsync("Edited"))["differs"]!);
        await Retitle(ada, "second", "Other", "Another");
        Assert.True((bool)(await ada.HearAsync("Edited"))["differs"]!);
        await Retitle(ada, "back", "Another", (string)joined["document"]!["title"]!);
        Assert.False((bool)(await ada.HearAsync("Edited"))["differs"]!);
    }

    [Fact]
    public async Task Edited_OfWhatWasPublished_SaysThatNothingDiffersAnyMore()
    {
        var (ada, joined) = await Join("dense");
        await using var _ = ada;
        await Retitle(ada, "first", (string)joined["document"]!["title"]!, "Other");
        Assert.True((bool)(await ada.HearAsync("Edited"))["differs"]!);
        using var client = app.CreateClient();
        using var answer = await client.PostAsync(new Uri("/api/boards/dense/draft/publish", UriKind.Relative), new StringContent("{}", Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();

        var told = await ada.HearAsync("Edited");
        Assert.Equal(("publish", false), ((string)told["edit"]!["label"]!, (bool)told["differs"]!));
        Assert.False((bool)(await ada.HearAsync("Published"))["differs"]!);
    }

    private async Task<(HubLine Line, JsonNode Joined)> Join(string board)
    {
        var line = await HubLine.OpenAsync(app.Server, "/hub/design");
        return (line, (await line.CallAsync("Join", board, "Ada"))["result"]!);
    }

    /// <summary>Who edits hears of it by the answer or before it: what is heard is left to whoever waits for it.</summary>
    private static Task Retitle(HubLine line, string id, string was, string title) => line.BeginAsync("Commit", new JsonObject
    {
        ["id"] = id,
        ["label"] = "title",
        ["changes"] = new JsonArray(new JsonObject { ["path"] = new JsonArray("title"), ["was"] = was, ["value"] = title }),
    });
}
