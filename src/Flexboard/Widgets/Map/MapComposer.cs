using System.Globalization;
using System.Text.Json;
using Flexboard.Core.Series;

namespace Flexboard.Widgets.Map;

/// <summary>
/// Payload: <c>regions</c>, each <c>[code, value]</c>, and <c>points</c>, each <c>[name, lat, lon, value]</c> (value null:
/// silent), in the order of their names; <c>more</c>, how many are not sent; <c>unit</c>. Which codes a map has only its
/// shapes say.
/// </summary>
internal sealed class MapComposer : WidgetComposer
{
    /// <summary>More than all countries; a full frame has to stay small.</summary>
    public const int MaxPlaces = 300;

    private readonly MapOptions options;
    private readonly Source? source;
    private IReadOnlyList<SourceGroup>? known;
    private Place[] places = [];

    public MapComposer(WidgetSources sources)
        : base(sources)
    {
        options = (MapOptions)sources.Widget.Options;
        if ((sources["value"] ?? (sources.All is [var first, ..] ? first : null)) is { } bound)
        {
            // Several series of one region are one value, though the board does not say so.
            source = bound.Binding.By.Length > 0 ? bound
                : new Source(bound.Binding with { By = options.Label }, bound.Selection, sources.Widget.Deadline, sources.Veil);
        }
    }

    /// <summary>A region falls silent as time goes by, though nothing arrives.</summary>
    public override bool FollowsClock => true;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, long now)
    {
        Group();
        var present = source?.RollCall(now) ?? default;
        var sent = places.AsSpan(0, Math.Min(places.Length, MaxPlaces));
        writer.WriteStartArray("regions"u8);
        foreach (var place in sent)
        {
            if (place.At is null)
            {
                writer.WriteStartArray();
                writer.WriteStringValue(place.Name);
                WriteFigure(writer, place.Group.Value(present));
                writer.WriteEndArray();
            }
        }

        writer.WriteEndArray();
        writer.WriteStartArray("points"u8);
        foreach (var place in sent)
        {
            if (place.At is var (lat, lon))
            {
                writer.WriteStartArray();
                writer.WriteStringValue(place.Name);
                writer.WriteNumberValue(lat);
                writer.WriteNumberValue(lon);
                WriteFigure(writer, place.Group.Value(present));
                writer.WriteEndArray();
            }
        }

        writer.WriteEndArray();
        writer.WriteNumber("more"u8, places.Length - sent.Length);
        writer.WriteString("unit"u8, source?.Unit ?? "");
    }

    private void Group()
    {
        if (source is null || known == source.Groups)
        {
            return;
        }

        known = source.Groups;
        places = [.. known.Select(PlaceOf).OrderBy(place => place.Name, Labels.Order)];
    }

    private Place PlaceOf(SourceGroup group)
    {
        var at = PointOf(group);
        return new Place(at is null && Sources.Veil is { } veil ? veil.OfRegion(group.Published) : Labels.Short(group.Key), at, group);
    }

    /// <summary>Where a group is, by its name or by the labels of its first series; null: it is a region.</summary>
    private (double Lat, double Lon)? PointOf(SourceGroup group)
    {
        foreach (var point in options.Points)
        {
            if (point.Name == group.Published)
            {
                return (point.Lat, point.Lon);
            }
        }

        return Degrees(group.Items[0], "lat", 90) is { } lat && Degrees(group.Items[0], "lon", 180) is { } lon ? (lat, lon) : null;
    }

    private static double? Degrees(Series series, string label, double most) =>
        double.TryParse(series.Label(label), NumberStyles.Float, CultureInfo.InvariantCulture, out double degrees) && Math.Abs(degrees) <= most
            ? degrees : null;

    private sealed record Place(string Name, (double Lat, double Lon)? At, SourceGroup Group);
}
