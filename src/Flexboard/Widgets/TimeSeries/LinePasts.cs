using Flexboard.Core.Series;
using Flexboard.Storage;

namespace Flexboard.Widgets.TimeSeries;

/// <summary>What has to be known of a line's series from before their rings.</summary>
internal static class LinePasts
{
    /// <summary>One for each series; none when the rings hold the whole picture.</summary>
    /// <param name="group">The series.</param>
    /// <param name="window">Seconds that a figure looks at.</param>
    /// <param name="step">Seconds of a step.</param>
    /// <param name="reach">How far back the picture goes, seconds.</param>
    /// <param name="before">Those of the line of the same key before, which are gone on with.</param>
    public static SeriesPast[] Of(SourceGroup group, int window, int step, int reach, IReadOnlyList<SeriesPast>? before)
    {
        if (reach + window <= SecondRing.MaxSeconds)
        {
            return [];
        }

        // As coarse as the picture allows: a day in steps of 180 s is 480 of them.
        int seconds = window <= step ? Math.Max(step, SeriesStore.BucketSeconds) : step < 60 ? SeriesStore.BucketSeconds : 60;
        var pasts = new SeriesPast[group.Items.Length];
        for (int i = 0; i < pasts.Length; i++)
        {
            var series = group.Items[i];
            pasts[i] = before?.FirstOrDefault(past => past.Series == series) ?? new SeriesPast(series, seconds);
        }

        return pasts;
    }
}
