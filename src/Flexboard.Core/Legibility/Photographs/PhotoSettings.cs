using System.Runtime.CompilerServices;

namespace Flexboard.Core.Legibility;

/// <summary>
/// How a wall is photographed: a full-frame camera with a good zoom lens, indoors. But for the contrast, which is the wall's,
/// all defaults are judgments.
/// </summary>
public sealed record PhotoSettings : PhotoScene
{
    /// <summary>Of the wall as projected, white to black, 1.01 or more.</summary>
    public double Contrast { get; init; } = WallLight.BasicDecisions;

    /// <summary>Of the sensor, pixels, 16 to 12,000; its height is two thirds of it.</summary>
    public int SensorWidth { get; init; } = 4000;

    /// <summary>Of the picture as it is printed, pixels, above 0; more than the sensor's is the sensor's, which is not scaled.</summary>
    public int PublishWidth { get; init; } = 1920;

    /// <summary>From how far to the side the camera looks, degrees, -60 to 60.</summary>
    public double Yaw { get; init; } = 5;

    /// <summary>Sigma of the lens's blur, pixels of the sensor, 0 to 100.</summary>
    public double Blur { get; init; } = 0.8;

    /// <summary>How far the hand moves while the shutter is open, pixels of the sensor, 0 to 1000.</summary>
    public double Shake { get; init; }

    /// <summary>In which direction it moves, degrees, -360 to 360: 0 along rows, 90 along columns.</summary>
    public double ShakeAngle { get; init; }

    /// <summary>How much of all light is spread evenly over the picture by the lens, 0 to 1.</summary>
    public double Glare { get; init; } = 0.02;

    /// <summary>How much of all light is spread around where it falls, 0 to 1; with <see cref="Glare"/> at most 1.</summary>
    public double Halo { get; init; } = 0.03;

    /// <summary>Sigma of that halo, part of the picture's width, 0 to 1.</summary>
    public double HaloRadius { get; init; } = 0.015;

    /// <summary>
    /// Where the meter puts the mean luminance of what the camera sees, part of full scale, 0.001 to 1: what is lighter than
    /// the mean times the inverse of this is lost.
    /// </summary>
    public double Meter { get; init; } = 1 / Photograph.MostPeak;

    /// <summary>Electrons at full scale, 1 or more.</summary>
    public double FullWell { get; init; } = 20_000;

    /// <summary>Of the electronics, electrons, 0 or more.</summary>
    public double ReadNoise { get; init; } = 4;

    /// <summary>Of the noise.</summary>
    public ulong Seed { get; init; } = 1;

    internal int SensorHeight => SensorWidth * 2 / 3;

    /// <summary>Refuses what no camera can do, and what would take all memory or all day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside of its range.</exception>
    internal void Check()
    {
        Within(Contrast, 1.01, 1e9);
        Within(Surround, 0, 1e6);
        Within(BoardAcross, 0.01, 1);
        Within(SensorWidth, 16, 12_000);
        Within(PublishWidth, 1, int.MaxValue);
        Within(Yaw, -60, 60);
        Within(Blur, 0, 100);
        Within(Shake, 0, 1000);
        Within(ShakeAngle, -360, 360);
        Within(Glare, 0, 1);
        Within(Halo, 0, 1 - Glare);
        Within(HaloRadius, 0, 1);
        Within(Meter, 0.001, 1);
        Within(FullWell, 1, 1e12);
        Within(ReadNoise, 0, 1e6);
    }

    private static void Within(double value, double least, double most, [CallerArgumentExpression(nameof(value))] string setting = "")
    {
        if (!(value >= least && value <= most))
        {
            throw new ArgumentOutOfRangeException(setting, value, $"Is to be {least} to {most}");
        }
    }
}
