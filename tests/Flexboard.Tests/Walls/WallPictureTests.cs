using Flexboard.Walls;

namespace Flexboard.Tests.Walls;

/// <summary>What a screen is told to do.</summary>
public sealed class WallPictureTests
{
    private static readonly WallShowing Nothing = new();

    [Fact]
    public void Of_TwoBlended_BothShowTheOverlapAtOneSizeAndFadeThere()
    {
        var wall = WallTemplates.Make("blended", "w", "W")!;
        var left = WallPicture.Of(wall, "left", Nothing);
        var right = WallPicture.Of(wall, "right", Nothing);
        Assert.Equal([0, 0, 3552, 1200], left.View);
        Assert.Equal([-1632, 0, 3552, 1200], right.View);
        Assert.Equal(("right", 288d), (left.Fadings.Single().Edge, left.Fadings.Single().Width));
        Assert.Equal(("left", 288d), (right.Fadings.Single().Edge, right.Fadings.Single().Width));
        Assert.Equal(left.Areas, right.Areas);
    }

    [Fact]
    public void Of_NoSlice_IsTheWholeWallWithoutPinsOrFading()
    {
        var wall = WallTemplates.Make("blended", "w", "W")! with { Masks = [new("door", [2960, 0, 5920, 0, 5920, 2000])] };
        wall = wall with { Outputs = [wall.Outputs[0] with { Corners = [1, 1, 1, 1, 1, 1, 1, 1] }, wall.Outputs[1]] };
        var whole = WallPicture.Of(wall, null, Nothing);
        Assert.Null(whole.Slice);
        Assert.Equal([3552, 1200], whole.Pixels);
        Assert.Equal([0, 0, 3552, 1200], whole.View);
        Assert.Empty(whole.Corners);
        Assert.Empty(whole.Fadings);
        Assert.Equal([1776, 0, 3552, 0, 3552, 1200], whole.Masks.Single());
        Assert.Equal(["left", "right"], whole.Areas.Select(one => one.Id));
    }

    [Fact]
    public void Of_OneOutputWithoutASlice_IsThatOutputAsItIsFitted()
    {
        var wall = WallTemplates.Make("bare", "w", "W")!;
        wall = wall with { Outputs = [wall.Outputs[0] with { OffsetX = 4, Corners = [3, 0, 0, 0, 0, 0, 0, 0] }] };
        var picture = WallPicture.Of(wall, null, Nothing);
        Assert.Equal(4, picture.View[0]);
        Assert.Equal(3, picture.Corners[0]);
    }

    [Fact]
    public void Of_AWallTooDenseForABrowser_IsNoWiderThanItPaints() =>
        Assert.Equal([8192, 1152], WallPicture.Of(
            WallTemplates.Make("led", "w", "W")! with
            {
                Outputs = [.. from i in Enumerable.Range(0, 4) select new WallOutput { Id = $"o{i}", X = i * 1800, Y = 0, Width = 1800, Height = 1012.5, PixelWidth = 3840, PixelHeight = 2160 }],
            },
            null, Nothing).Pixels);
}
