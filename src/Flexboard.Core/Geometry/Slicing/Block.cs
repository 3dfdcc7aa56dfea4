namespace Flexboard.Core.Geometry.Slicing;

/// <summary>
/// A part of the board as it is laid out anew: a widget or parts in their order, with the lines that head and close it,
/// and its frame.
/// </summary>
internal sealed record Block
{
    public Leaf? Leaf { get; init; }

    /// <summary>In reading order; none in a widget's block.</summary>
    public IReadOnlyList<Block> Parts { get; init; } = [];

    /// <summary>Whether its parts stood side by side in the source.</summary>
    public bool WasRow { get; init; }

    /// <summary>Lines above it, each with what stands in it.</summary>
    public IReadOnlyList<IReadOnlyList<Leaf>> Head { get; init; } = [];

    /// <summary>Lines below it.</summary>
    public IReadOnlyList<IReadOnlyList<Leaf>> Foot { get; init; } = [];

    /// <summary>An upright line at its left.</summary>
    public Leaf? SideRule { get; init; }

    public Frame? Frame { get; init; }

    public double Weight { get; init; }

    /// <summary>Whether there is more to it than its widget or its parts.</summary>
    public bool IsDressed => Head.Count > 0 || Foot.Count > 0 || SideRule is not null || Frame is not null;

    public Block WithHead(IReadOnlyList<IReadOnlyList<Leaf>> head)
    {
        if (head.Count == 0)
        {
            return this;
        }

        // Lines around a frame, or above a widget, need a block of their own.
        return Frame is null && Leaf is null ? this with { Head = [.. head, .. Head] } : Holding([this]) with { Head = head };
    }

    public static Block Of(Leaf leaf) => new() { Leaf = leaf, Weight = leaf.Weight };

    public static Block Holding(IReadOnlyList<Block> parts, bool wasRow = false) =>
        new() { Parts = parts, WasRow = wasRow, Weight = parts.Sum(part => part.Weight) };

    /// <summary>Whether two are built alike and of nearly one size, all through.</summary>
    public bool IsLike(Block other) =>
        Math.Max(Weight, other.Weight) <= 1.06 * Math.Min(Weight, other.Weight)
        && Leaf is null == other.Leaf is null && WasRow == other.WasRow && !IsDressed && !other.IsDressed
        && Parts.Count == other.Parts.Count && Parts.Zip(other.Parts).All(pair => pair.First.IsLike(pair.Second));
}

/// <summary>A frame around a block.</summary>
/// <param name="Leaf">The widget that draws it.</param>
/// <param name="Side">The room at its sides and bottom, in title heights.</param>
/// <param name="Top">The room above, where its title stands.</param>
internal sealed record Frame(Leaf Leaf, double Side, double Top);

/// <summary>Makes blocks of slices: lines are taken out and head or close what stands beside them.</summary>
/// <param name="text">The source's title height.</param>
internal sealed class Blocks(double text)
{
    public Block Of(Slice slice)
    {
        if (slice.Leaf is { } leaf)
        {
            return Block.Of(leaf);
        }

        if (slice.Frame is { } frame)
        {
            return Framed(frame, slice.Parts[0]);
        }

        return slice.IsLines ? Block.Holding([.. slice.Leaves.Select(Block.Of)], slice.IsRow)
            : slice.IsRow ? Row(slice.Parts) : Column(slice.Parts);
    }

    private Block Framed(Leaf frame, Slice inner)
    {
        double side = Math.Min(inner.Box.X - frame.Source.X, frame.Source.Right - inner.Box.Right) / text;
        double top = (inner.Box.Y - frame.Source.Y) / text;
        var padding = new Frame(frame, Math.Clamp(side, 0.25, 1), Math.Max(Math.Clamp(top, 0.25, 3), frame.Need.Height));
        var content = Of(inner);
        return (content.Frame is null && content.Leaf is null ? content : Block.Holding([content])) with { Frame = padding };
    }

    /// <summary>In a column a run of lines heads what follows; what follows nothing closes the whole.</summary>
    private Block Column(IReadOnlyList<Slice> parts)
    {
        var sections = new List<(List<IReadOnlyList<Leaf>> Head, List<Block> Content)>();
        var lines = new List<IReadOnlyList<Leaf>>();
        foreach (var part in parts)
        {
            if (part.IsLines)
            {
                lines.AddRange(LinesOf(part));
                continue;
            }

            if (lines.Count > 0 || sections.Count == 0)
            {
                sections.Add((lines, []));
                lines = [];
            }

            sections[^1].Content.Add(Of(part));
        }

        if (sections.Count == 1)
        {
            return Closed(Stack(sections[0].Content).WithHead(sections[0].Head), lines);
        }

        // Of several lines before the first of several sections only the last is that section's.
        var first = sections[0];
        int own = Math.Min(1, first.Head.Count);
        var head = first.Head[..^own];
        first.Head.RemoveRange(0, first.Head.Count - own);
        return Closed(Block.Holding([.. sections.Select(section => Stack(section.Content).WithHead(section.Head))]).WithHead(head), lines);
    }

    private static Block Stack(List<Block> content) => content is [var one] ? one : Block.Holding(content);

    private static Block Closed(Block block, List<IReadOnlyList<Leaf>> lines) =>
        lines.Count == 0 ? block
            : block.Frame is null && block.Leaf is null && block.Foot.Count == 0
                ? block with { Foot = lines } : Block.Holding([block]) with { Foot = lines };

    /// <summary>In a row a line, upright or not, belongs to what follows it; at the end to what precedes it.</summary>
    private Block Row(IReadOnlyList<Slice> parts)
    {
        var content = new List<Block>();
        var lines = new List<Slice>();
        foreach (var part in parts)
        {
            if (part.IsLines)
            {
                lines.Add(part);
            }
            else
            {
                content.Add(Beside(Of(part), lines));
                lines.Clear();
            }
        }

        content[^1] = Beside(content[^1], lines);
        return content is [var one] ? one : Block.Holding(content, wasRow: true);
    }

    private static Block Beside(Block block, List<Slice> lines)
    {
        foreach (var slice in lines)
        {
            block = slice.Leaf is { Role: PlacementRole.Rule } rule && rule.Source.Height > rule.Source.Width
                ? (block.Frame is null && block.SideRule is null && block.Leaf is null ? block : Block.Holding([block])) with { SideRule = rule }
                : block.WithHead(LinesOf(slice));
        }

        return block;
    }

    private static List<IReadOnlyList<Leaf>> LinesOf(Slice slice) =>
        slice.Leaf is not null || slice.IsRow ? [.. SplitRules([.. slice.Leaves])] : [.. slice.Parts.SelectMany(LinesOf)];

    private static IEnumerable<IReadOnlyList<Leaf>> SplitRules(List<Leaf> leaves)
    {
        var words = leaves.Where(leaf => leaf.Role != PlacementRole.Rule).ToList();
        return leaves.Where(leaf => leaf.Role == PlacementRole.Rule).Select(rule => (IReadOnlyList<Leaf>)[rule])
            .Prepend(words).Where(line => line.Count > 0);
    }
}
