using System.Text;
using System.Text.Json.Nodes;
using Flexboard.Boards;
using Flexboard.Texts;
using Flexboard.Widgets;

namespace Flexboard.Designer;

/// <summary>Every kind of widget as a palette and an inspector need to know it.</summary>
internal static class KindList
{
    /// <summary>Writes the list in a language.</summary>
    public static byte[] Write(string language)
    {
        var list = new JsonObject
        {
            ["groups"] = new JsonArray([.. Enum.GetValues<PaletteGroup>().Select(group => (JsonNode)new JsonObject
            {
                ["id"] = IdOf(group),
                ["title"] = ProductTexts.Get(language, $"palette.{IdOf(group)}"),
            })]),
            ["kinds"] = new JsonArray([.. WidgetKinds.All
                .OrderBy(kind => kind.Palette)
                .ThenBy(kind => kind.Name, StringComparer.Ordinal)
                .Select(kind => (JsonNode)Describe(kind, language))]),
        };
        return Encoding.UTF8.GetBytes(list.ToJsonString());
    }

    private static JsonObject Describe(WidgetKind kind, string language) => new()
    {
        ["name"] = kind.Name,
        ["title"] = ProductTexts.Get(language, "kind." + kind.Name),
        ["group"] = IdOf(kind.Palette),
        ["hasData"] = kind.HasData,
        ["needsData"] = kind.NeedsData,
        ["roles"] = new JsonArray([.. kind.Roles.Select(role => (JsonNode)role)]),
        ["hasPanel"] = kind.HasPanel,
        ["size"] = new JsonObject { ["width"] = kind.TypicalSize.Width, ["height"] = kind.TypicalSize.Height },
        ["sample"] = JsonNode.Parse(kind.Samples[0]),
        ["sampleCount"] = kind.Samples.Count,
        ["options"] = OptionSchema.Of(kind),
    };

    private static string IdOf(PaletteGroup group) => group.ToString().ToLowerInvariant();
}
