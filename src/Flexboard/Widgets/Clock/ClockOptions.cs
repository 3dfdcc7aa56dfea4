namespace Flexboard.Widgets.Clock;

/// <summary>How much of the date a clock shows.</summary>
public enum ClockDate
{
    /// <summary>None.</summary>
    None,

    /// <summary>Weekday and day, such as "Sun, Nov 22".</summary>
    Day,

    /// <summary>All, such as "Sunday, November 22, 2026".</summary>
    Full,
}

/// <summary>Options of the kind <c>clock</c>.</summary>
public sealed record ClockOptions : ICheckedOptions
{
    /// <summary>IANA time zone; empty: the board's.</summary>
    public string TimeZone { get; init; } = "";

    /// <summary>Beside the time, such as the zone's or the place's name; may be empty.</summary>
    public string Label { get; init; } = "";

    /// <summary>Whether seconds are shown.</summary>
    public bool Seconds { get; init; } = true;

    /// <summary>24 or 12 hours.</summary>
    public int Hours { get; init; } = 24;

    /// <summary>How much of the date is shown.</summary>
    public ClockDate Date { get; init; } = ClockDate.None;

    /// <summary>Where in its box it stands.</summary>
    public FigureAlign Align { get; init; } = FigureAlign.Start;

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Check()
    {
        if (TimeZone.Length > 0 && !(TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) && zone.HasIanaId))
        {
            yield return new("$.timeZone", $"'{TimeZone}' is no IANA time zone, such as 'Asia/Seoul'");
        }

        if (Hours is not (12 or 24))
        {
            yield return new("$.hours", "must be 12 or 24");
        }

        if (Label.Length > 40)
        {
            yield return new("$.label", "is longer than 40 characters");
        }
    }
}
