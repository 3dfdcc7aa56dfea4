using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Flexboard.Images;

/// <summary>
/// Makes of an SVG file one that only draws: elements and attributes that are not known to draw are left out, and so is
/// everything that runs, loads or leads elsewhere. It is served under a policy that allows none of these besides, and shown
/// as an image, where no browser runs scripts; each of the three would do.
/// </summary>
internal static partial class SvgCleaner
{
    private const int MaxElements = 50_000;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly XNamespace Link = "http://www.w3.org/1999/xlink";

    private static readonly FrozenSet<string> Elements = FrozenSet.ToFrozenSet(
    [
        "svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath",
        "title", "desc", "linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask", "marker", "image", "switch", "style",
        "filter", "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix", "feDiffuseLighting",
        "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur",
        "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence",
    ]);

    /// <summary>Cleans a file.</summary>
    /// <param name="content">UTF-8 or what its declaration says.</param>
    /// <param name="fault">Why it is no SVG that can be shown.</param>
    /// <returns>UTF-8 without a declaration of types; null when it cannot be read.</returns>
    public static byte[]? Clean(ReadOnlyMemory<byte> content, out string fault)
    {
        fault = "";
        try
        {
            using var bytes = new MemoryStream(content.ToArray());
            using var reader = XmlReader.Create(bytes, new XmlReaderSettings
            {
                // Entities could read files, and a billion laughs; many drawing programs write a DOCTYPE that does nothing.
                DtdProcessing = DtdProcessing.Ignore,
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                MaxCharactersFromEntities = 0,
            });
            var root = XDocument.Load(reader).Root;
            if (root?.Name != Svg + "svg")
            {
                fault = "its first element is not svg in the namespace http://www.w3.org/2000/svg";
                return null;
            }

            if (root.Descendants().Skip(MaxElements).Any())
            {
                fault = $"it has more than {MaxElements} elements";
                return null;
            }

            CleanElement(root);
            return Encoding.UTF8.GetBytes(root.ToString(SaveOptions.DisableFormatting));
        }
        catch (XmlException wrong)
        {
            fault = $"it is no well-formed XML: {wrong.Message}";
            return null;
        }
    }

    private static void CleanElement(XElement root)
    {
        foreach (var element in root.DescendantsAndSelf().ToList())
        {
            if (element.Name.Namespace != Svg || !Elements.Contains(element.Name.LocalName))
            {
                element.Remove();
                continue;
            }

            foreach (var attribute in element.Attributes().ToList())
            {
                if (!attribute.IsNamespaceDeclaration && !IsHarmless(element, attribute))
                {
                    attribute.Remove();
                }
            }

            if (element.Name.LocalName == "style" && !IsHarmlessStyle(element.Value))
            {
                element.Remove();
            }
        }
    }

    private static bool IsHarmless(XElement element, XAttribute attribute)
    {
        string name = attribute.Name.LocalName;
        if (attribute.Name.Namespace != XNamespace.None && attribute.Name.Namespace != Link && attribute.Name.Namespace != XNamespace.Xml)
        {
            return false;
        }

        return name switch
        {
            _ when name.StartsWith("on", StringComparison.OrdinalIgnoreCase) => false,
            "href" => attribute.Value.StartsWith('#')
                || (element.Name.LocalName == "image" && EmbeddedPicture.IsMatch(attribute.Value)),
            "base" => false,
            _ => IsHarmlessStyle(attribute.Value),
        };
    }

    /// <summary>Whether a value of an attribute, or a style sheet, refers to nothing outside.</summary>
    private static bool IsHarmlessStyle(string text)
    {
        string plain = CssEscape.Replace(CssComment.Replace(text, ""), match =>
            char.ConvertFromUtf32(Math.Min(Convert.ToInt32(match.Groups[1].Value, 16), 0xd7ff)));
        return !plain.Contains("@import", StringComparison.OrdinalIgnoreCase)
            && !plain.Contains("expression(", StringComparison.OrdinalIgnoreCase)
            && !plain.Contains("javascript:", StringComparison.OrdinalIgnoreCase)
            && OutsideUrl.Count(plain) == 0;
    }

    [GeneratedRegex("^data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\\s]*$")]
    private static partial Regex EmbeddedPicture { get; }

    [GeneratedRegex("url\\(\\s*['\"]?\\s*(?!#)|image-set\\(|\\bsrc\\s*\\(", RegexOptions.IgnoreCase)]
    private static partial Regex OutsideUrl { get; }

    [GeneratedRegex("/\\*.*?\\*/", RegexOptions.Singleline)]
    private static partial Regex CssComment { get; }

    [GeneratedRegex(@"\\([0-9a-fA-F]{1,6})\s?")]
    private static partial Regex CssEscape { get; }
}
