namespace Flexboard.Widgets;

/// <summary>How grave it is that a threshold is passed.</summary>
public enum ThresholdSeverity
{
    /// <summary>Shown by a triangle.</summary>
    Warning,

    /// <summary>Shown by a diamond.</summary>
    Critical,
}

/// <summary>The side of a threshold on which a value is abnormal.</summary>
public enum ThresholdSide
{
    /// <summary>At it and above.</summary>
    Above,

    /// <summary>At it and below.</summary>
    Below,
}

/// <summary>A bound between normal and abnormal, in the unit of the figure shown.</summary>
public sealed record Threshold
{
    /// <summary>Where it is.</summary>
    public required double At { get; init; }

    /// <summary>How grave it is that it is passed.</summary>
    public ThresholdSeverity Severity { get; init; } = ThresholdSeverity.Warning;

    /// <summary>The abnormal side.</summary>
    public ThresholdSide When { get; init; } = ThresholdSide.Above;

    /// <summary>The gravest that a value has passed; null: none, or there is no value.</summary>
    public static ThresholdSeverity? Passed(ReadOnlySpan<Threshold> thresholds, double value)
    {
        ThresholdSeverity? gravest = null;
        foreach (var one in thresholds)
        {
            bool passed = one.When == ThresholdSide.Below ? value <= one.At : value >= one.At;
            if (passed && !(gravest >= one.Severity))
            {
                gravest = one.Severity;
            }
        }

        return gravest;
    }
}
