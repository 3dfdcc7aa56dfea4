namespace Flexboard.Core.Legibility;

/// <summary>A picture as light: three planes row by row, linear, 1 is the wall's white.</summary>
public sealed class LightImage
{
    /// <summary>Steps of the way back: at black 5 of them are one signal, so that no signal is lost.</summary>
    private const int Steps = 16384;

    private static readonly float[] Lights = [.. Enumerable.Range(0, 256).Select(signal => (float)Colour.Linear((byte)signal))];
    private static readonly byte[] Signals = [.. Enumerable.Range(0, Steps).Select(step => Colour.Signal(step / (Steps - 1.0)))];

    private readonly float[][] planes;

    /// <summary>A black picture.</summary>
    /// <param name="width">Pixels, above 0.</param>
    /// <param name="height">Pixels, above 0.</param>
    public LightImage(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        (Width, Height) = (width, height);
        planes = [new float[width * height], new float[width * height], new float[width * height]];
    }

    /// <summary>Pixels.</summary>
    public int Width { get; }

    /// <summary>Pixels.</summary>
    public int Height { get; }

    /// <summary>Red, green or blue: width x height, row by row.</summary>
    public float[] Plane(int channel) => planes[channel];

    /// <summary>Out of sRGB.</summary>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="rgb">3 x width x height bytes, row by row.</param>
    public static LightImage Of(int width, int height, ReadOnlySpan<byte> rgb)
    {
        var image = new LightImage(width, height);
        ArgumentOutOfRangeException.ThrowIfNotEqual(rgb.Length, 3 * width * height);
        for (int i = 0; i < rgb.Length; i++)
        {
            image.planes[i % 3][i / 3] = Lights[rgb[i]];
        }

        return image;
    }

    /// <summary>As sRGB, 3 x width x height bytes; what is outside 0 to 1 is cut off.</summary>
    public byte[] ToBytes()
    {
        var rgb = new byte[3 * Width * Height];
        for (int i = 0; i < rgb.Length; i++)
        {
            rgb[i] = Signals[(int)((Math.Clamp(planes[i % 3][i / 3], 0, 1) * (Steps - 1)) + 0.5f)];
        }

        return rgb;
    }
}
