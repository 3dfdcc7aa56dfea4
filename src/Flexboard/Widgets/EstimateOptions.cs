namespace Flexboard.Widgets;

/// <summary>A straight line through the last minutes, drawn on to a moment.</summary>
public sealed record EstimateOptions
{
    /// <summary>The moment.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The moment, counted from what the <c>start</c> binding says.</summary>
    public double? MinutesAfterStart { get; init; }

    /// <summary>How many of the last seconds decide the slope, 10 to 3600.</summary>
    public int OverSeconds { get; init; } = 300;

    /// <summary>All that is wrong, with paths of a member <c>estimate</c>.</summary>
    internal IEnumerable<OptionProblem> Check()
    {
        if (At is null == MinutesAfterStart is null)
        {
            yield return new("$.estimate", "has either at or minutesAfterStart");
        }

        if (OverSeconds is < 10 or > 3600)
        {
            yield return new("$.estimate.overSeconds", "is from 10 to 3600");
        }
    }
}
