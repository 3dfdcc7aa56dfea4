using Flexboard.Core.Geometry;
using Flexboard.Core.Legibility;

namespace Flexboard.Legibility;

/// <summary>Judges what a browser says that it measured: it is somebody's word.</summary>
internal static class MeasuredCheck
{
    /// <summary>The most texts, marks, pictures and blinks, each.</summary>
    public const int Most = 4000;

    private const int MostName = 200;

    /// <summary>What is wrong with it; null: nothing.</summary>
    public static string? Fault(MeasuredBoard board) =>
        board.Texts.IsDefault || board.Marks.IsDefault || board.Pictures.IsDefault || board.Blinks.IsDefault ? "'texts', 'marks', 'pictures' and 'blinks' must be lists"
        : new[] { board.Texts.Length, board.Marks.Length, board.Pictures.Length, board.Blinks.Length }.Max() > Most ? $"a list has at most {Most} items"
        : board.Silent is < 0 or > Most ? $"'silent' must be 0 to {Most}"
        : !IsLength(board.Width) || !IsLength(board.Height) ? "'width' and 'height' must be lengths above 0"
        : Find(board.Texts, IsSound) is { } text ? $"'texts[{text}]' has no name, colour or length where one is needed"
        : Find(board.Marks, IsSound) is { } mark ? $"'marks[{mark}]' has no name, colour or length where one is needed"
        : Find(board.Pictures, IsSound) is { } picture ? $"'pictures[{picture}]' has no name or length where one is needed"
        : Find(board.Blinks, IsSound) is { } blink ? $"'blinks[{blink}]' has no name or number where one is needed"
        : null;

    private static int? Find<T>(IReadOnlyList<T> all, Func<T, bool> isSound)
    {
        for (int i = 0; i < all.Count; i++)
        {
            if (all[i] is null || !isSound(all[i]))
            {
                return i;
            }
        }

        return null;
    }

    private static bool IsSound(MeasuredText one) =>
        IsName(one.Widget) && IsName(one.Role) && IsSound(one.Box) && IsLength(one.Capital) && one.Weight is >= 1 and <= 1000 && IsColour(one.Ink) && IsColour(one.Ground);

    private static bool IsSound(MeasuredMark one) => IsName(one.Widget) && IsName(one.Role) && one.Thickness is null or (> 0 and < 1e6) && IsColour(one.Colour) && IsColour(one.Ground);

    private static bool IsSound(MeasuredPicture one) => IsName(one.Widget) && IsSound(one.Box);

    private static bool IsSound(MeasuredBlink one) => IsName(one.Widget) && one.PerSecond is > 0 and < 1e6;

    private static bool IsSound(Box box) => Math.Abs(box.X) < 1e6 && Math.Abs(box.Y) < 1e6 && IsLength(box.Width) && IsLength(box.Height);

    private static bool IsLength(double value) => value is > 0 and < 1e6;

    private static bool IsName(string? name) => name is { Length: <= MostName };

    private static bool IsColour(string? text) => text is ['#', _, _, _, _, _, _] && text.Skip(1).All(char.IsAsciiHexDigit);
}
