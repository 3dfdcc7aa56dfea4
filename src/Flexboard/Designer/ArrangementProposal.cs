using Flexboard.Core.Boards;
using Flexboard.Core.Geometry.Slicing;
using Flexboard.Widgets;
using Flexboard.Widgets.Group;

namespace Flexboard.Designer;

/// <summary>A new arrangement of a board for another ratio, to be adjusted by hand.</summary>
public static class ArrangementProposal
{
    /// <summary>Proposes one.</summary>
    /// <param name="board">The board.</param>
    /// <param name="sourceArrangement">The id of the arrangement that it follows; null: the one nearest in ratio.</param>
    /// <param name="newId">The proposal's id.</param>
    /// <param name="width">Width in board units.</param>
    /// <param name="height">Height in board units.</param>
    /// <exception cref="ArgumentException">The board has no such arrangement, or a side is not above 0.</exception>
    public static Arrangement For(Board board, string? sourceArrangement, string newId, double width, double height)
    {
        if (!(width > 0 && height > 0 && double.IsFinite(width / height)))
        {
            throw new ArgumentException($"A canvas of {width} x {height} has no ratio.");
        }

        var source = sourceArrangement is null
            ? board.Arrangements.MinBy(one => Math.Abs(Math.Log(one.Ratio / (width / height))))!
            : board.Arrangements.FirstOrDefault(one => one.Id == sourceArrangement)
                ?? throw new ArgumentException($"The board '{board.Id}' has no arrangement '{sourceArrangement}'.", nameof(sourceArrangement));
        var needs = board.Widgets.ToDictionary(widget => widget.Id, widget => WidgetKinds.Of(widget).NeedOf(widget), StringComparer.Ordinal);
        return ArrangementProposer.Propose(source, newId, width, height, needs, GroupsOf(board));
    }

    /// <summary>The group of each widget that is in one; of several the first.</summary>
    private static Dictionary<string, string> GroupsOf(Board board)
    {
        var groups = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (group, member) in board.Widgets.Where(widget => widget.Options is GroupOptions)
            .SelectMany(widget => ((GroupOptions)widget.Options).Widgets.Select(member => (widget.Id, member))))
        {
            groups.TryAdd(member, group);
        }

        return groups;
    }
}
