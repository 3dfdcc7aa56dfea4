using Flexboard.Core.Geometry;

namespace Flexboard.Core.Legibility;

/// <summary>A published picture.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Rgb">sRGB, 3 x width x height bytes.</param>
/// <param name="FromBoard">From pixels of the board to pixels of the picture; a pixel's middle lies at its half.</param>
public sealed record PublishedPicture(int Width, int Height, byte[] Rgb, Homography FromBoard);

/// <summary>
/// Simulates the press photograph of a wall: projected light, perspective, glare, metering, noise, scaling. Not simulated
/// are blur, the mosaic of the sensor, a local halo, a soft shoulder and JPEG: what it shows is more legible than what is printed.
/// </summary>
public static class Photographer
{
    /// <summary>From where the camera looks, as a multiple of the board's width.</summary>
    private const double Distance = 1.5;

    /// <summary>Takes a board's picture. The same seed gives the same bytes on any number of threads.</summary>
    public static PublishedPicture Take(LightImage board, PhotoSettings settings)
    {
        int width = settings.SensorWidth, height = width * 2 / 3;
        var toSensor = Homography.To(board.Width, board.Height, Corners(board, settings, width, height));
        var sensor = Project(board, toSensor, settings, width, height);
        Expose(sensor, settings);
        Noise(sensor, settings);
        var published = Scale(sensor, Math.Min(settings.PublishWidth, width));
        double x = (double)published.Width / width, y = (double)published.Height / height;
        return new(published.Width, published.Height, published.ToBytes(), toSensor with
        {
            H0 = toSensor.H0 * x,
            H1 = toSensor.H1 * x,
            H2 = toSensor.H2 * x,
            H3 = toSensor.H3 * y,
            H4 = toSensor.H4 * y,
            H5 = toSensor.H5 * y,
        });
    }

    private static Quad Corners(LightImage board, PhotoSettings settings, int width, int height)
    {
        double wide = Math.Min(width, (double)height * board.Width / board.Height) * settings.BoardAcross;
        double half = wide / 2, up = half * board.Height / board.Width;
        var (sin, cos) = Math.SinCos(settings.Yaw * Math.PI / 180);
        Point At(double x, double y)
        {
            double nearer = Distance * wide / ((Distance * wide) + (x * sin));
            return new((width / 2.0) + (x * cos * nearer), (height / 2.0) + (y * nearer));
        }

        return new(At(-half, -up), At(half, -up), At(half, up), At(-half, up));
    }

    /// <summary>The mean of samples spread over each pixel, closer than the board's pixels: single ones would make a moire.</summary>
    private static LightImage Project(LightImage board, Homography toSensor, PhotoSettings settings, int width, int height)
    {
        var sensor = new LightImage(width, height);
        var back = toSensor.Inverse();
        float veil = (float)(1 / (settings.Contrast - 1)), room = veil * (float)settings.Surround;
        int n = Math.Max(2, (int)Math.Ceiling(2 / toSensor.ScaleAt(new(board.Width / 2.0, board.Height / 2.0))));
        Parallel.For(0, height, y =>
        {
            for (int x = 0; x < width; x++)
            {
                float red = 0, green = 0, blue = 0;
                for (int i = 0; i < n * n; i++)
                {
                    var at = back.Apply(new(x + (((i % n) + 0.5) / n), y + (((i / n) + 0.5) / n)));
                    bool isBoard = at.X >= 0 && at.Y >= 0 && at.X < board.Width && at.Y < board.Height;
                    int from = isBoard ? ((int)at.Y * board.Width) + (int)at.X : 0;
                    red += isBoard ? board.Plane(0)[from] + veil : room;
                    green += isBoard ? board.Plane(1)[from] + veil : room;
                    blue += isBoard ? board.Plane(2)[from] + veil : room;
                }

                int to = (y * width) + x;
                (sensor.Plane(0)[to], sensor.Plane(1)[to], sensor.Plane(2)[to]) = (red / (n * n), green / (n * n), blue / (n * n));
            }
        });
        return sensor;
    }

    /// <summary>Spreads the glare and puts the mean luminance where the meter wants it.</summary>
    private static void Expose(LightImage sensor, PhotoSettings settings)
    {
        double[] means = [.. Enumerable.Range(0, 3).Select(channel => sensor.Plane(channel).Average(light => (double)light))];
        double gain = settings.Meter / new Colour(means[0], means[1], means[2]).Luminance;
        Parallel.For(0, 3, channel =>
        {
            float own = (float)(gain * (1 - settings.Glare)), spread = (float)(gain * settings.Glare * means[channel]);
            foreach (ref float light in sensor.Plane(channel).AsSpan())
            {
                light = (light * own) + spread;
            }
        });
    }

    /// <summary>Noise of light and of electronics, then what is over full scale is lost. Seeded by row, not by thread.</summary>
    private static void Noise(LightImage sensor, PhotoSettings settings)
    {
        float read = (float)(settings.ReadNoise * settings.ReadNoise), well = (float)settings.FullWell;
        Parallel.For(0, sensor.Height, y =>
        {
            ulong state = Mix(Mix(settings.Seed) + (ulong)y);
            for (int channel = 0; channel < 3; channel++)
            {
                foreach (ref float light in sensor.Plane(channel).AsSpan(y * sensor.Width, sensor.Width))
                {
                    float electrons = light * well;
                    light = Math.Min(1, (electrons + (MathF.Sqrt(electrons + read) * Normal(ref state))) / well);
                }
            }
        });
    }

    /// <summary>Nearly normal, variance 1: four evenly spread numbers of one SplitMix64 (Steele, Lea, Flood, 2014).</summary>
    private static float Normal(ref ulong state)
    {
        ulong z = Mix(state += 0x9E3779B97F4A7C15);
        float sum = (z & 0xffff) + ((z >> 16) & 0xffff) + ((z >> 32) & 0xffff) + (z >> 48);
        return ((sum / 65535) - 2) * 1.7320508f;
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Scales down by the mean over each pixel's area.</summary>
    private static LightImage Scale(LightImage image, int width)
    {
        var small = new LightImage(width, Math.Max(1, (int)Math.Round((double)image.Height * width / image.Width)));
        double x = (double)image.Width / small.Width, y = (double)image.Height / small.Height;
        Parallel.For(0, small.Height, row =>
        {
            double top = row * y, bottom = Math.Min(image.Height, top + y);
            for (int column = 0; column < width; column++)
            {
                double left = column * x, right = Math.Min(image.Width, left + x), red = 0, green = 0, blue = 0, all = 0;
                for (int v = (int)top; v < bottom; v++)
                {
                    for (int u = (int)left; u < right; u++)
                    {
                        double part = (Math.Min(bottom, v + 1) - Math.Max(top, v)) * (Math.Min(right, u + 1) - Math.Max(left, u));
                        int from = (v * image.Width) + u;
                        (red, green, blue, all) = (red + (part * image.Plane(0)[from]), green + (part * image.Plane(1)[from]), blue + (part * image.Plane(2)[from]), all + part);
                    }
                }

                int to = (row * width) + column;
                (small.Plane(0)[to], small.Plane(1)[to], small.Plane(2)[to]) = ((float)(red / all), (float)(green / all), (float)(blue / all));
            }
        });
        return small;
    }
}
