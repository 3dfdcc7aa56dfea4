using Flexboard.Core.Series;

namespace Flexboard.Widgets.TimeSeries;

/// <summary>Some seconds of a series.</summary>
/// <param name="Start">The first, Unix seconds.</param>
/// <param name="End">The last.</param>
/// <param name="Fold">What they held.</param>
internal readonly record struct SeriesPart(long Start, long End, Fold Fold)
{
    /// <summary>Nothing, before all.</summary>
    public static SeriesPart None => new(-1, -1, Fold.None);
}

/// <summary>
/// The fold of a window that only moves ahead, whatever its length: each part is added once and let go once. Nothing is
/// ever taken away from a sum, so that a peak that has left leaves no error behind.
/// </summary>
internal sealed class SlidingFold
{
    /// <summary>Oldest part last, each with all that come after it in this list.</summary>
    private readonly List<(SeriesPart Part, Fold Total)> older = [];
    private readonly List<SeriesPart> newer = [];
    private Fold newerTotal = Fold.None;

    /// <summary>All parts together.</summary>
    public Fold Total => older.Count > 0 ? older[^1].Total.Then(newerTotal) : newerTotal;

    /// <summary>Lets all go.</summary>
    public void Clear()
    {
        older.Clear();
        newer.Clear();
        newerTotal = Fold.None;
    }

    /// <summary>Adds a part behind all others.</summary>
    public void Add(in SeriesPart part)
    {
        newer.Add(part);
        newerTotal = newerTotal.Then(part.Fold);
    }

    /// <summary>Lets the oldest part go, if it began before a second.</summary>
    public bool TryDropBegun(long second, out SeriesPart part) => TryOldest(out part) && part.Start < second && Drop();

    /// <summary>Lets the oldest part go, if it ended before a second.</summary>
    public bool TryDropEnded(long second, out SeriesPart part) => TryOldest(out part) && part.End < second && Drop();

    private bool TryOldest(out SeriesPart part)
    {
        if (older.Count == 0)
        {
            var total = Fold.None;
            for (int i = newer.Count - 1; i >= 0; i--)
            {
                total = newer[i].Fold.Then(total);
                older.Add((newer[i], total));
            }

            newer.Clear();
            newerTotal = Fold.None;
        }

        part = older.Count > 0 ? older[^1].Part : SeriesPart.None;
        return older.Count > 0;
    }

    private bool Drop()
    {
        older.RemoveAt(older.Count - 1);
        return true;
    }
}
