using Flexboard.People;

namespace Flexboard.Tests.People;

/// <summary>Who guesses has to wait for longer and longer.</summary>
public sealed class AttemptsTests
{
    [Fact]
    public void Guesses_ThatFail_AreLockedForLongerAndLonger()
    {
        var time = new ManualTime();
        var attempts = new Attempts(time);
        bool Try(string from, out TimeSpan wait) => attempts.Begin("it", out wait, from) is not null;

        for (int i = 0; i < Attempts.Free; i++)
        {
            Assert.True(Try($"10.0.0.{i}", out var none));
            Assert.Equal(TimeSpan.Zero, none);
        }

        Assert.False(Try("10.0.0.9", out var minute));
        Assert.Equal(TimeSpan.FromMinutes(1), minute);
        time.Advance(minute);
        Assert.True(Try("10.0.0.9", out _));
        Assert.False(Try("10.0.0.9", out var two));
        Assert.Equal(TimeSpan.FromMinutes(2), two);
        time.Advance(two);
        attempts.Begin("it", out _, "10.0.0.9")!.Succeed();
        Assert.True(Try("10.0.0.9", out _));
        Assert.True(Try("10.0.0.9", out _));
    }

    [Fact]
    public void Guesses_AFloodOfOthers_FreesNothingThatWasGuessedAtMore()
    {
        var time = new ManualTime();
        var attempts = new Attempts(time);
        for (int i = 1; i < Attempts.Free; i++)
        {
            Assert.NotNull(attempts.Begin("it", out _, $"10.0.0.{i}"));
        }

        for (int i = 0; i < 30_000; i++)
        {
            attempts.Begin($"other {i}", out _);
        }

        Assert.NotNull(attempts.Begin("it", out _));
        Assert.Null(attempts.Begin("it", out _));
    }

    [Fact]
    public void Guesses_AtManyThings_LockWhoGuesses()
    {
        var attempts = new Attempts(new ManualTime());
        for (int i = 0; i < Attempts.FreeFrom; i++)
        {
            Assert.NotNull(attempts.Begin($"it {i}", out _, "10.0.0.1"));
        }

        Assert.Null(attempts.Begin("another", out _, "10.0.0.1"));
        Assert.NotNull(attempts.Begin("another", out _, "10.0.0.2"));
    }

    [Fact]
    public void Guesses_OfWhoeverKnowsOnePassword_StillCountAtTheOthers()
    {
        var time = new ManualTime();
        var attempts = new Attempts(time);
        for (int i = 1; i < Attempts.FreeFrom; i++)
        {
            Assert.NotNull(attempts.Begin($"it {i}", out _, "10.0.0.1"));
            attempts.Begin("one's own", out _, "10.0.0.1")!.Succeed();
        }

        Assert.NotNull(attempts.Begin("it", out _, "10.0.0.1"));
        Assert.Null(attempts.Begin("one's own", out var wait, "10.0.0.1"));
        Assert.Equal(TimeSpan.FromMinutes(1), wait);

        // After the wait the right one keeps nobody waiting, and the next wrong one longer.
        time.Advance(wait);
        attempts.Begin("one's own", out _, "10.0.0.1")!.Succeed();
        Assert.NotNull(attempts.Begin("it", out _, "10.0.0.1"));
        Assert.Null(attempts.Begin("it 9", out wait, "10.0.0.1"));
        Assert.Equal(TimeSpan.FromMinutes(2), wait);
    }

    [Fact]
    public void Guesses_RightAndWrongAtTheSameTime_TheWrongOneCounts()
    {
        var attempts = new Attempts(new ManualTime());
        for (int i = 2; i < Attempts.FreeFrom; i++)
        {
            Assert.NotNull(attempts.Begin($"it {i}", out _, "10.0.0.1"));
        }

        // All but the last of those that are free are so whatever was tried beside them.
        var right = attempts.Begin("one's own", out _, "10.0.0.1")!;
        Assert.NotNull(attempts.Begin("it", out _, "10.0.0.1"));
        Assert.Null(attempts.Begin("another", out _, "10.0.0.1"));
        right.Succeed();
        Assert.NotNull(attempts.Begin("another", out _, "10.0.0.1"));
        Assert.Null(attempts.Begin("a third", out _, "10.0.0.1"));
    }
}
