using Flexboard.Screens;

namespace Flexboard.Tests.Screens;

/// <summary>What a screen still sees of a board that leaves its wall.</summary>
public sealed class LeavingBoardTests
{
    [Fact]
    public void Board_ThatLeavesTheWall_IsGoneAfterTheNextOneMayHaveComeAndNotWhenItComesBack()
    {
        var time = new ManualTime();
        bool hangs = true;
        var board = new LeavingBoard(() => hangs, time);
        time.Advance(TimeSpan.FromHours(1));
        Assert.False(board.IsGone);
        hangs = false;
        Assert.False(board.IsGone);
        time.Advance(LeavingBoard.Stays);
        hangs = true;
        Assert.False(board.IsGone);
        hangs = false;
        Assert.False(board.IsGone);
        time.Advance(LeavingBoard.Stays + TimeSpan.FromMilliseconds(1));
        Assert.True(board.IsGone);
    }
}
