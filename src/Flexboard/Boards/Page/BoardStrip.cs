using Flexboard.Core.Boards;
using Flexboard.Widgets.RichText;

namespace Flexboard.Boards.Page;

/// <summary>
/// A strip across a board with its title and the time of its data, for pictures of it. The boxes of widgets make room for it:
/// what is in them is laid out anew, so nothing is distorted and nothing is hidden.
/// </summary>
internal static class BoardStrip
{
    /// <summary>Its height above a board that is photographed, in heights of a title; the same in board.css.</summary>
    private const double High = 2.3;

    /// <summary>Its height below a board of which a picture is kept.</summary>
    private const double Low = 1.4;

    /// <summary>A board below its strip, in each arrangement.</summary>
    public static Board Above(Board board) => board with { Arrangements = [.. board.Arrangements.Select(one => Moved(one, High, isAbove: true))] };

    /// <summary>A board above its strip, in each arrangement.</summary>
    public static Board Below(Board board) => board with { Arrangements = [.. board.Arrangements.Select(one => Moved(one, Low, isAbove: false))] };

    /// <summary>Whether a board says itself what it is called and what time it is, in each arrangement.</summary>
    public static bool IsIn(Board board)
    {
        bool Has(Func<Widget, bool> says) => board.Arrangements.All(one => one.Places.Any(place => board.Widgets.Any(widget => widget.Id == place.Widget && says(widget))));
        return Has(widget => widget.Kind == "clock") && Has(widget => widget.Options is RichTextOptions text && text.Text.Trim('#', ' ', '\n') == board.Title);
    }

    private static Arrangement Moved(Arrangement one, double titles, bool isAbove)
    {
        double strip = titles * one.TextSize, share = (one.Height - strip) / one.Height, top = isAbove ? strip : 0;
        return one with { Places = [.. one.Places.Select(place => place with { Y = top + (place.Y * share), Height = place.Height * share })] };
    }
}
