using Flexboard.Core.Series;

namespace Flexboard.Widgets.TimeSeries;

/// <summary>What lines are ranked by.</summary>
public enum RankBy
{
    /// <summary>Their newest value.</summary>
    Newest,

    /// <summary>Their mean over the window.</summary>
    Mean,

    /// <summary>Their highest value in the window.</summary>
    Maximum,
}

/// <summary>The highest lines of a chart. Looked at every second; over long windows, of which each series is read, less often.</summary>
/// <param name="most">How many are shown.</param>
/// <param name="by">What they are ranked by.</param>
/// <param name="windowSeconds">Of the chart.</param>
internal sealed class Ranking(int most, RankBy by, int windowSeconds)
{
    private readonly int every = by == RankBy.Newest ? 1 : Math.Max(1, windowSeconds / 120);
    private long turn = -1;

    /// <summary>The highest, in their order.</summary>
    public IReadOnlyList<Candidate> Highest { get; private set; } = [];

    /// <summary>Ranks them if it is time.</summary>
    /// <param name="candidates">All there are.</param>
    /// <param name="now">Unix ms.</param>
    /// <param name="anew">Whether there are others than before.</param>
    /// <returns>Whether others are shown, or in another order.</returns>
    public bool Refresh(IReadOnlyList<Candidate> candidates, long now, bool anew)
    {
        long next = now / 1000 / every;
        if (next == turn && !anew)
        {
            return false;
        }

        turn = next;
        var before = Highest;
        var present = candidates.Select(one => one.Source).Distinct().ToDictionary(source => source, source => source.RollCall(now));

        // What is level keeps its order, so that nothing changes places for nothing.
        var places = before.Index().ToDictionary(one => PlaceOf(one.Item), one => one.Index);
        Highest =
        [
            .. candidates
                .Select(one => (one, Figure: FigureOf(one, present[one.Source], now)))
                .OrderByDescending(one => double.IsNaN(one.Figure) ? double.NegativeInfinity : one.Figure)
                .ThenBy(one => places.GetValueOrDefault(PlaceOf(one.one), int.MaxValue))
                .Take(most)
                .Select(one => one.one),
        ];
        return !Highest.SequenceEqual(before);
    }

    /// <summary>What a line is known by though its group is made anew: two bindings may show one series in two ways.</summary>
    private static (int Binding, Series Series) PlaceOf(in Candidate one) => (one.Binding, one.Group.Items[0]);

    private double FigureOf(in Candidate one, in RollCall present, long now)
    {
        var how = one.Source.Binding.Over;
        bool isPlain = how.Kind is AggregationKind.Last or AggregationKind.Average;
        return by switch
        {
            RankBy.Newest => one.Group.Value(present),
            RankBy.Maximum when isPlain => OverWindow(one, new(AggregationKind.Maximum), present, now),
            _ => OverWindow(one, isPlain ? new(AggregationKind.Average) : how, present, now),
        };
    }

    private double OverWindow(in Candidate one, Aggregation how, in RollCall present, long now)
    {
        long end = now / 1000;
        return AnyCounts(one.Group, present) || how.IsTotal ? one.Group.ValueOfSeconds(how, end - windowSeconds + 1, end) : double.NaN;
    }

    /// <summary>Who fell silent while others report is not among the highest of now.</summary>
    private static bool AnyCounts(SourceGroup group, in RollCall present)
    {
        foreach (var series in group.Items)
        {
            if (present.Counts(series))
            {
                return true;
            }
        }

        return false;
    }
}
