using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Flexboard.Boards;
using Flexboard.Core.Boards;
using Flexboard.Core.Events;
using Flexboard.Core.Messages;
using Flexboard.Core.Series;
using Flexboard.Feeds;
using Flexboard.Feeds.Demo;
using Flexboard.Feeds.Host;
using Flexboard.Live;
using Flexboard.Widgets;

namespace Flexboard.Benchmarks;

/// <summary>
/// Composing and encoding one tick of the shipped 100-widget board, with every widget changed: between two ticks a
/// second of the simulated opening and of this machine's figures arrives. An hour of both lies in the store.
/// </summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 60, iterationCount: 300)]
[MemoryDiagnoser]
public class FrameBenchmarks : IDisposable
{
    private readonly SeriesStore store = new(new SeriesLimits());
    private readonly EventStore events = new();
    private readonly ReservationMessages opening = new(new ReservationModel());
    private readonly HostReader host = new("bench");
    private readonly SampleWriter figures = new();
    private MessageReader reader = null!;
    private FrameComposer composer = null!;
    private long second = 1_764_000_000;
    private long bytes;
    private long frames;

    [GlobalSetup]
    public void FillAnHour()
    {
        reader = new MessageReader(store, events);
        string file = Path.Combine(Places.Home, "layouts", "dense.json");
        var board = new BoardReader(WidgetKinds.All).Read("dense", File.ReadAllBytes(file)).Board!;
        composer = new FrameComposer(board, board.Widgets, store, events, "epoch", () => { }, (_, fault) => throw fault);
        for (int i = 0; i < 3600; i++)
        {
            PublishASecond();
        }

        composer.Delta(second * 1000, second * 1000);
    }

    [IterationSetup]
    public void PublishASecond()
    {
        second++;
        long arrival = (second * 1000) + 5;
        foreach (var message in opening.Samples(second))
        {
            reader.ReadMetric("metrics:reservation", "reservation", message.Span, arrival);
        }

        foreach (var message in opening.Events(second))
        {
            reader.ReadEvent(message.Span, arrival);
        }

        figures.Start(second * 1000);
        host.Write(figures, 1);
        foreach (string name in (string[])["flexboard.cpu", "flexboard.memory", "flexboard.samples", "flexboard.series", "flexboard.viewers"])
        {
            figures.Add(name, second % 997, null, ("host", "bench"));
        }

        reader.ReadMetric("metrics:host", "host", figures.Finish().Span, arrival);
    }

    [Benchmark]
    public int Tick()
    {
        var frame = composer.Delta((second * 1000) + 20, second * 1000);
        (bytes, frames) = (bytes + frame.Utf8.Length, frames + 1);
        return frame.Utf8.Length;
    }

    [Benchmark]
    public int Full() => composer.Full((second * 1000) + 20, second * 1000, 0).Utf8.Length;

    [GlobalCleanup]
    public void Dispose()
    {
        System.Console.WriteLine($"// {composer.Board.Widgets.Length} widgets, {store.Count} series, {bytes / Math.Max(1, frames)} bytes in a tick");
        composer.Dispose();
        opening.Dispose();
        figures.Dispose();
        GC.SuppressFinalize(this);
    }
}
