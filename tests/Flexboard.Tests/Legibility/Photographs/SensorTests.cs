using Flexboard.Core.Legibility;

namespace Flexboard.Tests.Legibility.Photographs;

public sealed class SensorTests
{
    private static readonly PhotoSettings Quiet = new() { FullWell = 1e12, ReadNoise = 0 };

    [Theory]
    [InlineData(0.4, 0.4, 0.4)]
    [InlineData(0.7, 0.2, 0.05)]
    [InlineData(0.02, 0.1, 0.6)]
    public void Develop_EvenColour_StaysThatColour(double red, double green, double blue)
    {
        double[] light = [red, green, blue];
        var picture = Exposed(201, 133, (channel, _, _) => light[channel], new()).Develop(201);
        for (int channel = 0; channel < 3; channel++)
        {
            Assert.Equal(light[channel], picture.Plane(channel).Average(), 3e-4);
            Assert.All(picture.Plane(channel), each => Assert.Equal(light[channel], each, 0.04));
        }
    }

    [Fact]
    public void Develop_GreySlope_HasNoColourAndNoSteps()
    {
        static double Slope(int x, int y) => 0.1 + (0.003 * x) + (0.002 * y);
        var picture = Exposed(205, 133, (_, x, y) => Slope(x, y), Quiet).Develop(205);
        for (int i = 0; i < 205 * 133; i++)
        {
            var (x, y) = (i % 205, i / 205);
            if (x is > 2 and < 202 && y is > 2 and < 130)
            {
                Assert.All(picture.Planes, plane => Assert.Equal(Slope(x, y), plane.Light[i], 1e-4));
            }
        }
    }

    [Fact]
    public void Expose_EvenGrey_HasTheNoiseOfItsElectrons()
    {
        // 500 electrons have a variance of 500, the electronics one of 100: of 1000 at full scale.
        var settings = new PhotoSettings { FullWell = 1000, ReadNoise = 10 };
        double[] caught = [.. Caught(Exposed(400, 300, (_, _, _) => 0.25, settings, 2), 400, 300)];
        double mean = caught.Average();
        Assert.Equal(0.5, mean, 4e-4);
        Assert.Equal(600e-6, caught.Average(signal => Math.Pow(signal - mean, 2)), 15e-6);
    }

    [Fact]
    public void Expose_MoreThanFullScale_IsLost() =>
        Assert.All(Caught(Exposed(64, 64, (_, _, _) => 1, new(), 3), 64, 64), signal => Assert.Equal(1, signal));

    [Fact]
    public void Develop_AsWideAsTheSensor_HasWhatEachPixelCaught()
    {
        var sensor = Exposed(96, 64, (channel, x, y) => ((channel * 31) + (x * 7) + (y * 13)) % 17 / 17.0, new());
        var picture = sensor.Develop(96);
        Assert.Equal((96, 64), (picture.Width, picture.Height));
        for (int y = 0; y < 64; y++)
        {
            for (int x = 0; x < 96; x++)
            {
                int channel = (x % 2) + (y % 2);
                Assert.Equal(sensor.Row(y)[x], picture.Planes[channel].Row(y)[x]);
            }
        }
    }

    [Theory]
    [InlineData(90)]
    [InlineData(47)]
    public void Develop_Smaller_KeepsTheLightAndWhereItIs(int width)
    {
        // Light grows to the right: the mean of each area is the light of its middle.
        var picture = Exposed(180, 120, (_, x, _) => (x + 0.5) / 180, Quiet).Develop(width);
        Assert.Equal(Math.Round(120.0 * width / 180), picture.Height);
        for (int x = 2; x < width - 2; x++)
        {
            Assert.Equal((x + 0.5) / width, picture.Planes[1].Row(picture.Height / 2)[x], 1e-4);
        }
    }

    private static Sensor Exposed(int width, int height, Func<int, int, int, double> light, PhotoSettings settings, double gain = 1)
    {
        var sensor = new Sensor(width, height, new());
        for (int channel = 0; channel < 3; channel++)
        {
            var plane = new LightPlane(width, height);
            for (int i = 0; i < plane.Light.Length; i++)
            {
                plane.Light[i] = (float)light(channel, i % width, i / width);
            }

            sensor.Catch(plane, channel);
        }

        sensor.Expose(gain, settings);
        return sensor;
    }

    private static IEnumerable<double> Caught(Sensor sensor, int width, int height) =>
        Enumerable.Range(0, width * height).Select(i => (double)sensor.Row(i / width)[i % width]);
}
