using Flexboard.Stills;

namespace Flexboard.Tests.Stills;

public sealed class WaitingLineTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Enter_One_HasItsTurn_OthersWaitForTheirs()
    {
        using var line = new WaitingLine(2);
        var first = await line.EnterAsync(Stop);
        var second = line.EnterAsync(Stop);
        var third = line.EnterAsync(Stop);
        Assert.False(second.IsCompleted);
        first.Dispose();
        var turn = await second;
        Assert.False(third.IsCompleted);
        turn.Dispose();
        (await third).Dispose();
    }

    [Fact]
    public async Task Enter_MoreThanMayWait_AreRefusedUntilThereIsRoom()
    {
        using var line = new WaitingLine(1);
        var first = await line.EnterAsync(Stop);
        var second = line.EnterAsync(Stop);
        var refused = await Assert.ThrowsAsync<StillException>(() => line.EnterAsync(Stop));
        Assert.Equal(StillFault.Busy, refused.Fault);
        first.Dispose();
        var third = line.EnterAsync(Stop);
        (await second).Dispose();
        (await third).Dispose();
    }

    [Fact]
    public async Task Enter_WhoGivesUpWaiting_LeavesThePlace()
    {
        using var line = new WaitingLine(1);
        var first = await line.EnterAsync(Stop);
        using var gone = new CancellationTokenSource();
        var second = line.EnterAsync(gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        var third = line.EnterAsync(Stop);
        Assert.False(third.IsCompleted);

        // Twice ends one turn.
        first.Dispose();
        first.Dispose();
        using var turn = await third;
        Assert.False(line.EnterAsync(Stop).IsCompleted);
    }
}
