using System.Text;
using Flexboard.Core.Geometry;
using Flexboard.Core.Legibility;

namespace Flexboard.Photographs;

/// <summary>A text of a board's page, as js/legibility/words.js measures it. What it says was typed by anybody.</summary>
/// <param name="Widget">Whose it is; empty: the board's.</param>
/// <param name="Role">What it is for: <c>title</c>, <c>value</c>, <c>label</c>, <c>note</c>, <c>flag</c>.</param>
/// <param name="Box">Around it, board units.</param>
/// <param name="Capital">Height of its capitals, board units.</param>
/// <param name="Text">What it says.</param>
internal sealed record BoardText(string Widget, string Role, Box Box, double Capital, string Text)
{
    /// <summary>Whether it counts for the rate: titles and figures, which the press writes about.</summary>
    public bool IsCounted => Role is "title" or "value" && CharacterErrors.CanBeRead(Text);

    /// <summary>What it may be written in, as Tesseract names it; the first is tried first.</summary>
    public string[] Languages => Text.EnumerateRunes().Any(IsHangul) ? ["kor", "eng"] : Text.EnumerateRunes().Any(IsJapanese) ? ["jpn", "eng"] : ["eng"];

    /// <summary>Its box.</summary>
    /// <param name="unit">Pixels of a board unit.</param>
    public Box PixelsOf(double unit) => new(Box.X * unit, Box.Y * unit, Box.Width * unit, Box.Height * unit);

    private static bool IsHangul(Rune rune) => rune.Value is (>= 0x1100 and <= 0x11ff) or (>= 0x3130 and <= 0x318f) or (>= 0xac00 and <= 0xd7af);

    private static bool IsJapanese(Rune rune) => rune.Value is (>= 0x3040 and <= 0x30ff) or (>= 0x3400 and <= 0x9fff) or (>= 0xf900 and <= 0xfaff);
}
