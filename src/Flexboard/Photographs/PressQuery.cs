using System.Globalization;
using Flexboard.Core.Boards;

namespace Flexboard.Photographs;

/// <summary>What an address asks of a press photograph.</summary>
/// <param name="Arrangement">Null: the board's first.</param>
/// <param name="Contrast">Null: the wall's, or the assumed one.</param>
/// <param name="Publish">Null: <see cref="PhotoMode.UsualWidth"/>.</param>
/// <param name="Wall">Null: none is known.</param>
/// <param name="Press"><c>1</c>: as the press may see it.</param>
/// <param name="Mode"><c>hanging</c>: as it hangs; <c>photo</c> or null: in photo mode.</param>
public sealed record PressQuery(string? Arrangement, string? Contrast, string? Publish, string? Wall, string? Press, string? Mode)
{
    /// <summary>Pixels; null: none is said, or what is no number.</summary>
    public int? PublishWidth => int.TryParse(Publish, NumberStyles.None, CultureInfo.InvariantCulture, out int width) ? width : null;

    /// <summary>The arrangement that is meant; null: the board has none of the name.</summary>
    public Arrangement? Shown(Board board) => board.Arrangements.FirstOrDefault(one => Arrangement is null || one.Id == Arrangement);

    /// <summary>Why there can be no such photograph; null: there can.</summary>
    public string? Wrong(Board board) =>
        Shown(board) is null ? $"The board '{board.Id}' has no such arrangement; it has {string.Join(", ", board.Arrangements.Select(one => $"'{one.Id}'"))}."
        : Contrast is not null && PhotoMode.ReadContrast(Contrast) is null ? $"'contrast' must be a number, {Invariant(PhotoMode.LeastContrast)} to {Invariant(PhotoMode.MostContrast)}, such as 15 for 15:1."
        : Publish is not null && PublishWidth is not (>= PhotoMode.NarrowestPublished and <= PhotoMode.WidestPublished) ? $"'publish' must be a whole number of pixels, {PhotoMode.NarrowestPublished} to {PhotoMode.WidestPublished}."
        : Mode is not (null or "photo" or "hanging") ? "'mode' may be 'photo' or 'hanging', or left out."
        : Press is not (null or "0" or "1") ? "'press' may be 0 or 1, or left out."
        : null;

    private static string Invariant(double number) => number.ToString(CultureInfo.InvariantCulture);
}
