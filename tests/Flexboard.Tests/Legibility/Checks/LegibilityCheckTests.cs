using System.Collections.Immutable;
using Flexboard.Core.Geometry;
using Flexboard.Core.Legibility;

namespace Flexboard.Tests.Legibility.Checks;

public sealed class LegibilityCheckTests
{
    /// <summary>6.4 x 1.8 m, seen from 8 m, 16.3 : 1, two outputs with 10 mm between them, a mask at the bottom right.</summary>
    private static readonly Viewing Room = new(6400, 1800, 8000, 16.3, 34, 0.6, 40, [[6000, 1600, 6400, 1600, 6400, 1800]], [new(0, 0, 3195, 1800), new(3205, 0, 3195, 1800)]);

    /// <summary>A capital of 20 arc minutes is 46.5 mm there: 23.3 units.</summary>
    private static readonly MeasuredText Text = new("w", "label", new(100, 100, 200, 30), 24, false, 500, "#f2f4f6", "#171b20");

    private static readonly MeasuredMark Mark = new("w", 5, "#56b4e9", "#171b20", "data");

    private static readonly MeasuredPicture Picture = new("w", new(100, 100, 400, 300));

    private static readonly MeasuredBlink Blink = new("w", 1, false);

    /// <summary>For each kind what fails or warns, and what does not by as little.</summary>
    public static TheoryData<FindingKind, bool, MeasuredBoard, MeasuredBoard> Fixtures { get; } = new()
    {
        { FindingKind.Size, true, Board(Text with { Capital = 18.4 }), Board(Text with { Capital = 23.3 }) },
        { FindingKind.Size, false, Board(Text with { Capital = 18.7 }), Board(Text with { Capital = 23.3 }) },
        { FindingKind.Size, true, Board(Text with { Capital = 23, IsIdeographic = true }), Board(Text with { Capital = 30.3, IsIdeographic = true }) },
        { FindingKind.Stem, false, Board(Text with { Weight = 300 }), Board(Text with { Weight = 400 }) },
        { FindingKind.Stem, false, Board(Text with { Ink = "#0f1215", Ground = "#f7f8f9", Weight = 500 }), Board(Text with { Ink = "#0f1215", Ground = "#f7f8f9", Weight = 600 }) },
        { FindingKind.TextContrast, true, Board(Text with { Ink = "#909090" }), Board(Text with { Ink = "#e4e6e8" }) },
        { FindingKind.TextContrast, false, Board(Text with { Ink = "#b4bbc4" }), Board(Text with { Ink = "#e4e6e8" }) },
        { FindingKind.MarkContrast, true, Board(Mark with { Colour = "#5f6670" }), Board(Mark with { Colour = "#8b95a1" }) },
        { FindingKind.Line, true, Board(Mark with { Thickness = 0.8 }), Board(Mark with { Thickness = 1.8 }) },
        { FindingKind.Line, false, Board(Mark with { Thickness = 1.5 }), Board(Mark with { Thickness = null }) },
        { FindingKind.Alike, true, Board(Mark with { Thickness = null }, Mark with { Thickness = null, Colour = "#5ab8ec" }), Board(Mark with { Thickness = null }, Mark with { Thickness = null, Colour = "#f0e442" }) },
        { FindingKind.Alike, false, Board(Mark, Mark with { Colour = "#5ab8ec" }), Board(Mark, Mark with { Colour = "#f0e442" }) },
        { FindingKind.Alike, false, Board(Mark with { Colour = "#f0b429", Role = "warning" }, Mark with { Colour = "#ff6b4a", Role = "bad" }), Board(Mark with { Colour = "#5ec8b0", Role = "good" }, Mark with { Colour = "#ff6b4a", Role = "bad" }) },
        { FindingKind.Hues, false, Board(Hues("#56b4e9", "#f0e442", "#009e73", "#d55e00", "#cc79a7")), Board(Hues("#56b4e9", "#f0e442", "#009e73", "#d55e00", "#f2f4f6")) },
        { FindingKind.Blue, true, Board(Text with { Ink = "#4040ff" }), Board(Text with { Ink = "#56b4e9" }) },
        { FindingKind.Blue, true, Board(Mark with { Colour = "#4040ff" }), Board(Mark with { Colour = "#4040ff", Thickness = null }) },
        { FindingKind.Masked, true, Board(Text with { Box = new(3050, 820, 100, 30) }), Board(Text with { Box = new(2850, 820, 100, 30) }) },
        { FindingKind.Seam, true, Board(Text with { Box = new(1500, 100, 200, 30) }), Board(Text with { Box = new(1603, 100, 200, 30) }) },
        { FindingKind.Margin, false, Board(Text with { Box = new(15, 100, 200, 30) }), Board(Text with { Box = new(20, 100, 200, 30) }) },
        { FindingKind.Masked, false, Board(Picture with { Box = new(2900, 700, 300, 180) }), Board(Picture with { Box = new(2600, 700, 390, 180) }) },
        { FindingKind.Masked, true, Board(Picture with { Box = new(3100, 800, 100, 80) }), Board(Picture) },
        { FindingKind.Seam, false, Board(Picture with { Box = new(1400, 100, 400, 300) }), Board(Picture with { Box = new(1603, 100, 400, 300) }) },
        { FindingKind.Margin, false, Board(Picture with { Box = new(10, 100, 400, 300) }), Board(Picture with { Box = new(20, 100, 400, 300) }) },
        { FindingKind.Flash, true, Board(Blink with { PerSecond = 3.5 }), Board(Blink with { PerSecond = 3 }) },
        { FindingKind.Flash, true, Board(Blink with { IsText = true }), Board(Blink) },
    };

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Judge_Fixture_IsFoundAndTheOtherIsNot(FindingKind kind, bool isFailure, MeasuredBoard wrong, MeasuredBoard right)
    {
        var found = Assert.Single(LegibilityCheck.Judge(wrong, Room).Findings, one => one.Kind == kind);
        Assert.Equal(isFailure, found.IsFailure);
        Assert.DoesNotContain(LegibilityCheck.Judge(right, Room).Findings, one => one.Kind == kind);
    }

