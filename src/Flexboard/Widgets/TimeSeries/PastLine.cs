using Flexboard.Storage;

namespace Flexboard.Widgets.TimeSeries;

/// <summary>A line's own past, moved ahead to lie over the present. Its points stand in the present's steps.</summary>
/// <param name="key">What it is called in frames.</param>
/// <param name="line">Its figures, in steps of <paramref name="ownStep"/>.</param>
/// <param name="ownStep">Seconds: no less than the disk tells apart.</param>
/// <param name="step">Seconds of a step of the chart.</param>
/// <param name="ago">How far it is moved, seconds.</param>
internal sealed class PastLine(string key, TimeSeriesLine line, int ownStep, int step, long ago)
{
    private readonly List<LinePoint> read = [];

    /// <summary>What it is called in frames.</summary>
    public string Key => key;

    /// <summary>Its figures, where they were.</summary>
    public TimeSeriesLine Line => line;

    /// <summary>The first of its own steps that was not sent yet; negative when nothing was.</summary>
    public long Next { get; set; } = -1;

    /// <summary>The most steps of the chart between two points that are joined.</summary>
    public int Gap => (int)Math.Clamp((long)line.Gap * ((ownStep + step - 1) / step), 2, int.MaxValue);

    /// <summary>Its own step that lies over a moment of the present.</summary>
    /// <param name="second">Unix seconds.</param>
    public long SlotAt(long second) => (second - ago) / ownStep;

    /// <summary>Whether the disk has to be asked for what lies over the present.</summary>
    /// <param name="first">Unix seconds.</param>
    /// <param name="end">Unix seconds.</param>
    /// <param name="now">Unix seconds.</param>
    public bool Lacks(long first, long end, long now) =>
        line.Pasts.Any(past => past.Lacks(first - ago - line.LookBack, end - ago, now));

    /// <summary>The same, one after the other, to be read: each with as much again beyond the end.</summary>
    public IEnumerable<SeriesPast> Missing(long first, long end, long now, long beyond) =>
        line.Pasts.Where(past => past.Wants(first - ago - line.LookBack, end - ago, now, beyond));

    /// <summary>Its own newest step of which nothing is missing any more.</summary>
    public long LastKnown => line.Pasts.Count == 0 ? long.MaxValue : (line.Pasts.Min(past => past.KnownUntil) / ownStep) - 1;

    /// <summary>Reads the figures from one of its own steps to another, both included, into the present's steps.</summary>
    public void Read(long from, long last, long now, List<LinePoint> into)
    {
        read.Clear();
        line.Read(from, last, now, withNone: false, read);
        foreach (var point in read)
        {
            // The middle: a step of the disk is longer than one of the chart.
            into.Add(point with { Slot = ((point.Slot * ownStep) + (ownStep / 2) + ago) / step });
        }
    }
}
