namespace Flexboard.Core.Legibility;

/// <summary>A wall as a press photographer finds and frames it. All of it is judgment.</summary>
public record PhotoScene
{
    /// <summary>The room around the wall, as a multiple of the veil on it, 0 or more.</summary>
    public double Surround { get; init; } = 1.2;

    /// <summary>How much of the picture's width, and at most of its height, is board, 0.01 to 1.</summary>
    public double BoardAcross { get; init; } = 0.9;
}

/// <summary>What is assumed of a picture of which only the board's ground is to be chosen. All of it is judgment.</summary>
public sealed record GroundSettings : PhotoScene
{
    /// <summary>
    /// How much of what the camera meters is board, 0 to 1. A picture of 3 : 2 that a board of 2.4 : 1 fills to 0.9 of its width
    /// is half board; one of 16 : 9 makes 0.68 of it, one of 32 : 9 only 0.34.
    /// </summary>
    public double BoardPart { get; init; } = 0.5;

    /// <summary>How much of the board is text and marks, 0 to 1.</summary>
    public double Inked { get; init; } = 0.08;
}
