using System.Collections.Immutable;
using Flexboard.Texts;
using Flexboard.Widgets;

namespace Flexboard.Gallery;

/// <summary>The figures that a gallery shows.</summary>
public enum GalleryData
{
    /// <summary>What a shop on a good day would publish.</summary>
    Typical,

    /// <summary>Zeros.</summary>
    Zero,

    /// <summary>What is above zero otherwise is below it.</summary>
    Negative,

    /// <summary>Around 10^12, with names and titles as long as they may be, and as hostile.</summary>
    Huge,

    /// <summary>Twenty series wherever there are several.</summary>
    Series,

    /// <summary>Five hundred agents.</summary>
    Agents,

    /// <summary>Nothing was ever published.</summary>
    None,
}

/// <summary>The state that a gallery shows its widgets in.</summary>
public enum GalleryState
{
    /// <summary>Fed every second.</summary>
    Live,

    /// <summary>Fed until a minute ago.</summary>
    Stale,

    /// <summary>Never fed.</summary>
    Nodata,

    /// <summary>Nothing was heard of the feed for a minute.</summary>
    Lost,

    /// <summary>Every second series was silent for a minute.</summary>
    Partial,

    /// <summary>A board file names an option that there is not.</summary>
    Invalid,
}

/// <summary>What an address of the gallery asks for.</summary>
/// <param name="Kind">One kind in five ratios; null: every kind once.</param>
/// <param name="Sample">Which of the kind's looks, from 0.</param>
/// <param name="State">The state of the widgets.</param>
/// <param name="Culture">A language of the product.</param>
/// <param name="Theme"><c>dark</c> or <c>light</c>.</param>
/// <param name="Data">The figures.</param>
/// <param name="Layout">One of <see cref="Layouts"/>.</param>
public sealed record GalleryRequest(
    string? Kind, int Sample, GalleryState State, string Culture, string Theme, GalleryData Data, string Layout = "")
{
    private const string Room = "gallery";

    /// <summary>Themes, the usual one first.</summary>
    public static ImmutableArray<string> Themes { get; } = ["dark", "light"];

    /// <summary>
    /// Empty: titled and below a form; <c>palette</c>: every kind without its title, small, in the order of a palette,
    /// for a frame whose page places them itself.
    /// </summary>
    public static ImmutableArray<string> Layouts { get; } = ["", "palette"];

    /// <summary>
    /// The id of its board: unlike that of a board file it has dots, so that neither is ever taken for the other.
    /// </summary>
    public string Id => $"{Room}.{Kind}.{Sample}.{Word(State)}.{Culture}.{Theme}.{Word(Data)}.{Layout}";

    /// <summary>Reads an address.</summary>
    /// <param name="query">The value of a parameter, or null when the address does not have it.</param>
    /// <param name="fault">What is wrong: which parameter, and what it may be.</param>
    /// <returns>Null when something is wrong.</returns>
    public static GalleryRequest? Read(Func<string, string?> query, out string fault)
    {
        fault = "";
        var kind = query("kind") is { Length: > 0 } name ? WidgetKinds.Find(name) : null;
        int samples = kind?.Samples.Count ?? 1;
        return One("kind", kind?.Name ?? "", ["", .. WidgetKinds.All.Select(one => one.Name)], query, ref fault) is { } kindName
            && One("sample", "0", [.. Enumerable.Range(0, samples).Select(i => $"{i}")], query, ref fault) is { } sample
            && One("state", "live", [.. Enum.GetValues<GalleryState>().Select(one => Word(one))], query, ref fault) is { } state
            && One("culture", "en", ProductTexts.Languages, query, ref fault) is { } culture
            && One("theme", "dark", Themes, query, ref fault) is { } theme
            && One("data", "typical", [.. Enum.GetValues<GalleryData>().Select(one => Word(one))], query, ref fault) is { } data
            && One("layout", "", Layouts, query, ref fault) is { } layout
            ? new GalleryRequest(
                kindName.Length > 0 ? kindName : null, sample[0] - '0', Enum.Parse<GalleryState>(state, ignoreCase: true), culture, theme,
                Enum.Parse<GalleryData>(data, ignoreCase: true), layout)
            : null;
    }

    /// <summary>Reads the id of a board of the gallery; null when it is none.</summary>
    public static GalleryRequest? Read(string id)
    {
        string[] parts = id.Split('.');
        string[] names = ["", "kind", "sample", "state", "culture", "theme", "data", "layout"];
        return parts.Length == names.Length && parts[0] == Room
            ? Read(name => parts[Array.IndexOf(names, name)], out _)
            : null;
    }

    /// <summary>How an address writes it.</summary>
    public static string Word(Enum value) => value.ToString().ToLowerInvariant();

    private static string? One(string name, string usual, IReadOnlyList<string> known, Func<string, string?> query, ref string fault)
    {
        string value = query(name) is { Length: > 0 } given ? given : usual;
        if (known.Contains(value, StringComparer.Ordinal))
        {
            return value;
        }

        fault = $"The gallery has no {name} '{value}'; there are {string.Join(", ", known.Where(one => one.Length > 0))}.";
        return null;
    }
}
