using Flexboard.Core.Legibility;

namespace Flexboard.Tests.Legibility.Photographs;

public sealed class LensTests
{
    private static readonly ParallelOptions Work = new();
    private static readonly PhotoSettings Clear = new() { Blur = 0, Shake = 0, Glare = 0, Halo = 0 };

    [Theory]
    [InlineData(0.8)]
    [InlineData(2.5)]
    public void Blur_Point_IsSpreadByItsSigmaAndKeepsItsLight(double sigma)
    {
        var (light, along, across) = Spread(Through(Square(61, 61, 1), Clear with { Blur = sigma }), 0);
        Assert.Equal(1, light, 1e-5);
        Assert.Equal(sigma * sigma, along, sigma * sigma * 0.02);
        Assert.Equal(sigma * sigma, across, sigma * sigma * 0.02);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(90)]
    [InlineData(30)]
    [InlineData(-60)]
    public void Shake_Point_IsSpreadAlongItsDirectionOnly(double angle)
    {
        var (light, along, across) = Spread(Through(Square(61, 61, 1), Clear with { Shake = 12, ShakeAngle = angle }), angle);
        Assert.Equal(1, light, 1e-5);

        // A line's variance, and up to a sixth for the pixels that each point shares.
        Assert.InRange(along, 12, 12.2);
        Assert.InRange(across, 0, angle % 90 == 0 ? 1e-6 : 0.2);
    }

    [Fact]
    public void Halo_BrightPart_LiftsWhatIsNearAndNotWhatIsFar()
    {
        var light = Through(Square(800, 500, 40), Clear with { Halo = 0.03 });
        float[] middle = light.Row(250).ToArray();
        Assert.Equal(0.97, middle[400], 0.031);
        Assert.InRange(middle[425], 0.003f, 0.03f);
        Assert.True(middle[425] > 2 * middle[440]);
        Assert.InRange(middle[500], 0, 1e-6f);
    }

    [Fact]
    public void Halo_InASmallPicture_IsTheGaussianOfTheLargeOne()
    {
        var settings = Clear with { Halo = 1, HaloRadius = 0.02 };
        LightPlane point = Square(803, 501, 5), across = new(803, 501), expected = new(803, 501);
        Blur.Apply(Blur.Across(0.02 * 803), point, across, Work);
        Blur.Apply(Blur.Down(0.02 * 803), across, expected, Work);
        float peak = expected.Light.Max();
        float[] halo = Through(point, settings).Light;
        Assert.All(halo.Zip(expected.Light), pair => Assert.Equal(pair.Second, pair.First, peak * 0.07f));
    }

    [Fact]
    public void Glare_BrightPart_LiftsAllTheSame()
    {
        var light = Through(Square(100, 100, 10), Clear with { Glare = 0.1 });
        Assert.Equal(0.001f, light.Row(3)[3], 1e-6f);
        Assert.Equal(0.001f, light.Row(40)[97], 1e-6f);
        Assert.Equal(0.901f, light.Row(50)[50], 1e-6f);
    }

    [Fact]
    public void Through_AllTogether_NeitherMakesNorTakesLight()
    {
        var settings = Clear with { Blur = 1.3, Shake = 5, ShakeAngle = 20, Halo = 0.4, Glare = 0.2 };
        var light = Square(403, 267, 30);
        double before = light.Mean(Work);
        Assert.Equal(before, Through(light, settings).Mean(Work), before * 1e-3);
    }

    [Fact]
    public void Through_EvenLight_StaysAsItIsUpToTheEdges()
    {
        var light = new LightPlane(50, 30);
        light.Light.AsSpan().Fill(0.3f);
        Assert.All(Through(light, new() { Shake = 70, ShakeAngle = 45 }).Light, each => Assert.Equal(0.3f, each, 1e-5f));
    }

    private static LightPlane Through(LightPlane light, PhotoSettings settings) =>
        new Lens(light.Width, light.Height, settings, Work).Through(light);

    /// <summary>White in the middle of black.</summary>
    private static LightPlane Square(int width, int height, int side)
    {
        var light = new LightPlane(width, height);
        for (int y = (height - side) / 2; y < (height + side) / 2; y++)
        {
            light.Row(y).Slice((width - side) / 2, side).Fill(1);
        }

        return light;
    }

    /// <summary>All light, and its variance about the middle along a direction and across it.</summary>
    private static (double Light, double Along, double Across) Spread(LightPlane light, double angle)
    {
        var (sin, cos) = Math.SinCos(angle * Math.PI / 180);
        double sum = 0, along = 0, across = 0;
        for (int i = 0; i < light.Light.Length; i++)
        {
            double x = (i % light.Width) - (light.Width / 2), y = (i / light.Width) - (light.Height / 2);
            sum += light.Light[i];
            along += light.Light[i] * Math.Pow((x * cos) + (y * sin), 2);
            across += light.Light[i] * Math.Pow((y * cos) - (x * sin), 2);
        }

        return (sum, along, across);
    }
}
