namespace Flexboard.Widgets.TimeSeries;

/// <summary>Which past a chart is compared with: so long ago, or an earlier event laid over today's at their moments.</summary>
public sealed record ComparisonOptions
{
    /// <summary>The history keeps 30 days.</summary>
    private const int MostSeconds = 30 * 86_400;

    /// <summary>So long ago, 60 s to 30 days: 86400 is yesterday at this time. Null: by <see cref="Past"/>.</summary>
    public int? SecondsAgo { get; init; }

    /// <summary>The moment of the earlier event (T-0), such as <c>2026-11-20T10:00:00+09:00</c>.</summary>
    public string Past { get; init; } = "";

    /// <summary>The moment of today's; empty: the value of the binding as <c>opening</c>, Unix ms.</summary>
    public string Present { get; init; } = "";

    /// <summary>What it is called, such as "Friday's opening"; empty: "yesterday", or "earlier".</summary>
    public string Label { get; init; } = "";

    /// <summary>How long ago it was, seconds; null when that cannot be told, or is more than the history keeps.</summary>
    /// <param name="opening">What the binding as <c>opening</c> says, Unix ms; NaN: nothing.</param>
    internal long? AgoSeconds(double opening)
    {
        if (SecondsAgo is { } seconds)
        {
            return seconds;
        }

        double present = Moment.Read(Present) ?? opening;
        double ago = Math.Round((present - Moment.Read(Past)!.Value) / 1000);
        return ago is >= 60 and <= MostSeconds ? (long)ago : null;
    }

    internal IEnumerable<OptionProblem> Check()
    {
        if (SecondsAgo is null == (Past.Length == 0))
        {
            yield return new("$.compare", "has either secondsAgo or past");
        }

        if (SecondsAgo is < 60 or > MostSeconds)
        {
            yield return new("$.compare.secondsAgo", $"is from 60 to {MostSeconds}");
        }

        foreach (var (name, moment) in new[] { ("past", Past), ("present", Present) })
        {
            if (moment.Length > 0 && Moment.Read(moment) is null)
            {
                yield return new($"$.compare.{name}", $"'{moment}' {Moment.Expected}");
            }
        }

        if (Present.Length > 0 && Past.Length == 0)
        {
            yield return new("$.compare.present", "goes with past");
        }

        if (Label.Length > 80)
        {
            yield return new("$.compare.label", "is at most 80 characters");
        }
    }
}
