using System.Collections.Immutable;

namespace Flexboard.Widgets.Map;

/// <summary>The maps that are shipped.</summary>
public enum MapName
{
    /// <summary>South Korea by province, <c>KR-11</c> to <c>KR-50</c>.</summary>
    Korea,

    /// <summary>Japan by prefecture, <c>JP-01</c> to <c>JP-47</c>.</summary>
    Japan,

    /// <summary>The world by country, <c>KR</c>, <c>JP</c> and so on.</summary>
    World,
}

/// <summary>What is printed at regions and points.</summary>
public enum MapLettering
{
    /// <summary>Names with their values where they fit, those of the highest first.</summary>
    NamesAndValues,

    /// <summary>Values alone.</summary>
    Values,

    /// <summary>Nothing: the list beside the map alone.</summary>
    None,
}

/// <summary>A named place, for values whose label says only its name.</summary>
public sealed record MapPoint
{
    /// <summary>The value of the label.</summary>
    public required string Name { get; init; }

    /// <summary>Degrees north.</summary>
    public required double Lat { get; init; }

    /// <summary>Degrees east.</summary>
    public required double Lon { get; init; }
}

/// <summary>Which map, and how its values are shaded, marked and printed.</summary>
public sealed record MapOptions : ICheckedOptions, IHoldsNames
{
    private const int MaxPoints = 300;

    /// <summary>The map.</summary>
    public MapName Map { get; init; }

    /// <summary>The label that names the region by its ISO 3166 code, or one of <see cref="Points"/>.</summary>
    public string Label { get; init; } = "region";

    /// <summary>Places that are drawn as circles; series with labels <c>lat</c> and <c>lon</c> need none.</summary>
    public ImmutableArray<MapPoint> Points { get; init; } = [];

    /// <summary>Where the abnormal begins.</summary>
    public ImmutableArray<Threshold> Thresholds { get; init; } = [];

    /// <summary>The value of the faintest shade; null: 0, or less where values are.</summary>
    public double? Min { get; init; }

    /// <summary>The value of the fullest shade; null: follows the highest.</summary>
    public double? Max { get; init; }

    /// <summary>What is printed on the map.</summary>
    public MapLettering Lettering { get; init; }

    /// <summary>Digits behind the point, 0 to 6; null: three figures in all.</summary>
    public int? Digits { get; init; }

    /// <summary>1.2M, 120万, 120만; null: from ten millions on.</summary>
    public bool? Compact { get; init; }

    object IHoldsNames.WithoutNames() => this with { Points = [], Label = "region", Lettering = Lettering == MapLettering.None ? Lettering : MapLettering.Values };

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Check()
    {
        if (Label.Length == 0)
        {
            yield return new("$.label", "is empty; it names a label, such as 'region'");
        }

        if (Points.Length > MaxPoints)
        {
            yield return new("$.points", $"are at most {MaxPoints}");
        }

        for (int i = 0; i < Points.Length; i++)
        {
            if (!(Math.Abs(Points[i].Lat) <= 90))
            {
                yield return new($"$.points[{i}].lat", "is from -90 to 90");
            }

            if (!(Math.Abs(Points[i].Lon) <= 180))
            {
                yield return new($"$.points[{i}].lon", "is from -180 to 180");
            }
        }

        if (Max <= (Min ?? 0))
        {
            yield return new("$.max", "is above min, which is 0 unless it is named");
        }

        if (Digits is < 0 or > 6)
        {
            yield return new("$.digits", "is from 0 to 6");
        }
    }
}
