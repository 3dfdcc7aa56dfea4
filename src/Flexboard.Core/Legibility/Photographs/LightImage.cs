namespace Flexboard.Core.Legibility;

/// <summary>A picture as light: three planes row by row, linear, 1 is the wall's white.</summary>
public sealed class LightImage
{
    /// <summary>Steps of the way back: at black 5 of them are one signal, so that no signal is lost.</summary>
    private const int Steps = 16384;

    private static readonly float[] Lights = [.. Enumerable.Range(0, 256).Select(signal => (float)Colour.Linear((byte)signal))];
    private static readonly byte[] Signals = [.. Enumerable.Range(0, Steps).Select(step => Colour.Signal(step / (Steps - 1.0)))];

    /// <summary>A black picture.</summary>
    /// <param name="width">Pixels, above 0.</param>
    /// <param name="height">Pixels, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is not above 0.</exception>
    public LightImage(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        (Width, Height) = (width, height);
        Planes = [new(width, height), new(width, height), new(width, height)];
    }

    /// <summary>Pixels.</summary>
    public int Width { get; }

    /// <summary>Pixels.</summary>
    public int Height { get; }

    internal LightPlane[] Planes { get; }

    /// <summary>Red, green or blue: width x height, row by row.</summary>
    public float[] Plane(int channel) => Planes[channel].Light;

    /// <summary>Out of sRGB.</summary>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="rgb">3 x width x height bytes, row by row.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are more bytes, or fewer.</exception>
    public static LightImage Of(int width, int height, ReadOnlySpan<byte> rgb)
    {
        var image = new LightImage(width, height);
        ArgumentOutOfRangeException.ThrowIfNotEqual(rgb.Length, 3 * width * height);
        Span<float> red = image.Plane(0), green = image.Plane(1), blue = image.Plane(2);
        for (int i = 0; i < red.Length; i++)
        {
            (red[i], green[i], blue[i]) = (Lights[rgb[3 * i]], Lights[rgb[(3 * i) + 1]], Lights[rgb[(3 * i) + 2]]);
        }

        return image;
    }

    /// <summary>As sRGB, 3 x width x height bytes; what is outside 0 to 1 is cut off.</summary>
    /// <param name="work">How many threads at most, and what ends it early; without it as many as there are.</param>
    public byte[] ToBytes(ParallelOptions? work = null)
    {
        var rgb = new byte[3 * Width * Height];
        Parallel.For(0, Height, work ?? new(), y =>
        {
            var row = rgb.AsSpan(3 * Width * y, 3 * Width);
            ReadOnlySpan<float> red = Planes[0].Row(y), green = Planes[1].Row(y), blue = Planes[2].Row(y);
            for (int x = 0; x < red.Length; x++)
            {
                (row[3 * x], row[(3 * x) + 1], row[(3 * x) + 2]) = (Signal(red[x]), Signal(green[x]), Signal(blue[x]));
            }
        });
        return rgb;
    }

    private static byte Signal(float light) => Signals[(int)((Math.Clamp(light, 0, 1) * (Steps - 1)) + 0.5f)];
}
