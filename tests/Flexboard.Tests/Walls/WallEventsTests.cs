using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Flexboard.Audit;
using Flexboard.People;
using Flexboard.Walls;
using Microsoft.Extensions.DependencyInjection;

namespace Flexboard.Tests.Walls;

/// <summary>Events as they come in, and what walls make of them.</summary>
public sealed class WallEventsTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly WallStore walls = app.Services.GetRequiredService<WallStore>();
    private readonly WallEvents events = app.Services.GetRequiredService<WallEvents>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Look_EventComesAndIsAcknowledged_TakesTheWallWithItsPlaylistUnderIt()
    {
        const string Id = "taken";
        walls.Make(WallTemplates.Make("bare", Id, "Taken")!);
        app.Services.GetRequiredService<WallDesk>().Show(Visitor.Everybody, Id, new(Turns: [new("host", null, 10)], Takeovers: [new("warning", "reservation", "16x9")]));
        await SayAsync("""{"id":"db","severity":"warning","title":"DB slow"}""");
        events.Look();
        var showing = walls.Showing(Id);
        Assert.Equal(("reservation", "16x9", "DB slow"), (showing.Takeover!.Board, showing.Takeover.Arrangement, showing.Takeover.Title));
        Assert.Single(showing.Turns);

        await SayAsync("""{"id":"db","acknowledged":{"by":"Kim"}}""");
        events.Look();
        Assert.Null(walls.Showing(Id).Takeover);
        Assert.Equal(["wall-given-back", "wall-taken"], app.Services.GetRequiredService<AuditLog>().Newest(20).Where(one => one.On == Id && one.Who.Length == 0 && one.What is "wall-taken" or "wall-given-back").Select(one => one.What));
    }

    private async Task SayAsync(string message)
    {
        using var client = app.CreateClient();
        using var answer = await client.PostAsJsonAsync(new Uri("/api/ingest?channel=events:test", UriKind.Relative), JsonNode.Parse(message), Stop);
        answer.EnsureSuccessStatusCode();
    }
}
