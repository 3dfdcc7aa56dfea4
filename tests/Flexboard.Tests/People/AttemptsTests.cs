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
        bool Try(string from, out TimeSpan wait) => attempts.TryBegin(out wait, "it", from);

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
        Assert.True(Try("10.0.0.9", out _));
        attempts.Succeed("it", "10.0.0.9");
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
            Assert.True(attempts.TryBegin(out _, "it", $"10.0.0.{i}"));
        }

        for (int i = 0; i < 30_000; i++)
        {
            attempts.TryBegin(out _, $"other {i}");
        }

        Assert.True(attempts.TryBegin(out _, "it"));
        Assert.False(attempts.TryBegin(out _, "it"));
    }

    [Fact]
    public void Guesses_AtManyThings_LockWhoGuesses()
    {
        var attempts = new Attempts(new ManualTime());
        for (int i = 0; i < Attempts.Free; i++)
        {
            Assert.True(attempts.TryBegin(out _, $"it {i}", "10.0.0.1"));
        }

        Assert.False(attempts.TryBegin(out _, "another", "10.0.0.1"));
        Assert.True(attempts.TryBegin(out _, "another", "10.0.0.2"));
    }
}
