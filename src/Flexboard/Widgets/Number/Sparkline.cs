using System.Text.Json;
using Flexboard.Core.Series;

namespace Flexboard.Widgets.Number;

/// <summary>
/// At most <see cref="Points"/> figures of the last minutes, at whole multiples of a step, so that the curve moves on
/// by whole steps instead of trembling.
/// </summary>
/// <remarks>
/// A figure of a second that is over hardly changes any more, so each is computed once, and again only after something
/// came late: an aggregation over an hour would otherwise be sixty of them for every frame.
/// </remarks>
/// <param name="source">What is drawn.</param>
/// <param name="seconds">How far back.</param>
/// <param name="most">Points that there is room for, at most <see cref="Points"/>.</param>
internal sealed class Sparkline(Source source, int seconds, int most)
{
    /// <summary>The most points, the present one not counted.</summary>
    public const int Points = 60;

    /// <summary>Fewer do not make a curve.</summary>
    private const int LeastPoints = 8;

    /// <summary>What a number takes in a frame without its curve, and a point of it, bytes.</summary>
    private const int Around = 230, EachPoint = 7;

    private readonly int step = (seconds + most - 1) / most;
    private readonly double[] figures = new double[Points];
    private SeriesMarks marks = new([], holds: false);
    private long newest = -1;
    private int revision = -1;

    /// <summary>The most points that a widget has room for; 0 when it has none for a curve.</summary>
    public static int PointsIn(int allowance) =>
        (allowance - Around) / EachPoint is var points and >= LeastPoints ? Math.Min(points, Points) : 0;

    /// <summary>Writes <c>end</c> (Unix seconds of the newest), <c>step</c> (seconds) and <c>points</c> (null: a gap).</summary>
    public void Write(Utf8JsonWriter writer, long now)
    {
        int count = seconds / step;
        long last = ((now / 1000) - 1) / step;
        long from = last - count + 1;
        if (revision != source.Selection.Revision)
        {
            marks = new SeriesMarks(source.Selection.Items.ToArray(), holds: source.Binding.Over.Kind == AggregationKind.Last);
            (newest, revision) = (-1, source.Selection.Revision);
        }

        long changed = marks.TakeOldestChange();
        changed = changed == SeriesMarks.Nothing ? newest + 1 : (changed + step - 1) / step;
        for (long index = Math.Max(from, Math.Min(newest + 1, changed)); index <= last; index++)
        {
            figures[index % Points] = source.ValueAt(index * step);
        }

        newest = last;
        writer.WriteNumber("end", last * step);
        writer.WriteNumber("step", step);
        writer.WriteStartArray("points");
        double unit = Resolution(last - count + 1, last);
        for (long index = last - count + 1; index <= last; index++)
        {
            double figure = figures[index % Points];
            if (double.IsFinite(figure))
            {
                writer.WriteNumberValue(Rounded(figure, unit));
            }
            else
            {
                writer.WriteNullValue();
            }
        }

        writer.WriteEndArray();
    }

    /// <summary>A power of ten below what can be seen of the curve: a point then takes 3 to 8 bytes instead of 18.</summary>
    private double Resolution(long first, long last)
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        for (long index = first; index <= last; index++)
        {
            double figure = figures[index % Points];
            if (double.IsFinite(figure))
            {
                (low, high) = (Math.Min(low, figure), Math.Max(high, figure));
            }
        }

        double span = (high - low) / 300;
        return span > 0 && double.IsFinite(span) ? Math.Pow(10, Math.Floor(Math.Log10(span))) : 0;
    }

    private static double Rounded(double figure, double unit)
    {
        if (unit is 0 or < 1e-12)
        {
            return figure;
        }

        // 0.1 has no exact double: dividing by ten is right to the last digit where multiplying by 0.1 is not.
        double rounded = unit < 1 ? Math.Round(figure * Math.Round(1 / unit)) / Math.Round(1 / unit) : Math.Round(figure / unit) * unit;
        return double.IsFinite(rounded) ? rounded : figure;
    }
}
