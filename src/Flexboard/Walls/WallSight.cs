using Flexboard.Core.Geometry.Walls;
using Flexboard.Core.Legibility;

namespace Flexboard.Walls;

/// <summary>What can be read on a wall, by its profile.</summary>
public static class WallSight
{
    /// <summary>White to black as the room sees it, of the output that has the least; null where a wall shines by itself, for nobody has said how much.</summary>
    public static double? Contrast(Wall wall) =>
        wall.Lumens > 0 ? Lit(wall).Min(area => WallLight.Of(wall.Lumens, area, wall.NativeContrast, wall.AmbientLux).Contrast) : null;

    /// <summary>What each projector has to have for a contrast, lm; infinite where none is bright enough.</summary>
    public static double LumensFor(Wall wall, double contrast) => WallLight.LumensFor(contrast, Lit(wall).Max(), wall.NativeContrast, wall.AmbientLux);

    /// <summary>From how far away single pixels are told apart, of the output that has the largest, mm.</summary>
    public static double SharpFrom(Wall wall) => wall.Outputs.Max(output => Sight.Farthest(1 / Across(wall, output).X, 1));

    /// <summary>What each output lights, also where it shows nothing, m².</summary>
    private static IEnumerable<double> Lit(Wall wall) => wall.Outputs.Select(output =>
    {
        var (x, y) = Across(wall, output);
        return output.PixelWidth / x * (output.PixelHeight / y) / 1e6;
    });

    /// <summary>Pixels for each millimetre.</summary>
    private static (double X, double Y) Across(Wall wall, WallOutput output)
    {
        var view = SlicePlacement.Of(wall.Width, wall.Height, output.Area);
        return (view.Width / wall.Width, view.Height / wall.Height);
    }
}
