using System.Text.Json.Nodes;
using Flexboard.Core.Boards;
using Flexboard.Core.Series;
using Flexboard.Live;
using Flexboard.Storage;
using Flexboard.Tests.Storage;
using Flexboard.Tests.Widgets;

namespace Flexboard.Tests.Live;

public sealed class ViewHistoryTests : IDisposable
{
    private readonly Lock gate = new();
    private readonly HistoryRig rig = new();
    private readonly List<SeriesPast> read = [];
    private readonly ViewHistory history;
    private FrameComposer? composer;
    private Action reading = () => { };

    public ViewHistoryTests()
    {
        composer = Compose("a");
        history = new ViewHistory(gate, rig.Store, rig.History, () => composer, rig.Time)
        {
            Read = past =>
            {
                Assert.False(gate.IsHeldByCurrentThread || rig.Store.Gate.IsHeldByCurrentThread);
                read.Add(past);
                reading();
                past.Read(rig.History);
            },
        };
    }

    [Fact]
    public async Task Get_WhileTheDiskIsRead_SamplesAndFramesGoOn()
    {
        await PassTwoHoursAsync();
        reading = () => Task.Run(() =>
        {
            rig.Publish("a", 1);
            lock (gate)
            {
                lock (rig.Store.Gate)
                {
                    composer!.Delta(rig.Time.Now, rig.Time.Now);
                }
            }
        }).Wait();
        Assert.Equal(360, Points(await Ask()), 2.0);
        Assert.Single(read);
    }

    [Fact]
    public async Task Get_AskedForByManyAndAgain_ReadsTheDiskOnce()
    {
        await PassTwoHoursAsync();
        using var go = new ManualResetEventSlim();
        reading = go.Wait;
        var asked = Enumerable.Range(0, 1000).Select(_ => Ask()).ToList();
        rig.Time.Advance(TimeSpan.FromSeconds(2));
        asked.Add(Ask());
        go.Set();
        Assert.Single((await Task.WhenAll(asked)).Distinct());

        // Seconds later nothing has left the rings that was not read.
        rig.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.NotSame(await asked[0], await Ask());
        Assert.Single(read);
    }

    [Fact]
    public async Task Get_OtherVersionMeanwhile_IsOfThatOne()
    {
        await PassTwoHoursAsync();
        reading = () =>
        {
            lock (gate)
            {
                composer!.Dispose();
                composer = Compose("a", "a");
                history.Outdate();
            }

            reading = () => { };
        };
        Assert.Equal(2, JsonNode.Parse((await Ask())!.Json)!["w"]!.AsObject().Count);
    }

    [Fact]
    public async Task Get_ViewEndsMeanwhile_IsNothing()
    {
        await PassTwoHoursAsync();
        reading = () =>
        {
            lock (gate)
            {
                composer!.Dispose();
                composer = null;
            }
        };
        Assert.Null(await Ask());
    }

    [Fact]
    public async Task Get_DiskFailsInAnUnknownWay_IsTriedAgain()
    {
        await PassTwoHoursAsync();
        reading = () => throw new InvalidOperationException("Unknown.");
        await Assert.ThrowsAsync<InvalidOperationException>(Ask);
        reading = () => { };
        Assert.NotNull(await Ask());
    }

    public void Dispose()
    {
        composer?.Dispose();
        rig.Dispose();
    }

    private static double Points(HistoryBody? body)
    {
        var line = JsonNode.Parse(body!.Json)!["w"]!["w0"]!["lines"]![0]!["points"]!.AsArray();
        return line.OfType<JsonArray>().Sum(run => run.Count);
    }

    private Task<HistoryBody?> Ask()
    {
        lock (gate)
        {
            return history.Get();
        }
    }

    private FrameComposer Compose(params string[] series)
    {
        var widgets = series
            .Select((name, i) => WidgetBench.Widget("time-series", """{"windowSeconds":7200}""", WidgetBench.Bind(name)) with { Id = $"w{i}" })
            .ToList();
        var board = new Board { Id = "b", Title = "", Version = "v1", Widgets = [.. widgets], Arrangements = [] };
        lock (rig.Store.Gate)
        {
            return new FrameComposer(board, widgets, rig.Store, rig.Events, "e", () => { }, (_, fault) => throw fault);
        }
    }

    private async Task PassTwoHoursAsync()
    {
        await rig.TickAsync();
        for (int second = 0; second < 7400; second += 10)
        {
            rig.Publish("a", second);
            rig.Time.Advance(TimeSpan.FromSeconds(10));
            if (second % 300 == 0)
            {
                rig.Writer.Tick();
            }
        }

        await rig.TickAsync();
    }
}
