using System.Collections.Immutable;
using Flexboard.Core.Geometry;

namespace Flexboard.Core.Legibility;

/// <summary>
/// Judges a board on a wall. Sources: ISO 9241-303 and NUREG-0700 (sizes, contrasts, polarity), FAA HF-STD-001 (stems),
/// ISA-101 (hues), WCAG 2.3.1 (flashes); what is not among them is a judgment and says so.
/// </summary>
public static class LegibilityCheck
{
    /// <summary>Text below this cannot be read at ease, as projected: NUREG-0700.</summary>
    public const double LeastTextContrast = 6;

    /// <summary>Text below this takes effort.</summary>
    public const double GoodTextContrast = 10;

    /// <summary>Lines, lamps and cells below this are not seen.</summary>
    public const double LeastMarkContrast = 3;

    /// <summary>Two colours that differ less, CIEDE2000, are not told apart at a glance. A judgment.</summary>
    public const double LeastDifference = 15;

    /// <summary>Two that differ less are one. A judgment.</summary>
    public const double NoDifference = 5;

    /// <summary>The most hues of a board's data: ISA-101.</summary>
    public const int MostHues = 4;

    /// <summary>Of one widget, how many colours are compared with each other: the work grows with their square, and nobody tells more apart.</summary>
    private const int MostColours = 50;

    /// <summary>The most flashes a second: WCAG 2.3.1.</summary>
    public const double MostFlashes = 3;

    /// <summary>Stems and lines are at least so thick at the farthest eye, arc minutes.</summary>
    public const double LeastStroke = 1;

    /// <summary>The same in pixels of a wall.</summary>
    public const double LeastPixels = 2;

    /// <summary>Of a picture that is hidden so far nothing is seen that counts. A judgment.</summary>
    private const double LeastHidden = 0.5;

    /// <summary>Stems as a part of the capital's height: light on dark.</summary>
    private const double LeastStem = 1.0 / 8;

    /// <summary>Dark on light, where the ground eats into them.</summary>
    private const double LeastDarkStem = 1.0 / 6;

    /// <summary>What is measured in a browser is exact to a part of a pixel.</summary>
    private const double Tolerance = 0.995;

    private static readonly ImmutableArray<string> States = ["good", "warning", "bad"];

    /// <summary>Judges.</summary>
    public static LegibilityReport Judge(MeasuredBoard board, Viewing viewing)
    {
        double scale = viewing.Scale(board);
        var lit = new LitArea(viewing.Outputs);
        ImmutableArray<Finding> all =
        [
            .. board.Texts.SelectMany(text => OfText(text, viewing, scale)),
            .. board.Marks.SelectMany(mark => OfMark(mark, viewing, scale)),
            .. board.Marks.GroupBy(mark => mark.Widget).SelectMany(OfPairs),
            .. board.Texts.SelectMany(text => OfPlace(viewing.Place(board, text.Box), 0, viewing.Masks, lit)
                .Select(one => one with { Widget = text.Widget, Role = text.Role, Boxes = [text.Box] })),
            .. board.Pictures.SelectMany(picture => OfPlace(viewing.Place(board, picture.Box), LeastHidden, viewing.Masks, lit)
                .Select(one => one with { Widget = picture.Widget, Boxes = [picture.Box] })),
            .. OfMargins(board, viewing, scale),
            .. OfHues(board.Marks),
            .. OfPolarity(board, viewing),
            .. board.Blinks.Where(one => one.PerSecond > MostFlashes || one.IsText)
                .Select(one => new Finding(FindingKind.Flash, true, one.Widget, "", [], [one.PerSecond], [])),
        ];

        // Of what looks the same in one widget the worst is said, and where all of it is.
        ImmutableArray<Finding> findings =
        [
            .. all.GroupBy(one => (one.Kind, one.Widget, one.Role, one.IsFailure, Colours: string.Join(' ', one.Colours)))
                .Select(same => same.MaxBy(one => one.TextFactor ?? 0)! with { Boxes = [.. same.SelectMany(one => one.Boxes)] })
                .OrderByDescending(one => one.IsFailure).ThenBy(one => one.Kind),
        ];
        int looked = board.Texts.Length + board.Marks.Length + board.Pictures.Length + board.Blinks.Length;
        double wrong = all.Sum(one => one.IsFailure ? 1 : 1.0 / 3);
        int score = looked == 0 ? 100 : (int)Math.Floor(100 * Math.Clamp(1 - (wrong / looked), 0, 1));
        return new(findings, findings.IsEmpty ? 100 : Math.Min(99, score));
    }

