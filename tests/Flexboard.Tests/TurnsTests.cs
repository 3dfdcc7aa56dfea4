using Flexboard.Tests.Feeds;

namespace Flexboard.Tests;

public sealed class TurnsTests
{
    private readonly LogList<TurnsTests> log = new();

    [Fact]
    public void Take_EqualFailures_AreToldOnceAndSoIsTheirEnd()
    {
        var turns = new Turns(log);
        for (int i = 0; i < 5; i++)
        {
            turns.Take(() => throw new InvalidOperationException($"bad {i}"));
        }

        Assert.Contains("bad 0", Assert.Single(log.Lines), StringComparison.Ordinal);
        turns.Take(() => { });
        turns.Take(() => { });
        Assert.Equal(2, log.Lines.Count);
        Assert.Contains("failed 5 times", log.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Take_AnotherFailure_IsToldToo()
    {
        var turns = new Turns(log);
        turns.Take(() => throw new InvalidOperationException("bad"));
        turns.Take(() => throw new FormatException("worse"));
        Assert.Equal(2, log.Lines.Count);
    }

    [Fact]
    public async Task TakeAsync_Failing_SaysSoAndStopsWithTheApp()
    {
        using var stop = new CancellationTokenSource();
        var turns = new Turns(log);
        Assert.True(await turns.TakeAsync(() => Task.CompletedTask, stop.Token));
        Assert.False(await turns.TakeAsync(() => throw new IOException(), stop.Token));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => turns.TakeAsync(() => Task.Delay(-1, stop.Token), stop.Token));
    }
}