    [Fact]
    public void Fixtures_All_CoverEachKind() =>
        Assert.Equal(
            Enum.GetValues<FindingKind>().Except([FindingKind.Polarity]).Order(),
            Fixtures.Select(one => one.Data.Item1).Distinct().Order());

    /// <summary>This one is of the room, not of the board.</summary>
    [Theory]
    [InlineData(540, "#f2f4f6", "#171b20", true)]
    [InlineData(539, "#f2f4f6", "#171b20", false)]
    [InlineData(900, "#0f1215", "#f7f8f9", false)]
    public void Judge_Polarity_IsFoundInBrightRoomsOnly(double lux, string ink, string ground, bool isFound) =>
        Assert.Equal(isFound, LegibilityCheck.Judge(Board(Text with { Ink = ink, Ground = ground }), Room with { AmbientLux = lux }).Findings.Any(one => one.Kind == FindingKind.Polarity));

    /// <summary>What is said of a title is what one does about it.</summary>
    [Fact]
    public void Judge_LowTitle_SaysArcMinutesAndMillimetres()
    {
        var found = LegibilityCheck.Judge(Board(Text with { Role = "title", Capital = 17.2 }), Room with { Farthest = 9000 }).Findings[0];
        Assert.Equal((FindingKind.Size, "title", true), (found.Kind, found.Role, found.IsFailure));
        Assert.Equal([13.1, 9, 52.4, 34.4], found.Figures.Select(one => Math.Round(one, 1)));
    }

    [Fact]
    public void TextFactor_Applied_Passes()
    {
        var low = Board(Text with { Capital = 12 }, Text with { Capital = 15, IsIdeographic = true, Role = "note" });
        double factor = LegibilityCheck.Judge(low, Room).Findings.Max(one => one.TextFactor!.Value);
        Assert.DoesNotContain(LegibilityCheck.Judge(low with { Texts = [.. low.Texts.Select(text => text with { Capital = text.Capital * factor })] }, Room).Findings, one => one.Kind == FindingKind.Size);
    }

    [Fact]
    public void Colour_Applied_Passes()
    {
        var dim = Board(Mark with { Colour = "#5f6670" });
        string colour = LegibilityCheck.Judge(dim, Room).Findings.Single(one => one.Kind == FindingKind.MarkContrast).Colour!;
        Assert.Empty(LegibilityCheck.Judge(Board(Mark with { Colour = colour }), Room).Findings);
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(2990, 860)]
    public void Move_Applied_Passes(double x, double y)
    {
        var room = Room with { Masks = [] };
        var box = new Box(x, y, 200, 30);
        var move = LegibilityCheck.Judge(Board(Text with { Box = box }), room).Findings.Single(one => one.Kind == FindingKind.Margin).Move!.Value;
        Assert.Empty(LegibilityCheck.Judge(Board(Text with { Box = box with { X = x + move.X, Y = y + move.Y } }), room).Findings);
    }