    private static IEnumerable<Finding> OfText(MeasuredText text, Viewing viewing, double scale)
    {
        Finding Of(FindingKind kind, bool isFailure, params ImmutableArray<double> figures) => new(kind, isFailure, text.Widget, text.Role, [text.Box], figures, []);
        var (least, good) = text.IsIdeographic ? (Sight.LeastIdeograph, Sight.GoodIdeograph) : (Sight.LeastCapital, Sight.GoodCapital);
        double height = text.Capital * scale, angle = Sight.ArcMinutes(height, viewing.Farthest);
        if (angle < good * Tolerance)
        {
            double wanted = Sight.HeightFor(good, viewing.Farthest);
            yield return Of(FindingKind.Size, angle < least * Tolerance, angle, viewing.Farthest / 1000, wanted, height) with { TextFactor = text.Grows ? wanted / height : null };
        }

        var (ink, ground) = (Colour.Of(text.Ink), Colour.Of(text.Ground));
        double stem = height * Typeface.Stem(text.Weight);
        double thick = Math.Max(Sight.HeightFor(LeastStroke, viewing.Farthest), LeastPixels / viewing.PixelsPerMillimetre);

        // Ideographs have thinner strokes, which their height makes up for.
        double wantedStem = text.IsIdeographic ? thick : Math.Max(thick, height * (ink.Luminance < ground.Luminance ? LeastDarkStem : LeastStem));
        if (stem < wantedStem * Tolerance)
        {
            yield return Of(FindingKind.Stem, stem < thick * Tolerance / 2, wantedStem, stem);
        }

        double contrast = viewing.Between(ink, ground);
        if (contrast < GoodTextContrast * Tolerance)
        {
            bool isFailure = contrast < LeastTextContrast * Tolerance;
            yield return Of(FindingKind.TextContrast, isFailure, contrast, isFailure ? LeastTextContrast : GoodTextContrast) with
            {
                Colours = [text.Ink, text.Ground],
                Colour = Enough(ink, ground, viewing, LeastTextContrast),
            };
        }

        if (IsBlue(ink))
        {
            yield return Of(FindingKind.Blue, true) with { Colours = [text.Ink] };
        }
    }

    /// <summary>What cannot be seen of something because of where it is.</summary>
    /// <param name="at">Where, mm.</param>
    /// <param name="most">What part of it may be hidden before it cannot be read.</param>
    /// <param name="masks">What of the wall is not there.</param>
    /// <param name="lit">What of it is lit.</param>
    private static IEnumerable<Finding> OfPlace(Box at, double most, ImmutableArray<ImmutableArray<double>> masks, LitArea lit)
    {
        if (masks.Any(mask => Regions.Meet(at, mask)))
        {
            yield return new(FindingKind.Masked, most == 0 || Regions.Hidden(at, masks) >= most, "", "", [], [], []);
        }

        double gap = lit.Unlit(at);
        if (gap > 0)
        {
            yield return new(FindingKind.Seam, most == 0, "", "", [], [gap], []);
        }
    }

    /// <summary>Of each widget, what lies too near an edge: a widget is moved as a whole.</summary>
    private static IEnumerable<Finding> OfMargins(MeasuredBoard board, Viewing viewing, double scale)
    {
        foreach (var widget in board.Texts.Select(text => (text.Widget, text.Box)).Concat(board.Pictures.Select(picture => (picture.Widget, picture.Box))).GroupBy(one => one.Widget))
        {
            double Least(Func<Box, double> to) => widget.Min(one => to(viewing.Place(board, one.Box)));
            double left = Least(at => at.X), right = Least(at => viewing.Width - at.X - at.Width);
            double top = Least(at => at.Y), bottom = Least(at => viewing.Height - at.Y - at.Height);
            double kept = Math.Min(Math.Min(left, right), Math.Min(top, bottom));
            if (kept < viewing.SafeMargin * Tolerance)
            {
                double Off(double near, double far) => (Math.Max(0, viewing.SafeMargin - near) - Math.Max(0, viewing.SafeMargin - far)) / scale;
                bool IsNear(Box at) => Math.Min(Math.Min(at.X, viewing.Width - at.X - at.Width), Math.Min(at.Y, viewing.Height - at.Y - at.Height)) < viewing.SafeMargin * Tolerance;
                yield return new(FindingKind.Margin, false, widget.Key, "", [.. widget.Select(one => one.Box).Where(box => IsNear(viewing.Place(board, box)))], [viewing.SafeMargin, kept], [])
                {
                    Move = new Point(Off(left, right), Off(top, bottom)),
                };
            }
        }
    }

