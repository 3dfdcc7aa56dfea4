using Flexboard.Core.Boards;
using Flexboard.Core.Geometry.Slicing;
using FsCheck;
using FsCheck.Fluent;

namespace Flexboard.Tests.Geometry.Slicing;

public sealed class ArrangementProposerTests
{
    private const double Gap = 14;
    private static readonly WidgetNeed Panel = new(7, 4.5, 0.8, 3);
    private static readonly WidgetNeed Line = new(8, 1.5, 2, 20, PlacementRole.Strip);
    private static readonly WidgetNeed Rule = new(0, 0, 0.01, 100, PlacementRole.Rule);
    private static readonly WidgetNeed Decoration = new(0, 1.9, 0.2, 8, PlacementRole.Decoration);
    private static readonly Dictionary<string, string> NoGroups = [];

    /// <summary>Boards that were cut again and again at random, and a canvas for each.</summary>
    private static readonly Gen<(Arrangement Source, double Width, double Height)> Cut =
        from count in Gen.Choose(1, 60)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        from size in Gen.Elements((1600.0, 900.0), (900.0, 1600.0), (3200.0, 900.0), (1000.0, 1000.0))
        from ratio in Gen.Choose(-110, 180)
        let target = Math.Exp(ratio / 100.0)
        select (Random(seed, count, size.Item1, size.Item2), Math.Round(1000 * Math.Sqrt(target)), Math.Round(1000 / Math.Sqrt(target)));

