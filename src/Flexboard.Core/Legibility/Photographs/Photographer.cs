using Flexboard.Core.Geometry;

namespace Flexboard.Core.Legibility;

/// <summary>
/// Simulates the press photograph of a wall, in linear light: the projected picture with the room's light on it, seen from
/// where the camera stands; blur, shake, glare and halo of the lens; exposure by the meter; a mosaic sensor with its noise;
/// scaling to the size that is printed. Not simulated are a soft shoulder and JPEG.
/// </summary>
public static class Photographer
{
    /// <summary>From where the camera looks, as a multiple of the board's width in the picture.</summary>
    private const double Distance = 1.5;

    /// <summary>Takes a board's picture. The same seed gives the same bytes on any number of threads.</summary>
    /// <param name="board">As it is sent to the wall.</param>
    /// <param name="settings">Of the wall's light and the camera.</param>
    /// <param name="work">How many threads at most, and what ends it early; without it as many as there are.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside of its range.</exception>
    /// <exception cref="OperationCanceledException">It was ended early.</exception>
    public static PublishedPicture Take(LightImage board, PhotoSettings settings, ParallelOptions? work = null)
    {
        settings.Check();
        work ??= new();
        var toSensor = Homography.To(board.Width, board.Height, Corners(board, settings));
        var picture = Expose(board, toSensor, settings, work).Develop(Math.Min(settings.PublishWidth, settings.SensorWidth));
        double x = (double)picture.Width / settings.SensorWidth, y = (double)picture.Height / settings.SensorHeight;
        return new(picture.Width, picture.Height, picture.ToBytes(work), toSensor with
        {
            H0 = toSensor.H0 * x,
            H1 = toSensor.H1 * x,
            H2 = toSensor.H2 * x,
            H3 = toSensor.H3 * y,
            H4 = toSensor.H4 * y,
            H5 = toSensor.H5 * y,
        });
    }

    /// <summary>One colour after the other: the sensor keeps of each only what its mosaic sees, so that no full picture is held.</summary>
    private static Sensor Expose(LightImage board, Homography toSensor, PhotoSettings settings, ParallelOptions work)
    {
        int width = settings.SensorWidth, height = settings.SensorHeight;
        var projection = new Projection(board, toSensor, settings, work);
        var lens = new Lens(width, height, settings, work);
        var sensor = new Sensor(width, height, work);
        var light = new LightPlane(width, height);
        var means = new double[3];
        for (int channel = 0; channel < 3; channel++)
        {
            projection.Show(board.Planes[channel], light);
            light = lens.Through(light);
            means[channel] = light.Mean(work);
            sensor.Catch(light, channel);
        }

        sensor.Expose(settings.Meter / new Colour(means[0], means[1], means[2]).Luminance, settings);
        return sensor;
    }

    private static Quad Corners(LightImage board, PhotoSettings settings)
    {
        double width = settings.SensorWidth, height = settings.SensorHeight;
        double wide = Math.Min(width, height * board.Width / board.Height) * settings.BoardAcross;
        double half = wide / 2, up = half * board.Height / board.Width;
        var (sin, cos) = Math.SinCos(settings.Yaw * Math.PI / 180);
        Point At(double x, double y)
        {
            double nearer = Distance * wide / ((Distance * wide) + (x * sin));
            return new((width / 2) + (x * cos * nearer), (height / 2) + (y * nearer));
        }

        return new(At(-half, -up), At(half, -up), At(half, up), At(-half, up));
    }
}
