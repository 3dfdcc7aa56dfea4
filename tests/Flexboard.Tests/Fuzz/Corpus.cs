using System.Text;
using System.Text.Json.Nodes;
using Flexboard.Widgets;

namespace Flexboard.Tests.Fuzz;

/// <summary>What fuzzing starts from: small real files, those that once were too much, and all that ships.</summary>
internal static class Corpus
{
    private static readonly string Home = Places.FindHome(AppContext.BaseDirectory);

    /// <summary>Names begin with <c>metrics-</c> or <c>events-</c>; those of the golden cases are told by their channel.</summary>
    public static IReadOnlyList<byte[]> Metrics { get; } = Messages("metrics");

    public static IReadOnlyList<byte[]> Events { get; } = Messages("events");

    public static IReadOnlyList<byte[]> Boards { get; } =
    [
        .. FilesIn("tests/corpus/boards"),
        .. FilesIn("layouts").Where(file => file.Length < 64 * 1024),
        .. FilesIn("layouts/templates/boards"),
        .. FilesIn("layouts/templates/groups"),
        BoardOfAllKinds(),
    ];

    /// <summary>What is put in: marks of the formats, numbers at the edges, what browsers would run, words of the files.</summary>
    public static IReadOnlyList<byte[]> Tokens { get; } =
    [
        .. new[]
        {
            "{", "}", "[", "]", ",", ":", "\"", "\\", "=", " ", "\n", "\r\n", "0", "-0", "1e308", "-1e308", "1e400", "NaN", "Infinity", "0.1e-400", "1764000000000",
            "9223372036854775808", "18446744073709551616", "true", "false", "null", "\"\"", "{}", "[]", "\\ud800", "\\udc00", "\\u0000", "\\ufffe", "\\u0301", "\ufeff", "\u2028",
            "\"time\":", "\"labels\":", "\"value\":", "\"durations\":", "\"errors\":", "\"histogram\":", "\"kind\":\"counter\"", "\"acknowledged\":", "\"resolved\":", "\"by\":", "\"title\":",
            "\"widgets\":", "\"data\":", "\"options\":", "\"arrangements\":", "\"places\":", "\"group\":", "\"where\":", "//", "/*", "*/", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z",
        }.Select(Encoding.UTF8.GetBytes),
        .. Golden.Read<Dictionary<string, string[]>>("injections.json").Values.SelectMany(texts => texts)
            .Select(text => Encoding.UTF8.GetBytes(JsonValue.Create(text).ToJsonString())),
        [0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0],
    ];

    private static byte[][] Messages(string channel) =>
    [
        .. FilesIn("tests/corpus/messages", $"{channel}-*"),
        .. Golden.Read<Messages.HostileMessageTests.BadMessage[]>("messages/bad.json")
            .Where(one => (one.Channel == "events") == (channel == "events"))
            .Select(one => one.Base64 is { } base64 ? Convert.FromBase64String(base64) : Encoding.UTF8.GetBytes(one.Text!))
            .Where(message => message.Length < 4096),
    ];

    private static IEnumerable<byte[]> FilesIn(string folder, string names = "*.json") =>
        Directory.GetFiles(Path.Combine(Home, folder), names).Order(StringComparer.Ordinal).Select(File.ReadAllBytes);

    private static byte[] BoardOfAllKinds()
    {
        var (widgets, places) = (new JsonArray(), new JsonObject());
        foreach (var kind in WidgetKinds.All)
        {
            foreach (string sample in kind.Samples)
            {
                var widget = JsonNode.Parse(sample)!.AsObject();
                string id = $"w{widgets.Count}";
                (widget["id"], widget["kind"]) = (id, kind.Name);
                places[id] = new JsonArray(widgets.Count, 0, 1, 1);
                widgets.Add(widget);
            }
        }

        var arrangement = new JsonObject { ["id"] = "all", ["width"] = widgets.Count, ["height"] = 1, ["places"] = places };
        var board = new JsonObject { ["schemaVersion"] = 1, ["title"] = "All", ["widgets"] = widgets, ["arrangements"] = new JsonArray(arrangement) };
        return Encoding.UTF8.GetBytes(board.ToJsonString());
    }
}
