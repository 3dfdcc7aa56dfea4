namespace Flexboard.Core.Geometry.Slicing;

/// <summary>The room that a block's lines and frame take of its box.</summary>
internal static class Dress
{
    // Lines never take more than this of a box, however low.
    private const double MostLines = 0.7;

    /// <summary>The box within.</summary>
    public static Box Within(Block block, Box box, Lettering lettering)
    {
        var framed = Inside(block, box, lettering);
        var (head, foot) = Heights(block, framed, lettering);
        return framed with { Y = framed.Y + head, Height = framed.Height - head - foot };
    }

    /// <summary>The least size of a block, from that of what is within.</summary>
    public static (double Width, double Height) Least(Block block, double width, double height, double widthNow, Lettering lettering)
    {
        var all = block.Head.Concat(block.Foot).ToList();
        double room = Math.Max(width, Lines.LeastWidth(all, lettering));
        double at = Math.Max(room, widthNow);
        double lines = Lines.HeightOf(Lines.In(block.Head, at, lettering), lettering, isHead: true)
            + Lines.HeightOf(Lines.In(block.Foot, at, lettering), lettering, isHead: false);
        var (side, top) = block.Frame is { } frame ? (frame.Side * lettering.Text, frame.Top * lettering.Text) : (0, 0);
        return (room + SideRule(block, lettering) + (2 * side), height + lines + top + side);
    }

    /// <summary>Where the lines, the upright line and the frame of a block are in its box.</summary>
    public static void Place(Block block, Box box, Lettering lettering, Edges edges, Action<Leaf, Box> put)
    {
        if (block.Frame is { } frame)
        {
            put(frame.Leaf, box);
        }

        var inside = Inside(block, box, lettering);
        var (head, foot) = Heights(block, inside, lettering);
        if (block.SideRule is { } rule)
        {
            double thick = lettering.Thickness(rule);
            double taken = SideRule(block, lettering);
            put(rule, new(inside.X - taken, inside.Y, Math.Min(thick, taken), inside.Height));
        }

        Stack(Lines.In(block.Head, inside.Width, lettering), inside with { Height = head }, isHead: true);
        Stack(Lines.In(block.Foot, inside.Width, lettering), inside with { Y = inside.Bottom - foot, Height = foot }, isHead: false);

        void Stack(List<IReadOnlyList<Leaf>> lines, Box room, bool isHead)
        {
            double all = Lines.HeightOf(lines, lettering, isHead);
            double fit = all > 0 ? room.Height / all : 1;
            double y = room.Y;
            for (int i = 0; i < lines.Count; i++)
            {
                double before = isHead ? 0 : lettering.GapBetween(lines[i], i > 0 ? lines[i - 1] : null);
                double after = isHead ? lettering.GapBetween(lines[i], i + 1 < lines.Count ? lines[i + 1] : null) : 0;
                double height = lettering.HeightOf(lines[i]);
                var line = new Box(room.X, y + (before * fit), room.Width, height * fit);
                double[] widths = Shares.Of(
                    room.Width - ((lines[i].Count - 1) * lettering.Gap),
                    [.. lines[i].Select(leaf => leaf.Source.Width)],
                    [.. lines[i].Select(lettering.LeastWidth)]);
                edges.AlignColumns(room.X, widths, [.. lines[i].Select(lettering.LeastWidth)], lettering.Gap, isLine: true);
                double x = room.X;
                foreach (var (leaf, width) in lines[i].Zip(widths))
                {
                    put(leaf, line with { X = x, Width = width });
                    x += width + lettering.Gap;
                }

                y += (before + height + after) * fit;
            }
        }
    }

    private static Box Inside(Block block, Box box, Lettering lettering)
    {
        double side = (block.Frame?.Side ?? 0) * lettering.Text;
        double top = (block.Frame?.Top ?? 0) * lettering.Text;
        double fitX = Fit((2 * side) + SideRule(block, lettering), box.Width);
        double fitY = Fit(top + side, box.Height);
        double left = (side + SideRule(block, lettering)) * fitX;
        return new(box.X + left, box.Y + (top * fitY), box.Width - left - (side * fitX), box.Height - ((top + side) * fitY));
    }

    private static double SideRule(Block block, Lettering lettering) =>
        block.SideRule is { } rule ? lettering.Thickness(rule) + Math.Max(1, Math.Floor(lettering.Gap / 2)) : 0;

    private static (double Head, double Foot) Heights(Block block, Box inside, Lettering lettering)
    {
        double head = Lines.HeightOf(Lines.In(block.Head, inside.Width, lettering), lettering, isHead: true);
        double foot = Lines.HeightOf(Lines.In(block.Foot, inside.Width, lettering), lettering, isHead: false);
        double fit = Fit(head + foot, inside.Height);
        return (head * fit, foot * fit);
    }

    private static double Fit(double taken, double of) => taken > MostLines * of ? MostLines * of / taken : 1;
}
