namespace Flexboard.Core.Geometry.Slicing;

/// <summary>A part of the source: a widget, or parts side by side or one below the other.</summary>
internal sealed record Slice
{
    public required Box Box { get; init; }

    public Leaf? Leaf { get; init; }

    /// <summary>The frame around it.</summary>
    public Leaf? Frame { get; init; }

    public bool IsRow { get; init; }

    public IReadOnlyList<Slice> Parts { get; init; } = [];

    public IEnumerable<Leaf> Leaves => Leaf is null ? Parts.SelectMany(part => part.Leaves) : [Leaf];

    /// <summary>Whether there is nothing in it but lines.</summary>
    public bool IsLines => Frame is null && Leaves.All(leaf => leaf.IsInLine);
}
