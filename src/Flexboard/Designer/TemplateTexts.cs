using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Flexboard.Texts;

namespace Flexboard.Designer;

/// <summary>
/// Titles, notes and texts in template files are keys of product texts (<c>template.requests</c>), alone or among others
/// (<c>## template.web</c>), so that a template is begun in the language of its board.
/// </summary>
internal static partial class TemplateTexts
{
    /// <summary>What is said to publishers and programs and not to people.</summary>
    private static readonly string[] Names = ["series", "where", "by", "as", "id", "kind"];

    /// <summary>The keys that a text names.</summary>
    [GeneratedRegex(@"\btemplate\.[a-z0-9-]+")]
    public static partial Regex Key { get; }

    /// <summary>Puts texts in the place of keys; what is no key stays.</summary>
    public static void Fill(JsonObject node, string language)
    {
        foreach (var (name, value) in node.ToList())
        {
            if (!Names.Contains(name) && Filled(value, language) is { } filled)
            {
                node[name] = filled;
            }
        }
    }

    /// <summary>What a template is for; empty when its title is no key.</summary>
    public static string About(string title, string language) =>
        ProductTexts.Of(language).GetValueOrDefault(title + "-about", "");

    /// <summary>Fills what is inside of a node.</summary>
    /// <returns>What stands in its place; null when it stays where it is.</returns>
    private static JsonNode? Filled(JsonNode? node, string language)
    {
        switch (node)
        {
            case JsonObject members:
                Fill(members, language);
                return null;
            case JsonArray items:
                for (int i = 0; i < items.Count; i++)
                {
                    if (Filled(items[i], language) is { } filled)
                    {
                        items[i] = filled;
                    }
                }

                return null;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                return Key.Replace((string)value!, key => ProductTexts.Get(language, key.Value));
            default:
                return null;
        }
    }
}
