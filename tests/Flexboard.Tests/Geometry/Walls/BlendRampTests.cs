using Flexboard.Core.Geometry.Walls;

namespace Flexboard.Tests.Geometry.Walls;

public sealed class BlendRampTests
{
    public static TheoryData<double, double> Curves()
    {
        var curves = new TheoryData<double, double>();
        foreach (double exponent in new[] { 1, 1.5, 2, 3, 4 })
        {
            foreach (double gamma in new[] { 1, 1.8, 2.2, 2.6 })
            {
                curves.Add(exponent, gamma);
            }
        }

        return curves;
    }

    [Theory]
    [MemberData(nameof(Curves))]
    public void Stops_TwoPicturesOverEachOther_MakeOneOfLight(double exponent, double gamma)
    {
        var stops = BlendRamp.Stops(exponent, gamma);
        for (int i = 0; i <= 4000; i++)
        {
            double at = i / 4000.0;
            double sum = Light(stops, at, gamma) + Light(stops, 1 - at, gamma);
            Assert.True(Math.Abs(sum - 1) <= 0.01, $"{sum} at {at}");
        }
    }

    [Fact]
    public void Stops_FromTheEdge_GrowLighterAndEndClear()
    {
        var stops = BlendRamp.Stops(2, 2.2);
        Assert.Equal((0, 1), stops[0]);
        Assert.Equal((1, 0), stops[^1]);
        Assert.All(stops.Zip(stops.Skip(1)), pair => Assert.True(pair.First.At < pair.Second.At && pair.First.Opacity >= pair.Second.Opacity));
    }

    /// <summary>What a browser's gradient between the stops leaves of the light.</summary>
    private static double Light(IReadOnlyList<(double At, double Opacity)> stops, double at, double gamma)
    {
        int i = 1;
        while (i < stops.Count - 1 && stops[i].At < at)
        {
            i++;
        }

        var (a, b) = (stops[i - 1], stops[i]);
        double opacity = a.Opacity + ((b.Opacity - a.Opacity) * (at - a.At) / (b.At - a.At));
        return Math.Pow(1 - opacity, gamma);
    }
}
