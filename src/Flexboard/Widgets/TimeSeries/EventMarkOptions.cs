using Flexboard.Widgets.Events;

namespace Flexboard.Widgets.TimeSeries;

/// <summary>Which events a chart marks; planned works are bands.</summary>
public sealed record EventMarkOptions : EventFilter;
