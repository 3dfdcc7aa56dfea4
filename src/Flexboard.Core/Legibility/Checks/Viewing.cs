using System.Collections.Immutable;
using Flexboard.Core.Geometry;

namespace Flexboard.Core.Legibility;

/// <summary>A wall as a board is read on it.</summary>
/// <param name="Width">Of what a board fills, mm.</param>
/// <param name="Height">Of what a board fills, mm.</param>
/// <param name="Farthest">From it to the farthest operator's eyes, mm.</param>
/// <param name="Contrast">White to black as the room sees it, above 1.</param>
/// <param name="AmbientLux">Of the room on it, lx.</param>
/// <param name="PixelsPerMillimetre">Of its coarsest output.</param>
/// <param name="SafeMargin">Along each edge, mm.</param>
/// <param name="Masks">What of it is not there: x and y of each corner, mm.</param>
/// <param name="Outputs">What lights it, mm.</param>
public sealed record Viewing(
    double Width, double Height, double Farthest, double Contrast, double AmbientLux, double PixelsPerMillimetre,
    double SafeMargin, ImmutableArray<ImmutableArray<double>> Masks, ImmutableArray<Box> Outputs)
{
    /// <summary>What lies over each colour, see <see cref="WallLight.Veil"/>.</summary>
    public double Veil => 1 / (Contrast - 1);

    /// <summary>Millimetres of a unit of a board that is shown whole in the middle.</summary>
    public double Scale(MeasuredBoard board) => Math.Min(Width / board.Width, Height / board.Height);

    /// <summary>Where something of a board lies, mm.</summary>
    public Box Place(MeasuredBoard board, Box box)
    {
        double scale = Scale(board);
        return new(
            ((Width - (board.Width * scale)) / 2) + (box.X * scale), ((Height - (board.Height * scale)) / 2) + (box.Y * scale), box.Width * scale, box.Height * scale);
    }

    /// <summary>Contrast of two colours as the room sees them.</summary>
    public double Between(Colour one, Colour other) => (Math.Max(one.Luminance, other.Luminance) + Veil) / (Math.Min(one.Luminance, other.Luminance) + Veil);
}
