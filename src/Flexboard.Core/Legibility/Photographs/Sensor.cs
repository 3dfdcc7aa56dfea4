using System.Numerics;

namespace Flexboard.Core.Legibility;

/// <summary>A sensor under a mosaic of red, green, green and blue (Bayer, 1976): light in, linear colours out.</summary>
internal sealed class Sensor
{
    /// <summary>By so much the mosaic goes on, mirrored, to the left and right of its pixels: as far as colours are looked for.</summary>
    private const int Margin = 2;

    private readonly int width;
    private readonly int height;
    private readonly ParallelOptions work;
    private readonly LightPlane mosaic;

    /// <param name="width">Pixels, at least 16.</param>
    /// <param name="height">Pixels, at least 3.</param>
    /// <param name="work">Threads.</param>
    public Sensor(int width, int height, ParallelOptions work)
    {
        (this.width, this.height, this.work) = (width, height, work);
        mosaic = new(width + (2 * Margin), height);
    }

    /// <summary>What each pixel has caught, row by row: even ones of even rows are red, odd ones of odd rows are blue.</summary>
    public Span<float> Row(int y) => mosaic.Row(y).Slice(Margin, width);

    /// <summary>Lets one colour's light fall on the pixels that see it.</summary>
    /// <param name="light">On all pixels.</param>
    /// <param name="channel">Red, green or blue: 0 to 2.</param>
    public void Catch(LightPlane light, int channel) => Parallel.For(0, height, work, y =>
    {
        if (channel == 1 || channel == 2 * (y % 2))
        {
            Span<float> from = light.Row(y), to = Row(y);
            for (int x = channel == 1 ? 1 - (y % 2) : y % 2; x < width; x += 2)
            {
                to[x] = from[x];
            }
        }
    });

    /// <summary>Makes signals of the light: 0 to 1, with the noise of light and of electronics. Seeded by row, not by thread.</summary>
    /// <param name="gain">Full scale per light.</param>
    /// <param name="settings">Full well, read noise and seed.</param>
    public void Expose(double gain, PhotoSettings settings)
    {
        float well = (float)settings.FullWell, read = (float)(settings.ReadNoise * settings.ReadNoise), scale = (float)(gain * settings.FullWell);
        Parallel.For(0, height, work, y =>
        {
            var noise = new Noise(settings.Seed, y);
            foreach (ref float light in Row(y))
            {
                float electrons = light * scale;
                light = Math.Clamp((electrons + (MathF.Sqrt(electrons + read) * noise.Next())) / well, 0, 1);
            }

            var row = mosaic.Row(y);
            for (int i = 1; i <= Margin; i++)
            {
                (row[Margin - i], row[^(Margin + 1 - i)]) = (row[Margin + i], row[^(Margin + 1 + i)]);
            }
        });
    }

    /// <summary>The colours of all pixels, scaled down by the mean over each area.</summary>
    /// <param name="to">Pixels that the picture becomes wide, at most the sensor's.</param>
    public LightImage Develop(int to)
    {
        var picture = new LightImage(to, Math.Max(1, (int)Math.Round((double)height * to / width)));
        var (columns, rows) = (AreaMeans.Scale(width, to), AreaMeans.Scale(height, picture.Height));
        Parallel.For(0, picture.Height, work, () => new LightImage(width, 2), (y, _, scratch) =>
        {
            foreach (var channel in scratch.Planes)
            {
                channel.Row(1).Clear();
            }

            var weights = rows.Weights(y);
            for (int i = 0; i < weights.Length; i++)
            {
                Colours(rows.First(y) + i, scratch);
                foreach (var channel in scratch.Planes)
                {
                    LightRow.Add(channel.Row(1), channel.Row(0), weights[i]);
                }
            }

            for (int channel = 0; channel < 3; channel++)
            {
                columns.Take(scratch.Planes[channel].Row(1), picture.Planes[channel].Row(y));
            }

            return scratch;
        }, _ => { });
        return picture;
    }

    /// <summary>The colours of a row, into the first row of a picture.</summary>
    /// <remarks>Malvar, He, Cutler, High-quality linear interpolation for demosaicing of Bayer-patterned color images, 2004.</remarks>
    private void Colours(int y, LightImage into)
    {
        int several = Vector<float>.Count, odd = y % 2;
        Span<float> own = into.Planes[2 * odd].Row(0), green = into.Planes[1].Row(0), other = into.Planes[2 - (2 * odd)].Row(0);
        ReadOnlySpan<float> up2 = Mirrored(y - 2), up = Mirrored(y - 1), here = Mirrored(y), down = Mirrored(y + 1), down2 = Mirrored(y + 2);
        var evens = Vector.Equals(Vector<int>.Indices & Vector<int>.One, Vector<int>.Zero);

        // The last ones overlap those before them: the row ends where it ends.
        for (int x = 0; x < width; x += several)
        {
            x = Math.Min(x, width - several);
            int at = x + Margin;
            var middle = At(here, at);
            var aside = At(here, at - 1) + At(here, at + 1);
            var along = At(up, at) + At(down, at);
            var corners = At(up, at - 1) + At(up, at + 1) + At(down, at - 1) + At(down, at + 1);
            var farAside = At(here, at - 2) + At(here, at + 2);
            var farAlong = At(up2, at) + At(down2, at);

            // Those that see red in a row of red, blue in one of blue; the others see green.
            var isOwn = (x + odd) % 2 == 0 ? evens : ~evens;
            var greenAtOwn = ((4 * middle) + (2 * (aside + along)) - farAside - farAlong) * 0.125f;
            var otherAtOwn = ((6 * middle) + (2 * corners) - (1.5f * (farAside + farAlong))) * 0.125f;
            var ownAtGreen = ((5 * middle) + (4 * aside) - corners - farAside + (0.5f * farAlong)) * 0.125f;
            var otherAtGreen = ((5 * middle) + (4 * along) - corners - farAlong + (0.5f * farAside)) * 0.125f;
            Vector.ConditionalSelect(isOwn, middle, Cut(ownAtGreen)).CopyTo(own[x..]);
            Vector.ConditionalSelect(isOwn, Cut(greenAtOwn), middle).CopyTo(green[x..]);
            Vector.ConditionalSelect(isOwn, Cut(otherAtOwn), Cut(otherAtGreen)).CopyTo(other[x..]);
        }
    }

    /// <summary>A row of the mosaic; above the first come the second and third once more, so that colours stay where they are.</summary>
    private Span<float> Mirrored(int y) => mosaic.Row(height - 1 - Math.Abs(height - 1 - Math.Abs(y)));

    private static Vector<float> At(ReadOnlySpan<float> row, int x) => new(row[x..]);

    private static Vector<float> Cut(Vector<float> light) => Vector.Min(Vector.Max(light, Vector<float>.Zero), Vector<float>.One);
}
