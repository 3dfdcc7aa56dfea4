namespace Flexboard.Widgets.Maintenance;

/// <summary>How planned works are laid out.</summary>
public enum MaintenanceLayout
{
    /// <summary>A list; a strip in boxes of 4:1 and wider.</summary>
    Auto,

    /// <summary>One below the other.</summary>
    List,

    /// <summary>Along a time axis.</summary>
    Strip,
}

/// <summary>Options of the kind <c>maintenance</c>.</summary>
public sealed record MaintenanceOptions : ICheckedOptions, IHoldsNames
{
    /// <summary>The most days ahead or behind.</summary>
    public const int MaxDays = 60;

    /// <summary>How planned works are laid out.</summary>
    public MaintenanceLayout Layout { get; init; }

    /// <summary>Works that begin within so many days are shown, 1 to <see cref="MaxDays"/>.</summary>
    public int AheadDays { get; init; } = 7;

    /// <summary>Works that ended within so many days are shown, 0 to <see cref="MaxDays"/>.</summary>
    public int BehindDays { get; init; } = 1;

    /// <summary>Labels that a work must have, by name: <c>*</c> stands for any run of characters, <c>?</c> for one.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    object IHoldsNames.WithoutNames() => this with { Labels = new Dictionary<string, string>() };

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Check()
    {
        if (AheadDays is < 1 or > MaxDays)
        {
            yield return new("$.aheadDays", $"must lie between 1 and {MaxDays}");
        }

        if (BehindDays is < 0 or > MaxDays)
        {
            yield return new("$.behindDays", $"must lie between 0 and {MaxDays}");
        }

        if (Labels.Any(label => label.Key.Length == 0 || label.Value is null))
        {
            yield return new("$.labels", "has a label without a name or a value");
        }
    }
}
