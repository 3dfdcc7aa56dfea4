namespace Flexboard.Core.Legibility;

/// <summary>What a lens, and the hand that holds it, make of the light: blur, shake, and a veil of glare and halo.</summary>
internal sealed class Lens
{
    /// <summary>Sigma of the halo in the small picture in which it is worked out: so smooth that what is between its pixels is a line.</summary>
    private const double SmallSigma = 4;

    private readonly PhotoSettings settings;
    private readonly ParallelOptions work;
    private readonly Tap[][] blurs;
    private readonly Tap[][] halos;
    private readonly AreaMeans columns;
    private readonly AreaMeans rows;
    private readonly (int Left, float Part)[] between;
    private LightPlane spare;
    private LightPlane halo;
    private LightPlane spareHalo;

    public Lens(int width, int height, PhotoSettings settings, ParallelOptions work)
    {
        (this.settings, this.work) = (settings, work);
        blurs =
        [
            .. settings.Blur > 0 ? (Tap[][])[Blur.Across(settings.Blur), Blur.Down(settings.Blur)] : [],
            .. settings.Shake > 0 ? (Tap[][])[Blur.Along(settings.Shake, settings.ShakeAngle)] : [],
        ];
        double sigma = settings.HaloRadius * width, step = Math.Max(1, sigma / SmallSigma);
        int smallWidth = (int)Math.Ceiling(width / step), smallHeight = (int)Math.Ceiling(height / step);
        halos = sigma > 0 ? [Blur.Across(sigma * smallWidth / width), Blur.Down(sigma * smallHeight / height)] : [];
        (columns, rows) = (AreaMeans.Scale(width, smallWidth), AreaMeans.Scale(height, smallHeight));
        between = [.. Enumerable.Range(0, width).Select(x => Between(x, width, smallWidth))];
        (spare, halo, spareHalo) = (new(width, height), new(smallWidth, smallHeight), new(smallWidth, smallHeight));
    }

    /// <summary>Lets light through.</summary>
    /// <param name="light">That comes; changed.</param>
    /// <returns>What falls on the sensor; the plane that came is kept for the next.</returns>
    public LightPlane Through(LightPlane light)
    {
        foreach (var taps in blurs)
        {
            Blur.Apply(taps, light, spare, work);
            (light, spare) = (spare, light);
        }

        Veil(light);
        return light;
    }

    private void Veil(LightPlane light)
    {
        Parallel.For(0, rows.Count, work, () => new float[light.Width], (y, _, sum) =>
        {
            rows.Mean(y, light, sum);
            columns.Take(sum, halo.Row(y));
            return sum;
        }, _ => { });
        foreach (var taps in halos)
        {
            Blur.Apply(taps, halo, spareHalo, work);
            (halo, spareHalo) = (spareHalo, halo);
        }

        float own = (float)(1 - settings.Glare - settings.Halo), glare = (float)(settings.Glare * light.Mean(work));
        Parallel.For(0, light.Height, work, () => new float[halo.Width + 1], (y, _, around) =>
        {
            var (above, part) = Between(y, light.Height, halo.Height);
            var row = around.AsSpan(0, halo.Width);
            row.Fill(glare);
            LightRow.Add(row, halo.Row(above), (float)settings.Halo * (1 - part));
            LightRow.Add(row, halo.Row(Math.Min(above + 1, halo.Height - 1)), (float)settings.Halo * part);
            around[^1] = around[^2];
            Lift(light.Row(y), own, around);
            return around;
        }, _ => { });
    }

    private void Lift(Span<float> light, float own, ReadOnlySpan<float> around)
    {
        for (int x = 0; x < light.Length; x++)
        {
            var (left, part) = between[x];
            light[x] = (own * light[x]) + around[left] + (part * (around[left + 1] - around[left]));
        }
    }

    /// <summary>Which pixel of fewer lies to the left of a pixel's middle, and how far that is on the way to the next.</summary>
    private static (int Left, float Part) Between(int pixel, int many, int few)
    {
        double at = Math.Clamp(((pixel + 0.5) * few / many) - 0.5, 0, few - 1);
        return ((int)at, (float)(at - (int)at));
    }
}
