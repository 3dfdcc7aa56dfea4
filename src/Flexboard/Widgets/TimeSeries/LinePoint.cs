namespace Flexboard.Widgets.TimeSeries;

/// <summary>What a line shows for one step.</summary>
/// <param name="Slot">Number of the step since 1970.</param>
/// <param name="Value">The figure.</param>
/// <param name="Low">The smallest sample that went into it; the figure itself where that says nothing.</param>
/// <param name="High">The largest.</param>
internal readonly record struct LinePoint(long Slot, double Value, double Low, double High);
