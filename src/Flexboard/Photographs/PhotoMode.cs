using System.Collections.Immutable;
using System.Globalization;
using Flexboard.Boards;
using Flexboard.Boards.Page;
using Flexboard.Core.Boards;
using Flexboard.Core.Legibility;
using Flexboard.Walls;

namespace Flexboard.Photographs;

/// <summary>How a board looks while it is photographed: docs/photographs.md.</summary>
/// <param name="Contrast">White to black of the wall as the room sees it, above 1.</param>
/// <param name="PublishWidth">Of the picture as it is printed, pixels.</param>
public sealed record PhotoMode(double Contrast, int PublishWidth)
{
    /// <summary>Where nobody says how wide the picture will be printed.</summary>
    public const int UsualWidth = 1920;

    /// <summary>How wide pictures are printed: in an article, across a screen, and as the press asks for them.</summary>
    public static ImmutableArray<int> Widths { get; } = [1200, UsualWidth, 4000];

    /// <summary>The narrowest picture, pixels; the widest is <see cref="WidestPublished"/>.</summary>
    public const int NarrowestPublished = 600;

    /// <inheritdoc cref="NarrowestPublished"/>
    public const int WidestPublished = 8192;

    /// <summary>Size of labels, in heights of a title: board.css.</summary>
    private const double Label = 26.0 / 27;

    /// <summary>How much larger, for a camera that stands a little to the side sees the far end of a wall smaller. A judgment.</summary>
    private const double Aside = 1.08;

    /// <summary>A picture is half as wide again as it is high.</summary>
    private const double PictureRatio = 1.5;

    /// <summary>How much higher Korean, Chinese and Japanese text has to be. A judgment, as <see cref="Sight.GoodIdeograph"/>.</summary>
    private const double Ideographs = Sight.GoodIdeograph / Sight.GoodCapital;

    private static readonly ImmutableArray<string> IdeographCultures = ["ko", "ja", "zh"];

    /// <summary>The least contrast that is photographed; the most is <see cref="MostContrast"/>.</summary>
    public const double LeastContrast = 1.01;

    /// <inheritdoc cref="LeastContrast"/>
    public const double MostContrast = 100_000;

    /// <summary>For a wall.</summary>
    /// <param name="wall">Null: none is known.</param>
    /// <param name="publishWidth">Pixels; null, or one that cannot be: <see cref="UsualWidth"/>.</param>
    /// <param name="contrast">In place of the wall's; null: the wall's.</param>
    public static PhotoMode Of(Wall? wall, int? publishWidth, double? contrast = null) => new(
        contrast ?? (wall is null ? null : WallSight.Contrast(wall)) ?? Photograph.AssumedContrast,
        publishWidth is >= NarrowestPublished and <= WidestPublished ? publishWidth.Value : UsualWidth);

    /// <summary>A contrast as an address says it; null: none, or one that cannot be.</summary>
    public static double? ReadContrast(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double contrast) && contrast is >= LeastContrast and <= MostContrast ? contrast : null;

    /// <summary>Its colours, as a style sheet after all others.</summary>
    public string Styles()
    {
        // On a wall without contrast there is nothing to choose.
        var palette = PhotoPalette.For(1 / (Math.Max(Contrast, LeastContrast) - 1));
        var (ground, panel, line, ink, secondary, data, good, warning, bad, earlier) = palette;
        return $":root,[data-theme]{{--ground:{ground};--panel:{panel};--line:{line};--hairline:transparent;--ink:{ink};--secondary:{secondary};--data:{data};--good:{good};--warning:{warning};--bad:{bad};--earlier:{earlier}}}";
    }

    /// <summary>A board with type as high as the picture needs it, below a strip with its title and the time where it says neither itself.</summary>
    public Board Of(Board board)
    {
        double ideographs = IdeographCultures.Contains(board.Culture.Split('-')[0]) ? Ideographs : 1;
        var raised = board with
        {
            Theme = "dark",
            Arrangements = [.. board.Arrangements.Select(one => one with { TextSize = Math.Max(one.TextSize, TextSize(one) * ideographs) })],
        };
        return BoardStrip.IsIn(board) ? raised : BoardStrip.Above(raised);
    }

    /// <summary>Height of titles by which labels, the smallest text, are high enough in the picture, board units.</summary>
    private double TextSize(Arrangement arrangement)
    {
        // A high board fills the height of the picture, not its width.
        double across = Math.Max(arrangement.Width, arrangement.Height * PictureRatio);
        double label = Aside * Photograph.CapitalFor(across, PublishWidth) / Typeface.Capital;
        double most = Math.Min(arrangement.Width, arrangement.Height) * BoardFormat.MaxTextSize;
        return Math.Min(most, label / Label);
    }
}
