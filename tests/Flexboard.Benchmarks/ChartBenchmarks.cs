using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Flexboard.Core.Boards;
using Flexboard.Core.Events;
using Flexboard.Core.Series;
using Flexboard.Live;
using Flexboard.Widgets;

namespace Flexboard.Benchmarks;

/// <summary>
/// What long windows cost under the store's gate: the history of a chart of 20 lines of 600 points over an hour each, and
/// a frame with a number over an hour of 64 series. Prints the longest step of the chart, after which the gate is given
/// back.
/// </summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 3, iterationCount: 10)]
public class ChartBenchmarks : IDisposable
{
    private const int Hour = 3600;
    private readonly SeriesStore store = new(new SeriesLimits());
    private FrameComposer composer = null!;
    private Series[] all = null!;
    private long second = 1_764_000_000;
    private TimeSpan longestStep;

    [Params("avg", "rate", "p95")]
    public string Over { get; set; } = "avg";

    [GlobalSetup]
    public void FillTwoHours()
    {
        var key = new SeriesKey();
        for (int end = 0; end < 2 * Hour; end++, second++)
        {
            for (int i = 0; i < 64; i++)
            {
                key.Start(Encoding.UTF8.GetBytes($"load.{i:00}"));
                store.Append(key, "metrics:bench", (end * 7919 + i) % 1000, new SampleContext(second * 1000, second * 1000, false));
            }
        }

        all = [.. store.All.OrderBy(series => series.Name, StringComparer.Ordinal)];
        composer = new FrameComposer(
            new Board { Id = "b", Title = "", Version = "v", Widgets = [], Arrangements = [] },
            [Widget("chart", "time-series", "load.0?", "load.1?"), Widget("number", "number", "load.*")],
            store, new EventStore(), "e", () => { }, (_, fault) => throw fault);
        composer.Delta(second * 1000, second * 1000);
    }

    /// <summary>Each point by itself, as it was before windows moved on.</summary>
    [Benchmark(Baseline = true)]
    public double ChartPointByPoint()
    {
        var how = How;
        double sum = 0;
        foreach (var series in all.AsSpan(0, 20))
        {
            for (long end = second - 600; end < second; end++)
            {
                sum += series.AggregateSeconds(how, end - Hour + 1, end);
            }
        }

        return sum;
    }

    [Benchmark]
    public int ChartHistory()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        long began = Stopwatch.GetTimestamp();
        foreach (var past in composer.History(writer, second * 1000, 0))
        {
            var step = Stopwatch.GetElapsedTime(began);
            longestStep = step > longestStep ? step : longestStep;
            began = Stopwatch.GetTimestamp();
        }

        return buffer.WrittenCount;
    }

    /// <summary>The figure of the number, as it was composed for every frame.</summary>
    [Benchmark]
    public double NumberEachFrame()
    {
        var how = How;
        return all.Sum(series => series.Aggregate(how, second * 1000, Hour));
    }

    /// <summary>Thirty frames of one second, the chart included.</summary>
    [Benchmark(OperationsPerInvoke = 30)]
    public long Frames()
    {
        second++;
        long bytes = 0;
        var key = new SeriesKey();
        for (int frame = 0; frame < 30; frame++)
        {
            long now = (second * 1000) + (frame * 33);
            key.Start("load.63"u8);
            store.Append(key, "metrics:bench", frame, new SampleContext(now, now, false));
            bytes += composer.Delta(now, now).Utf8.Length;
        }

        return bytes;
    }

    [GlobalCleanup]
    public void Dispose()
    {
        System.Console.WriteLine($"// the longest step of the chart's history: {longestStep.TotalMilliseconds:0.00} ms");
        composer.Dispose();
        GC.SuppressFinalize(this);
    }

    private Aggregation How => Aggregation.TryParse(Over, out var how) ? how : throw new InvalidOperationException($"No aggregation: {Over}");

    private Widget Widget(string id, string kind, params string[] series)
    {
        using var options = JsonDocument.Parse("{}");
        return new Widget
        {
            Id = id,
            Kind = kind,
            Data = [.. series.Select(name => new Binding { Series = new SeriesSelector(name), Over = How, WindowSeconds = Hour })],
            Options = WidgetKinds.Find(kind)!.ReadOptions(options.RootElement, [])!,
        };
    }
}
