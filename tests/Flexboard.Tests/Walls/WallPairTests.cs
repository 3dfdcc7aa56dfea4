using Flexboard.Audit;
using Flexboard.Boards;
using Flexboard.Core.Boards;
using Flexboard.People;
using Flexboard.Walls;
using Microsoft.Extensions.DependencyInjection;

namespace Flexboard.Tests.Walls;

/// <summary>Two rooms as a pair, and rules of takeovers.</summary>
public sealed class WallPairTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly WallStore walls = app.Services.GetRequiredService<WallStore>();
    private readonly WallDesk desk = app.Services.GetRequiredService<WallDesk>();

    [Fact]
    public void Show_OnOneOfAPair_TheOtherFollowsInItsOwnArrangement()
    {
        var (a, b) = Pair();
        Show(b, new(Board: "reservation", Arrangement: "32x9"));
        Show(a, new(Board: "host"));
        Assert.Equal(("host", null), (walls.Showing(b).Board, walls.Showing(b).Arrangement));

        Show(a, new(Board: "reservation", Arrangement: "16x9"));
        Assert.Equal(("reservation", "32x9"), (walls.Showing(b).Board, walls.Showing(b).Arrangement));
        Show(b, new(Board: "reservation", Arrangement: ""));
        Assert.Equal(("reservation", "16x9"), (walls.Showing(a).Board, walls.Showing(a).Arrangement));
        Assert.Contains(app.Services.GetRequiredService<AuditLog>().Newest(20), one => one.What == "wall-follows" && one.On == a);
    }

    [Fact]
    public void Show_PlaylistOnOneOfAPair_BothTurnAtTheSameMoments()
    {
        var (a, b) = Pair();
        Show(b, new(Board: "reservation", Arrangement: "32x9"));
        Show(a, new(Turns: [new("host", null, 10), new("reservation", "16x9", 20)]));
        var (one, other) = (walls.Showing(a), walls.Showing(b));
        Assert.Equal(one.TurnsSince, other.TurnsSince);
        Assert.Equal([new("host", null, 10), new("reservation", "32x9", 20)], other.Turns);
        Show(b, new(Paused: true));
        Assert.Equal(walls.Showing(b).PausedAt, walls.Showing(a).PausedAt);
        Assert.NotNull(walls.Showing(a).PausedAt);
    }

    [Fact]
    public void Show_FrozenDarkOrArrangedOnOneOfAPair_IsItsOwn()
    {
        var (a, b) = Pair();
        Show(a, new(Board: "reservation"));
        Show(a, new(Frozen: true, Black: true, Pattern: "grid", Arrangement: "16x9"));
        var other = walls.Showing(b);
        Assert.Equal((null, false, null, null), (other.FrozenSince, other.IsBlack, other.Pattern, other.Arrangement));
    }

    [Fact]
    public void Show_UnlinkedOrGone_NoLongerFollows()
    {
        var (a, b) = Pair();
        Assert.Equal(b, desk.ShownTo(Visitor.Everybody, a).Pair);
        Show(b, new(Pair: ""));
        Assert.Null(desk.ShownTo(Visitor.Everybody, a).Pair);
        Show(a, new(Board: "host"));
        Assert.Null(walls.Showing(b).Board);

        Show(a, new(Pair: b));
        Assert.Equal("host", walls.Showing(b).Board);
        desk.Remove(Visitor.Everybody, b, _ => true);
        Assert.Null(walls.PairOf(a));
    }

    [Fact]
    public void Show_ThirdWallTakesOneOfAPair_TheOtherIsAlone()
    {
        var (a, b) = Pair();
        string c = Wall();
        Show(c, new(Pair: a));
        Assert.Equal((c, null, a), (walls.PairOf(a), walls.PairOf(b), walls.PairOf(c)));
    }

    [Fact]
    public void Show_PairOfAnothersFolder_IsRefused()
    {
        string a = Wall(), b = Wall("secret");
        var kim = new Visitor("Kim", [new Grant("open", Role.Operator)]);
        walls.Change(a, wall => wall with { Folder = "open" });
        Assert.Equal("pair", Assert.Single(desk.Show(kim, a, new(Pair: b)).Faults).Path);
        Assert.Equal("pair", Assert.Single(desk.Show(kim, a, new(Pair: a)).Faults).Path);
        Show(a, new(Pair: b));
        Assert.Null(desk.ShownTo(kim, a).Pair);
    }

    [Fact]
    public void Show_ImpossibleRules_SaysWhich()
    {
        string a = Wall();
        var refused = desk.Show(Visitor.Everybody, a, new(Takeovers: [new("critical", "host"), new("loud", "host"), new("info", "nowhere"), new("info", "host", "round"), new("info", "host", Seconds: 1)]));
        Assert.Equal(["takeovers[1].severity", "takeovers[2].board", "takeovers[3].arrangement", "takeovers[4].seconds"], refused.Faults.Select(one => one.Path));
        Assert.Empty(walls.Showing(a).Takeovers);
    }

    [Fact]
    public void ShownTo_WhoMayNotSeeTheBoard_NamesNoRuleAndNothingThatTakesItOver()
    {
        string a = Wall();
        Show(a, new(Board: "reservation", Takeovers: [new("critical", "host")]));
        walls.Show([a], (_, before) => before with { Takeover = new("e", 0, "critical", "E", "host", null, 0, null) }, 0);
        Assert.NotNull(desk.ShownTo(Visitor.Everybody, a).Takeover);
        var shown = desk.ShownTo(new Visitor("Lee", [new Grant("elsewhere", Role.Viewer)]), a);
        Assert.Equal((null, null, true), (shown.Takeover, shown.Board, shown.Takeovers.IsEmpty));
    }

    private (string A, string B) Pair()
    {
        string a = Wall(), b = Wall();
        Show(a, new(Pair: b));
        return (a, b);
    }

    private string Wall(string folder = "")
    {
        string id = "pair" + Guid.NewGuid().ToString("n")[..8];
        walls.Make(WallTemplates.Make("bare", id, id)! with { Folder = folder });
        return id;
    }

    private void Show(string id, WallWish wish) => Assert.Empty(desk.Show(Visitor.Everybody, id, wish).Faults);
}
