using Flexboard.Core.Series;

namespace Flexboard.Storage;

/// <summary>What the disk knew of one series when it was read, one fold for each step. Never changes.</summary>
internal sealed class PastSteps
{
    private readonly Fold[] folds;
    private readonly byte[][] counts;

    /// <param name="step">Seconds of a step.</param>
    /// <param name="first">Number of the first step since 1970.</param>
    /// <param name="complete">The steps before this one need not be read again.</param>
    /// <param name="folds">What each held; of durations their count, sum and longest.</param>
    /// <param name="counts">Of durations, how many by elapsed time, as <see cref="DurationCounts"/>; else empty.</param>
    public PastSteps(int step, long first, long complete, Fold[] folds, byte[][] counts)
    {
        (Step, First, Complete, this.folds, this.counts) = (step, first, complete, folds, counts);
        int oldest = Array.FindIndex(folds, fold => fold.Count > 0);
        IsEmpty = oldest < 0;
        OldestSecond = IsEmpty ? -1 : (first + oldest) * step;
        NewestSecond = IsEmpty ? -1 : ((first + Array.FindLastIndex(folds, fold => fold.Count > 0) + 1) * step) - 1;
    }

    /// <summary>Seconds of a step.</summary>
    public int Step { get; }

    /// <summary>Number of the first step that was read.</summary>
    public long First { get; }

    /// <summary>The steps before this one need not be read again.</summary>
    public long Complete { get; }

    /// <summary>Whether nothing was found.</summary>
    public bool IsEmpty { get; }

    /// <summary>The first second of the oldest step that holds something; -1 when none does.</summary>
    public long OldestSecond { get; }

    /// <summary>The last second of the newest step that holds something; -1 when none does.</summary>
    public long NewestSecond { get; }

    /// <summary>What the step that begins at a second held.</summary>
    public Fold At(long second) => IndexOf(second) is >= 0 and var index && index < folds.Length ? folds[index] : Fold.None;

    /// <summary>How many transactions that step held by elapsed time, see <see cref="DurationCounts"/>; empty when none.</summary>
    public ReadOnlySpan<byte> CountsAt(long second) =>
        IndexOf(second) is >= 0 and var index && index < counts.Length ? counts[index] : [];

    /// <summary>Copies what was read from one step up to <see cref="Complete"/>.</summary>
    public void CopyTo(long from, Span<Fold> intoFolds, Span<byte[]> intoCounts)
    {
        var range = new Range((int)(from - First), (int)(Complete - First));
        folds.AsSpan(range).CopyTo(intoFolds);
        if (counts.Length > 0)
        {
            counts.AsSpan(range).CopyTo(intoCounts);
        }
    }

    private long IndexOf(long second) => (second / Step) - First;
}
