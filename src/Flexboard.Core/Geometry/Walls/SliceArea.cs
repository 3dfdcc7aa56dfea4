namespace Flexboard.Core.Geometry.Walls;

/// <summary>A part of a wall that one output shows, and how its picture is fitted to what really lies there.</summary>
/// <param name="X">Of its left edge on the wall, mm.</param>
/// <param name="Y">Of its top edge on the wall, mm.</param>
/// <param name="Width">On the wall, mm.</param>
/// <param name="Height">On the wall, mm.</param>
/// <param name="PixelWidth">Pixels of the output.</param>
/// <param name="PixelHeight">Pixels of the output.</param>
public readonly record struct SliceArea(double X, double Y, double Width, double Height, int PixelWidth, int PixelHeight)
{
    /// <summary>Pixels at each edge that the device does not show.</summary>
    public Margins Overscan { get; init; }

    /// <summary>By how much the picture is moved, pixels.</summary>
    public Point Offset { get; init; }

    /// <summary>By how much it is larger, about its middle.</summary>
    public double Scale { get; init; } = 1;
}

/// <summary>Something at each of four edges.</summary>
public readonly record struct Margins(double Left, double Top, double Right, double Bottom);
