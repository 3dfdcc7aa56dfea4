namespace Flexboard.Core.Legibility;

/// <summary>
/// How a wall is photographed: a full-frame camera with a good zoom lens, indoors. But for the contrast, which is the wall's,
/// all defaults are judgments.
/// </summary>
public sealed record PhotoSettings : PhotoScene
{
    /// <summary>Of the wall as projected, white to black, above 1.</summary>
    public double Contrast { get; init; } = WallLight.BasicDecisions;

    /// <summary>Of the sensor, pixels, at least 16; its height is two thirds of it.</summary>
    public int SensorWidth { get; init; } = 4000;

    /// <summary>Of the picture as it is printed, pixels, above 0; more than the sensor's is the sensor's, which is not scaled.</summary>
    public int PublishWidth { get; init; } = 1920;

    /// <summary>From how far to the side the camera looks, degrees, between -60 and 60.</summary>
    public double Yaw { get; init; } = 5;

    /// <summary>Sigma of the lens's blur, pixels of the sensor, 0 or more.</summary>
    public double Blur { get; init; } = 0.8;

    /// <summary>How far the hand moves while the shutter is open, pixels of the sensor, 0 or more.</summary>
    public double Shake { get; init; }

    /// <summary>In which direction it moves, degrees: 0 along rows, 90 along columns.</summary>
    public double ShakeAngle { get; init; }

    /// <summary>How much of all light is spread evenly over the picture by the lens, 0 to 1.</summary>
    public double Glare { get; init; } = 0.02;

    /// <summary>How much of all light is spread around where it falls, 0 to 1; with <see cref="Glare"/> at most 1.</summary>
    public double Halo { get; init; } = 0.03;

    /// <summary>Sigma of that halo, part of the picture's width, 0 or more.</summary>
    public double HaloRadius { get; init; } = 0.015;

    /// <summary>Where the meter puts the mean luminance of what the camera sees, part of full scale, above 0: what is lighter than its inverse times the mean is lost.</summary>
    public double Meter { get; init; } = 1 / Photograph.MostPeak;

    /// <summary>Electrons at full scale, above 0.</summary>
    public double FullWell { get; init; } = 20_000;

    /// <summary>Of the electronics, electrons, 0 or more.</summary>
    public double ReadNoise { get; init; } = 4;

    /// <summary>Of the noise.</summary>
    public ulong Seed { get; init; } = 1;

    internal int SensorHeight => SensorWidth * 2 / 3;

    /// <summary>Refuses what no camera can do.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside of its range.</exception>
    internal void Check()
    {
        Within(Contrast > 1 && double.IsFinite(Contrast), nameof(Contrast));
        Within(Surround >= 0, nameof(Surround));
        Within(BoardAcross is > 0 and <= 1, nameof(BoardAcross));
        Within(SensorWidth >= 16, nameof(SensorWidth));
        Within(PublishWidth > 0, nameof(PublishWidth));
        Within(Yaw is > -60 and < 60, nameof(Yaw));
        Within(Blur >= 0, nameof(Blur));
        Within(Shake >= 0, nameof(Shake));
        Within(double.IsFinite(ShakeAngle), nameof(ShakeAngle));
        Within(Glare is >= 0 and <= 1, nameof(Glare));
        Within(Halo >= 0 && Glare + Halo <= 1, nameof(Halo));
        Within(HaloRadius >= 0, nameof(HaloRadius));
        Within(Meter > 0, nameof(Meter));
        Within(FullWell > 0, nameof(FullWell));
        Within(ReadNoise >= 0, nameof(ReadNoise));
    }

    private static void Within(bool isWithin, string setting)
    {
        if (!isWithin)
        {
            throw new ArgumentOutOfRangeException(setting);
        }
    }
}
