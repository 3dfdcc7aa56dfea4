using Flexboard.Widgets.Number;

namespace Flexboard.Widgets.Goal;

/// <summary>What is to be reached, and by when.</summary>
public sealed record GoalOptions : ICheckedOptions
{
    /// <summary>The most that the percentage takes of its box.</summary>
    public NumberSize Size { get; init; } = NumberSize.Large;

    /// <summary>What is to be reached; a <c>goal</c> binding goes before it.</summary>
    public GoalTarget? Goal { get; init; }

    /// <summary>The end of the time that there is, and how the value at it is estimated.</summary>
    public EstimateOptions? Estimate { get; init; }

    /// <summary>Digits behind the point of what is reached, 0 to 6; null: three figures in all.</summary>
    public int? Digits { get; init; }

    /// <summary>1.2M, 120万, 120만; null: from ten millions on.</summary>
    public bool? Compact { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Check()
    {
        foreach (var problem in (Goal?.Check() ?? []).Concat(Estimate?.Check() ?? []))
        {
            yield return problem;
        }

        if (Digits is < 0 or > 6)
        {
            yield return new("$.digits", "is from 0 to 6");
        }
    }
}
