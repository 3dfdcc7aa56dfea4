namespace Flexboard.Core.Geometry.Slicing;

/// <summary>Gives the cells of a layout their boxes: areas as the widgets' weights ask, least sizes kept, gaps between.</summary>
internal sealed class Filling(Lettering lettering)
{
    /// <summary>Gaps, lines and least sizes take area unevenly; demands settle to within a unit in fewer rounds than this.</summary>
    public const int Rounds = 14;

    /// <summary>The same of a layout that was filled before, in a box or with gaps that differ by little.</summary>
    public const int FewRounds = 3;

    // Of a length that is too short for its gaps.
    private const double MostGaps = 0.5;

    /// <summary>Lays a layout out in a box.</summary>
    public void Fill(Cell cell, Box box, int rounds)
    {
        cell.Box = box;
        for (int round = 0; round < rounds; round++)
        {
            Measure(cell);
            Lay(cell, box, new Edges(0));
            Weigh(cell);
        }
    }

    /// <summary>Lays it out once more, with edges moved to meet others.</summary>
    /// <param name="cell">A layout that was filled.</param>
    /// <param name="box">The same box.</param>
    /// <param name="edges">Moves them.</param>
    /// <param name="put">Takes each widget's box.</param>
    public void Align(Cell cell, Box box, Edges edges, Action<Leaf, Box> put)
    {
        Measure(cell);
        Lay(cell, box, edges);
        Put(cell, edges, put);
    }

    private void Measure(Cell cell)
    {
        foreach (var part in cell.Parts)
        {
            Measure(part);
        }

        (cell.LeastWidth, cell.LeastHeight) = cell switch
        {
            { Leaf: { } leaf } => (lettering.LeastWidth(leaf), lettering.LeastHeight(leaf)),
            { Dressed: { } block } => Dress.Least(block, cell.Parts[0].LeastWidth, cell.Parts[0].LeastHeight, cell.Box.Width, lettering),
            _ => LeastOfParts(cell),
        };
    }

    private (double Width, double Height) LeastOfParts(Cell cell)
    {
        var (alongX, alongY, mostX, mostY) = (0.0, 0.0, 0.0, 0.0);
        foreach (var part in cell.Parts)
        {
            alongX += part.LeastWidth;
            alongY += part.LeastHeight;
            mostX = Math.Max(mostX, part.LeastWidth);
            mostY = Math.Max(mostY, part.LeastHeight);
        }

        double gaps = (cell.Parts.Count - 1) * lettering.Gap;
        return cell.IsRow ? (alongX + gaps, mostY) : (mostX, alongY + gaps);
    }

    /// <summary>From the outside in, level by level: the long edges of a board are there before the short ones that meet them.</summary>
    private void Lay(Cell root, Box box, Edges edges)
    {
        root.Box = box;
        var queue = new Queue<Cell>([root]);
        while (queue.TryDequeue(out var cell))
        {
            if (cell.Dressed is { } block)
            {
                cell.Parts[0].Box = Dress.Within(block, cell.Box, lettering);
            }
            else if (cell.Parts.Count > 0)
            {
                Share(cell, edges);
            }

            foreach (var part in cell.Parts)
            {
                queue.Enqueue(part);
            }
        }
    }

    private void Share(Cell cell, Edges edges)
    {
        var all = cell.Box;
        double length = cell.IsRow ? all.Width : all.Height;
        double gap = Math.Min(lettering.Gap, MostGaps * length / cell.Parts.Count);
        double[] least = [.. cell.Parts.Select(part => cell.IsRow ? part.LeastWidth : part.LeastHeight)];
        double[] sizes = Shares.Of(length - (gap * (cell.Parts.Count - 1)), [.. cell.Parts.Select(part => part.Demand)], least);
        double at = cell.IsRow ? all.X : all.Y;
        if (cell.IsRow)
        {
            edges.AlignColumns(at, sizes, least, gap);
        }
        else
        {
            edges.AlignRows(at, sizes, least, gap);
        }

        for (int i = 0; i < sizes.Length; i++)
        {
            cell.Parts[i].Box = cell.IsRow ? all with { X = at, Width = sizes[i] } : all with { Y = at, Height = sizes[i] };
            at += sizes[i] + gap;
        }
    }

    /// <summary>Whoever has less than its share asks more the next time.</summary>
    private static void Weigh(Cell cell)
    {
        foreach (var part in cell.Parts)
        {
            Weigh(part);
        }

        cell.Area = cell.Leaf is null ? cell.Parts.Sum(part => part.Area) : cell.Box.Area;
        if (cell.Parts.Count > 1)
        {
            double wanted = cell.Parts.Sum(part => part.Weight);
            double has = cell.Parts.Sum(part => part.Area);
            foreach (var part in cell.Parts)
            {
                part.Demand *= Math.Clamp(part.Weight / wanted / Math.Max(part.Area / has, 1e-9), 0.25, 4);
            }

            double sum = cell.Parts.Sum(part => part.Demand);
            foreach (var part in cell.Parts)
            {
                part.Demand /= sum;
            }
        }
    }

    private void Put(Cell cell, Edges edges, Action<Leaf, Box> put)
    {
        if (cell.Leaf is { } leaf)
        {
            put(leaf, cell.Box);
        }

        if (cell.Dressed is { } block)
        {
            Dress.Place(block, cell.Box, lettering, edges, put);
        }

        foreach (var part in cell.Parts)
        {
            Put(part, edges, put);
        }
    }
}
