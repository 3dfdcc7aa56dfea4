using Flexboard.Widgets.Events;

namespace Flexboard.Widgets.EventTimeline;

/// <summary>Options of the kind <c>event-timeline</c>.</summary>
public sealed record EventTimelineOptions : EventOptions, ILooksBack
{
    /// <summary>A week.</summary>
    public const int MaxSeconds = 604_800;

    /// <summary>How far back it reaches, 60 to <see cref="MaxSeconds"/>.</summary>
    public int WindowSeconds { get; init; } = 3600;

    /// <summary>How far ahead, for planned works, 0 to <see cref="MaxSeconds"/>.</summary>
    public int AheadSeconds { get; init; } = 600;

    object ILooksBack.Within(int seconds) => this with { WindowSeconds = Math.Min(WindowSeconds, Math.Max(60, seconds)) };

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Check()
    {
        foreach (var problem in base.Check())
        {
            yield return problem;
        }

        if (WindowSeconds is < 60 or > MaxSeconds)
        {
            yield return new("$.windowSeconds", $"must lie between 60 and {MaxSeconds}");
        }

        if (AheadSeconds is < 0 or > MaxSeconds)
        {
            yield return new("$.aheadSeconds", $"must lie between 0 and {MaxSeconds}");
        }
    }
}
