namespace Flexboard.Widgets.StatusMessage;

/// <summary>Options of the kind <c>status-message</c>.</summary>
public sealed record StatusMessageOptions : ICheckedOptions
{
    /// <summary>The most messages.</summary>
    public const int MaxLines = 30;

    /// <summary>The most messages, the newest, 1 to <see cref="MaxLines"/>.</summary>
    public int Max { get; init; } = 10;

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Check()
    {
        if (Max is < 1 or > MaxLines)
        {
            yield return new("$.max", $"must lie between 1 and {MaxLines}");
        }
    }
}
