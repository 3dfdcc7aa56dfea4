using System.Collections.Immutable;
using Bunit;
using Flexboard.Console;
using Flexboard.Core.Legibility;
using Flexboard.Walls;
using Microsoft.AspNetCore.Components;

namespace Flexboard.Tests.Console;

public sealed class WallSightListTests : BunitContext
{
    /// <summary>6.4 x 1.8 m on two rasters of 3.2 x 2.0 m side by side, 5000 lm and 1000:1 each: they light more than the wall.</summary>
    private static readonly Wall Two = new()
    {
        Id = "two",
        Name = "Two",
        Width = 6400,
        Height = 1800,
        Outputs = [Output("left", 0), Output("right", 3200)],
    };

    [Theory]
    [InlineData(20, "White is 26 : 1 in this room: enough to decide by", "circle")]
    [InlineData(50, "White is 11 : 1 in this room: enough to look at", "triangle")]
    [InlineData(100, "White is 6.2 : 1 in this room: too little even to look at", "diamond")]
    public void List_WallOfTwoProjectors_SaysWhatItsContrastIsGoodFor(double ambient, string words, string shape)
    {
        var first = List(Two with { AmbientLux = ambient })[0];
        Assert.Equal(words, first.TextContent);
        Assert.Contains(shape, first.QuerySelector("i")!.ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public void List_TooLittleContrast_SaysHowManyLumensMoreTakes()
    {
        Assert.Equal(
            ["White is 11 : 1 in this room: enough to look at", "For 15 : 1 each projector needs 6,800 lm", "For 50 : 1 each projector needs 24,500 lm"],
            Words(Two with { AmbientLux = 50 })[..3]);
        Assert.Contains("No projector of this native contrast reaches 50 : 1", Words(Two with { NativeContrast = 40 }));
    }

    [Fact]
    public void List_FarthestEye_SaysHowHighCapitalsHaveToBeAndWhatPixelsAreSeen()
    {
        var words = Words(Two with { Farthest = 8000 });
        Assert.Contains("Capitals of 38 mm can be read by the farthest eye, of 47 mm at a glance", words);
        Assert.Contains("Korean, Chinese and Japanese characters of 47 and 61 mm", words);
        Assert.Contains("Single pixels are told apart up to 5.7 m", words);
        Assert.Contains("Capitals of 70 mm can be read by the farthest eye, of 88 mm at a glance", Words(Two with { Farthest = 15_000 }));
    }

    [Fact]
    public void List_ThatShinesByItself_GuessesNoContrast() => Assert.Equal("It shines by itself: its contrast is not known", Words(Two with { Lumens = 0 })[0]);

    [Theory]
    [InlineData(539, false)]
    [InlineData(540, true)]
    public void List_MuchLight_SaysThatDarkOnLightReadsBetter(double ambient, bool isSaid) =>
        Assert.Equal(isSaid, Words(Two with { AmbientLux = ambient }).Contains("In so much light dark text on a light ground is easier to read"));

    [Fact]
    public void List_OfNoWall_SaysSo()
    {
        var list = Render<CascadingValue<Phrases>>(at => at.Add(one => one.Value, new Phrases("en")).AddChildContent<WallSightList>(inner => inner.Add(one => one.Wall, null)));
        Assert.Equal("There can be no such wall", list.Find("[role=status]").TextContent.Trim());
    }

    /// <summary>What is said is no more than it is: a figure never reaches a limit that its wall does not.</summary>
    [Theory]
    [InlineData(6.96, "6.9", "too little even to look at")]
    [InlineData(14.9, "14", "enough to look at")]
    [InlineData(49.7, "49", "enough to decide by")]
    [InlineData(50.1, "50", "enough to analyse by")]
    public void List_JustUnderALimit_DoesNotRoundToIt(double contrast, string said, string use)
    {
        var wall = Two with { AmbientLux = 0, NativeContrast = contrast - 1 };
        Assert.Equal($"White is {said} : 1 in this room: {use}", Words(wall)[0]);
    }

    /// <summary>A picture that is made smaller leaves the light where it was, and so does one that its corners make smaller.</summary>
    [Fact]
    public void Contrast_SmallerPictureOnTheSameRaster_IsLess()
    {
        var scaled = Two with { Outputs = [.. Two.Outputs.Select(one => one with { Scale = 0.5 })] };
        var pinned = Two with { Outputs = [.. Two.Outputs.Select(one => one with { Corners = [480, 300, -480, 300, -480, -300, 480, -300] })] };
        foreach (var small in new[] { scaled, pinned })
        {
            Assert.Equal(WallLight.Of(5000, 4 * 3.2 * 2, 1000, 50, 0.675).Contrast, WallSight.Contrast(small)!.Value, 1e-9);
            Assert.Equal(WallSight.SharpFrom(Two) * 2, WallSight.SharpFrom(small), 1e-6);
        }

        // Pixels that a device does not show have no light.
        Assert.Equal(WallSight.Contrast(Two), WallSight.Contrast(Two with { Outputs = [.. Two.Outputs.Select(one => one with { Overscan = new(96, 60, 96, 60) })] }));
        Assert.True(WallSight.Contrast(Two with { Efficiency = 0.9 }) > WallSight.Contrast(Two));
    }

    private static WallOutput Output(string id, double x) => new() { Id = id, X = x, Y = -100, Width = 3200, Height = 2000, PixelWidth = 1920, PixelHeight = 1200 };

    private string[] Words(Wall wall) => [.. List(wall).Select(one => one.TextContent)];

    private ImmutableArray<AngleSharp.Dom.IElement> List(Wall wall) =>
        [.. Render<CascadingValue<Phrases>>(at => at.Add(one => one.Value, new Phrases("en")).AddChildContent<WallSightList>(list => list.Add(one => one.Wall, wall))).FindAll("li")];
}
