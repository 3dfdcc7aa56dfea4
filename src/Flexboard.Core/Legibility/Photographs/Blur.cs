namespace Flexboard.Core.Legibility;

/// <summary>Light that comes to a pixel from another one.</summary>
/// <param name="X">How far to the right it lies.</param>
/// <param name="Y">How far below.</param>
/// <param name="Weight">How much of it comes.</param>
internal readonly record struct Tap(int X, int Y, float Weight);

/// <summary>Spreads light. All taps of a blur are one together, so that it neither makes nor takes any.</summary>
internal static class Blur
{
    /// <summary>Further away than so many sigma a Gaussian is nothing: 0.01 % of it.</summary>
    private const double Reach = 4;

    /// <summary>Points on a pixel's way by which a shake is drawn.</summary>
    private const int PointsAPixel = 8;

    /// <summary>A Gaussian is one across and then one down.</summary>
    /// <param name="sigma">Pixels, above 0.</param>
    public static Tap[] Across(double sigma)
    {
        int reach = (int)Math.Ceiling(Reach * sigma);
        double[] shares = [.. Enumerable.Range(-reach, (2 * reach) + 1).Select(x => Math.Exp(-x * x / (2 * sigma * sigma)))];
        double all = shares.Sum();
        return [.. shares.Select((share, i) => new Tap(i - reach, 0, (float)(share / all)))];
    }

    /// <inheritdoc cref="Across"/>
    public static Tap[] Down(double sigma) => [.. Across(sigma).Select(tap => tap with { X = 0, Y = tap.X })];

    /// <summary>A line about the middle: what a hand that moves evenly makes of a point.</summary>
    /// <param name="length">Pixels, above 0.</param>
    /// <param name="angle">Degrees, 0 along rows, 90 along columns.</param>
    public static Tap[] Along(double length, double angle)
    {
        var (sin, cos) = Math.SinCos(angle * Math.PI / 180);
        int count = (int)Math.Ceiling(length * PointsAPixel);
        var taps = new Dictionary<(int X, int Y), double>();
        void Add(double x, double y, double weight) =>
            taps[((int)x, (int)y)] = taps.GetValueOrDefault(((int)x, (int)y)) + (weight / count);
        for (int i = 0; i < count; i++)
        {
            // Each point is shared by the four pixels around it, the nearer the more.
            double at = length * (((i + 0.5) / count) - 0.5), x = Math.Floor(at * cos), y = Math.Floor(at * sin);
            double right = (at * cos) - x, below = (at * sin) - y;
            Add(x, y, (1 - right) * (1 - below));
            Add(x + 1, y, right * (1 - below));
            Add(x, y + 1, (1 - right) * below);
            Add(x + 1, y + 1, right * below);
        }

        // What an angle of 90 degrees leaves to a neighbour is the rounding of its cosine.
        return [.. taps.Where(tap => tap.Value > 1e-9).Select(tap => new Tap(tap.Key.X, tap.Key.Y, (float)tap.Value))];
    }

    /// <summary>Spreads the light of a plane into another of its size. Beyond its edges a plane goes on as it ends.</summary>
    public static void Apply(Tap[] taps, LightPlane from, LightPlane to, ParallelOptions work) =>
        Parallel.For(0, to.Height, work, y =>
        {
            var sum = to.Row(y);
            sum.Clear();
            foreach (var tap in taps)
            {
                LightRow.Add(sum, from.Row(Math.Clamp(y + tap.Y, 0, from.Height - 1)), tap.Weight, tap.X);
            }
        });
}
