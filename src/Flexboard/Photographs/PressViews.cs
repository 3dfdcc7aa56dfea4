using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Flexboard.Boards;
using Flexboard.Core.Boards;
using Flexboard.Widgets;
using Flexboard.Widgets.RichText;

namespace Flexboard.Photographs;

/// <summary>
/// Boards as the press may see them: names that publishers give are letters, free text is dots, addresses in titles as well,
/// and widgets that are marked as sensitive are empty. What is left out is in no page and no frame. Safe for several threads.
/// </summary>
public sealed partial class PressViews : IDisposable
{
    /// <summary>What the ids of views begin with; no board's id has a dot.</summary>
    private const string Room = "press.";

    private readonly ConcurrentDictionary<string, Safe> made = new(StringComparer.Ordinal);
    private readonly BoardStore boards;

    /// <summary>Made once, by the host.</summary>
    public PressViews(BoardStore boards)
    {
        this.boards = boards;
        boards.Changed += OnBoardChanged;
    }

    /// <summary>A board has another view.</summary>
    public event Action<string>? Changed;

    /// <summary>The id of a board's view.</summary>
    public static string ViewOf(string board) => Room + board;

    /// <summary>The board of a view; null: it is none of the press.</summary>
    public static string? BoardOf(string view) => view.StartsWith(Room, StringComparison.Ordinal) ? view[Room.Length..] : null;

    /// <summary>What is watched under an id; null when it is none of the press, or there is no such board.</summary>
    public Board? Find(string view)
    {
        if (BoardOf(view) is not { } id)
        {
            return null;
        }

        if (boards.Find(id) is not { } board)
        {
            made.TryRemove(id, out _);
            return null;
        }

        if (!made.TryGetValue(id, out var safe) || safe.Whole != board)
        {
            made[id] = safe = new Safe(board, Make(board));
        }

        return safe.Shown;
    }

    /// <inheritdoc/>
    public void Dispose() => boards.Changed -= OnBoardChanged;

    /// <summary>A text without what leads to a machine: addresses, names of hosts, of mail boxes and of pages.</summary>
    internal static string WithoutAddresses(string text) => Address.Replace(text, Veil.Words);

    private static Board Make(Board board) => board with
    {
        Id = ViewOf(board.Id),
        Title = WithoutAddresses(board.Title),
        MasksNames = true,
        Groups = [],
        Widgets = [.. board.Widgets.Select(Make)],
        Version = ViewOf(board.Version),
    };

    private static Widget Make(Widget widget)
    {
        var safe = widget with { Title = WithoutAddresses(widget.Title), Note = WithoutAddresses(widget.Note), Definition = "", Group = "", Locked = false };
        return widget.IsSensitive || widget.Kind is "web-page" or "video" or "image"
            ? Text(safe with { Title = "", Note = "" }, "")
            : widget.Kind == "rich-text" ? Text(safe, Veil.Words) : safe;
    }

    /// <summary>In place of what a widget was, a panel where it has one.</summary>
    private static Widget Text(Widget widget, string text) => widget with
    {
        Kind = "rich-text",
        Data = [],
        Panel = widget.Panel ?? WidgetKinds.Of(widget).HasPanel,
        Options = new RichTextOptions { Text = text, Align = TextAlign.Center, Anchor = TextAnchor.Middle },
        OptionsJson = default,
    };

    private void OnBoardChanged(string board) => Changed?.Invoke(ViewOf(board));

    // Pages and mail boxes; numbers of machines; names with dots in them that end in letters; and names such as web-17.
    [GeneratedRegex(@"\b[a-z][a-z0-9+.-]*://\S+|\b[\w.+-]+@[\w-]+(\.[\w-]+)+|\b\d{1,3}(\.\d{1,3}){3}(:\d+)?\b|\b[0-9a-f]{0,4}(:[0-9a-f]{0,4}){3,7}\b|\b[\w-]+(\.[\w-]+)*\.[a-z]{2,}\b(:\d+)?|\b[a-z]+(-[a-z0-9]+)*-\d+\b(?!:)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address { get; }

    private sealed record Safe(Board Whole, Board Shown);
}
