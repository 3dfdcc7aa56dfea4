using Flexboard.Core.Geometry.Walls;
using Flexboard.Core.Legibility;

namespace Flexboard.Walls;

/// <summary>What can be read on a wall, by its profile.</summary>
public static class WallSight
{
    /// <summary>White to black as the room sees it, of the output that has the least; null where a wall shines by itself, for nobody has said how much.</summary>
    public static double? Contrast(Wall wall) =>
        wall.Lumens > 0 ? WallLight.Of(wall.Lumens, Area(wall), wall.NativeContrast, wall.AmbientLux, wall.Efficiency).Contrast : null;

    /// <summary>What each projector has to have for a contrast, lm; infinite where none is bright enough.</summary>
    public static double LumensFor(Wall wall, double contrast) => WallLight.LumensFor(contrast, Area(wall), wall.NativeContrast, wall.AmbientLux, wall.Efficiency);

    /// <summary>From how far away single pixels are told apart, of the output that has the largest, mm.</summary>
    public static double SharpFrom(Wall wall) => wall.Outputs.Max(output =>
    {
        var view = SlicePlacement.Of(wall.Width, wall.Height, output.Area);
        return Sight.Farthest(Math.Max(wall.Width / view.Width, wall.Height / view.Height) / Math.Sqrt(Pinned(output)), 1);
    });

    /// <summary>What an output lights, m²: its picture, and what of its light falls beside it. Of the one that has the most to light.</summary>
    public static double Area(Wall wall) => wall.Outputs.Max(output =>
        output.Width * output.Height / (output.Scale * output.Scale * Pinned(output)) / 1e6);

    /// <summary>How much of its picture's area a corner pin leaves.</summary>
    private static double Pinned(WallOutput output) => output.Quad.Area / ((double)output.PixelWidth * output.PixelHeight);
}
