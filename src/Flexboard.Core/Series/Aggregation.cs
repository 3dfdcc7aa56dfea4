using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Flexboard.Core.Series;

/// <summary>How the samples of one series within a window become one number.</summary>
public enum AggregationKind
{
    /// <summary>The newest value, whatever its age; of durations, the mean of the newest column.</summary>
    Last,

    /// <summary>Sum of the samples in the window; of a counter, its increase, spread evenly between two values.</summary>
    Sum,

    /// <summary>Mean of the samples in the window; of durations, in milliseconds.</summary>
    Average,

    /// <summary>Smallest sample in the window.</summary>
    Minimum,

    /// <summary>Largest sample in the window.</summary>
    Maximum,

    /// <summary>How many samples; of durations, how many transactions ended, errors included.</summary>
    Count,

    /// <summary>Per second: of a gauge the sum, of a counter the increase, of durations the transactions.</summary>
    Rate,

    /// <summary>
    /// The quantile <see cref="Aggregation.Quantile"/> of the window: of durations, of all
    /// transactions, exact to a bin; of a gauge or counter, of the newest value of each second, by nearest rank.
    /// </summary>
    Percentile,

    /// <summary>Failed transactions in the window; durations only.</summary>
    Errors,
}

/// <summary>An aggregation over time; written <c>last, sum, avg, min, max, count, rate, errors</c> or <c>p95</c>, <c>p99.9</c>.</summary>
/// <param name="Kind">What is taken.</param>
/// <param name="Quantile">0 to 1, for <see cref="AggregationKind.Percentile"/> alone.</param>
public readonly record struct Aggregation(AggregationKind Kind, double Quantile = 0)
{
    /// <summary>The newest value.</summary>
    public static Aggregation Last => new(AggregationKind.Last);

    /// <summary>
    /// Whether it adds up what happened in the window, which stays true of a series that has fallen silent since; the
    /// others tell how things stand.
    /// </summary>
    public bool IsTotal => Kind is AggregationKind.Sum or AggregationKind.Count or AggregationKind.Rate or AggregationKind.Errors;

    /// <summary>Reads the written form, such as <c>avg</c> or <c>p95</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Aggregation aggregation)
    {
        aggregation = text switch
        {
            "last" => new(AggregationKind.Last),
            "sum" => new(AggregationKind.Sum),
            "avg" => new(AggregationKind.Average),
            "min" => new(AggregationKind.Minimum),
            "max" => new(AggregationKind.Maximum),
            "count" => new(AggregationKind.Count),
            "rate" => new(AggregationKind.Rate),
            "errors" => new(AggregationKind.Errors),
            _ => new((AggregationKind)(-1)),
        };
        if (aggregation.Kind >= 0)
        {
            return true;
        }

        if (text is ['p', ..] &&
            decimal.TryParse(text.AsSpan(1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal percent) &&
            percent is > 0 and <= 100)
        {
            // In decimals: 99.9 / 100 in binary is a little more than 0.999, and then one rank too high.
            aggregation = new(AggregationKind.Percentile, (double)(percent / 100));
            return true;
        }

        aggregation = default;
        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        AggregationKind.Average => "avg",
        AggregationKind.Minimum => "min",
        AggregationKind.Maximum => "max",
        AggregationKind.Percentile => string.Create(CultureInfo.InvariantCulture, $"p{Quantile * 100:0.###}"),
        _ => Kind.ToString().ToLowerInvariant(),
    };
}

/// <summary>How the numbers of several series become one.</summary>
public enum Combination
{
    /// <summary>Sum of the series that have a value.</summary>
    Sum,

    /// <summary>Mean of the series that have a value.</summary>
    Average,

    /// <summary>Smallest.</summary>
    Minimum,

    /// <summary>Largest.</summary>
    Maximum,

    /// <summary>How many series have a value.</summary>
    Count,
}
