using System.Collections.Immutable;
using System.Text.Json;
using Flexboard.Core.Series;

namespace Flexboard.Core.Boards;

/// <summary>A board: widgets, and arrangements that place them. Immutable; an edit makes a new one.</summary>
public sealed record Board
{
    /// <summary>The identity in addresses, <c>[a-z0-9-]{1,64}</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>BCP 47 tag that decides number and date formats and product texts on the board, such as <c>ko</c>.</summary>
    public string Culture { get; init; } = "en";

    /// <summary>IANA time zone of clocks and time axes; empty: the server's.</summary>
    public string TimeZone { get; init; } = "";

    /// <summary><c>dark</c> or <c>light</c>.</summary>
    public string Theme { get; init; } = "dark";

    /// <summary>Where it lies among others, such as <c>seoul/core</c>; people have rights by folders. Empty: at the top.</summary>
    public string Folder { get; init; } = "";

    /// <summary>The widgets, in reading order.</summary>
    public required ImmutableArray<Widget> Widgets { get; init; }

    /// <summary>Widgets that belong together, wherever they are placed.</summary>
    public ImmutableArray<WidgetGroup> Groups { get; init; } = [];

    /// <summary>One for each ratio; at least one.</summary>
    public required ImmutableArray<Arrangement> Arrangements { get; init; }

    /// <summary>Short hash of the file's content: changes when, and only when, the board does.</summary>
    public required string Version { get; init; }

    /// <summary>
    /// Whether names that publishers give are replaced by letters wherever it is shown: of what a shared link shows, never
    /// of a file.
    /// </summary>
    public bool MasksNames { get; init; }

    /// <summary>Whether a text can name a folder: ids with slashes between them.</summary>
    public static bool IsFolder(ReadOnlySpan<char> text)
    {
        foreach (var part in text.Split('/'))
        {
            if (!IsId(text[part]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a text can be the id of a board, a widget or an arrangement: <c>[a-z0-9-]{1,64}</c>.</summary>
    public static bool IsId(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-')
            {
                return false;
            }
        }

        return text.Length is > 0 and <= 64;
    }
}

/// <summary>What a widget is, wherever it is placed.</summary>
public sealed record Widget
{
    /// <summary>Identity within the board, <c>[a-z0-9-]{1,64}</c>, not digits alone.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the widget kind, such as <c>number</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Title shown on the board; may be empty.</summary>
    public string Title { get; init; } = "";

    /// <summary>Short note beside the title, such as the window or the unit ("10 s mean").</summary>
    public string Note { get; init; } = "";

    /// <summary>What the figures mean: definition, unit, window; told on demand.</summary>
    public string Definition { get; init; } = "";

    /// <summary>Id of the group that it belongs to; empty: none.</summary>
    public string Group { get; init; } = "";

    /// <summary>Whether a designer is kept from moving it by accident.</summary>
    public bool Locked { get; init; }

    /// <summary>Whether it is left empty where a board is shown to the press.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>Where its figures come from.</summary>
    public ImmutableArray<Binding> Data { get; init; } = [];

    /// <summary>Age in ms from which it is stale; null: each series' default.</summary>
    public double? Deadline { get; init; }

    /// <summary>Whether it stands on a panel; null: as its kind usually does.</summary>
    public bool? Panel { get; init; }

    /// <summary>The kind's own options, read and validated by the kind.</summary>
    public required object Options { get; init; }

    /// <summary>The same as written in the file.</summary>
    public JsonElement OptionsJson { get; init; }
}

/// <summary>Widgets, and other groups, that are selected and moved together and stay together in every arrangement.</summary>
/// <param name="Id">Identity within the board, <c>[a-z0-9-]{1,64}</c>.</param>
/// <param name="Title">What it is called in the designer; may be empty.</param>
/// <param name="Group">Id of the group around it; empty: none.</param>
public sealed record WidgetGroup(string Id, string Title, string Group);

/// <summary>Selects series and says how they become figures.</summary>
public sealed record Binding
{
    /// <summary>What the kind uses it for, such as <c>value</c> or <c>baseline</c>; empty: its first use.</summary>
    public string Role { get; init; } = "";

    /// <summary>Which series.</summary>
    public required SeriesSelector Series { get; init; }

    /// <summary>What becomes of one series' samples within <see cref="WindowSeconds"/>.</summary>
    public Aggregation Over { get; init; } = Aggregation.Last;

    /// <summary>Length of the window that <see cref="Over"/> looks at, 1 to 3600.</summary>
    public int WindowSeconds { get; init; } = 10;

    /// <summary>How several series become one figure.</summary>
    public Combination Across { get; init; } = Combination.Sum;

    /// <summary>
    /// Label whose values make groups, one figure for each; <c>*</c>: all series make one; empty: every series is its own,
    /// where a kind shows many.
    /// </summary>
    public string By { get; init; } = "";

    /// <summary>What the figure is called; <c>{label}</c> is replaced. Empty: made from the labels that differ.</summary>
    public string Label { get; init; } = "";

    /// <summary>Unit shown, instead of the publisher's; null: the publisher's.</summary>
    public string? Unit { get; init; }

    /// <summary>Factor that figures are multiplied with (such as 0.001 for ms to s).</summary>
    public double Scale { get; init; } = 1;
}

/// <summary>Where each widget is on a canvas of one ratio.</summary>
public sealed record Arrangement
{
    /// <summary>Identity within the board, such as <c>16x9</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Width in board units.</summary>
    public required double Width { get; init; }

    /// <summary>Height in board units.</summary>
    public required double Height { get; init; }

    /// <summary>Height of a title in board units; labels, list text and numbers follow it.</summary>
    public required double TextSize { get; init; }

    /// <summary>Width of the wall in millimetres, for a designer's rulers; null: not known.</summary>
    public double? WallWidth { get; init; }

    /// <summary>The wall that it is made for: id of a wall's profile, or else of a template for one; null: none in particular.</summary>
    public string? Wall { get; init; }

    /// <summary>What is placed, painted in this order.</summary>
    public required ImmutableArray<Place> Places { get; init; }

    /// <summary>Where widgets would be that this arrangement does not show.</summary>
    public ImmutableArray<Place> Hidden { get; init; } = [];

    /// <summary>Lines that a designer aligns to, board units from the left.</summary>
    public ImmutableArray<double> GuidesX { get; init; } = [];

    /// <summary>The same from the top.</summary>
    public ImmutableArray<double> GuidesY { get; init; } = [];

    /// <summary>Width divided by height.</summary>
    public double Ratio => Width / Height;
}

/// <summary>A widget's box in board units, from the top left.</summary>
public readonly record struct Place(string Widget, double X, double Y, double Width, double Height);
