using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.RegularExpressions;
using Flexboard.Widgets;

namespace Flexboard.Boards;

/// <summary>
/// The JSON Schema of a kind's options: their types, what they are when nothing is said, and the bounds of numbers.
/// </summary>
internal static partial class OptionSchema
{
    /// <summary>Beyond every bound, and still an integer of options.</summary>
    private static readonly int[] Extremes = [int.MinValue / 2, int.MaxValue / 2];

    /// <summary>The schema of a kind's options, by itself: it refers to nothing.</summary>
    public static JsonNode Of(WidgetKind kind)
    {
        var schema = WidgetJson.Options.GetJsonSchemaAsNode(
            kind.OptionsType,
            new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = WithDefault });
        Bound(kind, schema, []);
        return schema;
    }

    /// <summary>An option that is left out is what a new record has.</summary>
    private static JsonNode WithDefault(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (context.PropertyInfo is not { IsRequired: false, Get: { } get } property || schema is not JsonObject described)
        {
            return schema;
        }

        if (property.DeclaringType is { IsAbstract: false } type && type.GetConstructor(Type.EmptyTypes) is not null
            && get(Activator.CreateInstance(type)!) is { } value)
        {
            described["default"] = JsonSerializer.SerializeToNode(value, property.PropertyType, WidgetJson.Options);
        }

        return schema;
    }

    /// <summary>
    /// Asks the kind itself for the bounds of each number, so that they stand in one place: what it says of a number that
    /// is far too small or too large names them. Numbers inside lists are left out, and those bound to another option.
    /// </summary>
    private static void Bound(WidgetKind kind, JsonNode schema, string[] path)
    {
        if (schema["properties"] is not JsonObject properties)
        {
            return;
        }

        foreach (var (name, node) in properties)
        {
            string[] below = [.. path, name];
            if (node is JsonObject option && IsNumber(option) && BoundsOf(kind, below) is var (least, most))
            {
                option["minimum"] = least;
                option["maximum"] = most;
            }
            else if (node is not null)
            {
                Bound(kind, node, below);
            }
        }
    }

    private static bool IsNumber(JsonObject option) =>
        (option["type"] is JsonArray types ? types.Select(type => (string?)type) : [(string?)option["type"]])
        .Any(type => type is "number" or "integer");

    private static (int Least, int Most)? BoundsOf(WidgetKind kind, string[] path)
    {
        string at = "$." + string.Join('.', path);
        foreach (int extreme in Extremes)
        {
            JsonNode options = extreme;
            foreach (string name in path.Reverse())
            {
                options = new JsonObject { [name] = options };
            }

            var problems = new List<OptionProblem>();
            kind.ReadOptions(JsonSerializer.SerializeToElement(options), problems);
            var bounds = problems.Where(problem => problem.Path == at).Select(problem => Bounds().Match(problem.Reason)).FirstOrDefault(match => match.Success);
            if (bounds is not null)
            {
                return (int.Parse(bounds.Groups[1].ValueSpan, CultureInfo.InvariantCulture), int.Parse(bounds.Groups[2].ValueSpan, CultureInfo.InvariantCulture));
            }
        }

        return null;
    }

    [GeneratedRegex(@"\A(?:is from|must lie between) (-?[0-9]{1,9}) (?:to|and) (-?[0-9]{1,9})\z")]
    private static partial Regex Bounds();
}
