using System.Collections.Immutable;
using Flexboard.Core.Events;
using Flexboard.Core.Series;
using Flexboard.Walls;

namespace Flexboard.Tests.Walls;

/// <summary>Which event has a wall.</summary>
public sealed class TakeoversTests
{
    private static readonly WallShowing Ruled = new()
    {
        Board = "calm",
        Takeovers = [new("critical", "alarm", Seconds: 60, Labels: ImmutableSortedDictionary<string, string>.Empty.Add("site", "a")), new("critical", "other", "16x9"), new("warning", "watch")],
    };

    private readonly HashSet<string> gone = [];
    private WallShowing showing = Ruled;
    private long now = 1_000_000;

    [Fact]
    public void Judged_NoEvent_ShowsWhatItShowed() => Assert.Null(Judge().Takeover);

    [Theory]
    [InlineData(Severity.Critical, "a", "alarm")]
    [InlineData(Severity.Critical, "b", "other")]
    [InlineData(Severity.Warning, "a", "watch")]
    [InlineData(Severity.Info, "a", null)]
    public void Judged_AnEvent_TheFirstRuleThatHoldsSaysTheBoard(Severity severity, string site, string? board) =>
        Assert.Equal(board, Judge(Event("1", severity, site)).Takeover?.Board);

    [Fact]
    public void Judged_TimeOver_ReturnsAndTheSameEventDoesNotComeAgain()
    {
        var one = Event("1", Severity.Critical);
        Judge(one);
        now += 59_999;
        Assert.NotNull(Judge(one).Takeover);
        now += 1;
        Assert.Null(Judge(one).Takeover);
        now += 600_000;
        Assert.Null(Judge(one).Takeover);
        Assert.NotNull(Judge(one with { Opened = now }).Takeover);
    }

    [Theory]
    [InlineData("acknowledged")]
    [InlineData("resolved")]
    [InlineData("over")]
    public void Judged_NobodyHasToLookAnyMore_Returns(string how)
    {
        var one = Event("1", Severity.Critical, "b");
        Assert.NotNull(Judge(one).Takeover);
        Assert.Null(Judge(how switch
        {
            "acknowledged" => one with { Acknowledgements = [new("Kim", now)] },
            "resolved" => one with { Open = false },
            _ => one with { Until = now - 1 },
        }).Takeover);
    }

    [Fact]
    public void Judged_SecondEvent_WaitsBehindTheFirstUnlessItIsGraver()
    {
        var first = Event("1", Severity.Warning);
        var second = Event("2", Severity.Warning) with { Time = 5 };
        Judge(first);
        now += 1000;
        Assert.Equal(("1", 1), (Judge(first, second).Takeover!.Event, showing.Takeover!.More));
        var third = Event("3", Severity.Critical, "b");
        Assert.Equal("3", Judge(first, second, third).Takeover!.Event);
        Assert.Equal("1", Judge(first, second, third with { Open = false }).Takeover!.Event);
        Assert.Equal(("2", 0), (Judge(first with { Open = false }, second).Takeover!.Event, showing.Takeover!.More));
    }

    [Fact]
    public void Judged_Returned_OnlyWhatIsGraverOrNewComesAgain()
    {
        var one = Event("1", Severity.Warning);
        Judge(one);
        showing = new WallWish(Return: true).Over(showing, "Kim", now);
        Assert.Null(Judge(one).Takeover);
        Assert.Equal("1", Judge(one with { Severity = Severity.Critical }).Takeover?.Event);
    }

    [Fact]
    public void Judged_BoardPutOnByHand_TakesItsPlace()
    {
        var one = Event("1", Severity.Critical);
        Judge(one);
        showing = new WallWish(Board: "mine").Over(showing, "Kim", now);
        Assert.Equal(("mine", (WallTakeover?)null), (Judge(one).Board, showing.Takeover));
    }

    [Fact]
    public void Judged_Frozen_StaysAsItIsUntilItGoesOn()
    {
        showing = showing with { FrozenSince = now };
        var one = Event("1", Severity.Critical);
        Assert.Null(Judge(one).Takeover);
        showing = showing with { FrozenSince = null };
        Assert.NotNull(Judge(one).Takeover);
        showing = showing with { FrozenSince = now };
        Assert.NotNull(Judge(one with { Open = false }).Takeover);
    }

    [Fact]
    public void Judged_EventThatNobodyKnowsAnyMore_HoldsUntilItsTimeIsOver()
    {
        Judge(Event("1", Severity.Critical));
        Assert.NotNull(Judge().Takeover);
        now += 60_000;
        Assert.Null(Judge().Takeover);
        now += 86_400_000;
        Assert.Empty(Judge().Standing);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Judged_EventThatIsKnownAgainAfterARestart_DoesNotComeAgain(bool byHand)
    {
        var one = Event("1", Severity.Critical);
        Judge(one);
        if (byHand)
        {
            showing = new WallWish(Return: true).Over(showing, "Kim", now);
        }
        else
        {
            now += 60_000;
        }

        Assert.Null(Judge(one).Takeover);
        Assert.Null(Judge().Takeover);
        now += 5000;
        Assert.Null(Judge().Takeover);
        Assert.Null(Judge(one).Takeover);
        Assert.NotNull(Judge(one with { Opened = now }).Takeover);
    }

    [Fact]
    public void Judged_EventThatNobodyKnowsAnyMoreOfARuleWithoutATime_EndsAfterADayOrByHand()
    {
        var one = Event("1", Severity.Critical, "b");
        Judge(one);
        now += 86_399_999;
        Assert.NotNull(Judge().Takeover);
        var held = showing;
        now += 1;
        Assert.Null(Judge().Takeover);
        Assert.Empty(showing.Standing);

        // Known again, it has no end.
        showing = held;
        Assert.Null(Judge(one).Takeover!.Until);
        Judge();
        now -= 60_000;
        showing = new WallWish(Return: true).Over(held, "Kim", now);
        Assert.Null(Judge().Takeover);
    }

    [Fact]
    public void Judged_ClockThatWasSetBack_HoldsNoLongerThanItsTime()
    {
        var one = Event("1", Severity.Critical);
        Judge(one);
        now -= 3_600_000;
        Assert.Equal(now + 60_000, Judge(one).Takeover!.Until);
        now += 30_000;
        Assert.NotNull(Judge(one).Takeover);
        now += 30_000;
        Assert.Null(Judge(one).Takeover);

        var other = Event("2", Severity.Critical);
        Judge(other);
        now -= 3_600_000;
        Assert.NotNull(Judge().Takeover);
        now += 60_000;
        Assert.Null(Judge().Takeover);
    }

    [Fact]
    public void Judged_BoardThatIsGone_IsPassedOver()
    {
        gone.Add("alarm");
        Assert.Equal("other", Judge(Event("1", Severity.Critical)).Takeover?.Board);
    }

    [Fact]
    public void Judged_NothingNew_IsTheSame()
    {
        var one = Event("1", Severity.Critical);
        var first = Judge(one);
        Assert.Equal(first, Judge(one));
    }

    private static BoardEvent Event(string id, Severity severity, string site = "a") =>
        new() { Id = id, Severity = severity, Title = id, Time = 0, Arrival = 0, Labels = [new Label("site", site)] };

    private WallShowing Judge(params BoardEvent[] all) =>
        showing = Takeovers.Judged(showing, [.. all.Where(one => Takeovers.Asks(one, now))], id => all.Any(one => one.Id == id), board => !gone.Contains(board), now);
}
