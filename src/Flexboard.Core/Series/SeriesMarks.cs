namespace Flexboard.Core.Series;

/// <summary>
/// How far several series had been written when a picture of them was last drawn: what changed since, be it new, late
/// or put back from the history, is drawn again and nothing else. Under the store's gate.
/// </summary>
/// <param name="items">The series.</param>
/// <param name="holds">
/// Whether the picture lets a value stand for <see cref="Series.HoldSeconds"/>, so that another period changes its past.
/// </param>
public sealed class SeriesMarks(Series[] items, bool holds)
{
    /// <summary>Later than any second: nothing changed.</summary>
    public const long Nothing = long.MaxValue;

    private readonly (RingMark Ring, long Hold)[] marks = new (RingMark, long)[items.Length];

    /// <summary>
    /// The oldest second (Unix) whose figures may have changed since the last call; 0 when any may, or may have gone;
    /// <see cref="Nothing"/> when none has.
    /// </summary>
    public long TakeOldestChange()
    {
        long oldest = Nothing;
        for (int i = 0; i < items.Length; i++)
        {
            var series = items[i];
            var (ring, hold) = marks[i];
            marks[i] = (series.Seconds?.Mark ?? series.Durations!.Mark, series.HoldSeconds);
            oldest = Math.Min(oldest, holds && hold != 0 && hold != marks[i].Hold ? 0 : OldestChange(series, ring));
        }

        return oldest;
    }

    /// <summary>
    /// Says that the picture is drawn beside the calls of <see cref="TakeOldestChange"/>: what it let stand by another
    /// period than at the last of them is told again by the next, though the period may have gone back until then.
    /// </summary>
    public void NoteDrawn()
    {
        for (int i = 0; i < items.Length; i++)
        {
            if (marks[i].Hold > 0 && marks[i].Hold != items[i].HoldSeconds)
            {
                marks[i].Hold = -1;
            }
        }
    }

    private static long OldestChange(Series series, in RingMark mark)
    {
        if (series.Seconds is not { } ring)
        {
            long start = series.Durations!.OldestChangeSince(mark);
            return start == long.MaxValue ? Nothing : start / 1000;
        }

        long second = ring.OldestChangeSince(mark);

        // What a counter gained is spread over the time since the value before.
        return series.Kind == SeriesKind.Counter && second != long.MaxValue ? ring.NewestFilled(second - 1) + 1 : second;
    }
}
