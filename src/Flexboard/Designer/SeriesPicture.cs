using System.Runtime.InteropServices;
using Flexboard.Core.Boards;
using Flexboard.Core.Series;
using Flexboard.Widgets;

namespace Flexboard.Designer;

/// <summary>
/// The present figure and the last minutes of one series, or of several of one name, as a number with a sparkline would
/// show them.
/// </summary>
/// <param name="Value">Null when there is none.</param>
/// <param name="Across">How several became one: <c>sum</c>, or <c>avg</c> where a sum says nothing.</param>
/// <param name="Time">Own time of the newest sample, Unix ms; null when there is none.</param>
/// <param name="Age">Its age, ms; null when there is none.</param>
/// <param name="Simulated">Whether the newest of any of them was simulated.</param>
/// <param name="Spark"><see cref="Points"/> figures, the oldest first; null: a gap. Null in place of the list: too many series.</param>
internal sealed record SeriesPicture(double? Value, string Across, long? Time, long? Age, bool Simulated, double?[]? Spark)
{
    /// <summary>Points of a sparkline, and how far back they reach.</summary>
    public const int Points = 60, Seconds = 300;

    /// <summary>Of more series no sparkline is drawn: sixty times all of them is more than a list of names is worth.</summary>
    public const int MostForSpark = 256;

    private const int Step = Seconds / Points;

    /// <summary>Draws it, with the gate held for one figure at a time.</summary>
    /// <param name="store">Where they live.</param>
    /// <param name="items">At least one, all of one name.</param>
    /// <param name="now">Unix ms.</param>
    public static SeriesPicture Of(SeriesStore store, List<Series> items, long now)
    {
        var all = CollectionsMarshal.AsSpan(items);
        Binding binding;
        Binding drawn;
        SeriesPicture picture;
        lock (store.Gate)
        {
            // Percents and elapsed times of ten hosts do not add up.
            bool isMean = all[0].Kind == SeriesKind.Durations || all[0].Unit is "%";
            binding = new Binding { Series = new SeriesSelector(all[0].Name), Across = isMean ? Combination.Average : Combination.Sum };

            // A counter grows for ever: what it gains is what a curve can show.
            drawn = all[0].Kind == SeriesKind.Counter ? binding with { Over = new(AggregationKind.Rate), WindowSeconds = Step } : binding;
            picture = Present(binding, all, now);
        }

        if (all.Length > MostForSpark)
        {
            return picture;
        }

        double?[] spark = new double?[Points];
        long last = ((now / 1000) - 1) / Step;
        for (int i = 0; i < Points; i++)
        {
            lock (store.Gate)
            {
                spark[i] = Known(SourceGroup.CombineAt(drawn, all, (last - Points + 1 + i) * Step));
            }
        }

        return picture with { Spark = spark };
    }

    /// <summary>A figure that JSON can tell.</summary>
    public static double? Known(double value) => double.IsFinite(value) ? value : null;

    private static SeriesPicture Present(Binding binding, ReadOnlySpan<Series> all, long now)
    {
        var newest = all[0];
        bool simulated = false;
        foreach (var series in all)
        {
            simulated |= series.Simulated;
            newest = series.EffectiveArrival > newest.EffectiveArrival ? series : newest;
        }

        double value = SourceGroup.Combine(binding, all, RollCall.Of(all, now, null));
        bool isKnown = newest.EffectiveArrival > 0;
        return new SeriesPicture(
            Known(value),
            binding.Across == Combination.Average ? "avg" : "sum",
            isKnown ? newest.Time : null,
            isKnown ? Math.Max(0, now - newest.EffectiveArrival) : null,
            simulated,
            null);
    }
}
