using Flexboard.Boards;
using Flexboard.Core.Boards;
using Flexboard.Core.Geometry.Slicing;
using Flexboard.Designer;
using Flexboard.Tests.Boards;
using Flexboard.Tests.Geometry.Slicing;
using Flexboard.Widgets;
using Flexboard.Widgets.Group;

namespace Flexboard.Tests.Designer;

public sealed class ArrangementProposalTests
{
    private static readonly double[] Ratios = [1 / 3.0, 1 / 2.0, 9 / 16.0, 3 / 4.0, 1, 4 / 3.0, 16 / 9.0, 21 / 9.0, 32 / 9.0, 5, 6];

    private static readonly Dictionary<string, Board> Boards =
        new[] { "host", "reservation", "dense" }.ToDictionary(id => id, Read, StringComparer.Ordinal);

    /// <summary>Every shipped arrangement on every ratio.</summary>
    public static TheoryData<string, string, double> Shipped
    {
        get
        {
            var data = new TheoryData<string, string, double>();
            foreach (var (id, board) in Boards)
            {
                foreach (var arrangement in board.Arrangements)
                {
                    foreach (double ratio in Ratios)
                    {
                        data.Add(id, arrangement.Id, ratio);
                    }
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void For_ShippedBoard_KeepsItsPromises(string id, string from, double ratio)
    {
        var board = Boards[id];
        var source = board.Arrangements.Single(one => one.Id == from);
        var needs = board.Widgets.ToDictionary(widget => widget.Id, widget => WidgetKinds.Of(widget).NeedOf(widget));
        foreach (double side in new[] { Math.Min(source.Width, source.Height), 1000 })
        {
            var (width, height) = ratio < 1 ? (side, Math.Round(side / ratio)) : (Math.Round(side * ratio), side);
            var proposal = ArrangementProposal.For(board, from, "new", width, height);

            Assert.Equal(("new", width, height), (proposal.Id, proposal.Width, proposal.Height));
            Proposed.HoldsTogether(source, proposal);
            Proposed.DoesNotOverlap(proposal.Places);
            Assert.InRange(Proposed.Used(proposal), 0.9, 1);
            Assert.InRange(Proposed.Order(source, proposal, widget => needs[widget].Role == PlacementRole.Panel), 0.9, 1.000001);
            foreach (var place in proposal.Places.Where(place => needs[place.Widget].Role != PlacementRole.Rule))
            {
                var need = needs[place.Widget];
                Assert.True(
                    place.Width >= (need.Width * proposal.TextSize) - 1 && place.Height >= (need.Height * proposal.TextSize) - 1,
                    $"{place} of {need} at {proposal.TextSize}");
            }

            Assert.All(proposal.Places, place => Assert.Equal(
                (Math.Round(place.X), Math.Round(place.Y), Math.Round(place.Width), Math.Round(place.Height)),
                (place.X, place.Y, place.Width, place.Height)));
        }
    }

    [Theory]
    [InlineData("16x9", 1080, 1920, 34)]
    [InlineData("16x9", 3200, 900, 27)]
    [InlineData("16x9", 1440, 1080, 31)]
    [InlineData("9x16", 1920, 1080, 30)]
    public void For_RatioOfAnotherShippedArrangement_HasItsTextSize(string from, double width, double height, double text) =>
        Assert.Equal(text, ArrangementProposal.For(Boards["reservation"], from, "new", width, height).TextSize);

    [Theory]
    [InlineData(1280, 720, "16x9")]
    [InlineData(6000, 1000, "32x9")]
    [InlineData(1000, 3000, "9x16")]
    [InlineData(1000, 1000, "4x3")]
    public void For_NoSource_FollowsTheNearestInRatio(double width, double height, string nearest)
    {
        var board = Boards["reservation"];
        Assert.Equal(
            ArrangementProposal.For(board, nearest, "new", width, height).Places,
            ArrangementProposal.For(board, null, "new", width, height).Places);
    }

    [Fact]
    public void For_UnknownSourceOrNoRatio_SaysSo()
    {
        var board = Boards["host"];
        Assert.Contains("'2x1'", Assert.Throws<ArgumentException>(() => ArrangementProposal.For(board, "2x1", "new", 100, 100)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ArrangementProposal.For(board, null, "new", 0, 100));
        Assert.Throws<ArgumentException>(() => ArrangementProposal.For(board, null, "new", 100, double.NaN));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void NeedOf_EveryKind_IsSensible(string name)
    {
        foreach (var widget in WidgetsOf(name))
        {
            var need = WidgetKinds.Of(widget).NeedOf(widget);
            Assert.InRange(need.Width, 0, 24);
            Assert.InRange(need.Height, 0, 8);
            Assert.InRange(need.LeastRatio, 0.01, need.MostRatio);
            if (need.Role == PlacementRole.Panel)
            {
                Assert.True(need is { Width: >= 5, Height: >= 3 }, $"{need}");
            }
        }
    }

    public static TheoryData<string> Kinds => [.. WidgetKinds.All.Select(kind => kind.Name)];

    [Theory]
    [InlineData("""{"id":"a","kind":"rich-text","options":{"text":"## Opening"}}""", PlacementRole.Strip)]
    [InlineData("""{"id":"a","kind":"rich-text","options":{"text":"## Opening\n- one\n- two"}}""", PlacementRole.Panel)]
    [InlineData("""{"id":"a","kind":"event-list","options":{"layout":"ticker"}}""", PlacementRole.Strip)]
    [InlineData("""{"id":"a","kind":"event-list"}""", PlacementRole.Panel)]
    [InlineData("""{"id":"a","kind":"shape","options":{"form":"line"}}""", PlacementRole.Rule)]
    [InlineData("""{"id":"a","kind":"shape","options":{"form":"line","direction":"downRight"}}""", PlacementRole.Decoration)]
    [InlineData("""{"id":"a","kind":"shape"}""", PlacementRole.Decoration)]
    [InlineData("""{"id":"a","kind":"group"}""", PlacementRole.Decoration)]
    [InlineData("""{"id":"a","kind":"clock"}""", PlacementRole.Strip)]
    public void NeedOf_Options_DecideTheRole(string widget, PlacementRole role)
    {
        var read = WidgetOf(widget);
        Assert.Equal(role, WidgetKinds.Of(read).NeedOf(read).Role);
    }

    [Fact]
    public void For_GroupWithoutAPlace_KeepsItsMembersTogether()
    {
        var board = Read("reservation");
        var group = new Widget { Id = "people", Kind = "group", Options = new GroupOptions { Widgets = ["queue", "signin"] } };
        board = board with { Widgets = board.Widgets.Add(group) };

        // Apart in the source: the queue at the left, the lights at the right.
        Proposed.IsBlock(ArrangementProposal.For(board, "16x9", "new", 1080, 1920), ["queue", "signin"]);
    }

    private static IEnumerable<Widget> WidgetsOf(string kind) => WidgetKinds.Find(kind)!.Samples.Select(sample =>
        WidgetOf($$"""{"id":"a","kind":"{{kind}}"{{(sample.Trim().Length > 2 ? "," : "")}}{{sample.Trim()[1..]}}"""));

    private static Widget WidgetOf(string widget)
    {
        string board = $$"""{"schemaVersion":1,"title":"x","widgets":[{{widget}}],"arrangements":[{"id":"b","width":16,"height":9,"places":{} }]}""";
        return new BoardReader(WidgetKinds.All).Read("x", System.Text.Encoding.UTF8.GetBytes(board)).Board!.Widgets[0];
    }

    private static Board Read(string id) =>
        new BoardReader(WidgetKinds.All).Read(id, File.ReadAllBytes(Path.Combine(ShippedBoardsTests.Layouts, id + ".json"))).Board!;
}
