using System.Collections.Immutable;
using Flexboard.Core.Geometry;

namespace Flexboard.Core.Legibility;

/// <summary>
/// What a browser measured of a board as it is rendered, in board units: the same on every wall. Colours are <c>#rrggbb</c>;
/// what lies under a text is the worst of several points.
/// </summary>
/// <param name="Width">Of the canvas.</param>
/// <param name="Height">Of the canvas.</param>
/// <param name="Texts">Every text that is shown.</param>
/// <param name="Marks">Every line and surface that means something.</param>
/// <param name="Pictures">Where marks are.</param>
/// <param name="Blinks">What changes its brightness by itself.</param>
/// <param name="Silent">How many widgets had no figures yet: what they show then was not measured.</param>
public sealed record MeasuredBoard(
    double Width, double Height, ImmutableArray<MeasuredText> Texts, ImmutableArray<MeasuredMark> Marks, ImmutableArray<MeasuredPicture> Pictures,
    ImmutableArray<MeasuredBlink> Blinks, int Silent = 0);

/// <summary>A text.</summary>
/// <param name="Widget">Whose; empty: of none.</param>
/// <param name="Role">What it is for: <c>title</c>, <c>note</c>, <c>value</c>, <c>label</c>, <c>flag</c>.</param>
/// <param name="Box">Where.</param>
/// <param name="Capital">Height of its capitals, as rendered; of Korean, Chinese and Japanese 0.92 em.</param>
/// <param name="IsIdeographic">Whether it is Korean, Chinese or Japanese.</param>
/// <param name="Weight">CSS weight.</param>
/// <param name="Ink">Its colour.</param>
/// <param name="Ground">What it stands on.</param>
/// <param name="Grows">Whether it follows the arrangement's text size; others are bound by their box.</param>
public sealed record MeasuredText(string Widget, string Role, Box Box, double Capital, bool IsIdeographic, double Weight, string Ink, string Ground, bool Grows = true);

/// <summary>A line or a surface.</summary>
/// <param name="Widget">Whose.</param>
/// <param name="Thickness">Of a line; of a surface null.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="Ground">What it stands on.</param>
/// <param name="Role">The theme's name of its colour where it is one: <c>data</c>, <c>good</c>, <c>warning</c>, <c>bad</c>, <c>earlier</c>; empty: another.</param>
public sealed record MeasuredMark(string Widget, double? Thickness, string Colour, string Ground, string Role);

/// <summary>What marks are drawn in: a chart, a gauge, a map.</summary>
/// <param name="Widget">Whose.</param>
/// <param name="Box">Where.</param>
public sealed record MeasuredPicture(string Widget, Box Box);

/// <summary>Something that blinks.</summary>
/// <param name="Widget">Whose.</param>
/// <param name="PerSecond">How often it grows bright, 1/s.</param>
/// <param name="IsText">Whether it has text in it.</param>
public sealed record MeasuredBlink(string Widget, double PerSecond, bool IsText);
