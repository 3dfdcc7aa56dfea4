using Flexboard.Core.Boards;

namespace Flexboard.Core.Geometry.Slicing;

/// <summary>A layout in whole units.</summary>
internal sealed record Draft(Box[] Boxes, double Text, Quality Quality);

/// <summary>Makes layouts of one text size in several ways and takes the best.</summary>
internal sealed class Drafting
{
    // Of boards with more widgets fewer layouts are compared, so that all take about the same time.
    private const int ManyWidgets = 90;

    // In title heights: the usual gap and margin, and how far a source may leave them.
    private const double LeastGap = 0.2;
    private const double MostGap = 0.6;
    private const double MarginOfGap = 1.4;

    // A title has at least so many of the units that edges are rounded to: whole ones, on all but the smallest canvases.
    private const double UnitsOfText = 4;

    // The part of the canvas that is left for widgets when ratios are weighed.
    private const double Expected = 0.9;

    // How much margins may grow so that equal widgets are equal to the unit: of a side, and in units.
    private const double SpareOfSide = 0.025;
    private const int MostSpare = 40;

    // How many gaps are tried when the widest that leaves enough area does not keep the order.
    private const int MostTightened = 3;

    private static readonly (double Turn, double Break)[] Weighings = [(0.03, 0.1), (0.03, 1), (0.3, 0.5), (0.01, 0.02)];
    private static readonly double[] Tightenings = [1, 0.85, 0.72, 0.6, 0.5, 0.4, 0.3, 0.2];
    private static readonly (double Reach, bool IsEven)[] Alignments =
        [(0.3, true), (0.3, false), (0.2, false), (0.12, false), (0.05, false), (0, false)];

    private readonly SourceParts parts;
    private readonly double sourceText;
    private readonly double width;
    private readonly double height;
    private readonly double text;
    private readonly double change;
    private readonly double gap;
    private readonly double unit;

    private Drafting(SourceParts parts, Arrangement source, double width, double height, double text)
    {
        (this.parts, this.width, this.height, this.text) = (parts, width, height, text);
        sourceText = source.TextSize;
        change = Math.Log(width / height / source.Ratio);
        gap = Math.Clamp(Gaps.Of(parts) / source.TextSize, LeastGap, MostGap) * text;
        unit = text >= UnitsOfText ? 1 : Math.Pow(10, Math.Floor(Math.Log10(text / UnitsOfText)));
    }

    private bool IsMany => parts.Leaves.Length > ManyWidgets;

    public static Draft Best(SourceParts parts, Arrangement source, double width, double height, double text) =>
        new Drafting(parts, source, width, height, text).Best();

    private Draft Best()
    {
        var blocks = new[] { true, false }.Select(rowsFirst => new Cutting(parts, rowsFirst).Cut())
            .OfType<Slice>().Select(slice => new Blocks(sourceText).Of(slice)).ToList();
        Draft? best = null;
        foreach (var (turn, cut) in Weighings)
        {
            if (IsMany && best is { Quality.IsKept: true })
            {
                break;
            }

            foreach (var block in blocks)
            {
                best = Better(best, Drafts(block, new Taste(turn, cut, change)));
            }
        }

        return best ?? Finish(_ => { }, new Lettering(text, sourceText, gap), new Taste(0, 0, change));
    }

    private static Draft Better(Draft? one, Draft other) =>
        one is null || other.Quality.Cost < one.Quality.Cost - 1e-9 ? other : one;

    private Draft Drafts(Block block, Taste taste)
    {
        var usual = new Lettering(text, sourceText, Units(gap));
        var table = new Shapes(taste, usual, width * height * Expected / block.Weight).Of(block);
        var sheet = new Sheet(Cell.Of(block, table, Ratios.StepOf(width / height)), this, taste);
        Draft? best = null;
        int tries = 0;
        double[] gaps = [.. Tightenings.Select(tight => Units(gap * tight)).Distinct()];
        foreach (double each in gaps)
        {
            var lettering = usual with { Gap = each };
            if (each == gaps[^1] || sheet.Filled(lettering, default, default).Quality.Used >= Quality.LeastUsed)
            {
                best = Better(best, sheet.Best(lettering));
                if (best.Quality.IsKept || ++tries == MostTightened)
                {
                    break;
                }
            }
        }

        return best!;
    }

