namespace Flexboard.Core.Geometry.Slicing;

/// <summary>How far apart neighbours are.</summary>
internal static class Gaps
{
    /// <summary>The middle of all distances between a panel and the next one right of it or below it.</summary>
    public static double Of(SourceParts parts)
    {
        var panels = parts.Leaves.Where(leaf => leaf.Role == PlacementRole.Panel).Select(leaf => leaf.Source).ToList();
        var gaps = panels.SelectMany(box => new[] { Next(box, panels, isRow: true), Next(box, panels, isRow: false) })
            .Where(double.IsFinite).Order().ToList();
        return gaps.Count == 0 ? 0 : gaps[gaps.Count / 2];
    }

    private static double Next(Box box, List<Box> panels, bool isRow) => panels
        .Where(other => isRow
            ? other.X >= box.Right && other.Y < box.Bottom && other.Bottom > box.Y
            : other.Y >= box.Bottom && other.X < box.Right && other.Right > box.X)
        .Select(other => isRow ? other.X - box.Right : other.Y - box.Bottom).DefaultIfEmpty(double.PositiveInfinity).Min();
}
