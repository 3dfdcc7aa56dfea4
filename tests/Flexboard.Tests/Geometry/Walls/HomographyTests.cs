using Flexboard.Core.Geometry;
using FsCheck;
using FsCheck.Fluent;

namespace Flexboard.Tests.Geometry.Walls;

public sealed class HomographyTests
{
    /// <summary>Screens whose corners are moved by up to a third of their shorter side.</summary>
    private static readonly Gen<(double Width, double Height, double[] By)> Pinned =
        from size in Gen.Elements((1920.0, 1080.0), (3840.0, 1080.0), (1080.0, 1920.0), (640.0, 480.0))
        from moves in Gen.Choose(-330, 330).ArrayOf(8)
        select (size.Item1, size.Item2, moves.Select(one => one / 1000.0 * Math.Min(size.Item1, size.Item2)).ToArray());

    [Fact]
    public void To_GoldenCases_TakePointsWhereAnEquationSolverDoes()
    {
        foreach (var one in Golden.Read<System.Text.Json.JsonElement>("homographies.json").EnumerateArray())
        {
            double width = one.GetProperty("width").GetDouble(), height = one.GetProperty("height").GetDouble();
            var by = one.GetProperty("by").EnumerateArray().Select(number => number.GetDouble()).ToArray();
            var homography = Homography.To(width, height, Quad.Rectangle(width, height).Moved(by));
            foreach (var point in one.GetProperty("points").EnumerateArray())
            {
                var to = homography.Apply(Read(point.GetProperty("from")));
                Near(Read(point.GetProperty("to")), to);
            }
        }
    }

    [Fact]
    public void To_AnyPossibleQuad_CornersMeetAndTheWayBackIsExact() => Prop.ForAll(Pinned.ToArbitrary(), one =>
    {
        var quad = Quad.Rectangle(one.Width, one.Height).Moved(one.By);
        if (quad.Fault() != QuadFault.None)
        {
            return;
        }

        var there = Homography.To(one.Width, one.Height, quad);
        var back = there.Inverse();
        Near(quad.TopLeft, there.Apply(new(0, 0)));
        Near(quad.TopRight, there.Apply(new(one.Width, 0)));
        Near(quad.BottomRight, there.Apply(new(one.Width, one.Height)));
        Near(quad.BottomLeft, there.Apply(new(0, one.Height)));
        for (double x = 0; x <= 1; x += 0.25)
        {
            for (double y = 0; y <= 1; y += 0.25)
            {
                var point = new Point(x * one.Width, y * one.Height);
                Near(point, back.Apply(there.Apply(point)));
            }
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void To_CornersWhereTheyWere_LeavesEverything() =>
        Assert.Equal(Homography.Identity, Homography.To(1920, 1080, Quad.Rectangle(1920, 1080)));

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(0.5, 0.5, 0.5)]
    [InlineData(1, 0.6, 0.6)]
    [InlineData(1.5, 2, 1.5)]
    public void ScaleAt_PlainRectangle_IsItsSmallerSide(double across, double down, double expected)
    {
        var quad = Quad.Rectangle(1000 * across, 800 * down);
        Assert.Equal(expected, Homography.To(1000, 800, quad).ScaleAt(new(300, 300)), 9);
    }

    [Fact]
    public void ScaleAt_Keystone_IsSmallerWhereThePictureIsNarrow()
    {
        var homography = Homography.To(1920, 1080, Quad.Rectangle(1920, 1080).Moved([300, 0, -300, 0, 0, 0, 0, 0]));
        Assert.True(homography.ScaleAt(new(960, 0)) < 0.8);
        Assert.True(homography.ScaleAt(new(960, 1080)) > homography.ScaleAt(new(960, 0)));
    }

    [Theory]
    [InlineData(QuadFault.None, "0 0 0 0 0 0 0 0")]
    [InlineData(QuadFault.None, "50 20 -80 10 0 -30 10 0")]
    [InlineData(QuadFault.NotConvex, "700 700 0 0 0 0 0 0")]
    [InlineData(QuadFault.NotConvex, "1000 0 -1000 0 0 0 0 0")]
    [InlineData(QuadFault.Mirrored, "1000 0 -1000 0 -1000 0 1000 0")]
    [InlineData(QuadFault.Mirrored, "0 800 0 800 0 -800 0 -800")]
    [InlineData(QuadFault.Flat, "0 800 0 0 0 0 0 0")]
    [InlineData(QuadFault.Flat, "500 400 0 0 0 0 0 0")]
    [InlineData(QuadFault.Flat, "0 0 -1000 0 0 0 0 0")]
    [InlineData(QuadFault.Flat, "NaN 0 0 0 0 0 0 0")]
    public void Fault_FourCorners_SaysWhy(QuadFault expected, string by) =>
        Assert.Equal(expected, Quad.Rectangle(1000, 800).Moved([.. by.Split(' ').Select(one => double.Parse(one, System.Globalization.CultureInfo.InvariantCulture))]).Fault());

    private static Point Read(System.Text.Json.JsonElement pair) => new(pair[0].GetDouble(), pair[1].GetDouble());

    private static void Near(Point expected, Point actual)
    {
        Assert.Equal(expected.X, actual.X, 1e-6);
        Assert.Equal(expected.Y, actual.Y, 1e-6);
    }
}
