namespace Flexboard.Core.Geometry.Slicing;

/// <summary>The sizes that a proposal is laid out with.</summary>
/// <param name="Text">Height of a title, board units.</param>
/// <param name="SourceText">The same in the source.</param>
/// <param name="Gap">Between neighbours, board units, whole.</param>
internal sealed record Lettering(double Text, double SourceText, double Gap)
{
    public double LeastWidth(Leaf leaf) => leaf.Need.Width * Text;

    public double LeastHeight(Leaf leaf) => leaf.Need.Height * Text;

    /// <summary>How high a line is: as high as in the source.</summary>
    public double HeightOf(IReadOnlyList<Leaf> line) => line.Max(leaf => leaf.Role == PlacementRole.Rule
        ? Thickness(leaf) : Math.Max(leaf.Need.Height, leaf.Source.Height / SourceText) * Text);

    public double Thickness(Leaf rule) => Math.Max(Math.Min(rule.Source.Width, rule.Source.Height) / SourceText * Text, 1);

    /// <summary>How far apart two neighbours stand of which one may be a rule.</summary>
    public double GapBetween(IReadOnlyList<Leaf>? one, IReadOnlyList<Leaf>? other) =>
        IsRule(one) || IsRule(other) ? Math.Max(1, Math.Floor(Gap / 2)) : Gap;

    private static bool IsRule(IReadOnlyList<Leaf>? line) => line is [{ Role: PlacementRole.Rule }];
}

/// <summary>Lines of text above or below a block, broken or joined as its width asks.</summary>
internal static class Lines
{
    // Lines are joined where everything in them keeps this much more than it needs.
    private const double Comfort = 1.6;

    /// <summary>The lines as they stand in a width.</summary>
    public static List<IReadOnlyList<Leaf>> In(IReadOnlyList<IReadOnlyList<Leaf>> lines, double width, Lettering lettering)
    {
        var joined = new List<IReadOnlyList<Leaf>>();
        foreach (var line in lines)
        {
            if (joined.Count > 0 && !IsRule(line) && !IsRule(joined[^1]) && Needed([.. joined[^1], .. line], lettering, Comfort) <= width)
            {
                joined[^1] = [.. joined[^1], .. line];
            }
            else
            {
                joined.Add(line);
            }
        }

        return [.. joined.SelectMany(line => Broken(line, width, lettering))];
    }

    /// <summary>The height that lines take, with the gap to what they belong to.</summary>
    /// <param name="lines">As they stand.</param>
    /// <param name="lettering">Their sizes.</param>
    /// <param name="isHead">Whether they stand above it.</param>
    public static double HeightOf(List<IReadOnlyList<Leaf>> lines, Lettering lettering, bool isHead)
    {
        double height = 0;
        for (int i = 0; i < lines.Count; i++)
        {
            var next = isHead ? (i + 1 < lines.Count ? lines[i + 1] : null) : i > 0 ? lines[i - 1] : null;
            height += lettering.HeightOf(lines[i]) + lettering.GapBetween(lines[i], next);
        }

        return height;
    }

    public static double LeastWidth(IReadOnlyList<IReadOnlyList<Leaf>> lines, Lettering lettering) =>
        lines.SelectMany(line => line).Where(leaf => leaf.Role != PlacementRole.Rule).Select(lettering.LeastWidth).DefaultIfEmpty(0).Max();

    /// <summary>As few lines as there can be, nearly equally full.</summary>
    private static IEnumerable<IReadOnlyList<Leaf>> Broken(IReadOnlyList<Leaf> line, double width, Lettering lettering)
    {
        if (line.Count == 1 || Needed(line, lettering, 1) <= width)
        {
            return [line];
        }

        // The cut that leaves the least wide wider half: of three the long one stands alone.
        int at = Enumerable.Range(1, line.Count - 1).MinBy(i =>
            Math.Max(Needed([.. line.Take(i)], lettering, 1), Needed([.. line.Skip(i)], lettering, 1)));
        return Broken([.. line.Take(at)], width, lettering).Concat(Broken([.. line.Skip(at)], width, lettering));
    }

    private static double Needed(IReadOnlyList<Leaf> line, Lettering lettering, double comfort) =>
        line.Sum(leaf => comfort * lettering.LeastWidth(leaf)) + ((line.Count - 1) * lettering.Gap);

    private static bool IsRule(IReadOnlyList<Leaf> line) => line is [{ Role: PlacementRole.Rule }];
}
