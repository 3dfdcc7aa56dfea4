namespace Flexboard.Widgets.Events;

/// <summary>Which events a widget shows, and how many become one: what every kind that lists them lets a board say.</summary>
public abstract record EventOptions : EventFilter, ICheckedOptions
{
    /// <summary>Whether a flood of one source and severity becomes one.</summary>
    public bool CollapseFloods { get; init; } = true;

    /// <summary>Whether events of one title, source and severity become one, with their count.</summary>
    public bool Group { get; init; }

    /// <inheritdoc/>
    public virtual IEnumerable<OptionProblem> Check() => Check("$");
}
