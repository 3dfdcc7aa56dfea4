using Flexboard.Core.Geometry;

namespace Flexboard.Core.Legibility;

/// <summary>A published picture.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Rgb">sRGB, 3 x width x height bytes.</param>
/// <param name="FromBoard">From pixels of the board to pixels of the picture; a pixel's middle lies at its half.</param>
public sealed record PublishedPicture(int Width, int Height, byte[] Rgb, Homography FromBoard)
{
    /// <summary>Where a box of the board lies.</summary>
    /// <param name="box">Pixels of the board.</param>
    /// <returns>The box around its four corners, pixels of the picture; what is outside of the picture is cut off.</returns>
    public Box PlaceOf(Box box)
    {
        Point[] corners =
        [
            FromBoard.Apply(new(box.X, box.Y)), FromBoard.Apply(new(box.Right, box.Y)),
            FromBoard.Apply(new(box.Right, box.Bottom)), FromBoard.Apply(new(box.X, box.Bottom)),
        ];
        double left = Math.Clamp(corners.Min(at => at.X), 0, Width), right = Math.Clamp(corners.Max(at => at.X), 0, Width);
        double top = Math.Clamp(corners.Min(at => at.Y), 0, Height), bottom = Math.Clamp(corners.Max(at => at.Y), 0, Height);
        return new(left, top, right - left, bottom - top);
    }
}