    private static IEnumerable<Finding> OfMark(MeasuredMark mark, Viewing viewing, double scale)
    {
        Finding Of(FindingKind kind, bool isFailure, params ImmutableArray<double> figures) => new(kind, isFailure, mark.Widget, "", [], figures, [mark.Colour]);
        var (colour, ground) = (Colour.Of(mark.Colour), Colour.Of(mark.Ground));
        double contrast = viewing.Between(colour, ground);
        if (contrast < LeastMarkContrast * Tolerance)
        {
            yield return Of(FindingKind.MarkContrast, true, contrast, LeastMarkContrast) with { Colours = [mark.Colour, mark.Ground], Colour = Enough(colour, ground, viewing, LeastMarkContrast) };
        }

        if (mark.Thickness is { } thickness)
        {
            double wide = thickness * scale;
            double wanted = Math.Max(Sight.HeightFor(LeastStroke, viewing.Farthest), LeastPixels / viewing.PixelsPerMillimetre);
            if (wide < wanted * Tolerance)
            {
                yield return Of(FindingKind.Line, wide < wanted * Tolerance / 2, wanted, wide);
            }

            if (IsBlue(colour))
            {
                yield return Of(FindingKind.Blue, true);
            }
        }
    }

    /// <summary>Colours of one widget that are one to somebody. States have a shape each as well, and lines a label.</summary>
    private static IEnumerable<Finding> OfPairs(IGrouping<string, MeasuredMark> marks)
    {
        (string Notation, Colour Colour, bool IsTold)[] colours =
            [.. marks.GroupBy(mark => mark.Colour).Take(MostColours).Select(same => (same.Key, Colour.Of(same.Key), same.Any(mark => States.Contains(mark.Role) || mark.Thickness is not null)))];
        for (int i = 0; i < colours.Length; i++)
        {
            for (int j = i + 1; j < colours.Length; j++)
            {
                var (one, other) = (colours[i], colours[j]);
                double difference = Enum.GetValues<ColourVision>().Min(vision => Colour.Difference(one.Colour.SeenBy(vision), other.Colour.SeenBy(vision)));
                if (difference < LeastDifference)
                {
                    bool isTold = one.IsTold || other.IsTold;
                    yield return new(FindingKind.Alike, difference < NoDifference && !isTold, marks.Key, "", [], [difference], [one.Notation, other.Notation]);
                }
            }
        }
    }

    private static IEnumerable<Finding> OfHues(ImmutableArray<MeasuredMark> marks)
    {
        // States are no data, and what is grey has no hue.
        int hues = ColourHues.Count(marks.Where(mark => !States.Contains(mark.Role)).Select(mark => Colour.Of(mark.Colour)));
        return hues > MostHues ? [new(FindingKind.Hues, false, "", "", [], [hues, MostHues], [])] : [];
    }

    private static IEnumerable<Finding> OfPolarity(MeasuredBoard board, Viewing viewing)
    {
        int dark = board.Texts.Count(text => Colour.Of(text.Ink).Luminance > Colour.Of(text.Ground).Luminance);
        return viewing.AmbientLux >= WallLight.LightGround && dark * 2 > board.Texts.Length
            ? [new(FindingKind.Polarity, false, "", "", [], [viewing.AmbientLux, WallLight.LightGround], [])] : [];
    }

    /// <summary>Little else than the blue primary: an eye cannot focus it beside other colours, and a camera renders it dark.</summary>
    private static bool IsBlue(Colour colour) => colour.Blue > 0.15 && colour.Blue > 4 * Math.Max(colour.Red, colour.Green);

    /// <summary>The colour, made lighter or darker until it stands out.</summary>
    private static string? Enough(Colour colour, Colour ground, Viewing viewing, double least)
    {
        const int Steps = 50;
        double toward = colour.Luminance >= ground.Luminance ? 1 : 0;
        for (int step = 1; step <= Steps; step++)
        {
            double part = (double)step / Steps;
            double Mix(double light) => light + ((toward - light) * part);
            var mixed = new Colour(Mix(colour.Red), Mix(colour.Green), Mix(colour.Blue));
            if (viewing.Between(Colour.Of(mixed.ToString()), ground) >= least)
            {
                return mixed.ToString();
            }
        }

        return null;
    }
}
