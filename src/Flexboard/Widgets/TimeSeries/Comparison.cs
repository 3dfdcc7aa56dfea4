using Flexboard.Core.Series;
using Flexboard.Storage;

namespace Flexboard.Widgets.TimeSeries;

/// <summary>
/// The past that a chart is compared with: of the same series, so long ago, from rings and disk. What has been read lies
/// some way ahead, so that frames tell what comes in at the edge; when that runs out, the history is asked for again.
/// </summary>
/// <param name="sources">What the chart is fed from.</param>
/// <param name="options">What the chart shows.</param>
/// <param name="compare">What it is compared with.</param>
internal sealed class Comparison(WidgetSources sources, TimeSeriesOptions options, ComparisonOptions compare)
{
    /// <summary>More grey lines hide each other. Of stacked lines all count: their sum is drawn.</summary>
    private const int MostLines = 4;

    /// <summary>The most series that are looked up on disk.</summary>
    private const int MaxPasts = 640;

    /// <summary>The disk keeps fine steps for 48 h; what lies further back comes in minutes.</summary>
    private const int FineSeconds = 47 * 3600;

    /// <summary>A disk that does not answer is not asked more often than this.</summary>
    private const long AskAgainMs = 30_000;

    private readonly int step = options.StepSeconds;

    /// <summary>How far ahead of the edge is to be known.</summary>
    private readonly int margin = Math.Max(600, options.WindowSeconds / 2);
    private IReadOnlyList<ChartLine> of = [];
    private long? ago;
    private long asked = long.MinValue / 2;

    /// <summary>Its lines. Another list whenever they are others.</summary>
    public IReadOnlyList<PastLine> Lines { get; private set; } = [];

    /// <summary>Whether there is any figure in the window; null until the history was looked at.</summary>
    public bool? IsKnown { get; set; }

    /// <summary>How far back it reaches beyond the window, seconds.</summary>
    public int AgoSeconds => (int)(ago ?? 0);

    /// <summary>Looks whether it is of other lines, or of another time.</summary>
    /// <param name="lines">Those of the chart.</param>
    public void Refresh(IReadOnlyList<ChartLine> lines)
    {
        long? next = compare.AgoSeconds(OpeningOf(sources["opening"]));

        // Within two steps there is no past.
        next = next < 2 * step ? null : next;
        if (lines == of && next == ago)
        {
            return;
        }

        var before = next == ago ? Lines.ToDictionary(known => known.Key) : [];
        (of, ago, asked, IsKnown) = (lines, next, long.MinValue / 2, null);
        Lines = ago is { } seconds ? [.. Make(seconds, before)] : [];
    }

    /// <summary>Whether the history has to be looked at though nobody asks for it. Says so once in a while.</summary>
    public bool Wants(long now)
    {
        var (first, end) = Range(now);
        bool wants = Lines.Count > 0 && now - asked > AskAgainMs &&
            (IsKnown is null || Lines.Any(line => line.Lacks(first, end + margin, now / 1000)));
        asked = wants ? now : asked;
        return wants;
    }

    /// <summary>What is missing, one after the other, to be read.</summary>
    public IEnumerable<SeriesPast> Missing(long now)
    {
        var (first, end) = Range(now);
        return Lines.SelectMany(line => line.Missing(first, end + margin, now / 1000, margin));
    }

    /// <summary>The first and the last second of the picture.</summary>
    public (long First, long End) Range(long now) => ((now / 1000) - options.WindowSeconds - step, (now / 1000) + options.AheadSeconds);

    /// <summary>The moment that is published, Unix ms.</summary>
    private static double OpeningOf(Source? source) =>
        source is not null && source.Selection.Items is [var opening, ..] ? opening.Value * source.Binding.Scale : double.NaN;

    private IEnumerable<PastLine> Make(long seconds, Dictionary<string, PastLine> before)
    {
        long reach = seconds + options.WindowSeconds + step;
        int least = reach + options.WindowSeconds <= SecondRing.MaxSeconds ? 1 : reach < FineSeconds ? SeriesStore.BucketSeconds : 60;
        int ownStep = Math.Max(step, least);
        int pasts = 0;
        foreach (var line in of.Select(one => one.Line).Where(line => !line.IsEarlier).Take(options.IsStacked ? LineColors.Count : MostLines))
        {
            pasts += line.Items.Length;
            if (pasts > MaxPasts)
            {
                yield break;
            }

            string key = $"{line.Key}-past";
            var known = before.GetValueOrDefault(key);
            var past = line.Again(ownStep, (int)reach, known?.Line);
            yield return known is not null && known.Line.Items.SequenceEqual(past.Items)
                ? known
                : new PastLine(key, past, ownStep, step, seconds);
        }
    }
}
