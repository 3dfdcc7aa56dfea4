using System.Collections.Immutable;
using Flexboard.Widgets.Number;

namespace Flexboard.Widgets.TierFlow;

/// <summary>The picture of tiers: which there are, and which way requests go.</summary>
public sealed record TierFlowOptions : ICheckedOptions
{
    /// <summary>The most tiers: more could not be read.</summary>
    public const int MostNodes = 24;

    /// <summary>The most links.</summary>
    public const int MostLinks = 48;

    /// <summary>The tiers; empty: those that the links name, in their order.</summary>
    public ImmutableArray<TierNode> Nodes { get; init; } = [];

    /// <summary>The ways between them.</summary>
    public ImmutableArray<TierLink> Links { get; init; } = [];

    /// <summary>The most that a tier's figure takes of the box.</summary>
    public NumberSize Size { get; init; } = NumberSize.Small;

    /// <summary>All tiers by id, those that only links name included.</summary>
    internal IReadOnlyList<string> NodeIds => Nodes.IsEmpty
        ? [.. Links.SelectMany(link => new[] { link.From, link.To }).Distinct(StringComparer.Ordinal)]
        : [.. Nodes.Select(node => node.Id)];

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Check()
    {
        var ids = NodeIds;
        if (ids.Count > MostNodes)
        {
            yield return new("$.nodes", $"are {ids.Count}; at most {MostNodes} can be read");
        }

        if (Links.Length > MostLinks)
        {
            yield return new("$.links", $"are {Links.Length}; at most {MostLinks} can be read");
        }

        bool placed = Nodes.Any(node => node.X is not null);
        for (int i = 0; i < Nodes.Length; i++)
        {
            var node = Nodes[i];
            if (node.Id.Length == 0 || Nodes.AsSpan(0, i).ToArray().Any(other => other.Id == node.Id))
            {
                yield return new($"$.nodes[{i}].id", "is empty or there already");
            }

            if (node.X is not null != placed || node.Y is not null != placed)
            {
                yield return new($"$.nodes[{i}]", "has x and y if any node has");
            }

            if (node.X is < 0 or > 1 || node.Y is < 0 or > 1 || (placed && Nodes.AsSpan(0, i).ToArray().Any(other => (other.X, other.Y) == (node.X, node.Y))))
            {
                yield return new($"$.nodes[{i}]", "x and y are from 0 to 1, and no two nodes are at one place");
            }

            if (node.Digits is < 0 or > 6)
            {
                yield return new($"$.nodes[{i}].digits", "is from 0 to 6");
            }
        }

        for (int i = 0; i < Links.Length; i++)
        {
            var link = Links[i];
            if (link.From == link.To || link.From.Length == 0 || link.To.Length == 0 || !ids.Contains(link.From) || !ids.Contains(link.To))
            {
                yield return new($"$.links[{i}]", "goes from one node to another");
            }

            if (ids.Contains(link.Role) || Links.AsSpan(0, i).ToArray().Any(other => other.Role == link.Role))
            {
                yield return new($"$.links[{i}]", $"'{link.Role}' is a node or a link already");
            }
        }
    }
}

/// <summary>A tier.</summary>
public sealed record TierNode
{
    /// <summary>What bindings name in <c>as</c>: the first is its figure, the second stands below it.</summary>
    public required string Id { get; init; }

    /// <summary>What it is called; empty: its id.</summary>
    public string Title { get; init; } = "";

    /// <summary>Where it is, 0 at the left edge to 1 at the right; null: found from the links.</summary>
    public double? X { get; init; }

    /// <summary>Where it is, 0 at the top to 1 at the bottom.</summary>
    public double? Y { get; init; }

    /// <summary>Bounds of its figure's normal.</summary>
    public ImmutableArray<Threshold> Thresholds { get; init; } = [];

    /// <summary>Digits behind the point, 0 to 6; null: three figures in all.</summary>
    public int? Digits { get; init; }
}

/// <summary>A way from one tier to another; its binding is called <c>from-to</c>.</summary>
public sealed record TierLink
{
    /// <summary>Id of the tier where it begins.</summary>
    public required string From { get; init; }

    /// <summary>Id of the tier where it ends.</summary>
    public required string To { get; init; }

    /// <summary>Words beside its figure.</summary>
    public string Title { get; init; } = "";

    /// <summary>What its binding names in <c>as</c>.</summary>
    internal string Role => $"{From}-{To}";
}
