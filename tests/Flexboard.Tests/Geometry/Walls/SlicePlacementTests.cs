using Flexboard.Core.Geometry.Walls;
using FsCheck;
using FsCheck.Fluent;

namespace Flexboard.Tests.Geometry.Walls;

public sealed class SlicePlacementTests
{
    [Fact]
    public void Of_WholeWall_FillsItsOutput() =>
        Assert.Equal(new SlicePlacement(0, 0, 1920, 1080), SlicePlacement.Of(3200, 1800, new SliceArea(0, 0, 3200, 1800, 1920, 1080)));

    [Fact]
    public void Of_Bezels_LeaveOutWhatLiesBehindThem()
    {
        // Two panels of 1000 mm and 1000 pixels with 20 mm between them.
        var right = SlicePlacement.Of(2020, 500, new SliceArea(1020, 0, 1000, 500, 1000, 500));
        Assert.Equal(new SlicePlacement(-1020, 0, 2020, 500), right);
    }

    [Fact]
    public void Of_Overscan_ShrinksThePictureIntoWhatIsSeen()
    {
        var placed = SlicePlacement.Of(1000, 500, new SliceArea(0, 0, 1000, 500, 1000, 500) { Overscan = new(50, 25, 50, 25) });
        Assert.Equal(new SlicePlacement(50, 25, 900, 450), placed);
    }

    [Fact]
    public void Of_OffsetAndScale_MoveAndGrowItAboutItsMiddle()
    {
        var placed = SlicePlacement.Of(1000, 500, new SliceArea(0, 0, 1000, 500, 1000, 500) { Offset = new(10.5, -4), Scale = 1.1 });
        Assert.Equal(-39.5, placed.X, 9);
        Assert.Equal(-29, placed.Y, 9);
        Assert.Equal(1100, placed.Width, 9);
    }

    [Fact]
    public void Of_AnyGridOfPanels_EveryPlaceOfTheWallIsDrawnOnceAtOneSize()
    {
        var grids =
            from columns in Gen.Choose(1, 5)
            from rows in Gen.Choose(1, 4)
            from bezel in Gen.Choose(0, 40)
            from pixels in Gen.Elements(960, 1280, 1920, 3840)
            select (columns, rows, bezel: (double)bezel, pixels);
        Prop.ForAll(grids.ToArbitrary(), grid =>
        {
            const double Width = 1209.6, Height = 680.4;
            double wallWidth = (grid.columns * (Width + grid.bezel)) - grid.bezel, wallHeight = (grid.rows * (Height + grid.bezel)) - grid.bezel;
            double across = grid.pixels / Width;
            for (int column = 0; column < grid.columns; column++)
            {
                for (int row = 0; row < grid.rows; row++)
                {
                    double x = column * (Width + grid.bezel), y = row * (Height + grid.bezel);
                    var placed = SlicePlacement.Of(wallWidth, wallHeight, new SliceArea(x, y, Width, Height, grid.pixels, grid.pixels * 9 / 16));

                    // Where the slice's corners lie on the wall, drawn by this placement.
                    Assert.Equal(0, placed.X + (x * across), 0.1);
                    Assert.Equal(grid.pixels, placed.X + ((x + Width) * across), 0.1);
                    Assert.Equal(0, placed.Y + (y * across), 0.1);
                    Assert.Equal(wallWidth * across, placed.Width, 0.1);
                }
            }
        }).QuickCheckThrowOnFailure();
    }
}
