using System.Globalization;
using Flexboard.Access;
using Flexboard.Core.Boards;
using Flexboard.Photographs;
using Flexboard.Walls;

namespace Flexboard.Boards.Page;

/// <summary>What a board's page is looked at for.</summary>
/// <param name="Mode">
/// <c>console</c>: from a desk, and may be pointed at; <c>design</c>: below a designer's handles; <c>photo</c>: to be photographed;
/// <c>still</c>: to be kept as a picture; null: it hangs.
/// </param>
public sealed record BoardLook(string? Mode)
{
    /// <summary>As it hangs.</summary>
    public static BoardLook Hanging { get; } = new((string?)null);

    /// <summary>How it is photographed; null: it is not.</summary>
    public PhotoMode? Photo { get; init; }

    /// <summary>Whether a strip across a board says its title and the time of its data.</summary>
    public bool HasStrip(Board board) => Mode == "still" || (Mode == "photo" && !BoardStrip.IsIn(board));

    /// <summary>What an address asks for: <c>mode</c>, and for photographs <c>wall</c>, <c>contrast</c> and <c>publish</c>. What cannot be is as if it were not said: a page shows its board.</summary>
    /// <param name="context">The request.</param>
    /// <param name="otherwise">The mode that it has where the address asks for none.</param>
    public static BoardLook Of(HttpContext context, string? otherwise = null)
    {
        var query = context.Request.Query;
        string? mode = query["mode"] is [("console" or "photo" or "still") and var asked] ? asked : otherwise;
        if (mode != "photo")
        {
            return new(mode);
        }

        // The browser of a still has no rights of its own for walls.
        var visitor = context.Visitor();
        var wall = query["wall"] is [{ } id] ? context.RequestServices.GetRequiredService<WallDesk>().FindShown(visitor.Still?.Asker ?? visitor, id) : null;
        int? publish = int.TryParse(query["publish"], NumberStyles.None, CultureInfo.InvariantCulture, out int width) ? width : null;
        return new(mode) { Photo = PhotoMode.Of(wall, publish, PhotoMode.ReadContrast(query["contrast"])) };
    }

    /// <summary>A board as it looks then.</summary>
    public Board Of(Board board) => Photo?.Of(board) ?? (Mode == "still" ? BoardStrip.Below(board) : board);
}
