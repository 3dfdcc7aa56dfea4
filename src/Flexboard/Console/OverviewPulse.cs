using System.Collections.Immutable;
using Flexboard.Feeds;
using Flexboard.Operations;

namespace Flexboard.Console;

/// <summary>What a console page shows: an overview, and how the feed's rates went.</summary>
/// <param name="Overview">How everything does.</param>
/// <param name="MessageRates">Messages a second of the last two minutes, oldest first.</param>
/// <param name="SampleRates">Samples a second, likewise.</param>
public sealed record ConsoleReading(Overview Overview, ImmutableArray<double> MessageRates, ImmutableArray<double> SampleRates)
{
    /// <summary>When it was read, Unix ms.</summary>
    public long Time => Overview.Time;
}

/// <summary>
/// Reads once a second for all consoles together, and only while somebody looks at one. The two rates are noted all the
/// time, so that who comes late still sees how they went.
/// </summary>
public sealed class OverviewPulse(OverviewReader reader, IngestReport report, TimeProvider clock, ILogger<OverviewPulse> log)
    : BackgroundService
{
    private const int Remembered = 120;

    private readonly Lock gate = new();
    private ImmutableArray<Action<ConsoleReading>> watchers = [];
    private ImmutableArray<double> messages = [];
    private ImmutableArray<double> samples = [];
    private ConsoleReading? current;

    /// <summary>The newest reading, at most a second old.</summary>
    public ConsoleReading Current
    {
        get
        {
            lock (gate)
            {
                long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
                return current is { } known && now - known.Time is >= 0 and < 1000
                    ? known
                    : current = new ConsoleReading(reader.Read(), messages, samples);
            }
        }
    }

    /// <summary>How many look now.</summary>
    public int Watchers => watchers.Length;

    /// <summary>Calls back with each new reading until it is disposed. Not while disposing: a call may be under way.</summary>
    public IDisposable Watch(Action<ConsoleReading> see)
    {
        ImmutableInterlocked.Update(ref watchers, static (all, one) => all.Add(one), see);
        return new Watching(this, see);
    }

    /// <summary>Reads and tells everybody who looks.</summary>
    internal void Beat()
    {
        long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        lock (gate)
        {
            messages = Push(messages, report.Messages(now).PerSecond);
            samples = Push(samples, report.Samples(now).PerSecond);
            if (watchers.IsEmpty)
            {
                return;
            }

            current = new ConsoleReading(reader.Read(), messages, samples);
        }

        foreach (var see in watchers)
        {
            see(current);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var turns = new Turns(log);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            turns.Take(Beat);
        }
    }

    private static ImmutableArray<double> Push(ImmutableArray<double> rates, double rate) =>
        [.. rates.Length < Remembered ? rates : rates.RemoveAt(0), rate];

    private sealed class Watching(OverviewPulse pulse, Action<ConsoleReading> see) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref pulse.watchers, static (all, one) => all.Remove(one), see);
    }
}
