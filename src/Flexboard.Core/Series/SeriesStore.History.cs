namespace Flexboard.Core.Series;

/// <summary>What the history on disk takes from the store, and what it puts back after a start.</summary>
public sealed partial class SeriesStore
{
    /// <summary>The stretch in which changes are told to the history, and its finest step: see docs/history.md.</summary>
    public const int BucketSeconds = 10;

    private List<Series> unsaved = [];
    private int take;

    /// <summary>
    /// Hands over the series that changed since the last call, each once. What changed in them is told by
    /// <see cref="Series.TryTakeUnsaved"/>, which may be asked later, in slices.
    /// </summary>
    /// <param name="into">Emptied, filled, and exchanged: costs the same however many there are.</param>
    public void TakeUnsaved(ref List<Series> into)
    {
        into.Clear();
        (into, unsaved) = (unsaved, into);
        take++;
    }

    /// <summary>Says that a bucket of a series is to be saved (again).</summary>
    /// <param name="series">Of this store.</param>
    /// <param name="second">Unix seconds, any of the bucket.</param>
    public void MarkUnsaved(Series series, long second)
    {
        series.Unsaved.Mark(second);
        Queue(series);
    }

    /// <summary>Says that everything is to be saved again: what was saved is lost.</summary>
    public void MarkAllUnsaved()
    {
        foreach (var series in byKey.Values)
        {
            series.Unsaved.MarkAll();
            Queue(series);
        }
    }

    private void Queue(Series series)
    {
        if (series.UnsavedTake != take)
        {
            series.UnsavedTake = take;
            unsaved.Add(series);
        }
    }

    /// <summary>Whether a board has a binding that selects such a series.</summary>
    public bool Shows(string name, ReadOnlySpan<Label> labels) => shown.Matches(name, labels);

    /// <summary>Begins a series that an earlier run of the process knew, or finds it if it is here already.</summary>
    /// <param name="key">The identity.</param>
    /// <param name="channel">The channel that began the series.</param>
    /// <param name="kind">What its samples are.</param>
    /// <param name="unit">Its unit, or null.</param>
    /// <param name="lastSimulated">See <see cref="Series.LastSimulated"/>.</param>
    /// <returns>Null when the limits, or its kind, refuse it.</returns>
    public Series? Recall(SeriesKey key, string channel, SeriesKind kind, string? unit, long lastSimulated)
    {
        Obtain(key, channel, new SampleContext(0, 0, true, kind, unit), durations: kind == SeriesKind.Durations, out var series);
        series?.RecallSimulated(lastSimulated);
        if (series is { Arrival: 0 })
        {
            series.Unit ??= unit;
        }

        return series;
    }

    /// <summary>Puts one remembered second of a gauge or counter behind the live samples.</summary>
    /// <remarks>
    /// Where live samples are already, both are counted, and the live one stays the newest: each remembered second
    /// may be put back only once. Nothing is marked as unsaved.
    /// </remarks>
    /// <param name="series">From <see cref="Recall"/>.</param>
    /// <param name="second">Unix seconds.</param>
    /// <param name="fold">What that second held.</param>
    public void Remember(Series series, long second, in Fold fold)
    {
        if (series.Seconds is { } ring && fold.Count > 0 &&
            ring.Add(second, fold, older: ring[second].Count > 0, Memory, series.Shown))
        {
            series.Remember(second * 1000, fold.Last);
        }
    }

    /// <summary>Puts remembered transactions back into their column; each remembered column only once.</summary>
    /// <param name="series">From <see cref="Recall"/>.</param>
    /// <param name="column">What the column held.</param>
    public void Remember(Series series, DurationColumn column)
    {
        if (series.Durations is { } ring && column.Count > 0 && ring.Add(column, Memory, series.Shown))
        {
            series.Remember(column.Start, column.Sum / column.Count);
        }
    }
}
