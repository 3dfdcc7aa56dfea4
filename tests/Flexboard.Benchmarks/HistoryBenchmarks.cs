using System.Text;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Flexboard.Core.Events;
using Flexboard.Core.Series;
using Flexboard.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flexboard.Benchmarks;

/// <summary>
/// The history with 5,000 series at 1 Hz, on a real file: a take of 5 s, the load of the last hour after a start, a
/// chart of an hour. Prints the longest hold of the store's gate at the end.
/// </summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 12)]
public class HistoryBenchmarks : IDisposable
{
    private const int SeriesCount = 5000;
    private readonly Clock clock = new();
    private readonly SeriesKey key = new();
    private string folder = "";
    private SeriesStore store = new(new SeriesLimits());
    private HistoryWriter writer = null!;
    private History history = null!;
    private SeriesStore empty = new(new SeriesLimits());
    private double longestWrite;
    private TimeSpan longestLoad;

    [GlobalSetup]
    public void FillAnHour()
    {
        folder = Directory.CreateTempSubdirectory("flexboard-benchmark-").FullName;
        history = new History(folder, 8L << 30);
        writer = new HistoryWriter(history, store, new EventStore(), clock, NullLogger<HistoryWriter>.Instance);
        writer.Tick();
        writer.Loading.Wait();
        for (int i = 0; i < 3600 / 5; i++)
        {
            PublishFiveSeconds();
            writer.Tick();
        }
    }

    [IterationSetup(Target = nameof(WriteTakeOf5000Series))]
    public void PublishFiveSeconds()
    {
        for (int second = 0; second < 5; second++)
        {
            for (int i = 0; i < SeriesCount; i++)
            {
                key.Start(Encoding.UTF8.GetBytes($"series-{i}"));
                store.Append(key, "metrics:benchmark", Random.Shared.NextDouble(), new SampleContext(clock.Now, clock.Now, false));
            }

            clock.Now += 1000;
        }
    }

    [Benchmark]
    public void WriteTakeOf5000Series()
    {
        writer.Tick();
        longestWrite = Math.Max(longestWrite, history.Health.LongestGateMilliseconds);
    }

    [IterationSetup(Target = nameof(LoadAnHourOf5000Series))]
    public void Forget() => empty = new SeriesStore(new SeriesLimits());

    [Benchmark]
    public void LoadAnHourOf5000Series()
    {
        using var loader = new HistoryLoader(empty, history.File, clock.Now / 1000);
        loader.Run(() => { }, () => { }, CancellationToken.None);
        longestLoad = loader.LongestGate > longestLoad ? loader.LongestGate : longestLoad;
    }

    [Benchmark]
    public Fold[] ReadAnHourOfOneSeries() =>
        history.Read("series-17"u8, (clock.Now / 1000) - 3600, clock.Now / 1000, 10);

    [GlobalCleanup]
    public void Dispose()
    {
        System.Console.WriteLine(
            $"// gate held at most {longestWrite:0.00} ms by a take, {longestLoad.TotalMilliseconds:0.00} ms by a load; {history.Health.Bytes >> 20} MB for {history.Health.RowsWritten:N0} rows written");
        writer.Dispose();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private sealed class Clock : TimeProvider
    {
        public long Now { get; set; } = 1_764_000_000_000;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(Now);
    }
}