    [Fact]
    public void Propose_AnyCutBoard_PlacesAllInsideWithoutOverlap()
    {
        Prop.ForAll(Cut.ToArbitrary(), one =>
        {
            var proposal = Propose(one.Source, one.Width, one.Height);
            Proposed.HoldsTogether(one.Source, proposal);
            Proposed.DoesNotOverlap(proposal.Places);
            Assert.Equal(proposal.Places, Propose(one.Source, one.Width, one.Height).Places);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Propose_SourcesOwnSize_KeepsNeighbours()
    {
        Prop.ForAll(Cut.ToArbitrary(), one =>
        {
            var source = one.Source.Places;
            var proposed = Propose(one.Source, one.Source.Width, one.Source.Height).Places;
            for (int i = 0; i < source.Length; i++)
            {
                for (int j = 0; j < source.Length; j++)
                {
                    if (IsNextInRow(source[i], source[j]))
                    {
                        Assert.True(proposed[i].X + proposed[i].Width <= proposed[j].X, $"{source[i]}, {source[j]}: {proposed[i]}, {proposed[j]}");
                    }

                    if (IsNextInRow(Turned(source[i]), Turned(source[j])))
                    {
                        Assert.True(proposed[i].Y + proposed[i].Height <= proposed[j].Y, $"{source[i]}, {source[j]}: {proposed[i]}, {proposed[j]}");
                    }
                }
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Propose_Grid_KeepsReadingOrder()
    {
        var source = Grid(columns: 4, rows: 3, 1600, 900);
        var proposal = Propose(source, 600, 1800);
        var read = proposal.Places.OrderBy(place => place.Y).ThenBy(place => place.X).Select(place => place.Widget);
        Assert.Equal(source.Places.Select(place => place.Widget), read);
        Assert.InRange(proposal.Places.Max(place => place.Width) - proposal.Places.Min(place => place.Width), 0, 1);
        Assert.InRange(proposal.Places.Max(place => place.Height) - proposal.Places.Min(place => place.Height), 0, 1);
    }

    [Fact]
    public void Propose_Lines_HeadAndCloseTheirBlocks()
    {
        var source = Board(1600, 900, ("title", 18, 18, 1000, 60), ("clock", 1032, 18, 550, 60), ("a", 18, 92, 775, 730),
            ("b", 807, 92, 775, 730), ("rule", 18, 830, 1564, 4), ("ticker", 18, 840, 1564, 42));
        var needs = new Dictionary<string, WidgetNeed>
        {
            ["title"] = Line,
            ["clock"] = Line,
            ["a"] = Panel,
            ["b"] = Panel,
            ["rule"] = Rule,
            ["ticker"] = Line,
        };
        var at = ArrangementProposer.Propose(source, "new", 600, 1800, needs, NoGroups).Places.ToDictionary(place => place.Widget);

        Assert.True(at["title"].Y < at["a"].Y && at["clock"].Y < at["a"].Y && at["a"].Y < at["b"].Y);
        Assert.True(at["b"].Y < at["rule"].Y && at["rule"].Y < at["ticker"].Y);
        Assert.All(new[] { "title", "clock", "ticker" }, line => Assert.InRange(at[line].Height, 30, 90));
        Assert.InRange(at["rule"].Height, 1, 6);
    }

    [Fact]
    public void Propose_UprightRule_StaysBesideWhatFollowsIt()
    {
        var source = Board(1600, 900, ("a", 18, 18, 770, 864), ("rule", 796, 18, 4, 864), ("b", 808, 18, 774, 864));
        var needs = new Dictionary<string, WidgetNeed> { ["a"] = Panel, ["rule"] = Rule, ["b"] = Panel };
        var at = ArrangementProposer.Propose(source, "new", 600, 1800, needs, NoGroups).Places.ToDictionary(place => place.Widget);

        Assert.True(at["rule"].X + at["rule"].Width <= at["b"].X && at["rule"].Height == at["b"].Height && at["rule"].Width < 7);
    }

    [Fact]
    public void Propose_Groups_StayBlocksAndFramesHoldTheirMembers()
    {
        // Two framed groups side by side within a third one without a frame; a rectangle that nobody calls a group.
        var source = Board(2000, 900, ("left", 18, 18, 600, 864), ("a", 30, 60, 576, 400), ("b", 30, 474, 576, 396),
            ("right", 632, 18, 600, 864), ("c", 644, 60, 576, 400), ("d", 644, 474, 576, 396),
            ("back", 1246, 18, 736, 864), ("e", 1260, 30, 708, 400), ("f", 1260, 444, 708, 426));
        var needs = source.Places.ToDictionary(place => place.Widget, place => place.Widget.Length > 1 ? Decoration : Panel);
        var groups = new Dictionary<string, string>
        {
            ["a"] = "left",
            ["b"] = "left",
            ["c"] = "right",
            ["d"] = "right",
            ["left"] = "both",
            ["right"] = "both",
        };
        foreach (var (width, height) in new[] { (600, 1800), (900, 900), (3600, 600) })
        {
            var proposal = ArrangementProposer.Propose(source, "new", width, height, needs, groups);
            Proposed.HoldsTogether(source, proposal);
            Proposed.DoesNotOverlap(proposal.Places.Where(place => place.Widget.Length == 1));
            Proposed.DoesNotOverlap(proposal.Places.Where(place => place.Widget.Length > 1));
            Proposed.IsBlock(proposal, ["a", "b"], "left");
            Proposed.IsBlock(proposal, ["a", "b", "c", "d"], "left", "right");
            foreach (var (frame, members) in new[] { ("left", "ab"), ("right", "cd"), ("back", "ef") })
            {
                var around = proposal.Places.Single(place => place.Widget == frame);
                Assert.All(proposal.Places.Where(place => members.Contains(place.Widget, StringComparison.Ordinal)), place => Assert.True(
                    place.X > around.X && place.Y > around.Y && place.X + place.Width < around.X + around.Width
                    && place.Y + place.Height < around.Y + around.Height, $"{place} is not within {around}"));
            }
        }
    }

    [Fact]
    public void Propose_MarkUponAWidget_StaysOnItAndABackdropCoversAll()
    {
        var source = Board(1600, 900, ("ground", 0, 0, 1600, 900), ("plan", 18, 18, 1000, 864), ("other", 1032, 18, 550, 864), ("light", 768, 234, 200, 216));
        var needs = new Dictionary<string, WidgetNeed> { ["ground"] = Decoration, ["plan"] = Panel, ["other"] = Panel, ["light"] = Panel };
        var proposal = ArrangementProposer.Propose(source, "new", 600, 1800, needs, NoGroups);
        var at = proposal.Places.ToDictionary(place => place.Widget);

        Assert.Equal(new Place("ground", 0, 0, 600, 1800), at["ground"]);
        Assert.Equal(0.75, (at["light"].X - at["plan"].X) / at["plan"].Width, 0.01);
        Assert.Equal(0.25, (at["light"].Y - at["plan"].Y) / at["plan"].Height, 0.01);
        Assert.False(Proposed.Meet(at["light"], at["other"]));
    }

    [Fact]
    public void Propose_MoreThanFits_MakesTextSmallerInsteadOfBoxesTooSmall()
    {
        var source = Grid(columns: 10, rows: 6, 3200, 1800);
        var proposal = Propose(source, 4800, 500);
        Assert.True(proposal.TextSize < 15);
        Assert.All(proposal.Places, place => Assert.True(
            place.Width >= (Panel.Width * proposal.TextSize) - 1 && place.Height >= (Panel.Height * proposal.TextSize) - 1, $"{place}"));
    }

    [Fact]
    public void Propose_Pinwheel_IsCutWhereItHurtsLeast()
    {
        var source = Board(900, 900, ("a", 10, 10, 580, 280), ("b", 600, 10, 290, 580), ("c", 310, 600, 580, 290),
            ("d", 10, 300, 290, 590), ("e", 310, 300, 280, 290));
        var proposal = Propose(source, 1600, 900);
        Proposed.HoldsTogether(source, proposal);
        Proposed.DoesNotOverlap(proposal.Places);
    }

    [Theory]
    [InlineData(new double[] { 1, 2, 3, 4, 5 }, new double[] { 10, 20, 30, 40, 50 }, 1)]
    [InlineData(new double[] { 1, 2, 3, 4, 5 }, new double[] { 5, 4, 3, 2, 1 }, -1)]
    [InlineData(new double[] { 1, 2, 3, 4, 5 }, new double[] { 2, 1, 4, 3, 5 }, 0.8)]
    [InlineData(new double[] { 1, 1, 2, 3 }, new double[] { 1, 2, 3, 4 }, 0.9486833)]
    [InlineData(new double[] { 7, 7, 7 }, new double[] { 1, 2, 3 }, 1)]
    public void RankCorrelation_OfTwoLists_IsSpearmans(double[] one, double[] other, double expected) =>
        Assert.Equal(expected, RankCorrelation.Of(one, other), 1e-6);

    private static Arrangement Propose(Arrangement source, double width, double height) => ArrangementProposer.Propose(
        source, "new", width, height, source.Places.ToDictionary(place => place.Widget, _ => Panel), NoGroups);

    private static Place Turned(Place place) => new(place.Widget, place.Y, place.X, place.Height, place.Width);

    /// <summary>Whether one is directly left of another, with most of the lower one's height beside it.</summary>
    private static bool IsNextInRow(Place left, Place right) => Math.Abs(right.X - left.X - left.Width - Gap) < 1
        && Math.Min(left.Y + left.Height, right.Y + right.Height) - Math.Max(left.Y, right.Y) > 0.5 * Math.Min(left.Height, right.Height);

    private static Arrangement Grid(int columns, int rows, double width, double height)
    {
        var (wide, high) = ((width - Gap) / columns, (height - Gap) / rows);
        return Board(width, height, [.. Enumerable.Range(0, columns * rows).Select(i =>
            ($"w{i}", Gap + (i % columns * wide), Gap + (i / columns * high), wide - Gap, high - Gap))]);
    }

    private static Arrangement Random(int seed, int count, double width, double height)
    {
        var random = new Random(seed);
        var boxes = new List<Place> { new("", 18, 18, width - 36, height - 36) };
        for (int tries = 0; boxes.Count < count && tries < 10 * count; tries++)
        {
            int at = random.Next(boxes.Count);
            var box = boxes[at];
            bool isRow = random.Next(2) == 0;
            double length = isRow ? box.Width : box.Height;
            double first = Math.Round((length - Gap) * (0.25 + (0.5 * random.NextDouble())));
            if (Math.Min(first, length - Gap - first) < 30)
            {
                continue;
            }

            boxes[at] = isRow ? box with { Width = first } : box with { Height = first };
            boxes.Insert(at + 1, isRow
                ? box with { X = box.X + first + Gap, Width = length - Gap - first }
                : box with { Y = box.Y + first + Gap, Height = length - Gap - first });
        }

        return Board(width, height, [.. boxes.Select((box, i) => ($"w{i}", box.X, box.Y, box.Width, box.Height))]);
    }

    private static Arrangement Board(double width, double height, params (string Widget, double X, double Y, double Width, double Height)[] boxes) => new()
    {
        Id = "source",
        Width = width,
        Height = height,
        TextSize = 27,
        Places = [.. boxes.Select(box => new Place(box.Widget, box.X, box.Y, box.Width, box.Height))],
    };
}
