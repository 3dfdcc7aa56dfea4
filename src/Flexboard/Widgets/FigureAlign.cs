namespace Flexboard.Widgets;

/// <summary>Where in its box a single figure stands.</summary>
public enum FigureAlign
{
    /// <summary>At the left edge, under the title.</summary>
    Start,

    /// <summary>In the middle.</summary>
    Center,

    /// <summary>At the right edge, as a clock in a board's head.</summary>
    End,
}
