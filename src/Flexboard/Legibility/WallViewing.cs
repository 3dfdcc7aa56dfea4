using System.Collections.Immutable;
using Flexboard.Core.Boards;
using Flexboard.Core.Geometry;
using Flexboard.Core.Geometry.Walls;
using Flexboard.Core.Legibility;
using Flexboard.Walls;

namespace Flexboard.Legibility;

/// <summary>Walls as boards are judged on them.</summary>
public static class WallViewing
{
    /// <summary>How a board is read on a wall.</summary>
    public static Viewing Of(Wall wall) => new(
        wall.Width, wall.Height, wall.Farthest,
        WallSight.Contrast(wall) ?? Photograph.AssumedContrast, wall.AmbientLux,
        wall.Outputs.Min(output => SlicePlacement.Of(wall.Width, wall.Height, output.Area).Width / wall.Width),
        wall.SafeMargin,
        [.. wall.Masks.Select(mask => mask.Points)],
        [.. wall.Outputs.Select(output => new Box(output.X, output.Y, output.Width, output.Height))]);

    /// <summary>The arrangement that a wall shows of a board: the one that is made for it, otherwise the one of the nearest ratio, as a window of its shape.</summary>
    public static Arrangement ArrangementOf(Board board, Wall wall) =>
        board.Arrangements.FirstOrDefault(one => one.Wall == wall.Id) ?? board.Arrangements.MinBy(one => Math.Abs(Math.Log(one.Ratio / wall.Ratio)))!;

    /// <summary>A wall by its id, or by that of a template: what a board is made for before there is a wall.</summary>
    /// <returns>Null when this visitor has none of that name.</returns>
    public static Wall? Find(WallDesk desk, People.Visitor visitor, string id) => desk.FindShown(visitor, id) ?? WallTemplates.Find(id);
}
