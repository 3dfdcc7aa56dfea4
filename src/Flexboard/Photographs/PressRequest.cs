using System.Collections.Immutable;
using Flexboard.Core.Boards;
using Flexboard.Core.Geometry;
using Flexboard.Core.Legibility;
using Flexboard.People;
using Flexboard.Walls;

namespace Flexboard.Photographs;

/// <summary>A press photograph that somebody wants to see before it is taken.</summary>
/// <param name="Board">The board, as it is now.</param>
/// <param name="Arrangement">One of its arrangements.</param>
/// <param name="Contrast">White to black of the wall as the room sees it.</param>
/// <param name="PublishWidth">Of the picture as it is printed, pixels.</param>
/// <param name="Asker">Who may see the board, and asks.</param>
public sealed record PressRequest(Board Board, Arrangement Arrangement, double Contrast, int PublishWidth, Visitor Asker)
{
    /// <summary>Pixels along the longer side of a board that hangs nowhere.</summary>
    private const double UsualPixels = 1920;

    /// <summary>More is finer than the camera sees.</summary>
    private const double MostPixels = 4096;

    /// <summary>The wall whose pixels it has; null: none is known.</summary>
    public Wall? Wall { get; init; }

    /// <summary>Whether it is photographed as it hangs, and not in photo mode.</summary>
    public bool IsAsItHangs { get; init; }

    /// <summary>Whether the press sees it masked: <see cref="PressViews"/>.</summary>
    public bool IsPressSafe { get; init; }

    /// <summary>Pixels that the board is painted with: those of the wall, or as many as the picture has.</summary>
    internal (int Width, int Height) Size
    {
        get
        {
            double painted = Wall is { } wall ? wall.Outputs.Max(output => output.PixelWidth / output.Width) * Math.Max(wall.Width, wall.Height) : Math.Max(UsualPixels, PublishWidth);
            double scale = Math.Min(painted, MostPixels) / Math.Max(Arrangement.Width, Arrangement.Height);
            return ((int)Math.Max(1, Math.Round(Arrangement.Width * scale)), (int)Math.Max(1, Math.Round(Arrangement.Height * scale)));
        }
    }
}

/// <summary>The photograph, and what can be read in it.</summary>
/// <param name="Jpeg">As it is printed.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="PeakToMean">Of the light that the camera sees: above <see cref="Photograph.MostPeak"/> what is lightest is lost.</param>
/// <param name="SmallestCapital">Of all texts, pixels of the picture; null: there is no text.</param>
/// <param name="Lines">Titles and figures, in the order of the page.</param>
/// <param name="IsRead">Whether they were read.</param>
/// <param name="Unread">Languages of texts of which nothing is known, for they are not installed, as Tesseract names them.</param>
public sealed record PressProof(
    byte[] Jpeg, int Width, int Height, double PeakToMean, double? SmallestCapital, ImmutableArray<PressLine> Lines, bool IsRead, ImmutableArray<string> Unread)
{
    /// <summary>How much higher the rate of errors may be in the photograph. A judgment.</summary>
    internal const double Tolerance = 0.02;

    /// <summary>Whether it reads as well as what the wall shows.</summary>
    public bool IsReadable => Errors.Rate <= CleanErrors.Rate + Tolerance;

    /// <summary>Of what is in the photograph.</summary>
    public CharacterErrors Errors => CharacterErrors.Pooled(Lines.Select(line => line.Read?.Errors ?? default));

    /// <summary>Of what the wall shows: what the reader itself gets wrong.</summary>
    public CharacterErrors CleanErrors => CharacterErrors.Pooled(Lines.Select(line => line.Clean?.Errors ?? default));
}

/// <summary>A title or a figure of the board.</summary>
/// <param name="Words">What it says.</param>
/// <param name="Widget">Whose it is; empty: the board's.</param>
/// <param name="Role"><c>title</c> or <c>value</c>.</param>
/// <param name="Box">Where it stands, pixels of the photograph.</param>
/// <param name="Capital">Height of its capitals, pixels of the photograph.</param>
public sealed record PressLine(string Words, string Widget, string Role, Box Box, double Capital)
{
    /// <summary>As it was read in the photograph; null: it was not.</summary>
    public Reading? Read { get; init; }

    /// <summary>As it was read of what the wall shows.</summary>
    public Reading? Clean { get; init; }
}

/// <summary>A text that was read.</summary>
/// <param name="Words">What was read.</param>
/// <param name="Errors">How much of it is wrong.</param>
public sealed record Reading(string Words, CharacterErrors Errors);
