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
        bool Try(string from, out TimeSpan wait) => attempts.Begin("it", from, out wait) is not null;

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
        attempts.Begin("it", "10.0.0.9", out _)!.Succeed();
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
            Assert.NotNull(attempts.Begin("it", $"10.0.0.{i}", out _));
        }

        for (int i = 0; i < 30_000; i++)
        {
            attempts.Begin($"other {i}", null, out _);
        }

        Assert.NotNull(attempts.Begin("it", null, out _));
        Assert.Null(attempts.Begin("it", null, out _));
    }

    [Fact]
    public void Guesses_AtManyThings_LockWhoGuesses()
    {
        var attempts = new Attempts(new ManualTime());
        for (int i = 0; i < Attempts.Free; i++)
        {
            Assert.NotNull(attempts.Begin($"it {i}", "10.0.0.1", out _));
        }

        Assert.Null(attempts.Begin("another", "10.0.0.1", out _));
        Assert.NotNull(attempts.Begin("another", "10.0.0.2", out _));
    }

    [Fact]
    public void Guesses_OfWhoeverKnowsOnePassword_StillCountAtTheOthers()
    {
        var time = new ManualTime();
        var attempts = new Attempts(time);
        for (int i = 1; i < Attempts.Free; i++)
        {
            Assert.NotNull(attempts.Begin($"it {i}", "10.0.0.1", out _));
            attempts.Begin("one's own", "10.0.0.1", out _)!.Succeed();
        }

        Assert.NotNull(attempts.Begin("it", "10.0.0.1", out _));
        Assert.Null(attempts.Begin("one's own", "10.0.0.1", out var wait));
        Assert.Equal(TimeSpan.FromMinutes(1), wait);

        // After the wait the right one keeps nobody waiting, and the next wrong one longer.
        time.Advance(wait);
        attempts.Begin("one's own", "10.0.0.1", out _)!.Succeed();
        Assert.NotNull(attempts.Begin("it", "10.0.0.1", out _));
        Assert.Null(attempts.Begin("it 9", "10.0.0.1", out wait));
        Assert.Equal(TimeSpan.FromMinutes(2), wait);
    }

    [Fact]
    public void Guesses_RightAndWrongAtTheSameTime_TheWrongOneCounts()
    {
        var attempts = new Attempts(new ManualTime());
        for (int i = 2; i < Attempts.Free; i++)
        {
            Assert.NotNull(attempts.Begin($"it {i}", "10.0.0.1", out _));
        }

        var right = attempts.Begin("one's own", "10.0.0.1", out _)!;
        Assert.NotNull(attempts.Begin("it", "10.0.0.1", out _));
        right.Succeed();
        Assert.Null(attempts.Begin("another", "10.0.0.1", out _));
    }
}
