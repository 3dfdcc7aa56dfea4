using Flexboard.Core.Boards;

namespace Flexboard.Core.Geometry.Slicing;

/// <summary>
/// Proposes an arrangement for another ratio: the source is cut into a tree of rows and columns, the directions are
/// chosen anew for the target, and areas are shared out as they were. Pure: the same source gives the same proposal.
/// </summary>
public static class ArrangementProposer
{
    // Text grows against the smaller side as a ratio leaves 16:9, by this for each factor of e: the shipped boards' own.
    private const double TextGrowth = 0.11;
    private const double TextRatio = 16.0 / 9;

    // Where the least sizes do not fit, text gives way in these steps.
    private const double TextStep = 0.94;
    private const int MostTextSteps = 48;

    // The same where they fit, but hold some of many equal widgets above the others.
    private const int FewTextSteps = 3;

    /// <summary>Places the widgets of an arrangement on another canvas.</summary>
    /// <param name="source">What is kept: order, groups, emphasis.</param>
    /// <param name="id">The proposal's id.</param>
    /// <param name="width">Width in board units.</param>
    /// <param name="height">Height in board units.</param>
    /// <param name="needs">What each widget of the source asks, by id.</param>
    /// <param name="groups">
    /// What belongs together: a widget's or a group's group, by name. A group named as a widget has that widget as its
    /// frame.
    /// </param>
    public static Arrangement Propose(
        Arrangement source,
        string id,
        double width,
        double height,
        IReadOnlyDictionary<string, WidgetNeed> needs,
        IReadOnlyDictionary<string, string> groups)
    {
        var parts = new SourceParts(source, needs, groups);
        double text = TextSizeFor(source, width, height);
        var best = Drafting.Best(parts, source, width, height, text);
        for (int step = 0; step < (best.Quality.Lacking > 0 ? MostTextSteps : FewTextSteps) && !best.Quality.IsKept; step++)
        {
            text *= TextStep;
            var next = Drafting.Best(parts, source, width, height, text);
            best = next.Quality.Lacking < best.Quality.Lacking || next.Quality.Cost < best.Quality.Cost ? next : best;
        }

        return new Arrangement
        {
            Id = id,
            Width = width,
            Height = height,
            TextSize = best.Text,
            Places = [.. parts.Leaves.Select(leaf => PlaceOf(leaf, best.Boxes[leaf.Index]))],
        };
    }

    /// <summary>The title height that is read as well on the target as the source's on the source.</summary>
    private static double TextSizeFor(Arrangement source, double width, double height)
    {
        double scale = Math.Min(width, height) / Math.Min(source.Width, source.Height);
        double text = source.TextSize * scale * Growth(width / height) / Growth(source.Ratio);
        return text >= 10 ? Math.Round(text) : text;

        static double Growth(double ratio) => 1 + (TextGrowth * Math.Abs(Math.Log(ratio / TextRatio)));
    }

    private static Place PlaceOf(Leaf leaf, Box box) => new(leaf.Widget, box.X, box.Y, box.Width, box.Height);
}
