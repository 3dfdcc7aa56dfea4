using System.Net;
using Flexboard.People;
using Flexboard.Room;
using Flexboard.Tests.Access;
using Flexboard.Walls;

namespace Flexboard.Tests.Room;

public sealed class RoomPageTests
{
    private static readonly Visitor Everybody = new("kim", [new Grant("", Role.Viewer)]);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Room_OfAPersonOfOneFolder_HasTheWallsOfThatFolderAlone()
    {
        await using var busan = await ForeignFolder.MakeAsync();
        using var kim = await busan.App.SignInAsync("kim", new Grant("seoul", Role.Viewer));
        string page = await kim.Client.GetStringAsync(new Uri($"/boards/{ForeignFolder.Own}/room?wall={ForeignFolder.Wall}", UriKind.Relative), Stop);
        Assert.Contains("Own wall", page, StringComparison.Ordinal);
        Assert.DoesNotContain(ForeignFolder.Canary, page, StringComparison.Ordinal);
        Assert.DoesNotContain("\"busan", page, StringComparison.Ordinal);
        foreach (string board in new[] { ForeignFolder.Board, "nothing" })
        {
            using var answer = await kim.Client.GetAsync(new Uri($"/boards/{board}/room", UriKind.Relative), Stop);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Of_WhoSeesNoWall_AreWallsOfAKind()
    {
        await using var busan = await ForeignFolder.MakeAsync();
        var desk = busan.App.Get<WallDesk>();
        Assert.Equal(WallTemplates.Names, RoomWall.Of(desk, Everybody with { Grants = [new Grant("elsewhere", Role.Viewer)] }, "ko").Select(wall => wall.Id));
        var own = RoomWall.Of(desk, Everybody, "ko");
        Assert.All(own, wall => Assert.False(wall.IsTemplate));
        Assert.Equal(["Canary wall", "Own wall", "Wall of a screen"], own.Select(wall => wall.Name));
        Assert.All(own, wall => Assert.Equal((6.4, 1920.0), (wall.Area, wall.PixelWidth)));
    }
}
