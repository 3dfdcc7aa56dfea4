using Flexboard.Core.Messages;
using Flexboard.Feeds;

namespace Flexboard.Tests.Feeds;

public sealed class IntakeTests
{
    private readonly ManualTime clock = new();
    private readonly IngestReport report = new();
    private readonly List<Arrived> turn = [];

    [Fact]
    public void Accept_ForeignChannel_IsIgnored()
    {
        var intake = Make(new IntakeLimits());
        Assert.False(intake.Accept("weather", [1]));
        Assert.Equal(0, intake.Count);
        Assert.Empty(report.Channels(clock.Now));
    }

    [Fact]
    public void Accept_MoreThanOneMebibyte_IsRefusedWithItsReason()
    {
        var intake = Make(new IntakeLimits());
        Assert.True(intake.Accept("metrics:a", new byte[MessageReader.MaxBytes]));
        Assert.False(intake.Accept("metrics:a", new byte[MessageReader.MaxBytes + 1]));
        Assert.Equal(1, report.Refused["message-too-large"]);
        Assert.Equal(1, intake.Count);
    }

    [Fact]
    public void Accept_ChannelAboveItsShare_LosesItsOldestMessagesAndNobodyElses()
    {
        var intake = Make(new IntakeLimits { Messages = 40 });
        intake.Accept("metrics:quiet", [0]);
        for (byte i = 0; i < 100; i++)
        {
            Assert.True(intake.Accept("metrics:flood", [i]));
        }

        var read = Drain(intake);
        Assert.Equal(90, intake.Dropped);
        Assert.Equal(90, report.Refused[IngestReport.Overload]);
        Assert.Equal(Enumerable.Range(90, 10), read.Where(one => one.Channel.Suffix == "flood").Select(one => (int)one.Bytes[0]));
        Assert.Single(read, one => one.Channel.Suffix == "quiet");
    }

    [Fact]
    public async Task Accept_DroppedMessageThatIsWaitedFor_AnswersOverload()
    {
        var intake = Make(new IntakeLimits { Messages = 4 });
        var answer = new TaskCompletionSource<IngestAnswer>();
        intake.Accept("metrics:a", [0], answer: answer);
        Assert.False(answer.Task.IsCompleted);
        intake.Accept("metrics:a", [1]);
        Assert.Equal(IngestReport.Overload, Assert.Single((await answer.Task).Rejected).Reason);
    }

    [Fact]
    public void Accept_ManyFloodingChannels_StaysWithinItsBytes()
    {
        var limits = new IntakeLimits { Bytes = 1 << 20 };
        var intake = Make(limits);
        intake.Accept("metrics:quiet", [0]);
        for (int i = 0; i < 20_000; i++)
        {
            intake.Accept($"metrics:flood-{i % 50}", new byte[1000]);
            Assert.True(intake.Bytes <= limits.Bytes);
        }

        Assert.Single(Drain(intake), one => one.Channel.Suffix == "quiet");
    }

    [Fact]
    public void Accept_AllFull_TakesFromWhoHasMoreThanItsEqualShare()
    {
        var intake = Make(new IntakeLimits { Messages = 100, ChannelShare = 0.6 });
        for (byte i = 0; i < 60; i++)
        {
            intake.Accept("metrics:large", [i]);
        }

        for (byte i = 0; i < 40; i++)
        {
            intake.Accept("metrics:small", [i]);
        }

        // Below its half, it takes from the larger one; at its half, it takes from itself.
        for (byte i = 40; i < 60; i++)
        {
            intake.Accept("metrics:small", [i]);
        }

        var read = Drain(intake);
        Assert.Equal(Enumerable.Range(10, 50), read.Where(one => one.Channel.Suffix == "large").Select(one => (int)one.Bytes[0]));
        Assert.Equal(Enumerable.Range(10, 50), read.Where(one => one.Channel.Suffix == "small").Select(one => (int)one.Bytes[0]));
    }

    [Fact]
    public void Accept_MoreChannelsThanItKnows_SharesOneQueueAndKeepsTheirNames()
    {
        var intake = Make(new IntakeLimits { Channels = 10, Messages = 400 });
        for (int i = 0; i < 60; i++)
        {
            intake.Accept($"metrics:{i}", [1]);
        }

        Assert.Equal(60, Drain(intake).Select(one => one.Channel.Name).Distinct().Count());
        clock.Advance(TimeSpan.FromMinutes(2));
        intake.Accept("metrics:new", [1]);
        Assert.Equal("metrics:new", Assert.Single(Drain(intake)).Channel.Name);
    }

    [Fact]
    public void Take_QuietChannelBesideAFlood_IsServedWithinOneTurnOfEach()
    {
        var intake = Make(new IntakeLimits());
        for (int i = 0; i < 10_000; i++)
        {
            intake.Accept("metrics:flood", new byte[50]);
        }

        intake.Accept("metrics:quiet", [1]);
        intake.Take(turn, TimeSpan.Zero);
        Assert.InRange(turn.Count, 1, 200);
        intake.Take(turn, TimeSpan.Zero);
        Assert.Equal("quiet", Assert.Single(turn).Channel.Suffix);
    }

    [Fact]
    public void Take_LargeMessages_WaitUntilTheyHaveTheirTurns()
    {
        var intake = Make(new IntakeLimits());
        intake.Accept("metrics:large", new byte[1 << 20]);
        for (int i = 0; i < 1000; i++)
        {
            intake.Accept("metrics:small", new byte[100]);
        }

        var read = Drain(intake);
        Assert.Equal(1001, read.Count);
        Assert.Equal("large", read[^1].Channel.Suffix);
    }

    [Fact]
    public async Task Take_WhileNothingWaits_WakesOnArrival()
    {
        var intake = Make(new IntakeLimits());
        var taking = Task.Run(() => intake.Take(turn, TimeSpan.FromSeconds(30)));
        while (intake.LastTurn == 0)
        {
            await Task.Yield();
        }

        intake.Accept("events:a", [1]);
        await taking;
        var one = Assert.Single(turn);
        Assert.Equal(ChannelKind.Events, one.Channel.Kind);
        Assert.Equal(clock.Now, one.Arrival);
    }

    private Intake Make(IntakeLimits limits) => new(new FeedChannels("metrics:*", "events:*"), report, clock, limits);

    private List<Arrived> Drain(Intake intake)
    {
        var all = new List<Arrived>();
        while (intake.Count > 0)
        {
            intake.Take(turn, TimeSpan.Zero);
            all.AddRange(turn);
        }

        return all;
    }
}