    private Draft Finish(Action<Action<Leaf, Box>> fill, Lettering lettering, Taste taste)
    {
        var boxes = new Box[parts.Leaves.Length];
        fill((leaf, box) => boxes[leaf.Index] = Whole(box));
        foreach (var backdrop in parts.Backdrops)
        {
            boxes[backdrop.Index] = new(0, 0, width, height);
        }

        foreach (var (leaf, host) in parts.Upon.OrderByDescending(pair => pair.Value.Source.Area))
        {
            boxes[leaf.Index] = Whole(On(leaf.Source, host.Source, boxes[host.Index]));
        }

        return new(boxes, text, Quality.Of(parts, boxes, width, height, lettering, taste));
    }

    /// <summary>Where on its host a box lies when the host has moved.</summary>
    private static Box On(Box box, Box host, Box now)
    {
        double x = now.X + ((box.X - host.X) / host.Width * now.Width);
        double y = now.Y + ((box.Y - host.Y) / host.Height * now.Height);
        var (wide, high) = (Math.Min(box.Width / host.Width, 1) * now.Width, Math.Min(box.Height / host.Height, 1) * now.Height);
        return new(Math.Clamp(x, now.X, now.Right - wide), Math.Clamp(y, now.Y, now.Bottom - high), wide, high);
    }

    private double Units(double length) => Math.Max(1, Math.Round(length / unit)) * unit;

    /// <summary>Edges, not sizes, are rounded: what meets still meets.</summary>
    private Box Whole(Box box)
    {
        double x = Round(box.X);
        double y = Round(box.Y);
        return new(x, y, Math.Max(unit, Round(box.Right) - x), Math.Max(unit, Round(box.Bottom) - y));
    }

    private double Round(double at) => Math.Round(at / unit, MidpointRounding.AwayFromZero) * unit;

    /// <summary>One layout on the canvas, with several gaps and margins.</summary>
    private sealed class Sheet(Cell cell, Drafting on, Taste taste)
    {
        private int rounds = Filling.Rounds;

        public Draft Best(Lettering lettering)
        {
            var drafts = Alignments.Select(alignment => (Draft: Filled(lettering, default, alignment), Alignment: alignment)).ToList();
            var best = drafts.MinBy(one => one.Draft.Quality.Cost).Draft;
            if (IsEnough(best.Quality) && best.Quality.CostBeforeOrder <= drafts.Min(one => one.Draft.Quality.CostBeforeOrder))
            {
                return best;
            }

            // Widgets that were equal are told apart by a unit: some width, and some height, divides evenly.
            foreach (var (_, alignment) in drafts.GroupBy(one => one.Alignment.IsEven).Select(group => group.MinBy(one => one.Draft.Quality.CostBeforeOrder)))
            {
                int x = Evenest(Spares(on.width), spare => Filled(lettering, (spare, 0), alignment)).Spare;
                best = Better(best, Evenest(Spares(on.height), spare => Filled(lettering, (x, spare), alignment)).Draft);
            }

            return best;
        }

        public Draft Filled(Lettering lettering, (int X, int Y) spare, (double Reach, bool IsEven) alignment)
        {
            double margin = on.Units(MarginOfGap * lettering.Gap);
            var room = new Box(
                margin + (spare.X / 2 * on.unit),
                margin + (spare.Y / 2 * on.unit),
                on.width - (2 * margin) - (spare.X * on.unit),
                on.height - (2 * margin) - (spare.Y * on.unit));
            var filling = new Filling(lettering);
            filling.Fill(cell, room, rounds);
            rounds = Filling.FewRounds;
            return on.Finish(put => filling.Align(cell, room, new Edges(alignment.Reach, alignment.IsEven), put), lettering, taste);
        }

        /// <summary>Of boards with many widgets it is enough that promises are kept.</summary>
        private bool IsEnough(Quality quality) => quality.IsKept && (quality.Order >= Quality.CertainOrder || on.IsMany);

        private (Draft Draft, int Spare) Evenest(int most, Func<int, Draft> fill)
        {
            (Draft Draft, int Spare) best = (fill(0), 0);
            for (int spare = 1; spare < most && !IsEnough(best.Draft.Quality); spare++)
            {
                var next = fill(spare);
                best = next.Quality.Cost < best.Draft.Quality.Cost - 1e-9 ? (next, spare) : best;
            }

            return best;
        }

        private int Spares(double side) => (int)Math.Clamp(side * SpareOfSide / on.unit, 1, MostSpare);
    }
}