    /// <summary>A widget is moved as a whole: once, as far as what lies farthest out needs.</summary>
    [Fact]
    public void Move_OfAWidgetWithMoreInTheMargin_MendsAllOfIt()
    {
        var (title, number, picture) = (Text with { Role = "title", Box = new(14, 4, 200, 30) }, Text with { Box = new(5, 60, 100, 30) }, Picture with { Box = new(12, 100, 300, 200) });
        var board = Board(title, number) with { Pictures = [picture] };
        var found = LegibilityCheck.Judge(board, Room).Findings.Single();
        Assert.Equal((FindingKind.Margin, 3), (found.Kind, found.Boxes.Length));
        Box Moved(Box box) => box with { X = box.X + found.Move!.Value.X, Y = box.Y + found.Move.Value.Y };
        Assert.Empty(LegibilityCheck.Judge(Board(title with { Box = Moved(title.Box) }, number with { Box = Moved(number.Box) }) with { Pictures = [picture with { Box = Moved(picture.Box) }] }, Room).Findings);
    }

    /// <summary>What lies behind two masks is hidden once.</summary>
    [Fact]
    public void Masked_PictureBehindTwoMasksThatOverlap_IsHiddenOnce()
    {
        ImmutableArray<double> mask = [4000, 400, 4280, 400, 4280, 1200, 4000, 1200];
        var board = Board(Picture with { Box = new(2000, 200, 400, 400) });
        Assert.False(LegibilityCheck.Judge(board, Room with { Masks = [mask, mask] }).Findings.Single(one => one.Kind == FindingKind.Masked).IsFailure);
        Assert.True(LegibilityCheck.Judge(board, Room with { Masks = [mask, [4280, 400, 4480, 400, 4480, 1200, 4280, 1200]] }).Findings.Single(one => one.Kind == FindingKind.Masked).IsFailure);
    }

    [Fact]
    public void Score_OfWhatIsWell_IsTheHighestAndFallsWithEachFault()
    {
        int Score(params MeasuredText[] texts) => LegibilityCheck.Judge(Board(texts), Room).Score;
        Assert.Equal(100, Score(Text));
        Assert.True(Score(Text, Text, Text with { Capital = 22, Role = "note" }) is > 85 and < 100);
        Assert.True(Score(Text, Text, Text with { Capital = 10, Role = "note" }) is > 45 and < 70);
        Assert.Equal(0, Score(Text with { Capital = 1, Ink = "#20242a" }));
        Assert.Equal(100, Score());
    }

    /// <summary>Of 200 rows that are too small one finding is enough.</summary>
    [Fact]
    public void Judge_ManyAlike_SaysItOnceWithTheWorst()
    {
        var found = LegibilityCheck.Judge(Board([.. Enumerable.Range(5, 10).Select(capital => Text with { Capital = capital })]), Room).Findings.Single(one => one.Kind == FindingKind.Size);
        Assert.Equal(10, found.Figures[3], 3);
        Assert.Equal(10, found.Boxes.Length);
    }

    /// <summary>Whoever sends thousands of colours has no more of them compared.</summary>
    [Fact]
    public void Judge_ThousandsOfColours_ComparesSoManyAsAnybodyTellsApart()
    {
        var marks = Enumerable.Range(0, 4000).Select(i => Mark with { Colour = $"#{0x800000 + (i * 7):x6}" }).ToArray();
        Assert.InRange(LegibilityCheck.Judge(Board(marks), Room).Findings.Count(one => one.Kind == FindingKind.Alike), 1, 50 * 49 / 2);
    }

    /// <summary>A board of another ratio stands in the middle, with bars beside it.</summary>
    [Fact]
    public void Place_OtherRatio_IsInTheMiddle()
    {
        var board = Board(Text) with { Width = 1600, Height = 900 };
        Assert.Equal(new Box(1600, 0, 3200, 1800), Room.Place(board, new(0, 0, 1600, 900)));
    }

    private static MeasuredBoard Board(params MeasuredText[] texts) => new(3200, 900, [.. texts], [], [], []);

    private static MeasuredBoard Board(params MeasuredMark[] marks) => new(3200, 900, [], [.. marks], [], []);

    private static MeasuredBoard Board(params MeasuredPicture[] pictures) => new(3200, 900, [], [], [.. pictures], []);

    private static MeasuredBoard Board(MeasuredBlink blink) => new(3200, 900, [], [], [], [blink]);

    private static MeasuredMark[] Hues(params string[] colours) => [.. colours.Select((colour, i) => Mark with { Colour = colour, Widget = $"w{i}" })];
}
