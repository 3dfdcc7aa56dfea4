namespace Flexboard.Core.Series;

/// <summary>The bounds of a <see cref="SeriesStore"/>.</summary>
public sealed record SeriesLimits
{
    /// <summary>The most live series, beyond those that a board shows.</summary>
    public int MaxSeries { get; init; } = 50_000;

    /// <summary>The most of them that one channel may bring, as a part of <see cref="MaxSeries"/>.</summary>
    public double ChannelShare { get; init; } = 0.5;

    /// <summary>
    /// The most series that are let in beyond the limits because one selector of a board matches them; one that is
    /// forgotten makes room for another.
    /// </summary>
    public int MaxShownBySelector { get; init; } = 5_000;

    /// <summary>Bytes for rings beyond their smallest size.</summary>
    public long MemoryBytes { get; init; } = 1L << 30;

    /// <summary>A series that no board names exactly is forgotten after this silence.</summary>
    public TimeSpan ForgetAfter { get; init; } = TimeSpan.FromHours(24);
}
