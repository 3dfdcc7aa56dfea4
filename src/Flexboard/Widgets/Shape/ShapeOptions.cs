using System.Buffers;

namespace Flexboard.Widgets.Shape;

/// <summary>What is drawn.</summary>
public enum ShapeForm
{
    /// <summary>A rectangle, with round corners where <see cref="ShapeOptions.Radius"/> says so.</summary>
    Rectangle,

    /// <summary>An ellipse that touches the box.</summary>
    Ellipse,

    /// <summary>A line from one end of the box to the other.</summary>
    Line,

    /// <summary>A line with a head.</summary>
    Arrow,
}

/// <summary>Which way a line or an arrow runs.</summary>
public enum ShapeDirection
{
    /// <summary>Along the middle, to the right.</summary>
    Right,

    /// <summary>Along the middle, to the left.</summary>
    Left,

    /// <summary>Along the middle, downwards.</summary>
    Down,

    /// <summary>Along the middle, upwards.</summary>
    Up,

    /// <summary>From the top left to the bottom right.</summary>
    DownRight,

    /// <summary>From the bottom left to the top right.</summary>
    UpRight,

    /// <summary>From the top right to the bottom left.</summary>
    DownLeft,

    /// <summary>From the bottom right to the top left.</summary>
    UpLeft,
}

/// <summary>A form, its colours and its line.</summary>
public sealed record ShapeOptions : ICheckedOptions
{
    private static readonly string[] Tokens =
        ["none", "ground", "panel", "line", "ink", "secondary", "data", "good", "warning", "bad", "earlier"];

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>What is drawn.</summary>
    public ShapeForm Form { get; init; }

    /// <summary>Inside: a colour of the theme such as <c>panel</c>, <c>#rrggbb</c>, or <c>none</c>.</summary>
    public string Fill { get; init; } = "none";

    /// <summary>Outline or line: the same.</summary>
    public string Stroke { get; init; } = "line";

    /// <summary>Width of the line, board units, 0 to 200.</summary>
    public double Width { get; init; } = 3;

    /// <summary>Radius of a rectangle's corners, board units.</summary>
    public double Radius { get; init; }

    /// <summary>Whether the line is dashed.</summary>
    public bool Dashed { get; init; }

    /// <summary>Which way a line or an arrow runs.</summary>
    public ShapeDirection Direction { get; init; }

    /// <summary>Whether an arrow has a head at both ends.</summary>
    public bool BothEnds { get; init; }

    /// <summary>Degrees clockwise around the middle of the box, from 0 to below 360.</summary>
    public double Rotate { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Check()
    {
        if (!IsColor(Fill))
        {
            yield return new("$.fill", $"is #rrggbb or one of {string.Join(", ", Tokens)}");
        }

        if (!IsColor(Stroke))
        {
            yield return new("$.stroke", $"is #rrggbb or one of {string.Join(", ", Tokens)}");
        }

        if (Width is not (>= 0 and <= 200))
        {
            yield return new("$.width", "is from 0 to 200");
        }

        if (Radius is not (>= 0 and <= 10_000))
        {
            yield return new("$.radius", "is from 0 to 10000");
        }

        if (Rotate is not (>= 0 and < 360))
        {
            yield return new("$.rotate", "is from 0 to below 360");
        }
    }

    private static bool IsColor(string text) =>
        Tokens.Contains(text, StringComparer.Ordinal)
        || (text is ['#', .. { Length: 6 } digits] && !digits.AsSpan().ContainsAnyExcept(Hex));
}
