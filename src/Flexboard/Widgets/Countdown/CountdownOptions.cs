namespace Flexboard.Widgets.Countdown;

/// <summary>Options of the kind <c>countdown</c>.</summary>
public sealed record CountdownOptions : ICheckedOptions
{
    /// <summary>The moment, RFC 3339 with its offset, such as <c>2026-11-22T20:00:00+09:00</c>; not looked at when the widget has data.</summary>
    public string Until { get; init; } = "";

    /// <summary>
    /// The words before the moment, <c>{0}</c> for the time: "opens in {0}". What touches <c>{0}</c> without a space is written like
    /// its digits: "T-{0}". Empty: the product's.
    /// </summary>
    public string Before { get; init; } = "";

    /// <summary>The words from the moment on: "open for {0}". Empty: the product's.</summary>
    public string After { get; init; } = "";

    /// <summary>Where in its box it stands.</summary>
    public FigureAlign Align { get; init; } = FigureAlign.Start;

    /// <summary>The moment in Unix ms, or null when none is named.</summary>
    public long? UntilMs => Moment.Read(Until);

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Check()
    {
        if (Until.Length > 0 && UntilMs is null)
        {
            yield return new("$.until", $"'{Until}' {Moment.Expected}");
        }

        foreach (var (path, text) in new[] { ("$.before", Before), ("$.after", After) })
        {
            if (text.Length > 80 || text.Split("{0}").Length > 2)
            {
                yield return new(path, "must be at most 80 characters with {0} once, where the time stands");
            }
        }
    }
}
