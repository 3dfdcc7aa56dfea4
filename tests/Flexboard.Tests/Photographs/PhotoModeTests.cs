using Flexboard.Boards;
using Flexboard.Boards.Page;
using Flexboard.Core.Boards;
using Flexboard.Core.Legibility;
using Flexboard.Photographs;
using Flexboard.Tests.Boards;
using Flexboard.Walls;
using Flexboard.Widgets;

namespace Flexboard.Tests.Photographs;

public sealed class PhotoModeTests
{
    private static Board Shipped(string id) =>
        new BoardReader(WidgetKinds.All).Read(id, File.ReadAllBytes(Path.Combine(ShippedBoardsTests.Layouts, id + ".json"))).Board!;

    [Theory]
    [InlineData(1200)]
    [InlineData(1920)]
    [InlineData(4000)]
    public void Of_AnyBoard_LabelsHaveTwelvePixelsInThePicture(int publish)
    {
        var mode = new PhotoMode(15, publish);
        foreach (var arrangement in mode.Of(Shipped("reservation")).Arrangements)
        {
            // 90 % of a picture of 3 : 2 is the board, across or up.
            double perUnit = 0.9 * Math.Min(publish / arrangement.Width, publish / 1.5 / arrangement.Height);
            double capital = arrangement.TextSize * 26 / 27 * Typeface.Capital * perUnit;
            Assert.True(capital >= Photograph.GoodCapital - 1e-9, $"{arrangement.Id}: {capital}");
        }
    }

    [Fact]
    public void Of_TypeThatIsLargeEnough_StaysAsItIs()
    {
        var board = Shipped("reservation");
        Assert.Equal(board.Arrangements.Select(one => one.TextSize), new PhotoMode(15, 4000).Of(board).Arrangements.Select(one => one.TextSize));
    }

    [Fact]
    public void Of_KoreanBoard_TypeIsLarger()
    {
        var mode = new PhotoMode(15, 1200);
        Assert.True(mode.Of(Shipped("reservation") with { Culture = "ko" }).Arrangements[0].TextSize > 1.2 * mode.Of(Shipped("reservation")).Arrangements[0].TextSize);
    }

    [Fact]
    public void Of_BoardThatSaysItsTitleAndTheTime_GetsNoStrip()
    {
        var (board, look) = (Shipped("reservation"), new BoardLook("photo") { Photo = new PhotoMode(15, 4000) });
        Assert.False(look.HasStrip(board));
        Assert.Equal(board.Arrangements[0].Places, look.Of(board).Arrangements[0].Places);
    }

    /// <summary>A photograph is of one arrangement.</summary>
    [Fact]
    public void Of_BoardThatSaysTheTimeInOneArrangementAlone_GetsAStrip()
    {
        var board = Shipped("reservation");
        var clocks = board.Widgets.Where(widget => widget.Kind == "clock").Select(widget => widget.Id).ToHashSet();
        var without = board.Arrangements[0] with { Id = "without", Places = [.. board.Arrangements[0].Places.Where(place => !clocks.Contains(place.Widget))] };
        Assert.True(new BoardLook("photo") { Photo = new PhotoMode(15, 4000) }.HasStrip(board with { Arrangements = board.Arrangements.Add(without) }));
    }

    [Fact]
    public void Of_BoardWithoutTitle_ItsWidgetsMakeRoomForAStrip()
    {
        var look = new BoardLook("photo") { Photo = new PhotoMode(15, 4000) };
        var board = Shipped("reservation") with { Title = "Another" };
        var arrangement = look.Of(board).Arrangements[0];
        Assert.True(look.HasStrip(board));
        Assert.All(arrangement.Places, place => Assert.InRange(place.Y, 2.3 * arrangement.TextSize, arrangement.Height - place.Height + 1e-6));

        // Each is lower, none is narrower, and they keep their order.
        Assert.Equal(board.Arrangements[0].Places.Select(place => (place.X, place.Width)), arrangement.Places.Select(place => (place.X, place.Width)));
        Assert.Equal(board.Arrangements[0].Places.Select(place => place.Widget), arrangement.Places.Select(place => place.Widget));
    }

    [Fact]
    public void Of_LightBoard_IsDark() => Assert.Equal("dark", new PhotoMode(15, 1920).Of(Shipped("host") with { Theme = "light" }).Theme);

    [Fact]
    public void Of_Wall_TakesItsContrast()
    {
        var wall = WallTemplates.Make("bare", "bare", "Bare")!;
        Assert.Equal(WallSight.Contrast(wall)!.Value, PhotoMode.Of(wall, null).Contrast);
        Assert.Equal((50, 1920), (PhotoMode.Of(WallTemplates.Make("display", "d", "D"), 12).Contrast, PhotoMode.Of(null, 12).PublishWidth));
    }
}
