using System.Text;
using Flexboard.Boards;
using Flexboard.Core.Boards;
using Flexboard.Core.Events;
using Flexboard.Core.Series;
using Flexboard.Live;
using Flexboard.Tests.Boards;
using Flexboard.Widgets;
using Flexboard.Widgets.Number;
using Flexboard.Widgets.TimeSeries;

namespace Flexboard.Tests.Live;

/// <summary>A full frame holds at most 64 kB: thousands of walls may ask for one at the same time.</summary>
public sealed class FullFrameSizeTests
{
    private const int Most = 64 * 1024;
    private const long End = 1_764_000_000_000;
    private const int Seconds = 600;

    private readonly SeriesStore store = new(new SeriesLimits());
    private readonly SeriesKey key = new();

    [Theory]
    [MemberData(nameof(ShippedBoardsTests.Files), MemberType = typeof(ShippedBoardsTests))]
    public void Full_ShippedBoard_IsSmallEnough(string file)
    {
        var board = new BoardReader(WidgetKinds.All).Read("b", File.ReadAllBytes(Path.Combine(ShippedBoardsTests.Layouts, file))).Board!;
        foreach (var binding in board.Widgets.SelectMany(widget => WidgetKinds.Find(widget.Kind)!.DataOf(widget)))
        {
            for (int i = 0; i < (binding.Series.HasExactName ? 1 : 20); i++)
            {
                Publish(binding.Series.Name.Replace("*", $"part{i}", StringComparison.Ordinal));
            }
        }

        Assert.InRange(Size(board.Widgets), 1, Most);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(200)]
    [InlineData(500)]
    public void Full_NumbersWithSparklines_AreSmallEnough(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Publish($"s{i}");
        }

        Assert.InRange(Size(Enumerable.Range(0, count).Select(i => new Widget
        {
            Id = $"number-{i}",
            Kind = "number",
            Data = [new Binding { Series = new SeriesSelector($"s{i}") }],
            Options = new NumberOptions { Sparkline = new SparklineOptions { Seconds = 300 } },
        })), 1, Most);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(16)]
    public void Full_ChartsOfTwentyLines_AreSmallEnough(int count)
    {
        for (int line = 0; line < 20; line++)
        {
            Publish($"line.{line}");
        }

        Assert.InRange(Size(Enumerable.Range(0, count).Select(i => new Widget
        {
            Id = $"chart-{i}",
            Kind = "time-series",
            Data = [new Binding { Series = new SeriesSelector("line.*") }],
            Options = new TimeSeriesOptions { WindowSeconds = Seconds },
        })), 1, Most);
    }

    private int Size(IEnumerable<Widget> widgets)
    {
        var board = new Board { Id = "b", Title = "", Version = "v1", Widgets = [.. widgets], Arrangements = [] };
        using var composer = new FrameComposer(board, board.Widgets, store, new EventStore(), "e", () => { }, (_, fault) => throw fault);
        composer.Delta(End, End);
        return composer.Full(End, End, 0).Utf8.Length;
    }

    /// <summary>Ten minutes, twice a second, of figures with all their digits.</summary>
    private void Publish(string name)
    {
        for (long at = End - (Seconds * 1000); at <= End; at += 500)
        {
            key.Start(Encoding.UTF8.GetBytes(name));
            store.Append(key, "metrics:test", 500 + (Math.Sin(at / 7919.0) * 123.456), new SampleContext(at, at, HasTime: false));
        }
    }
}
