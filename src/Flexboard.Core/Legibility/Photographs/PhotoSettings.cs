namespace Flexboard.Core.Legibility;

/// <summary>How a wall is photographed; the defaults are judgments.</summary>
public sealed record PhotoSettings
{
    /// <summary>Of the wall as projected, white to black, above 1.</summary>
    public double Contrast { get; init; } = WallLight.BasicDecisions;

    /// <summary>The room around the wall, as a multiple of the veil on it.</summary>
    public double Surround { get; init; } = 1.2;

    /// <summary>Of the sensor, pixels; its height is two thirds of it.</summary>
    public int SensorWidth { get; init; } = 4000;

    /// <summary>Of the picture as it is printed, pixels; at most the sensor's.</summary>
    public int PublishWidth { get; init; } = 1920;

    /// <summary>How much of the picture's width, and at most of its height, is board.</summary>
    public double BoardAcross { get; init; } = 0.9;

    /// <summary>From how far to the side the camera looks, degrees.</summary>
    public double Yaw { get; init; } = 5;

    /// <summary>How much of all light is spread evenly over the picture by the lens, 0 to 1.</summary>
    public double Glare { get; init; } = 0.02;

    /// <summary>Where the meter puts the picture's mean, part of full scale.</summary>
    public double Meter { get; init; } = 0.125;

    /// <summary>Electrons at full scale.</summary>
    public double FullWell { get; init; } = 20_000;

    /// <summary>Of the electronics, electrons.</summary>
    public double ReadNoise { get; init; } = 4;

    /// <summary>Of the noise.</summary>
    public ulong Seed { get; init; } = 1;
}
