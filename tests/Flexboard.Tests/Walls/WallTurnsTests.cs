using Flexboard.Boards;
using Flexboard.People;
using Flexboard.Walls;
using Microsoft.Extensions.DependencyInjection;

namespace Flexboard.Tests.Walls;

/// <summary>Playlists.</summary>
public sealed class WallTurnsTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly ManualTime time = new();
    private readonly WallStore walls = app.Services.GetRequiredService<WallStore>();
    private readonly BoardStore boards = app.Services.GetRequiredService<BoardStore>();

    [Theory]
    [InlineData(0, "a")]
    [InlineData(9.9, "a")]
    [InlineData(10, "b")]
    [InlineData(29.9, "b")]
    [InlineData(30, "c")]
    [InlineData(35, "a")]
    [InlineData(350, "a")]
    [InlineData(380, "c")]
    [InlineData(-5, "c")]
    public void TurnAt_AnyTime_FollowsFromTheClockAlone(double seconds, string board)
    {
        var showing = new WallShowing { Turns = [new("a", null, 10), new("b", null, 20), new("c", "wide", 5)], TurnsSince = 1_000_000 };
        Assert.Equal(board, showing.TurnAt(1_000_000 + (long)(seconds * 1000), _ => true)!.Turn.Board);
    }

    [Fact]
    public void TurnAt_ClockThatWasSetBackBeforeItBegan_GoesOn()
    {
        var showing = new WallShowing { Turns = [new("a", null, 10), new("b", null, 10)], TurnsSince = 200_000_000 };
        string[] shown = [.. Enumerable.Range(0, 4).Select(i => showing.TurnAt(100_000_000 + (i * 10_000), _ => true)!.Turn.Board)];
        Assert.Equal(["a", "b", "a", "b"], shown);
    }

    [Fact]
    public void TurnAt_BoardsThatAreGone_ArePassedOver()
    {
        var showing = new WallShowing { Turns = [new("a", null, 10), new("b", null, 20)], TurnsSince = 0 };
        Assert.Equal("b", showing.TurnAt(1000, board => board == "b")!.Turn.Board);
        Assert.Equal("b", showing.TurnAt(25_000, board => board == "b")!.Turn.Board);
        Assert.Null(showing.TurnAt(0, _ => false));
    }

    [Fact]
    public void Turn_PlaylistFreezeAndHand_TurnsHoldsAndEnds()
    {
        string id = "turns" + Guid.NewGuid().ToString("n")[..8];
        var desk = ActivatorUtilities.CreateInstance<WallDesk>(app.Services, time);
        var turns = new WallTurns(walls, boards, time);
        walls.Make(WallTemplates.Make("bare", id, "Turns")!);
        WallTurn[] list = [new("host", null, 10), new("reservation", "16x9", 10)];
        Assert.NotNull(desk.Show(Visitor.Everybody, id, new WallWish(Turns: list)).Wall);
        turns.Turn();
        Assert.Equal("host", walls.Showing(id).Board);
        time.Advance(TimeSpan.FromSeconds(10));
        turns.Turn();
        Assert.Equal(("reservation", "16x9"), (walls.Showing(id).Board, walls.Showing(id).Arrangement));

        desk.Show(Visitor.Everybody, id, new WallWish(Frozen: true));
        time.Advance(TimeSpan.FromSeconds(10));
        turns.Turn();
        Assert.Equal("reservation", walls.Showing(id).Board);
        desk.Show(Visitor.Everybody, id, new WallWish(Frozen: false));
        turns.Turn();
        Assert.Equal("host", walls.Showing(id).Board);

        desk.Show(Visitor.Everybody, id, new WallWish(Board: "host"));
        time.Advance(TimeSpan.FromSeconds(10));
        turns.Turn();
        Assert.Equal("host", walls.Showing(id).Board);
        Assert.Empty(walls.Showing(id).Turns);
    }

    [Fact]
    public void TurnAt_InTheMiddleOfATurn_SaysUntilWhen()
    {
        var showing = new WallShowing { Turns = [new("a", null, 10), new("b", null, 20)], TurnsSince = 1_000_000 };
        Assert.Equal(1_030_000, showing.TurnAt(1_012_500, _ => true)!.Until);
        Assert.Equal(1_070_000, showing.TurnAt(1_062_500, _ => true)!.Until);
    }

    [Fact]
    public void Show_PausedPlaylist_StandsAndGoesOnWithTheRestOfTheTurn()
    {
        string id = "turns" + Guid.NewGuid().ToString("n")[..8];
        var desk = ActivatorUtilities.CreateInstance<WallDesk>(app.Services, time);
        var turns = new WallTurns(walls, boards, time);
        walls.Make(WallTemplates.Make("bare", id, "Turns")!);
        desk.Show(Visitor.Everybody, id, new WallWish(Turns: [new("host", null, 10), new("reservation", null, 10)]));
        time.Advance(TimeSpan.FromSeconds(4));
        desk.Show(Visitor.Everybody, id, new WallWish(Paused: true));
        time.Advance(TimeSpan.FromMinutes(1));
        turns.Turn();
        Assert.Equal("host", walls.Showing(id).Board);

        desk.Show(Visitor.Everybody, id, new WallWish(Paused: false));
        time.Advance(TimeSpan.FromSeconds(5));
        turns.Turn();
        Assert.Equal("host", walls.Showing(id).Board);
        time.Advance(TimeSpan.FromSeconds(1));
        turns.Turn();
        Assert.Equal("reservation", walls.Showing(id).Board);
    }

    [Fact]
    public void Show_ImpossiblePlaylist_SaysWhichPart()
    {
        string id = "turns" + Guid.NewGuid().ToString("n")[..8];
        walls.Make(WallTemplates.Make("bare", id, "Turns")!);
        var refused = app.Services.GetRequiredService<WallDesk>().Show(Visitor.Everybody, id, new WallWish(Turns: [new("host", null, 10), new("nowhere", null, 10), new("host", "round", 10), new("host", null, 1)]));
        Assert.Equal(["turns[1].board", "turns[2].arrangement", "turns[3].seconds"], refused.Faults.Select(one => one.Path));
        Assert.Empty(walls.Showing(id).Turns);
    }
}
