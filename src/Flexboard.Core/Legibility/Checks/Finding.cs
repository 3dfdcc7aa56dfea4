using System.Collections.Immutable;
using Flexboard.Core.Geometry;

namespace Flexboard.Core.Legibility;

/// <summary>What can be wrong with a board on a wall.</summary>
public enum FindingKind
{
    /// <summary>Text is too low for the farthest eyes: arc minutes, m, mm that it should have, mm that it has.</summary>
    Size,

    /// <summary>Stems of letters are too thin: mm that they should have, mm that they have.</summary>
    Stem,

    /// <summary>Text does not stand out from its ground as projected: contrast, contrast that it should have.</summary>
    TextContrast,

    /// <summary>A mark does not: the same.</summary>
    MarkContrast,

    /// <summary>A line is too thin: mm that it should have, mm that it has.</summary>
    Line,

    /// <summary>Two colours of one widget look alike to some eyes: ΔE.</summary>
    Alike,

    /// <summary>A board's data has more hues than are remembered: how many.</summary>
    Hues,

    /// <summary>Text or a thin line is pure blue, which an eye focuses badly.</summary>
    Blue,

    /// <summary>Light text on a dark ground in a bright room: lx.</summary>
    Polarity,

    /// <summary>Something lies where the wall is not.</summary>
    Masked,

    /// <summary>Something lies across a gap between two outputs: mm of it.</summary>
    Seam,

    /// <summary>What a widget shows lies in the safe margin: mm that it should keep, mm that it keeps.</summary>
    Margin,

    /// <summary>Something flashes more often than three times a second, or text blinks: 1/s.</summary>
    Flash,
}

/// <summary>Something about a board that is bad on a wall.</summary>
/// <param name="Kind">What.</param>
/// <param name="IsFailure">Whether it cannot be read, or harms; otherwise it is read with effort.</param>
/// <param name="Widget">Where; empty: all of the board.</param>
/// <param name="Role">Of the text; empty: it is none.</param>
/// <param name="Boxes">Where, board units; none: all of the widget.</param>
/// <param name="Figures">As its kind has them.</param>
/// <param name="Colours">Those that are meant.</param>
public sealed record Finding(FindingKind Kind, bool IsFailure, string Widget, string Role, ImmutableArray<Box> Boxes, ImmutableArray<double> Figures, ImmutableArray<string> Colours)
{
    /// <summary>Height of titles that mends it, in board units as a factor of what it is; null: that does not.</summary>
    public double? TextFactor { get; init; }

    /// <summary>By how much its widget is moved to mend it, board units; null: moving does not.</summary>
    public Point? Move { get; init; }

    /// <summary>A colour that is enough, of the same hue as the first of <see cref="Colours"/>; null: none is.</summary>
    public string? Colour { get; init; }
}

/// <summary>How well a board is read on a wall.</summary>
/// <param name="Findings">What is wrong, failures first.</param>
/// <param name="Score">0 to 100: how much of what was looked at is well, a warning counting a third.</param>
public sealed record LegibilityReport(ImmutableArray<Finding> Findings, int Score)
{
    /// <summary>How many cannot be read.</summary>
    public int Failures => Findings.Count(one => one.IsFailure);

    /// <summary>How many are read with effort.</summary>
    public int Warnings => Findings.Length - Failures;
}
