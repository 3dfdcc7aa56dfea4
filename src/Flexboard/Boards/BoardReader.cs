using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flexboard.Core.Boards;
using Flexboard.Widgets;
using Flexboard.Widgets.Placeholder;

namespace Flexboard.Boards;

/// <summary>
/// Reads board files (docs/board-file.md) and finds all that is wrong with one at once. Pure: the same bytes give the
/// same board. Safe for several threads.
/// </summary>
/// <param name="kinds">The widget kinds that there are.</param>
/// <param name="migrations">
/// Step <c>i</c> turns a file of schema version <c>i + 1</c> into one of <c>i + 2</c>; the current version is one more
/// than there are steps.
/// </param>
public sealed class BoardReader(IEnumerable<WidgetKind> kinds, params IReadOnlyList<Action<JsonObject>> migrations)
{
    private readonly FrozenDictionary<string, WidgetKind> kinds =
        kinds.ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal);

    /// <summary>The schema version that is written; older ones are migrated, newer ones refused.</summary>
    public int SchemaVersion => migrations.Count + 1;

    /// <summary>Short hash of a file's content: 12 hexadecimal digits.</summary>
    public static string VersionOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content))[..12];

    /// <summary>The kind of a widget of a board that was read here.</summary>
    public WidgetKind KindOf(Widget widget) => kinds.GetValueOrDefault(widget.Kind) ?? PlaceholderKind.Instance;

    /// <summary>Reads a board.</summary>
    /// <param name="id">The name of the file, without its ending.</param>
    /// <param name="content">The file, at most 1 MiB of UTF-8.</param>
    public BoardReading Read(string id, ReadOnlySpan<byte> content)
    {
        var faults = new List<BoardFault>();
        if (BoardJson.Parse(content, faults) is not { } root)
        {
            return new BoardReading { Faults = [.. faults], IsJson = false };
        }

        BoardJson.CheckSound(new JsonSpot(root, "$", faults));
        bool isMigrated = false;
        if (faults.Count == 0)
        {
            root = Migrate(root, faults, out isMigrated);
        }

        var widgetFaults = new List<BoardFault>();
        var board = faults.Count == 0 ? ReadBoard(id, VersionOf(content), new JsonSpot(root, "$", faults), widgetFaults) : null;
        return new BoardReading
        {
            Board = faults.Count == 0 ? board : null,
            Faults = [.. faults, .. widgetFaults],
            IsMigrated = isMigrated,
        };
    }

    /// <summary>The id that a board says it has; null when it says none or cannot be read.</summary>
    public static string? IdIn(ReadOnlySpan<byte> content) => TextIn(content, "id");

    /// <summary>The folder that a board says it lies in; null when it says none or cannot be read.</summary>
    public static string? FolderIn(ReadOnlySpan<byte> content) => TextIn(content, "folder");

    private static string? TextIn(ReadOnlySpan<byte> content, string member)
    {
        var faults = new List<BoardFault>();
        if (BoardJson.Parse(content, faults) is not { } root)
        {
            return null;
        }

        var spot = new JsonSpot(root, "$", faults);
        BoardJson.CheckSound(spot);
        return faults.Count == 0 && spot.IsObject() ? spot.Find(member)?.Text(BoardFormat.MaxName) : null;
    }

    private JsonElement Migrate(JsonElement root, List<BoardFault> faults, out bool isMigrated)
    {
        isMigrated = false;
        var spot = new JsonSpot(root, "$", faults);
        if (!spot.IsObject() || spot.Require("schemaVersion") is not { } member || member.Whole(1, int.MaxValue) is not { } version)
        {
            return root;
        }

        if (version > SchemaVersion)
        {
            member.Fault($"is {version}, but this Flexboard reads up to {SchemaVersion}: the file comes from a newer one");
            return root;
        }

        if (version == SchemaVersion)
        {
            return root;
        }

        var board = JsonObject.Create(root)!;
        try
        {
            for (int step = version; step < SchemaVersion; step++)
            {
                migrations[step - 1](board);
            }
        }
        catch (Exception fault)
        {
            // Steps are written for sound files of their version; what else may lie there nobody can list.
            spot.Fault($"cannot be migrated from schema version {version}: {fault.Message}");
            return root;
        }

        board["schemaVersion"] = SchemaVersion;
        isMigrated = true;
        return JsonSerializer.SerializeToElement(board);
    }

    private Board? ReadBoard(string id, string version, JsonSpot spot, List<BoardFault> widgetFaults)
    {
        if (!spot.IsObject(BoardFormat.BoardMembers))
        {
            return null;
        }

        if (spot.Find("id") is { } ownId && ownId.Text(64) is { } said && said != id)
        {
            ownId.Fault($"is '{said}', but the board is '{id}'; the member may be left out");
        }

        spot.Find("$schema")?.Text(1000);
        var widgets = ImmutableArray.CreateBuilder<Widget>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        JsonSpot[] items = [.. spot.Require("widgets")?.Items(0, BoardFormat.MaxWidgets) ?? []];
        foreach (var item in items)
        {
            if (ReadWidget(item, ids, widgetFaults) is { } widget)
            {
                widgets.Add(widget);
            }
        }

        var groups = GroupReader.ReadAll(spot);
        if (widgets.Count == items.Length)
        {
            CheckReferences(widgets, items, ids, [.. groups.Select(group => group.Id)], widgetFaults);
        }

        return new Board
        {
            Id = id,
            Version = version,
            Title = spot.Require("title")?.Text(BoardFormat.MaxTitle) ?? "",
            Culture = spot.Find("culture")?.Culture() ?? "en",
            TimeZone = spot.Find("timeZone")?.TimeZone() ?? "",
            Folder = spot.Find("folder")?.Folder() ?? "",
            Theme = spot.Find("theme")?.Word(BoardFormat.Themes) ?? "dark",
            Widgets = widgets.ToImmutable(),
            Groups = groups,
            Arrangements = ArrangementReader.ReadAll(spot, ids),
        };
    }

    /// <summary>
    /// Reads a widget. One that says who it is, and something wrong besides, is a placeholder: it alone is not shown.
    /// </summary>
    private Widget? ReadWidget(JsonSpot spot, HashSet<string> ids, List<BoardFault> widgetFaults)
    {
        if (!spot.IsObject())
        {
            return null;
        }

        string id = spot.Require("id")?.Id(ids) ?? "";
        if (id.Length > 0 && id.All(char.IsAsciiDigit))
        {
            // JavaScript moves such members to the front of `places`, whose order is the order of painting.
            spot.Find("id")?.Fault($"is '{id}'; a widget's id needs a letter or a hyphen");
        }

        var own = new List<BoardFault>();
        var widget = ReadContent(id, new JsonSpot(spot.Value, spot.Path, own));
        widgetFaults.AddRange(own);
        return own.Count == 0 ? widget : PlaceholderKind.For(widget, spot.Value, spot.Path, own);
    }

    /// <summary>A widget names its group, and other widgets but not itself, by ids that are there.</summary>
    private static void CheckReferences(
        ImmutableArray<Widget>.Builder widgets, JsonSpot[] items, HashSet<string> ids, HashSet<string> groups, List<BoardFault> widgetFaults)
    {
        for (int i = 0; i < items.Length; i++)
        {
            var (widget, item) = (widgets[i], items[i]);
            BoardFault[] wrong =
            [
                .. ((widget.Options as IRefersToWidgets)?.References ?? [])
                    .Where(one => one.Widget == widget.Id || !ids.Contains(one.Widget))
                    .Select(one => new BoardFault(
                        $"{item.Path}.options.{one.Path}",
                        one.Widget == widget.Id ? "is the widget itself" : $"no widget has the id '{one.Widget}'")),
                .. widget.Group.Length == 0 || groups.Contains(widget.Group)
                    ? [] : new[] { new BoardFault($"{item.Path}.group", $"no group has the id '{widget.Group}'") },
            ];
            if (wrong.Length > 0)
            {
                widgets[i] = PlaceholderKind.For(widget, item.Value, item.Path, wrong);
                widgetFaults.AddRange(wrong);
            }
        }
    }

    private Widget ReadContent(string id, JsonSpot spot)
    {
        spot.IsObject(BoardFormat.WidgetMembers);
        var kindSpot = spot.Require("kind");
        string name = kindSpot?.Text(BoardFormat.MaxName) ?? "";
        if (!kinds.TryGetValue(name, out var kind) && name.Length > 0)
        {
            kindSpot?.Fault($"no widget kind is called '{name}'; there are {string.Join(", ", kinds.Keys.Order(StringComparer.Ordinal))}");
        }

        var dataSpot = spot.Find("data");
        if (kind is { NeedsData: true } && (dataSpot is not { } given || (given.Value.ValueKind == JsonValueKind.Array && given.Value.GetArrayLength() == 0)))
        {
            spot.FaultAt("data", $"is {(dataSpot is null ? "missing" : "empty")}; a widget of the kind '{name}' shows nothing without it");
        }

        var optionsSpot = spot.Find("options");
        return new Widget
        {
            Id = id,
            Kind = name,
            Title = spot.Find("title")?.Text(BoardFormat.MaxTitle) ?? "",
            Note = spot.Find("note")?.Text(BoardFormat.MaxTitle) ?? "",
            Definition = spot.Find("definition")?.Text(BoardFormat.MaxDefinition) ?? "",
            Panel = spot.Find("panel")?.Flag(),
            Deadline = spot.Find("deadlineSeconds")?.Number(BoardFormat.MinDeadlineSeconds, BoardFormat.MaxDeadlineSeconds) * 1000,
            Group = spot.Find("group")?.Text(64) ?? "",
            Locked = spot.Find("locked")?.Flag() ?? false,
            IsSensitive = spot.Find("sensitive")?.Flag() ?? false,
            Data = [.. (dataSpot?.Items(0, BoardFormat.MaxBindings) ?? []).Select(BindingReader.Read).OfType<Binding>()],
            Options = kind is null ? new object() : ReadOptions(kind, spot, optionsSpot) ?? new object(),
            OptionsJson = optionsSpot?.Value ?? default,
        };
    }

    private static object? ReadOptions(WidgetKind kind, JsonSpot widget, JsonSpot? spot)
    {
        if (spot is { } given && !given.IsObject())
        {
            return null;
        }

        var problems = new List<OptionProblem>();
        object? options = kind.ReadOptions(spot?.Value ?? default, problems);
        foreach (var problem in problems)
        {
            widget.FaultAt("options" + problem.Path.TrimStart('$'), problem.Reason);
        }

        return options;
    }
}
