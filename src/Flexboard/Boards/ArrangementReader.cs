using System.Collections.Immutable;
using System.Globalization;
using Flexboard.Core.Boards;

namespace Flexboard.Boards;

/// <summary>Reads a board's arrangements.</summary>
internal static class ArrangementReader
{
    // Places are often sums of fractions (a third of the width, three times); what is lost there is no fault.
    private const double Tolerance = 1e-6;

    public static ImmutableArray<Arrangement> ReadAll(JsonSpot board, HashSet<string> widgets)
    {
        var arrangements = ImmutableArray.CreateBuilder<Arrangement>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in board.Require("arrangements")?.Items(1, BoardFormat.MaxArrangements) ?? [])
        {
            if (item.IsObject(BoardFormat.ArrangementMembers) && Read(item, ids, widgets) is { } arrangement)
            {
                arrangements.Add(arrangement);
            }
        }

        return arrangements.ToImmutable();
    }

    private static Arrangement? Read(JsonSpot spot, HashSet<string> ids, HashSet<string> widgets)
    {
        string id = spot.Require("id")?.Id(ids) ?? "";
        double? width = spot.Require("width")?.Number(BoardFormat.MinSide, BoardFormat.MaxSide);
        double? height = spot.Require("height")?.Number(BoardFormat.MinSide, BoardFormat.MaxSide);
        double smaller = Math.Min(width ?? BoardFormat.MaxSide, height ?? BoardFormat.MaxSide);
        double most = smaller * BoardFormat.MaxTextSize;
        double textSize = spot.Find("textSize")?.Number(double.Epsilon, most) ?? smaller * BoardFormat.DefaultTextSize;
        var placed = new HashSet<string>(StringComparer.Ordinal);
        var places = ReadPlaces(spot.Require("places"), width, height, widgets, placed);
        var hidden = ReadPlaces(spot.Find("hidden"), width, height, widgets, placed);
        var guides = spot.Find("guides") is { } both && both.IsObject(BoardFormat.GuideMembers) ? both : (JsonSpot?)null;
        return width is null || height is null ? null : new Arrangement
        {
            Id = id,
            Width = width.Value,
            Height = height.Value,
            TextSize = textSize,
            WallWidth = spot.Find("wallWidth")?.Number(BoardFormat.MinWallWidth, BoardFormat.MaxWallWidth),
            Wall = spot.Find("wall")?.Id([]),
            Places = places,
            Hidden = hidden,
            GuidesX = ReadGuides(guides?.Find("x"), width),
            GuidesY = ReadGuides(guides?.Find("y"), height),
        };
    }

    private static ImmutableArray<Place> ReadPlaces(
        JsonSpot? spot, double? width, double? height, HashSet<string> widgets, HashSet<string> placed)
    {
        var places = ImmutableArray.CreateBuilder<Place>();
        if (spot is { } list && list.IsObject())
        {
            foreach (var (widget, box) in list.Members())
            {
                if (!widgets.Contains(widget))
                {
                    box.Fault($"no widget has the id '{widget}'");
                }
                else if (!placed.Add(widget))
                {
                    box.Fault($"'{widget}' is among the places already");
                }

                if (ReadBox(widget, box, width, height) is { } place)
                {
                    places.Add(place);
                }
            }
        }

        return places.ToImmutable();
    }

    private static ImmutableArray<double> ReadGuides(JsonSpot? spot, double? most) =>
        [.. (spot?.Items(0, BoardFormat.MaxGuides) ?? []).Select(item => item.Number(0, most ?? BoardFormat.MaxSide)).OfType<double>()];

    private static Place? ReadBox(string widget, JsonSpot spot, double? width, double? height)
    {
        var numbers = spot.Items(4, 4);
        var sides = numbers.Select(number => number.Number(-BoardFormat.MaxSide, BoardFormat.MaxSide)).ToList();
        if (sides is not [{ } x, { } y, { } wide, { } high])
        {
            return null;
        }

        if (wide <= 0 || high <= 0)
        {
            spot.Fault(string.Create(CultureInfo.InvariantCulture, $"is [x, y, width, height]; a box {wide} wide and {high} high shows nothing"));
            return null;
        }

        if (x < -Tolerance || y < -Tolerance || x + wide > width + Tolerance || y + high > height + Tolerance)
        {
            spot.Fault(string.Create(
                CultureInfo.InvariantCulture,
                $"the box from ({x}, {y}) to ({x + wide}, {y + high}) is not inside the canvas of {width} x {height}"));
            return null;
        }

        return new Place(widget, x, y, wide, high);
    }
}
