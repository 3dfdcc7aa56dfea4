using Flexboard.Core.Boards;

namespace Flexboard.Core.Geometry.Slicing;

/// <summary>
/// The widgets of the source told apart: those that share the area, those that frame them, those that lie upon one, and
/// backdrops.
/// </summary>
internal sealed class SourceParts
{
    // A line of text that somebody made this high, in title heights, is meant to be large.
    private const double HighestStrip = 4;
    private const double ThickestRule = 1;

    private const double Crammed = 0.8;

    // Of its own area, from which on a box lies upon, or within, another.
    private const double LiesUpon = 0.6;
    private const double LiesWithin = 0.9;

    // Of a container's area: below this its members are marks upon it, and it is what is looked at.
    private const double FramedCover = 0.4;

    private readonly Dictionary<string, string?> parents = new(StringComparer.Ordinal);

    public SourceParts(Arrangement source, IReadOnlyDictionary<string, WidgetNeed> needs, IReadOnlyDictionary<string, string> groups)
    {
        Leaves = [.. source.Places.Select((place, i) => Read(place, i, source.TextSize, needs[place.Widget]))];
        foreach (var leaf in Leaves)
        {
            Join(leaf.Widget, groups);
        }

        double canvas = source.Width * source.Height;
        foreach (var leaf in Leaves.Where(leaf => leaf.Role == PlacementRole.Decoration).OrderBy(leaf => leaf.Source.Area).ThenBy(leaf => leaf.Index))
        {
            if (parents.ContainsValue(leaf.Widget))
            {
                Frames.Add(leaf.Widget, leaf);
            }
            else if (leaf.Source.Area > 0.95 * canvas && Leaves.Length > 1)
            {
                Backdrops.Add(leaf);
            }
            else
            {
                FrameWhatIsWithin(leaf);
            }
        }

        foreach (var leaf in Leaves.Where(leaf => !Frames.ContainsKey(leaf.Widget) && !Backdrops.Contains(leaf)))
        {
            if (HostOf(leaf) is { } host)
            {
                Upon.Add(leaf, host);
            }
        }
    }

    /// <summary>All, in painting order.</summary>
    public Leaf[] Leaves { get; }

    /// <summary>Frames by their group, whose name they have.</summary>
    public Dictionary<string, Leaf> Frames { get; } = new(StringComparer.Ordinal);

    /// <summary>What lies under the whole board.</summary>
    public List<Leaf> Backdrops { get; } = [];

    /// <summary>What lies upon which widget.</summary>
    public Dictionary<Leaf, Leaf> Upon { get; } = [];

    /// <summary>Groups directly within a group; null: within none.</summary>
    public IEnumerable<string> GroupsIn(string? group) =>
        parents.Values.OfType<string>().Distinct().Where(inner => ParentOf(inner) == group);

    /// <summary>The widgets directly in a group that share its area.</summary>
    public IEnumerable<Leaf> LeavesIn(string? group) => Leaves.Where(leaf =>
        ParentOf(leaf.Widget) == group && !Frames.ContainsKey(leaf.Widget) && !Backdrops.Contains(leaf) && !Upon.ContainsKey(leaf));

    private static Leaf Read(Place place, int index, double text, WidgetNeed need)
    {
        var box = new Box(place.X, place.Y, place.Width, place.Height);
        var asked = need with { Width = Asked(need.Width, box.Width / text), Height = Asked(need.Height, box.Height / text) };
        bool isLow = box.Height <= HighestStrip * text;
        var role = need.Role switch
        {
            PlacementRole.Strip when !isLow => PlacementRole.Panel,
            PlacementRole.Rule when Math.Min(box.Width, box.Height) > ThickestRule * text => PlacementRole.Panel,
            _ => need.Role,
        };
        return new(index, place.Widget, box, asked, role, isLow);
    }

    /// <summary>What was smaller in the source already may be a little smaller still: it is not all that the others give way to.</summary>
    private static double Asked(double need, double has) => need <= has ? need : Crammed * has;

    private string? ParentOf(string name) => parents.GetValueOrDefault(name);

    /// <summary>Takes over the groups that a widget is in; a group that would hold itself ends the way up.</summary>
    private void Join(string widget, IReadOnlyDictionary<string, string> groups)
    {
        string name = widget;
        var way = new HashSet<string>(StringComparer.Ordinal) { name };
        while (groups.TryGetValue(name, out string? parent) && way.Add(parent) && parents.TryAdd(name, parent))
        {
            name = parent;
        }

        parents.TryAdd(name, null);
    }

    private void FrameWhatIsWithin(Leaf frame)
    {
        string? outer = ParentOf(frame.Widget);
        var within = Leaves.Where(leaf => leaf != frame && !Backdrops.Contains(leaf) && ParentOf(leaf.Widget) == outer
            && leaf.Source.Area < frame.Source.Area && leaf.Source.Shared(frame.Source) >= LiesWithin * leaf.Source.Area).ToList();
        if (within.Sum(leaf => leaf.Source.Area) < FramedCover * frame.Source.Area || !within.Exists(leaf => leaf.Index > frame.Index))
        {
            return;
        }

        Frames.Add(frame.Widget, frame);
        foreach (var leaf in within)
        {
            parents[leaf.Widget] = frame.Widget;
        }
    }

    private Leaf? HostOf(Leaf leaf) => Leaves.Where(host => host != leaf && !Frames.ContainsKey(host.Widget) && !Backdrops.Contains(host)
            && (host.Source.Area, host.Index).CompareTo((leaf.Source.Area, leaf.Index)) > 0
            && host.Source.Shared(leaf.Source) >= LiesUpon * leaf.Source.Area)
        .MinBy(host => (host.Source.Area, host.Index));
}
