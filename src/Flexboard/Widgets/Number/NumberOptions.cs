using System.Collections.Immutable;

namespace Flexboard.Widgets.Number;

/// <summary>One of the three sizes of numbers on a board.</summary>
public enum NumberSize
{
    /// <summary>About twice a title.</summary>
    Small,

    /// <summary>About four times a title.</summary>
    Medium,

    /// <summary>The most important number of a board.</summary>
    Large,
}

/// <summary>Which way a change is good news.</summary>
public enum GoodDirection
{
    /// <summary>A change is only a change.</summary>
    None,

    /// <summary>More is better.</summary>
    Up,

    /// <summary>Less is better.</summary>
    Down,
}

/// <summary>Where the vertical axis of a sparkline begins.</summary>
public enum SparklineFrom
{
    /// <summary>At zero: heights can be compared.</summary>
    Zero,

    /// <summary>At the lowest value of the window: small changes can be seen.</summary>
    Lowest,
}

/// <summary>What a number shows beside its value.</summary>
public sealed record NumberOptions : ICheckedOptions, ILooksBack
{
    /// <summary>The most that it takes of its box.</summary>
    public NumberSize Size { get; init; } = NumberSize.Medium;

    /// <summary>Digits behind the point, 0 to 6; null: three figures in all.</summary>
    public int? Digits { get; init; }

    /// <summary>1.2M, 120万, 120만; null: from ten millions on.</summary>
    public bool? Compact { get; init; }

    /// <summary>The change against a moment ago or the baseline.</summary>
    public DeltaOptions? Delta { get; init; }

    /// <summary>The curve of the last minutes.</summary>
    public SparklineOptions? Sparkline { get; init; }

    /// <summary>Bounds of the normal.</summary>
    public ImmutableArray<Threshold> Thresholds { get; init; } = [];

    /// <summary>What is to be reached; a <c>goal</c> binding goes before it.</summary>
    public GoalTarget? Goal { get; init; }

    /// <summary>Where it will stand at a moment if it goes on as it does.</summary>
    public EstimateOptions? Estimate { get; init; }

    object ILooksBack.Within(int seconds) => this with
    {
        Delta = Delta?.Seconds > seconds ? null : Delta,
        Sparkline = Sparkline is { } line ? line with { Seconds = Math.Min(line.Seconds, Math.Max(10, seconds)) } : null,
    };

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Check()
    {
        if (Digits is < 0 or > 6)
        {
            yield return new("$.digits", "is from 0 to 6");
        }

        if (Delta?.Seconds is < 1 or > 3600)
        {
            yield return new("$.delta.seconds", "is from 1 to 3600");
        }

        if (Sparkline?.Seconds is < 10 or > 3600)
        {
            yield return new("$.sparkline.seconds", "is from 10 to 3600");
        }

        foreach (var problem in (Goal?.Check() ?? []).Concat(Estimate?.Check() ?? []))
        {
            yield return problem;
        }
    }
}

/// <summary>What the change is counted against, and how it is shown.</summary>
public sealed record DeltaOptions
{
    /// <summary>Against the value so many seconds ago; null: against the baseline.</summary>
    public int? Seconds { get; init; }

    /// <summary>In percent of what it is counted against.</summary>
    public bool Percent { get; init; }

    /// <summary>Which way is good; good news is coloured, bad news is for thresholds to tell.</summary>
    public GoodDirection Good { get; init; }
}

/// <summary>The curve of the last minutes.</summary>
public sealed record SparklineOptions
{
    /// <summary>How far back, 10 to 3600.</summary>
    public int Seconds { get; init; } = 300;

    /// <summary>Where its axis begins.</summary>
    public SparklineFrom From { get; init; }
}
