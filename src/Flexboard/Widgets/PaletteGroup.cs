namespace Flexboard.Widgets;

/// <summary>Where a palette shows a kind, in this order; called by the product text <c>palette.{name}</c>.</summary>
public enum PaletteGroup
{
    /// <summary>One figure, large.</summary>
    Numbers,

    /// <summary>Figures over time or side by side.</summary>
    Charts,

    /// <summary>What is asked of a system, and how it answers.</summary>
    Transactions,

    /// <summary>How many things stand, each by itself.</summary>
    States,

    /// <summary>What happened, what is said, what is planned.</summary>
    Events,

    /// <summary>The time now, or until a moment.</summary>
    Time,

    /// <summary>Text, pictures, films, frames.</summary>
    Media,
}
