namespace Flexboard.Widgets.TimeSeries;

/// <summary>A line of a chart and what was sent of it.</summary>
/// <param name="line">Its figures.</param>
internal sealed class ChartLine(TimeSeriesLine line)
{
    /// <summary>Its figures.</summary>
    public TimeSeriesLine Line => line;

    /// <summary>Which of the colours it has.</summary>
    public int Color { get; set; }

    /// <summary>The first step that was not sent yet; negative when nothing was.</summary>
    public long Next { get; set; } = -1;

    /// <summary>The newest figure that was sent, and its moment.</summary>
    public (long Time, double Value) Head { get; set; } = (-1, double.NaN);

    /// <summary>How it was described.</summary>
    public LineLook Look { get; set; }
}

/// <summary>How a line is described.</summary>
internal readonly record struct LineLook(string Label, string Unit, int Gap)
{
    /// <summary>How it is now.</summary>
    public static LineLook Of(TimeSeriesLine line) => new(line.Label, line.Unit, line.Gap);
}
