using System.Collections.Immutable;

namespace Flexboard.Widgets.TimeSeries;

/// <summary>What every chart over time can be told.</summary>
public abstract record ChartOptions : ICheckedOptions
{
    /// <summary>The steps that figures are made for, seconds. Those above 5 hold whole tiers of the history.</summary>
    private static readonly ImmutableArray<int> Steps = [1, 2, 5, 10, 20, 30, 60, 120, 180, 300, 600, 900, 1800];

    /// <summary>How far back, from 10 s on.</summary>
    public int WindowSeconds { get; init; } = 600;

    /// <summary>Lower end of the axis; null: zero, or less where figures are.</summary>
    public double? Minimum { get; init; }

    /// <summary>Upper end of the axis; null: what the figures need.</summary>
    public double? Maximum { get; init; }

    /// <summary>What is to be reached: a labelled line.</summary>
    public double? Goal { get; init; }

    /// <summary>Bounds of the normal: labelled lines.</summary>
    public ImmutableArray<Threshold> Thresholds { get; init; } = [];

    /// <summary>Digits behind the point of current values, 0 to 6; null: three figures in all.</summary>
    public int? Digits { get; init; }

    /// <summary>The longest window, seconds.</summary>
    protected virtual int MostSeconds => 86_400;

    /// <summary>Figures that are told apart.</summary>
    protected virtual int MostPoints => 600;

    /// <summary>Seconds for each figure: few enough that a line has at most <see cref="MostPoints"/>.</summary>
    internal int StepSeconds => Steps.First(step => (long)step * MostPoints >= WindowSeconds);

    /// <inheritdoc/>
    public virtual IEnumerable<OptionProblem> Check()
    {
        if (WindowSeconds < 10 || WindowSeconds > MostSeconds)
        {
            yield return new("$.windowSeconds", $"is from 10 to {MostSeconds}");

            // What follows from it would be asked of a step that there is not.
            yield break;
        }

        if (Minimum >= Maximum)
        {
            yield return new("$.minimum", "is below maximum");
        }

        if (Thresholds.Length > 8)
        {
            yield return new("$.thresholds", "has at most 8");
        }

        if (Digits is < 0 or > 6)
        {
            yield return new("$.digits", "is from 0 to 6");
        }
    }
}
