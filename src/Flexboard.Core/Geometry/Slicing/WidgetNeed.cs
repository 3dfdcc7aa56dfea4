namespace Flexboard.Core.Geometry.Slicing;

/// <summary>How a widget takes part in a proposed arrangement.</summary>
public enum PlacementRole
{
    /// <summary>Gets its share of the area.</summary>
    Panel,

    /// <summary>A line of text: stays as high as it is, in title heights, and stands at the top or bottom of its block.</summary>
    Strip,

    /// <summary>A thin line between others: keeps its thickness, and closes up to them.</summary>
    Rule,

    /// <summary>Lies under or over others where it does so in the source: a frame around them, or a mark upon one.</summary>
    Decoration,
}

/// <summary>What a widget asks of its box.</summary>
/// <param name="Width">The least width at which it says all that it must, in title heights.</param>
/// <param name="Height">The least height; of a frame the room that its title needs above what it holds.</param>
/// <param name="LeastRatio">The narrowest box that suits it, width by height.</param>
/// <param name="MostRatio">The widest box that suits it.</param>
/// <param name="Role">How it takes part.</param>
public sealed record WidgetNeed(
    double Width, double Height, double LeastRatio, double MostRatio, PlacementRole Role = PlacementRole.Panel);
