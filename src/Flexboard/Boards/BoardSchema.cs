using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flexboard.Widgets;

namespace Flexboard.Boards;

/// <summary>
/// The JSON Schema of board files, for editors that complete and check while one types. What it cannot say (whether a
/// place names a widget, whether a box is inside the canvas) the reader says.
/// </summary>
internal static class BoardSchema
{
    private const string Id = "^[a-z0-9-]{1,64}$";

    private static readonly JsonSerializerOptions Layout = new(JsonSerializerDefaults.General)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema as a file.</summary>
    public static byte[] Write(IEnumerable<WidgetKind> kinds, int schemaVersion) =>
        Encoding.UTF8.GetBytes(Make([.. kinds.OrderBy(kind => kind.Name, StringComparer.Ordinal)], schemaVersion).ToJsonString(Layout) + "\n");

    private static JsonObject Make(IReadOnlyList<WidgetKind> kinds, int schemaVersion)
    {
        var board = Object(
            BoardFormat.BoardMembers,
            ["schemaVersion", "title", "widgets", "arrangements"],
            new()
            {
                ["$schema"] = Text("Where this schema is.", 1000),
                ["schemaVersion"] = new JsonObject { ["description"] = "Version of the format.", ["const"] = schemaVersion },
                ["id"] = Pattern("The board's id. May be left out: it is the file's name.", Id),
                ["title"] = Text("What the board is called.", BoardFormat.MaxTitle),
                ["culture"] = Text("Language tag that decides formats and product texts, such as ko. Default: en.", BoardFormat.MaxName),
                ["timeZone"] = Text("IANA time zone of clocks and time axes, such as Asia/Seoul. Default: the server's.", BoardFormat.MaxName),
                ["folder"] = Text("Folder that people have rights for, such as seoul/core. Default: the top.", BoardFormat.MaxName),
                ["theme"] = Words("Default: dark.", BoardFormat.Themes),
                ["widgets"] = List("What is shown, in reading order.", 0, BoardFormat.MaxWidgets, Widget(kinds)),
                ["groups"] = List("Widgets that belong together: selected, moved and arranged as one.", 0, BoardFormat.MaxGroups, Group()),
                ["arrangements"] = List("Where it is, for each ratio.", 1, BoardFormat.MaxArrangements, Arrangement()),
            });
        board.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        board.Insert(1, "title", "Flexboard board");
        board["$defs"] = new JsonObject
        {
            ["binding"] = Binding(),
            ["options"] = new JsonObject(kinds.Select(kind => KeyValuePair.Create(kind.Name, (JsonNode?)OptionSchema.Of(kind)))),
        };
        return board;
    }

    private static JsonObject Widget(IReadOnlyList<WidgetKind> kinds)
    {
        var widget = Object(
            BoardFormat.WidgetMembers,
            ["id", "kind"],
            new()
            {
                ["id"] = Pattern("Identity within the board; not digits alone.", "^(?![0-9]+$)[a-z0-9-]{1,64}$"),
                ["kind"] = Words("What kind of widget it is.", [.. kinds.Select(kind => kind.Name)]),
                ["title"] = Text("Title shown on the board.", BoardFormat.MaxTitle),
                ["note"] = Text("Beside the title, such as the window: 10 s mean.", BoardFormat.MaxTitle),
                ["definition"] = Text("What the figures mean; told on demand.", BoardFormat.MaxDefinition),
                ["panel"] = new JsonObject { ["type"] = "boolean", ["description"] = "Whether it stands on a panel. Default: as its kind usually does." },
                ["deadlineSeconds"] = Number(
                    "Age from which it is stale. Default: the larger of 10 s and twice the series' usual period.",
                    BoardFormat.MinDeadlineSeconds,
                    BoardFormat.MaxDeadlineSeconds),
                ["group"] = Pattern("Id of the group that it belongs to.", Id),
                ["locked"] = new JsonObject { ["type"] = "boolean", ["description"] = "Kept from being moved by accident in the designer. Default: false." },
                ["sensitive"] = new JsonObject { ["type"] = "boolean", ["description"] = "Left empty where the board is shown to the press. Default: false." },
                ["data"] = List(
                    "Where its figures come from. Default: the conventions of its kind.",
                    0,
                    BoardFormat.MaxBindings,
                    new JsonObject { ["$ref"] = "#/$defs/binding" }),
                ["options"] = new JsonObject { ["type"] = "object", ["description"] = "What its kind can be told." },
            });
        widget["allOf"] = new JsonArray([.. kinds.Select(Case)]);
        return widget;
    }

    private static JsonObject Case(WidgetKind kind)
    {
        var then = new JsonObject
        {
            ["properties"] = new JsonObject { ["options"] = new JsonObject { ["$ref"] = $"#/$defs/options/{kind.Name}" } },
        };
        if (kind.NeedsData)
        {
            then["required"] = new JsonArray("data");
            then["properties"]!["data"] = new JsonObject { ["minItems"] = 1 };
        }

        return new JsonObject
        {
            ["if"] = new JsonObject
            {
                ["properties"] = new JsonObject { ["kind"] = new JsonObject { ["const"] = kind.Name } },
                ["required"] = new JsonArray("kind"),
            },
            ["then"] = then,
        };
    }

