using Flexboard.Core.Series;

namespace Flexboard.Boards;

/// <summary>The words and bounds of board files: one place for the reader, the writer and the schema.</summary>
internal static class BoardFormat
{
    public const int MaxBytes = 1 << 20;
    public const int MaxDepth = 32;
    public const int MaxWidgets = 500;
    public const int MaxArrangements = 32;
    public const int MaxBindings = 64;
    public const int MaxGroups = 500;
    public const int MaxGuides = 100;
    public const int MaxLabels = 16;
    public const int MaxTitle = 200;
    public const int MaxDefinition = 2000;
    public const int MaxName = 200;
    public const int MaxUnit = 40;
    public const int MaxWindowSeconds = 3600;
    public const double MinDeadlineSeconds = 1;
    public const double MaxDeadlineSeconds = 31 * 86_400;
    public const double MinSide = 1;
    public const double MaxSide = 100_000;

    /// <summary>Width of a wall, mm: a small lamp's panel to a kilometre.</summary>
    public const double MinWallWidth = 10;

    /// <summary>The widest wall, mm.</summary>
    public const double MaxWallWidth = 1_000_000;

    /// <summary>Height of a title as a part of the canvas's smaller side, where a file does not say.</summary>
    public const double DefaultTextSize = 0.03;

    /// <summary>The largest title that leaves room for anything else, as a part of the smaller side.</summary>
    public const double MaxTextSize = 0.25;

    public static readonly string[] BoardMembers =
        ["$schema", "schemaVersion", "id", "title", "culture", "timeZone", "folder", "theme", "widgets", "groups", "arrangements"];

    public static readonly string[] WidgetMembers =
        ["id", "kind", "title", "note", "definition", "panel", "deadlineSeconds", "group", "locked", "sensitive", "data", "options"];

    public static readonly string[] BindingMembers =
        ["series", "where", "over", "windowSeconds", "across", "by", "as", "label", "unit", "scale"];

    public static readonly string[] GroupMembers = ["id", "title", "group"];

    public static readonly string[] ArrangementMembers = ["id", "width", "height", "textSize", "wallWidth", "wall", "places", "hidden", "guides"];

    public static readonly string[] GuideMembers = ["x", "y"];

    public static readonly string[] Themes = ["dark", "light"];

    public static readonly (string Word, Combination Meaning)[] Across =
    [
        ("sum", Combination.Sum), ("avg", Combination.Average), ("min", Combination.Minimum),
        ("max", Combination.Maximum), ("count", Combination.Count),
    ];
}
