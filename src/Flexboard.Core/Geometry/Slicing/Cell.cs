namespace Flexboard.Core.Geometry.Slicing;

/// <summary>A node of a layout: a widget, a block with its lines and frame around one cell, or cells in a row or a column.</summary>
internal sealed class Cell
{
    public Leaf? Leaf { get; init; }

    /// <summary>The block whose lines and frame stand around its one part.</summary>
    public Block? Dressed { get; init; }

    public bool IsRow { get; init; }

    public IReadOnlyList<Cell> Parts { get; init; } = [];

    /// <summary>The area that its widgets should have, in the source's units.</summary>
    public double Weight { get; init; }

    /// <summary>What it gets of its row's or column's length, relative to its neighbours.</summary>
    public double Demand { get; set; }

    /// <summary>The area that its widgets have.</summary>
    public double Area { get; set; }

    public double LeastWidth { get; set; }

    public double LeastHeight { get; set; }

    public Box Box { get; set; }

    /// <summary>The layout of a block in a box of the ratio of a step.</summary>
    public static Cell Of(Block block, ShapeTable table, int step)
    {
        if (block.Leaf is { } leaf && !block.IsDressed)
        {
            return new() { Leaf = leaf, Weight = leaf.Weight, Demand = leaf.Weight };
        }

        int inner = table.Inner[step];
        var content = block.Leaf is { } within
            ? new Cell { Leaf = within, Weight = within.Weight, Demand = within.Weight }
            : Of(table.Plans[inner]!, block, table);
        return block.IsDressed ? new() { Dressed = block, Parts = [content], Weight = content.Weight, Demand = content.Weight } : content;
    }

    private static Cell Of(Plan plan, Block block, ShapeTable table)
    {
        if (plan.Part >= 0)
        {
            return Of(block.Parts[plan.Part], table.Parts[plan.Part], plan.Step);
        }

        // A row within a row is one row: its edges line up, and its gaps are counted once.
        var parts = plan.Parts.Select(part => Of(part, block, table))
            .SelectMany(cell => cell.Leaf is null && cell.Dressed is null && cell.IsRow == plan.IsRow ? cell.Parts : [cell]).ToList();
        double weight = parts.Sum(part => part.Weight);
        return new() { IsRow = plan.IsRow, Parts = parts, Weight = weight, Demand = weight };
    }
}