    private static JsonObject Binding() => Object(
        BoardFormat.BindingMembers,
        ["series"],
        new()
        {
            ["series"] = Text("Name of the series; * stands for any run of characters, ? for one.", BoardFormat.MaxName),
            ["where"] = new JsonObject
            {
                ["description"] = "Labels that a series must have, with their values; * and ? as in series.",
                ["type"] = "object",
                ["maxProperties"] = BoardFormat.MaxLabels,
                ["additionalProperties"] = Text(null, BoardFormat.MaxName),
            },
            ["over"] = Pattern(
                "What becomes of one series' samples within the window: last, sum, avg, min, max, count, rate, errors, or a percentile such as p95. Default: last.",
                "^(last|sum|avg|min|max|count|rate|errors|p[0-9]{1,3}(\\.[0-9]{1,3})?)$"),
            ["windowSeconds"] = new JsonObject
            {
                ["description"] = "Length of the window. Default: 10.",
                ["type"] = "integer",
                ["minimum"] = 1,
                ["maximum"] = BoardFormat.MaxWindowSeconds,
            },
            ["across"] = Words("How several series become one figure. Default: sum.", [.. BoardFormat.Across.Select(one => one.Word)]),
            ["by"] = Text("Label whose values make groups, one figure for each.", BoardFormat.MaxName),
            ["as"] = Text("What the kind uses it for, such as baseline. Default: its first use.", BoardFormat.MaxName),
            ["label"] = Text("What the figure is called; {label} is replaced by a label's value.", BoardFormat.MaxTitle),
            ["unit"] = Text("Unit shown. Default: the publisher's.", BoardFormat.MaxUnit),
            ["scale"] = new JsonObject { ["description"] = "Factor, such as 0.001 for ms to s. Default: 1.", ["type"] = "number", ["not"] = new JsonObject { ["const"] = 0 } },
        });

    private static JsonObject Arrangement() => Object(
        BoardFormat.ArrangementMembers,
        ["id", "width", "height", "places"],
        new()
        {
            ["id"] = Pattern("Identity within the board, such as 16x9.", Id),
            ["width"] = Number("Width of the canvas in board units.", BoardFormat.MinSide, BoardFormat.MaxSide),
            ["height"] = Number("Height of the canvas in board units.", BoardFormat.MinSide, BoardFormat.MaxSide),
            ["textSize"] = new JsonObject
            {
                ["description"] = "Height of a title in board units; everything else follows it. Default: 0.03 of the smaller side.",
                ["type"] = "number",
                ["exclusiveMinimum"] = 0,
            },
            ["wallWidth"] = Number("Width of the wall in millimetres: the designer's rulers can show these.", BoardFormat.MinWallWidth, BoardFormat.MaxWallWidth),
            ["wall"] = Pattern("The wall that it is made for: id of a wall's profile, or else of a template for one.", Id),
            ["places"] = Boxes("Boxes of widgets by id, painted in this order: [x, y, width, height] from the top left."),
            ["hidden"] = Boxes("The same of widgets that this arrangement does not show, for when it does again."),
            ["guides"] = Object(
                BoardFormat.GuideMembers,
                [],
                new()
                {
                    ["x"] = List("Lines that the designer aligns to, from the left.", 0, BoardFormat.MaxGuides, new JsonObject { ["type"] = "number" }),
                    ["y"] = List("The same from the top.", 0, BoardFormat.MaxGuides, new JsonObject { ["type"] = "number" }),
                }),
        });

    private static JsonObject Group() => Object(
        BoardFormat.GroupMembers,
        ["id"],
        new()
        {
            ["id"] = Pattern("Identity within the board.", Id),
            ["title"] = Text("What it is called in the designer.", BoardFormat.MaxTitle),
            ["group"] = Pattern("Id of the group around it.", Id),
        });

    private static JsonObject Boxes(string description) => new()
    {
        ["description"] = description,
        ["type"] = "object",
        ["additionalProperties"] = List(null, 4, 4, new JsonObject { ["type"] = "number" }),
    };

    private static JsonObject Object(string[] known, string[] required, JsonObject properties)
    {
        if (!properties.Select(property => property.Key).SequenceEqual(known))
        {
            throw new InvalidOperationException($"The schema and the reader know other members: {string.Join(", ", known)}.");
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([.. required.Select(name => (JsonNode)name)]),
            ["additionalProperties"] = false,
        };
    }

    private static JsonObject Described(string? description, string type)
    {
        var schema = new JsonObject();
        if (description is not null)
        {
            schema["description"] = description;
        }

        schema["type"] = type;
        return schema;
    }

    private static JsonObject Text(string? description, int most)
    {
        var schema = Described(description, "string");
        schema["maxLength"] = most;
        return schema;
    }

    private static JsonObject Pattern(string description, string pattern)
    {
        var schema = Described(description, "string");
        schema["pattern"] = pattern;
        return schema;
    }

    private static JsonObject Words(string description, string[] words)
    {
        var schema = Described(description, "string");
        schema["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word)]);
        return schema;
    }

    private static JsonObject Number(string description, double least, double most)
    {
        var schema = Described(description, "number");
        schema["minimum"] = least;
        schema["maximum"] = most;
        return schema;
    }

    private static JsonObject List(string? description, int least, int most, JsonNode items)
    {
        var schema = Described(description, "array");
        schema["minItems"] = least;
        schema["maxItems"] = most;
        schema["items"] = items;
        return schema;
    }
}
