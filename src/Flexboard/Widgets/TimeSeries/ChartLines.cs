namespace Flexboard.Widgets.TimeSeries;

/// <summary>The lines of a chart, as series come and go. A line whose series are the same keeps what is known of it.</summary>
/// <param name="sources">What it is fed from.</param>
/// <param name="options">What it shows.</param>
/// <param name="ranking">Which of them are shown; null: the first, in their steady order.</param>
internal sealed class ChartLines(WidgetSources sources, ChartOptions options, Ranking? ranking)
{
    /// <summary>The most series that are looked up on disk, some 10 to 40 MB; lines beyond begin with the rings.</summary>
    private const int MaxPasts = 640;

    private readonly int step = options.StepSeconds;
    private readonly int[] revisions = [.. Enumerable.Repeat(-1, sources.All.Count)];
    private readonly LineColors colors = new();
    private IReadOnlyList<Candidate> candidates = [];

    /// <summary>Those that are shown. Another list whenever they are others.</summary>
    public IReadOnlyList<ChartLine> Shown { get; private set; } = [];

    /// <summary>Whether which of them are shown changes with their figures.</summary>
    public bool IsRanked => ranking is not null;

    /// <summary>How many are left out.</summary>
    public int More { get; private set; }

    /// <summary>Looks for series that came or went, and for other ranks.</summary>
    /// <param name="now">Unix ms.</param>
    public void Refresh(long now)
    {
        bool changed = FindCandidates();
        if (ranking?.Refresh(candidates, now, anew: changed) ?? changed)
        {
            Show(ranking?.Highest ?? [.. candidates.Take(LineColors.Count)]);
        }
    }

    private bool FindCandidates()
    {
        bool changed = false;
        for (int i = 0; i < revisions.Length; i++)
        {
            // The order is settled when the items are looked at.
            changed |= revisions[i] != sources.All[i].Selection.Revision;
            revisions[i] = sources.All[i].Selection.Revision;
        }

        if (changed)
        {
            candidates =
            [
                .. sources.All.Index()
                    .Where(one => one.Item.Binding.Role is not ("mark" or "opening"))
                    .SelectMany(one => one.Item.Groups.Select(group => new Candidate(one.Index, one.Item, group))),
            ];
        }

        return changed;
    }

    private void Show(IReadOnlyList<Candidate> chosen)
    {
        var before = Shown.ToDictionary(known => known.Line.Key);
        var lines = new List<ChartLine>(chosen.Count);
        int pasts = 0;
        foreach (var (index, source, group) in chosen)
        {
            string key = LineKey.Of(index, group, source.Binding.By, sources.Veil);
            var known = before.GetValueOrDefault(key);
            pasts += group.Items.Length;
            int reach = pasts > MaxPasts ? 0 : options.WindowSeconds + step;
            lines.Add(known is not null && known.Line.Items.SequenceEqual(group.Items) && known.Line.Label == group.Label
                ? known
                : new ChartLine(new TimeSeriesLine(source, key, group, step, reach, known?.Line)));
        }

        colors.Give(lines);
        (Shown, More) = (lines, candidates.Count - lines.Count);
    }
}

/// <summary>What may be a line of a chart.</summary>
/// <param name="Binding">Number of the binding.</param>
/// <param name="Source">The binding.</param>
/// <param name="Group">Its series.</param>
internal readonly record struct Candidate(int Binding, Source Source, SourceGroup Group);
