using System.Globalization;
using System.Text;
using Flexboard.Core.Boards;

namespace Flexboard.Boards.Page;

/// <summary>
/// The style sheet that places a board's widgets, in every arrangement. Only numbers and checked ids go into it. Sizes
/// are multiples of <c>--u</c>, one board unit as the window has it: everything is laid out and rasterised at its real
/// size, nothing is scaled as a picture, so text is crisp at any size.
/// </summary>
public static class PlacementStyles
{
    /// <summary>The sheet's text.</summary>
    /// <param name="arrangements">Those that the page may show.</param>
    public static string Of(IReadOnlyList<Arrangement> arrangements)
    {
        var media = ArrangementMedia.Of(arrangements);
        var css = new StringBuilder();
        for (int i = 0; i < arrangements.Count; i++)
        {
            var one = arrangements[i];
            css.Append(media[i].Length == 0 ? "@media all{" : $"@media {media[i]}{{");
            css.Append(CultureInfo.InvariantCulture, $"#board{{--w:{one.Width};--h:{one.Height};--text:{one.TextSize}}}");
            if (i > 0)
            {
                // At the very border two queries hold; the later one counts, also for what it does not place.
                css.Append(".w{display:none}");
            }

            for (int order = 0; order < one.Places.Length; order++)
            {
                var place = one.Places[order];
                css.Append(CultureInfo.InvariantCulture, $"[data-widget=\"{place.Widget}\"]{{display:flex;z-index:{order};--x:{place.X};--y:{place.Y};--bw:{place.Width};--bh:{place.Height}}}");
            }

            css.Append('}');
        }

        return css.ToString();
    }
}
