using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Flexboard.Links;

/// <summary>What a request of <c>/api/links</c> asks of a link: members that it leaves out stay as they are. See docs/links.md.</summary>
internal sealed class LinkRequest(JsonElement body)
{
    private static readonly string[] Known =
    [
        "board", "name", "arrangement", "expires", "pin", "maxViewers", "hidden", "masked", "delaySeconds", "windowSeconds", "paused", "preview", "origins",
    ];

    private readonly List<string> problems = [];

    /// <summary>What cannot be read, one line each.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>Whether the end is asked for.</summary>
    public bool HasEnd { get; private set; }

    /// <summary>The PIN that is asked for; null: none.</summary>
    public string? Pin { get; private set; }

    /// <summary>Whether the PIN is to be another one, or none.</summary>
    public bool HasPin { get; private set; }

    /// <summary>The board that is asked for.</summary>
    public string Board => Take("board", "", Text);

    /// <summary>A link with what is asked for.</summary>
    public Link Apply(Link link)
    {
        foreach (var member in body.EnumerateObject().Where(one => !Known.Contains(one.Name, StringComparer.Ordinal)))
        {
            problems.Add($"'{member.Name}' is not known; there are {string.Join(", ", Known)}");
        }

        HasEnd = body.TryGetProperty("expires", out _);
        HasPin = body.TryGetProperty("pin", out _);
        Pin = Take("pin", null, Optional(Text));
        return link with
        {
            Name = Take("name", link.Name, Text).Trim(),
            Arrangement = Take("arrangement", link.Arrangement, Optional(Text)),
            ExpiresAt = Take("expires", link.ExpiresAt, one => one.ValueKind == JsonValueKind.Null ? null : Moment(one)),
            MostViewers = Take("maxViewers", link.MostViewers, one => one.ValueKind == JsonValueKind.Null ? null : (int?)one.GetInt32()),
            Hidden = Take("hidden", link.Hidden, Texts),
            MasksLabels = Take("masked", link.MasksLabels, one => one.GetBoolean()),
            DelaySeconds = Take("delaySeconds", link.DelaySeconds, one => one.GetInt32()),
            WindowSeconds = Take("windowSeconds", link.WindowSeconds, one => one.ValueKind == JsonValueKind.Null ? null : (int?)one.GetInt32()),
            IsPaused = Take("paused", link.IsPaused, one => one.GetBoolean()),
            AllowsPreview = Take("preview", link.AllowsPreview, one => one.GetBoolean()),
            Origins = [.. Take("origins", link.Origins, Texts).Select(one => LinkCheck.OriginOf(one) ?? one)],
        };
    }

    private T Take<T>(string member, T otherwise, Func<JsonElement, T> read)
    {
        if (!body.TryGetProperty(member, out var value))
        {
            return otherwise;
        }

        try
        {
            return read(value);
        }
        catch (Exception fault) when (fault is InvalidOperationException or FormatException)
        {
            problems.Add($"'{member}' is {value.GetRawText()}, which is not of its type");
            return otherwise;
        }
    }

    private static string Text(JsonElement one) => one.GetString() ?? throw new FormatException();

    private static Func<JsonElement, string?> Optional(Func<JsonElement, string> read) => one => one.ValueKind == JsonValueKind.Null ? null : read(one);

    private static ImmutableArray<string> Texts(JsonElement one) => [.. one.EnumerateArray().Select(Text)];

    /// <summary>Unix ms, or RFC 3339.</summary>
    private static long? Moment(JsonElement one) => one.ValueKind == JsonValueKind.Number
        ? one.GetInt64()
        : DateTimeOffset.ParseExact(Text(one), ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFzzz"], CultureInfo.InvariantCulture, DateTimeStyles.None).ToUnixTimeMilliseconds();
}
