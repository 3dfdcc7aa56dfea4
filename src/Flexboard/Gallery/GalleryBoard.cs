using System.Text;
using System.Text.Json.Nodes;
using Flexboard.Boards;
using Flexboard.Core.Boards;
using Flexboard.Texts;
using Flexboard.Widgets;

namespace Flexboard.Gallery;

/// <summary>
/// The board of a gallery, written as a board file and read as one: what it shows is what anybody's file would. Every
/// kind once, in boxes of 16:9; or one kind in the five ratios that every kind must fill.
/// </summary>
internal static class GalleryBoard
{
    private const double Width = 1600;
    private const int Columns = 4;
    private const double Margin = 16;

    /// <summary>A palette's column in CSS pixels, so that text is as small there as its boxes ask for.</summary>
    private const double PaletteWidth = 240;
    private const double PaletteGap = 8;

    /// <summary>Boxes of 1:4, 1:1, 16:9, 4:1 and 8:1 that together fill a board of 16:9.</summary>
    private static readonly (string Ratio, double X, double Y, double Width, double Height)[] Ratios =
    [
        ("r1x4", 16, 16, 162, 648), ("r16x9", 194, 16, 800, 450), ("r1x1", 1010, 16, 450, 450), ("r4x1", 194, 482, 728, 182),
        ("r8x1", 16, 680, 1568, 196),
    ];

    /// <summary>Makes the board.</summary>
    public static Board Of(GalleryRequest request, BoardReader reader)
    {
        var widgets = new JsonArray();
        var places = new JsonObject();
        double height = 892;
        bool isPalette = request.Layout.Length > 0;
        if (isPalette)
        {
            height = AddPalette(request, widgets, places);
        }
        else if (request.Kind is { } only)
        {
            foreach (var (ratio, x, y, width, tall) in Ratios)
            {
                widgets.Add(WidgetOf(WidgetKinds.Find(only)!, ratio, request));
                places[ratio] = new JsonArray(x, y, width, tall);
            }
        }
        else
        {
            double width = (Width - (Margin * (Columns + 1))) / Columns;
            double tall = width * 9 / 16;
            int i = 0;
            foreach (var kind in WidgetKinds.All)
            {
                widgets.Add(WidgetOf(kind, kind.Name, request));
                places[kind.Name] = new JsonArray(
                    Margin + (i % Columns * (width + Margin)), Margin + (i / Columns * (tall + Margin)), width, tall);
                i++;
            }

            height = Margin + ((i + Columns - 1) / Columns * (tall + Margin));
        }

        var board = new JsonObject
        {
            ["schemaVersion"] = reader.SchemaVersion,
            ["title"] = ProductTexts.Get(request.Culture, "gallery.title"),
            ["culture"] = request.Culture,
            ["timeZone"] = "Asia/Seoul",
            ["theme"] = request.Theme,
            ["widgets"] = widgets,
            ["arrangements"] = new JsonArray(new JsonObject
            {
                ["id"] = "gallery",
                ["width"] = isPalette ? PaletteWidth : Width,
                ["height"] = height,
                ["textSize"] = isPalette ? 8 : request.Kind is null ? 18 : 22,
                ["places"] = places,
            }),
        };
        var reading = reader.Read(request.Id, Encoding.UTF8.GetBytes(board.ToJsonString()));
        return reading.Board
            ?? throw new InvalidOperationException($"The gallery cannot be read: {reading.Faults[0].Path} {reading.Faults[0].Reason}");
    }

    /// <summary>Two columns of what a palette offers, in its order.</summary>
    /// <returns>The height of all.</returns>
    private static double AddPalette(GalleryRequest request, JsonArray widgets, JsonObject places)
    {
        const double width = (PaletteWidth - PaletteGap) / 2;
        const double tall = width * 9 / 16;
        int i = 0;
        foreach (var kind in WidgetKinds.All.OrderBy(kind => kind.Palette).ThenBy(kind => kind.Name, StringComparer.Ordinal))
        {
            var widget = WidgetOf(kind, kind.Name, request);

            // Its name stands below it, in the palette's own letters.
            widget.Remove("title");
            widgets.Add(widget);
            places[kind.Name] = new JsonArray(i % 2 * (width + PaletteGap), i / 2 * (tall + PaletteGap), width, tall);
            i++;
        }

        return (i + 1) / 2 * (tall + PaletteGap);
    }

    private static JsonObject WidgetOf(WidgetKind kind, string id, GalleryRequest request)
    {
        var widget = JsonNode.Parse(kind.Samples[request.Sample])!.AsObject();
        (widget["id"], widget["kind"], widget["title"]) = (id, kind.Name, ProductTexts.Get(request.Culture, "kind." + kind.Name));
        if (request.State == GalleryState.Invalid)
        {
            widget["options"] = new JsonObject { ["colour"] = "mauve" };
        }

        return widget;
    }
}
