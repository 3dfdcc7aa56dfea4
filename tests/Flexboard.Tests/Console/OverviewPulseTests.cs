using Flexboard.Console;
using Flexboard.Feeds;
using Flexboard.Operations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flexboard.Tests.Console;

public sealed class OverviewPulseTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly ManualTime time = new();

    [Fact]
    public void Beat_TwoWatchers_SeeTheSameReading()
    {
        using var pulse = Pulse();
        var seen = new List<ConsoleReading>();
        using var one = pulse.Watch(seen.Add);
        using var other = pulse.Watch(seen.Add);
        pulse.Beat();
        Assert.Equal(2, seen.Count);
        Assert.Same(seen[0], seen[1]);
    }

    [Fact]
    public void Watch_Disposed_SeesNoMore()
    {
        using var pulse = Pulse();
        var seen = new List<ConsoleReading>();
        pulse.Watch(seen.Add).Dispose();
        pulse.Beat();
        Assert.Empty(seen);
        Assert.Equal(0, pulse.Watchers);
    }

    [Fact]
    public void Current_WithinASecond_IsReadOnce()
    {
        using var pulse = Pulse();
        var first = pulse.Current;
        time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Same(first, pulse.Current);
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.NotSame(first, pulse.Current);
    }

    [Fact]
    public void Beat_NobodyWatching_StillNotesTheRates()
    {
        using var pulse = Pulse();
        for (int i = 0; i < 130; i++)
        {
            pulse.Beat();
        }

        Assert.Equal(120, pulse.Current.MessageRates.Length);
    }

    private OverviewPulse Pulse() => new(
        ActivatorUtilities.CreateInstance<OverviewReader>(app.Services, time), app.Services.GetRequiredService<IngestReport>(), time, NullLogger<OverviewPulse>.Instance);
}
