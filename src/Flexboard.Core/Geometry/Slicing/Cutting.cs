namespace Flexboard.Core.Geometry.Slicing;

/// <summary>
/// Cuts the source into a tree: along the gaps where there are any, through small overlaps where there are none, and
/// otherwise where the fewest boxes are cut.
/// </summary>
/// <param name="parts">What is cut.</param>
/// <param name="rowsFirst">Whether a grid is rows of widgets; otherwise it is columns of them.</param>
internal sealed class Cutting(SourceParts parts, bool rowsFirst)
{
    // Boxes that overlap by less than this part of their sides are neighbours.
    private static readonly double[] Shrinks = [0.0005, 0.08];

    /// <summary>The tree of the whole source, or null when nothing shares its area.</summary>
    public Slice? Cut() => CutGroup(null);

    private Slice? CutGroup(string? group)
    {
        var items = parts.LeavesIn(group).Select(leaf => new Slice { Box = leaf.Source, Leaf = leaf }).ToList();
        items.AddRange(parts.GroupsIn(group).Select(CutGroup).OfType<Slice>());
        var frame = group is null ? null : parts.Frames.GetValueOrDefault(group);
        if (items.Count == 0)
        {
            // A frame around nothing is a box like others.
            return frame is null ? null : new Slice { Box = frame.Source, Leaf = frame };
        }

        var whole = CutItems(items, lastWasRow: null);
        return frame is null ? whole : new Slice { Box = whole.Box.Around(frame.Source), Frame = frame, Parts = [whole] };
    }

    private Slice CutItems(List<Slice> items, bool? lastWasRow)
    {
        if (items.Count == 1)
        {
            return items[0];
        }

        var (runs, isRow) = Along(items, lastWasRow);
        var cut = runs.Select(run => CutItems(run, isRow)).ToList();
        return new Slice { Box = cut.Select(part => part.Box).Aggregate((a, b) => a.Around(b)), IsRow = isRow, Parts = cut };
    }

    private (List<List<Slice>> Runs, bool IsRow) Along(List<Slice> items, bool? lastWasRow)
    {
        bool[] directions = lastWasRow is { } last ? [!last, last] : rowsFirst ? [false, true] : [true, false];
        foreach (double shrink in Shrinks)
        {
            foreach (bool isRow in directions)
            {
                if (Runs(items, isRow, shrink) is { Count: > 1 } runs)
                {
                    return (isRow == rowsFirst ? Joined(runs, isRow, shrink) : runs, isRow);
                }
            }
        }

        var row = LeastCut(items, isRow: true);
        var column = LeastCut(items, isRow: false);
        return row.Cost < column.Cost ? (row.Runs, true) : (column.Runs, false);
    }

    /// <summary>
    /// Runs that can be cut together the way that is tried first are one: below a headline that spans a grid of columns
    /// these stay columns.
    /// </summary>
    private static List<List<Slice>> Joined(List<List<Slice>> runs, bool isRow, double shrink)
    {
        var joined = new List<List<Slice>>();
        foreach (var run in runs)
        {
            if (joined.Count > 0 && !run.TrueForAll(item => item.IsLines) && !joined[^1].TrueForAll(item => item.IsLines)
                && Runs([.. joined[^1], .. run], !isRow, shrink).Count > 1)
            {
                joined[^1].AddRange(run);
            }
            else
            {
                joined.Add([.. run]);
            }
        }

        // All of them together were not cut that way, or they would have been.
        return joined.Count > 1 ? joined : runs;
    }

    /// <summary>Items that no line between them parts are one run.</summary>
    private static List<List<Slice>> Runs(List<Slice> items, bool isRow, double shrink)
    {
        var runs = new List<List<Slice>>();
        double end = double.NegativeInfinity;
        foreach (var (item, from, to) in items.Select(item => (item, Ends: Ends(item.Box.Shrunk(shrink), isRow)))
            .Select(one => (one.item, one.Ends.From, one.Ends.To)).OrderBy(one => one.From).ThenBy(one => one.To))
        {
            if (from >= end)
            {
                runs.Add([]);
            }

            runs[^1].Add(item);
            end = Math.Max(end, to);
        }

        return runs;
    }

    /// <summary>The cut between two middles that goes least through boxes.</summary>
    private static (List<List<Slice>> Runs, double Cost) LeastCut(List<Slice> items, bool isRow)
    {
        var sorted = items.OrderBy(item => isRow ? item.Box.MiddleX : item.Box.MiddleY)
            .ThenBy(item => isRow ? item.Box.MiddleY : item.Box.MiddleX).ToList();
        var (best, least) = (1, double.PositiveInfinity);
        for (int i = 1; i < sorted.Count; i++)
        {
            double before = sorted.Take(i).Max(item => Ends(item.Box, isRow).To);
            double after = sorted.Skip(i).Min(item => Ends(item.Box, isRow).From);
            double middle = (before + after) / 2;
            double cost = sorted.Select((item, at) => (Ends: Ends(item.Box, isRow), IsBefore: at < i))
                .Sum(one => Math.Max(0, one.IsBefore ? one.Ends.To - middle : middle - one.Ends.From) / (one.Ends.To - one.Ends.From));
            if (cost < least - 1e-9)
            {
                (best, least) = (i, cost);
            }
        }

        return ([sorted[..best], sorted[best..]], least);
    }

    private static (double From, double To) Ends(Box box, bool isRow) => isRow ? (box.X, box.Right) : (box.Y, box.Bottom);
}
