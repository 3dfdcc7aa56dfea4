namespace Flexboard.Widgets;

/// <summary>What is to be reached: a value, or so many times the baseline.</summary>
public sealed record GoalTarget
{
    /// <summary>In the unit of the figure.</summary>
    public double? Value { get; init; }

    /// <summary>Times the baseline.</summary>
    public double? Times { get; init; }

    /// <summary>All that is wrong, with paths of a member <c>goal</c>.</summary>
    internal IEnumerable<OptionProblem> Check()
    {
        if (Value is null == Times is null)
        {
            yield return new("$.goal", "has either value or times");
        }

        if (Value <= 0 || Times <= 0)
        {
            yield return new("$.goal", "is above 0");
        }
    }

    /// <summary>What is to be reached; NaN when it is not known.</summary>
    /// <param name="bound">A published goal, which goes before the option.</param>
    /// <param name="target">The option.</param>
    /// <param name="baseline">Now.</param>
    /// <param name="now">Unix ms.</param>
    internal static double At(Source? bound, GoalTarget? target, double baseline, long now) =>
        bound?.Value(now) ?? target?.Value ?? (target?.Times ?? double.NaN) * baseline;
}
