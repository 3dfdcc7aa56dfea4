namespace Flexboard.Core.Geometry.Walls;

/// <summary>Where the picture of a whole wall lies in the pixels of one output, before its corners are moved.</summary>
/// <param name="X">Of the wall's left edge, pixels of the output.</param>
/// <param name="Y">Of the wall's top edge.</param>
/// <param name="Width">Of the whole wall.</param>
/// <param name="Height">Of the whole wall.</param>
public readonly record struct SlicePlacement(double X, double Y, double Width, double Height)
{
    /// <summary>Nearer than this to a whole pixel is one: what is drawn on a fraction of a pixel is blurred.</summary>
    private const double Near = 0.05;

    /// <summary>
    /// Places a wall. What lies between slices (a gap, a bezel) is in none of them, since they are cut in millimetres;
    /// what lies in two is in both, at the same size.
    /// </summary>
    /// <param name="wallWidth">Of the wall, mm.</param>
    /// <param name="wallHeight">Of the wall, mm.</param>
    /// <param name="slice">The output's part.</param>
    public static SlicePlacement Of(double wallWidth, double wallHeight, SliceArea slice)
    {
        var over = slice.Overscan;
        double width = slice.PixelWidth - over.Left - over.Right, height = slice.PixelHeight - over.Top - over.Bottom;
        double acrossX = width / slice.Width * slice.Scale, acrossY = height / slice.Height * slice.Scale;
        double middleX = over.Left + (width / 2) + slice.Offset.X, middleY = over.Top + (height / 2) + slice.Offset.Y;
        return new(
            Whole(middleX - ((slice.X + (slice.Width / 2)) * acrossX)), Whole(middleY - ((slice.Y + (slice.Height / 2)) * acrossY)),
            Whole(wallWidth * acrossX), Whole(wallHeight * acrossY));
    }

    private static double Whole(double pixels) => Math.Abs(pixels - Math.Round(pixels)) < Near ? Math.Round(pixels) : pixels;
}
