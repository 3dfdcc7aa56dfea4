using Flexboard.Audit;
using Flexboard.Boards;
using Flexboard.People;
using Flexboard.Walls;
using Microsoft.Extensions.DependencyInjection;

namespace Flexboard.Tests.Walls;

/// <summary>The moments that all screens of a wall share.</summary>
public sealed class WallMomentsTests : IClassFixture<TestApp>, IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("flexboard-moments-").FullName;
    private readonly ManualTime time = new();
    private readonly WallStore walls;
    private readonly WallDesk desk;
    private readonly AuditLog audit;

    public WallMomentsTests(TestApp app)
    {
        (walls, audit) = (new(data), app.Services.GetRequiredService<AuditLog>());
        desk = new(walls, app.Services.GetRequiredService<BoardStore>(), audit, time);
    }

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public void Show_Frozen_StandsStillALittleLaterAndKeepsThatMoment()
    {
        string id = Wall();
        Show(id, new(Board: "host"));
        time.Advance(TimeSpan.FromSeconds(10));
        Show(id, new(Frozen: true));
        Assert.Equal(time.Now + WallShowing.Hearing, walls.Showing(id).FrozenSince);
        long since = walls.Showing(id).FrozenSince!.Value;
        time.Advance(TimeSpan.FromSeconds(10));
        Show(id, new(Frozen: true, Black: true));
        Assert.Equal(since, walls.Showing(id).FrozenSince);
    }

    [Fact]
    public void Show_FrozenRightAfterABoardWasPutOn_StandsStillWhenThatHangs()
    {
        string id = Wall();
        Show(id, new(Board: "host"));
        long put = time.Now;
        time.Advance(TimeSpan.FromMilliseconds(200));
        Show(id, new(Frozen: true));
        Assert.Equal(put + WallShowing.Loading, walls.Showing(id).FrozenSince);
    }

    [Fact]
    public void Show_FrozenAfterTheClockWasSetBack_DoesNotWaitForIt()
    {
        string id = Wall();
        Show(id, new(Board: "host"));
        time.SetBack(TimeSpan.FromHours(1));
        Show(id, new(Frozen: true));
        Assert.Equal(time.Now + WallShowing.Loading, walls.Showing(id).FrozenSince);
    }

    [Fact]
    public void Show_SomethingOnAFrozenWall_ItsPictureIsFromThenOn()
    {
        string id = Wall();
        string other = Wall("other");
        Show(id, new(Board: "host", Pair: other));
        Freeze(id, other);
        Show(id, new(Board: "reservation"));
        Assert.Equal((time.Now + WallShowing.Loading, time.Now + WallShowing.Loading), (walls.Showing(id).FrozenSince, walls.Showing(other).FrozenSince));
        Assert.Equal((time.Now, time.Now), (walls.Showing(id).ChangedAt, walls.Showing(other).ChangedAt));

        Freeze(id);
        Show(id, new(Arrangement: "16x9"));
        Assert.Equal(time.Now + WallShowing.Loading, walls.Showing(id).FrozenSince);

        walls.Show([id], (_, before) => before with { FrozenSince = null, Takeover = new("e", 0, "critical", "E", "host", null, 0, null) }, time.Now);
        Freeze(id);
        Show(id, new(Return: true));
        Assert.Equal(time.Now + WallShowing.Loading, walls.Showing(id).FrozenSince);
    }

    [Fact]
    public void ShowAll_WallsAndTheirPairs_AreOtherOnesInOneMoment()
    {
        string[] ids = [Wall("a"), Wall("b"), Wall("c")];
        string outside = Wall("outside");
        Show("a", new(Pair: "b"));
        Show("c", new(Pair: outside));
        List<string> told = [];
        walls.Changed += id =>
        {
            told.Add(id);
            Assert.All(ids.Append(outside), one => Assert.Equal(("host", time.Now), (walls.Showing(one).Board, walls.Showing(one).ChangedAt)));
        };
        var answers = desk.ShowAll(Visitor.Everybody, ids, new(Board: "host"));
        Assert.All(answers, one => Assert.True(one.Wall is not null && one.IsOther));
        Assert.Equal([.. ids, outside], told);
        Assert.Equal(("b", "a", outside), (walls.PairOf("a"), walls.PairOf("b"), walls.PairOf("c")));
        var noted = audit.Newest(4).ToList();
        Assert.Equal([("wall-follows", outside), ("wall-shows", "c"), ("wall-shows", "b"), ("wall-shows", "a")], noted.Select(one => (one.What, one.On)));
    }

    [Fact]
    public void ShowAll_OneRefuses_TheOthersShowIt()
    {
        string[] ids = [Wall("a"), "nowhere", Wall("b")];
        var answers = desk.ShowAll(Visitor.Everybody, ids, new(Black: true, Pair: "a"));
        Assert.Equal([true, false, false], answers.Select(one => one.Wall is null && !one.Faults.IsEmpty));
        Assert.Null(answers[1].Wall);
        Assert.Equal((false, true), (walls.Showing("a").IsBlack, walls.Showing("b").IsBlack));
    }

    [Fact]
    public void Show_WhatIsNotWhatHangs_HasNoMoment()
    {
        string id = Wall();
        Show(id, new(Board: "host"));
        long put = time.Now;
        time.Advance(TimeSpan.FromSeconds(10));
        Show(id, new(Frozen: true, Black: true, Pattern: "grid", Takeovers: [new("critical", "reservation")]));
        Assert.Equal(put, walls.Showing(id).ChangedAt);
    }

    [Fact]
    public void Show_ArrangedTakenGivenBackAndUnfrozen_EachHasAMomentForAllScreens()
    {
        string id = Wall();
        Show(id, new(Board: "reservation"));
        void Changes(Action act)
        {
            time.Advance(TimeSpan.FromSeconds(10));
            act();
            Assert.Equal(time.Now, walls.Showing(id).ChangedAt);
        }

        Changes(() => Show(id, new(Arrangement: "16x9")));
        Changes(() => walls.Show([id], (_, before) => before with { Takeover = new("e", 0, "critical", "E", "host", null, 0, null) }, time.Now));
        Changes(() => walls.Show([id], (_, before) => before with { Takeover = null }, time.Now));
        Show(id, new(Frozen: true));
        Changes(() => Show(id, new(Frozen: false)));
    }

    private string Wall(string id = "one")
    {
        walls.Make(WallTemplates.Make("bare", id, id)!);
        return id;
    }

    private void Freeze(params string[] ids)
    {
        foreach (string id in ids)
        {
            Show(id, new(Frozen: true));
        }

        time.Advance(TimeSpan.FromMinutes(1));
    }

    private void Show(string id, WallWish wish) => Assert.Empty(desk.Show(Visitor.Everybody, id, wish).Faults);
}
