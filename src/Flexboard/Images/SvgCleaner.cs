using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Flexboard.Images;

/// <summary>
/// Makes of an SVG file one that only draws: elements and attributes that are not known to draw are left out, and so is
/// everything that runs, loads or leads elsewhere. It is served under a policy that allows none of these besides, and shown
/// as an image, where no browser runs scripts; each of the three would do.
/// </summary>
internal static partial class SvgCleaner
{
    private const int MaxElements = 50_000;

    /// <summary>Browsers end at 256 as well; drawings have a dozen.</summary>
    private const int MaxDepth = 250;

    private const string Svg = "http://www.w3.org/2000/svg";
    private const string Link = "http://www.w3.org/1999/xlink";
    private const string Xml = "http://www.w3.org/XML/1998/namespace";
    private const string Declarations = "http://www.w3.org/2000/xmlns/";

    private static readonly FrozenSet<string> Elements = FrozenSet.ToFrozenSet(
    [
        "svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath",
        "title", "desc", "linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask", "marker", "image", "switch", "style",
        "filter", "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix", "feDiffuseLighting",
        "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur",
        "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence",
    ]);

    /// <summary>Cleans a file, from its beginning to its end: at a cost that follows its size, whatever is in it.</summary>
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
            if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != "svg" || reader.NamespaceURI != Svg)
            {
                fault = $"its first element is not svg in the namespace {Svg}";
                return null;
            }

            using var clean = new MemoryStream();
            using (var writer = XmlWriter.Create(clean, new XmlWriterSettings
            {
                OmitXmlDeclaration = true,
                Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            }))
            {
                fault = Copy(reader, writer);
            }

            return fault.Length == 0 ? clean.ToArray() : null;
        }
        catch (XmlException wrong)
        {
            fault = $"it is no well-formed XML: {wrong.Message}";
            return null;
        }
    }

    /// <summary>Copies what only draws.</summary>
    /// <returns>Why it cannot be copied; empty when it was.</returns>
    private static string Copy(XmlReader reader, XmlWriter writer)
    {
        int elements = 0;
        while (!reader.EOF)
        {
            bool begins = reader.NodeType == XmlNodeType.Element;
            if (begins && ++elements > MaxElements)
            {
                return $"it has more than {MaxElements} elements";
            }

            if (begins && reader.Depth > MaxDepth)
            {
                return $"its elements are more than {MaxDepth} deep in each other";
            }

            if (begins && (reader.NamespaceURI != Svg || !Elements.Contains(reader.LocalName)))
            {
                reader.Skip();
                continue;
            }

            CopyNode(reader, writer);
            reader.Read();
        }

        return "";
    }

    private static void CopyNode(XmlReader reader, XmlWriter writer)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                writer.WriteStartElement(reader.Prefix, reader.LocalName, reader.NamespaceURI);
                bool isStyle = reader.LocalName == "style";
                bool isEmpty = reader.IsEmptyElement;
                CopyAttributes(reader, writer);
                if (isStyle && !isEmpty)
                {
                    CopyStyle(reader, writer);
                }

                if (isStyle || isEmpty)
                {
                    writer.WriteEndElement();
                }

                break;
            case XmlNodeType.EndElement:
                writer.WriteEndElement();
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                writer.WriteString(reader.Value);
                break;
        }
    }

    private static void CopyAttributes(XmlReader reader, XmlWriter writer)
    {
        string element = reader.LocalName;
        while (reader.MoveToNextAttribute())
        {
            if (IsHarmless(element, reader))
            {
                writer.WriteAttributeString(reader.Prefix, reader.LocalName, reader.NamespaceURI, reader.Value);
            }
        }

        reader.MoveToElement();
    }

    /// <summary>
    /// Copies a style sheet, and leaves the reader at its end. What a browser reads is all its text in one: an element
    /// within it could part a word that is found only when it is whole.
    /// </summary>
    private static void CopyStyle(XmlReader reader, XmlWriter writer)
    {
        int depth = reader.Depth;
        var text = new StringBuilder();
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.Depth == depth + 1 && reader.HasValue)
            {
                text.Append(reader.Value);
            }
        }

        if (IsHarmlessStyle(text.ToString()))
        {
            writer.WriteString(text.ToString());
        }
    }

    private static bool IsHarmless(string element, XmlReader attribute)
    {
        string name = attribute.LocalName;
        if (attribute.NamespaceURI is not ("" or Link or Xml))
        {
            return attribute.NamespaceURI == Declarations;
        }

        return name switch
        {
            _ when name.StartsWith("on", StringComparison.OrdinalIgnoreCase) => false,
            "href" => attribute.Value.StartsWith('#') || (element == "image" && EmbeddedPicture.IsMatch(attribute.Value)),
            "base" => false,
            _ => IsHarmlessStyle(attribute.Value),
        };
    }

    /// <summary>
    /// Whether a value of an attribute, or a style sheet, refers to nothing outside: neither as it stands nor without its
    /// comments, for what looks like one may stand in a string.
    /// </summary>
    private static bool IsHarmlessStyle(string text) => RefersToNothing(text) && RefersToNothing(WithoutComments(text));

    private static bool RefersToNothing(string text)
    {
        string plain = CssEscape.Replace(text, match => match.Groups[1] is { Success: true, Value: var code }
            ? char.ConvertFromUtf32(Math.Min(Convert.ToInt32(code, 16), 0xd7ff))
            : match.Groups[2].Value);
        return !plain.Contains("@import", StringComparison.OrdinalIgnoreCase)
            && !plain.Contains("expression(", StringComparison.OrdinalIgnoreCase)
            && !plain.Contains("javascript:", StringComparison.OrdinalIgnoreCase)
            && !OutsideUrl.IsMatch(plain);
    }

    private static string WithoutComments(string text)
    {
        int begin = text.IndexOf("/*", StringComparison.Ordinal);
        if (begin < 0)
        {
            return text;
        }

        var plain = new StringBuilder();
        int done = 0;
        while (begin >= 0 && text.IndexOf("*/", begin + 2, StringComparison.Ordinal) is >= 0 and var end)
        {
            plain.Append(text, done, begin - done);
            done = end + 2;
            begin = text.IndexOf("/*", done, StringComparison.Ordinal);
        }

        return plain.Append(text, done, text.Length - done).ToString();
    }

    [GeneratedRegex("^data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\\s]*$")]
    private static partial Regex EmbeddedPicture { get; }

    [GeneratedRegex(@"url\((?>\s*['""]?\s*)(?!#)|image-set\(|\bsrc\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex OutsideUrl { get; }

    [GeneratedRegex(@"\\(?:([0-9a-fA-F]{1,6})\s?|(.))")]
    private static partial Regex CssEscape { get; }
}
