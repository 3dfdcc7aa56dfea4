using System.Text.Json.Nodes;
using Flexboard.Boards;
using Flexboard.Core.Boards;
using Flexboard.Gallery;
using Flexboard.Live;
using Flexboard.Widgets;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flexboard.Tests.Gallery;

/// <summary>Every kind, composed from the gallery's scenes as a view would.</summary>
public sealed class GalleryScenesTests : IDisposable
{
    private readonly ManualTime clock = new();
    private readonly GalleryScenes scenes;

    public GalleryScenesTests() =>
        scenes = new GalleryScenes(new BoardReader(WidgetKinds.All), clock, NullLogger<GalleryScenes>.Instance);

    public static TheoryData<GalleryData, GalleryState> Scenes =>
        [.. Enum.GetValues<GalleryData>().SelectMany(data => Enum.GetValues<GalleryState>().Select(state => (data, state)))];

    public void Dispose() => scenes.Dispose();

    [Theory]
    [MemberData(nameof(Scenes))]
    public void Find_EveryScene_ComposesEveryKindWithoutAFault(GalleryData data, GalleryState state)
    {
        var faults = new List<string>();
        var (board, stage) = Find(new GalleryRequest(null, 0, state, "ko", "dark", data));

        var frame = Compose(board, stage, faults);

        Assert.Empty(faults);
        Assert.Equal(WidgetKinds.All.Count(), board.Widgets.Length);
        foreach (var widget in board.Widgets)
        {
            bool isFaulty = frame["w"]![widget.Id]!["fault"]?.GetValue<bool>() == true;
            Assert.Equal(state == GalleryState.Invalid, isFaulty);
        }
    }

    [Fact]
    public void Find_LayoutOfAPalette_IsEveryKindInItsOrderWithoutTitles()
    {
        var board = Find(new GalleryRequest(null, 0, GalleryState.Live, "ko", "light", GalleryData.Typical, "palette")).Board;

        Assert.Equal(
            WidgetKinds.All.OrderBy(kind => kind.Palette).ThenBy(kind => kind.Name, StringComparer.Ordinal).Select(kind => kind.Name),
            board.Widgets.Select(widget => widget.Kind));
        Assert.All(board.Widgets, widget => Assert.Empty(widget.Title));
    }

    [Fact]
    public void Find_OneKind_ShowsItInFiveRatios()
    {
        var board = Find(new GalleryRequest("gauge", 1, GalleryState.Live, "en", "dark", GalleryData.Typical)).Board;

        Assert.Equal(["r1x4", "r16x9", "r1x1", "r4x1", "r8x1"], board.Arrangements[0].Places.Select(place => place.Widget));
        double[] wanted = [0.25, 16 / 9.0, 1, 4, 8];
        Assert.All(board.Arrangements[0].Places.Zip(wanted), pair => Assert.Equal(pair.Second, pair.First.Width / pair.First.Height, 2));
    }

    [Theory]
    [InlineData(GalleryState.Live, 5, 5)]
    [InlineData(GalleryState.Partial, 3, 5)]
    [InlineData(GalleryState.Stale, 0, 5)]
    [InlineData(GalleryState.Nodata, 0, 0)]
    public void Find_State_IsThatOfTheSeries(GalleryState state, int fresh, int matched)
    {
        var (board, stage) = Find(new GalleryRequest("time-series", 0, state, "en", "dark", GalleryData.Typical));
        Assert.Equal($"[{fresh},{matched}]", Compose(board, stage, [])["w"]!["r1x1"]!["n"]!.ToJsonString());
    }

    [Fact]
    public void Find_EverySampleOfAScene_IsMarkedSimulated()
    {
        var stage = Find(new GalleryRequest(null, 0, GalleryState.Live, "en", "dark", GalleryData.Typical)).Stage;
        lock (stage.Store.Gate)
        {
            Assert.All(stage.Store.All, series => Assert.True(series.Simulated));
        }
    }

    [Fact]
    public void Publish_SceneThatNobodyAsks_Ends()
    {
        var watched = Find(new GalleryRequest(null, 0, GalleryState.Live, "en", "dark", GalleryData.Typical)).Stage;
        Find(new GalleryRequest(null, 0, GalleryState.Live, "en", "dark", GalleryData.Zero));
        Assert.Equal(2, scenes.Count);
        for (int second = 0; second < 12; second++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            watched.Heard();
            scenes.Publish();
        }

        Assert.Equal(1, scenes.Count);
    }

    private (Board Board, ViewStage Stage) Find(GalleryRequest request) => scenes.Find(request.Id)!.Value;

    private JsonNode Compose(Board board, ViewStage stage, List<string> faults)
    {
        lock (stage.Store.Gate)
        {
            using var composer = new FrameComposer(
                board, board.Widgets, stage.Store, stage.Events, "e", () => { }, (widget, fault) => faults.Add($"{widget.Kind}: {fault}"));
            return JsonNode.Parse(composer.Full(clock.GetUtcNow().ToUnixTimeMilliseconds(), 0, 0).Utf8.Span)!;
        }
    }
}
