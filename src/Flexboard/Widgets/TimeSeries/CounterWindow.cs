using Flexboard.Core.Series;

namespace Flexboard.Widgets.TimeSeries;

/// <summary>
/// How much a counter grew within a window that only moves ahead, as <see cref="SeriesReading.AggregateSeconds"/> tells
/// it: each increase is spread evenly over the time since the value before.
/// </summary>
/// <param name="parts">Its parts.</param>
internal sealed class CounterWindow(SeriesParts parts)
{
    /// <summary>The increases that lie wholly within.</summary>
    private readonly SlidingFold whole = new();

    /// <summary>The one at each edge: begun before the window, ended behind it.</summary>
    private SeriesPart left;
    private SeriesPart right;
    private (long End, long At, double Value) known;
    private long next;

    /// <summary>Begins anew, at any place.</summary>
    public void Start(long first)
    {
        whole.Clear();
        (left, right) = (SeriesPart.None, SeriesPart.None);
        next = Math.Max(parts.StartOf(Math.Max(0, first)), parts.Oldest);
        var before = parts.Before(next, 0);
        known = (before.End, parts.NewestOf(before), before.Fold.Last);
    }

    /// <summary>Moves the window.</summary>
    /// <param name="first">Its first second.</param>
    /// <param name="end">Its last second; neither ever goes back.</param>
    /// <returns>NaN when nothing is known.</returns>
    public double MoveTo(long first, long end)
    {
        while (right.End <= end)
        {
            if (right.Fold.Count > 0)
            {
                whole.Add(right);
            }

            if (!TryRead(out right))
            {
                break;
            }
        }

        while (whole.TryDropBegun(first, out var gone))
        {
            left = gone;
        }

        var (begun, inside, ended) = (Within(left, first, end), whole.Total, Within(right, first, end));
        return inside.Count == 0 && double.IsNaN(begun) && double.IsNaN(ended)
            ? double.NaN
            : inside.Sum + (double.IsNaN(begun) ? 0 : begun) + (double.IsNaN(ended) ? 0 : ended);
    }

    private static double Within(in SeriesPart part, long first, long end)
    {
        long seconds = Math.Min(part.End, end) - Math.Max(part.Start, first) + 1;
        return part.Fold.Count == 0 || seconds <= 0 ? double.NaN : part.Fold.Sum * ((double)seconds / (part.End - part.Start + 1));
    }

    /// <summary>The next increase.</summary>
    private bool TryRead(out SeriesPart increase)
    {
        increase = SeriesPart.None;
        while (next <= parts.Newest && increase.Fold.Count == 0)
        {
            var part = parts.At(next);
            next = part.End + 1;
            if (part.Fold.Count == 0)
            {
                continue;
            }

            if (!double.IsNaN(known.Value))
            {
                // What the disk tells in whole steps ends with its step: the rest of that step's time has been told.
                double share = (part.End - known.End) / (double)(part.End - known.At);
                increase = new(known.End + 1, part.End, Fold.Of(Grown(known.Value, part) * share));
            }

            known = (part.End, parts.NewestOf(part), part.Fold.Last);
        }

        return increase.Fold.Count > 0;
    }

    /// <summary>A value lower than the one before is a restart from 0.</summary>
    private static double Grown(double before, in SeriesPart part)
    {
        // Within a step of the disk a restart shows by what was largest before it.
        bool restarted = part.End > part.Start && part.Fold.Maximum > part.Fold.Last;
        double peak = restarted ? part.Fold.Maximum : part.Fold.Last;
        return (peak >= before ? peak - before : peak) + (restarted ? part.Fold.Last : 0);
    }
}
