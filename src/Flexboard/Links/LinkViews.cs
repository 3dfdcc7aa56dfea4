using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Flexboard.Boards;
using Flexboard.Core.Boards;
using Flexboard.Widgets;

namespace Flexboard.Links;

/// <summary>
/// What links show: their boards, cut to what each may show. What is left out is in no page and no frame, for it is not
/// in the board that these are made of. Safe for several threads.
/// </summary>
public sealed class LinkViews : IDisposable
{
    /// <summary>What the ids of views begin with; no board's id has a dot.</summary>
    internal const string Room = "link.";

    private readonly ConcurrentDictionary<string, Cut> cuts = new(StringComparer.Ordinal);

    /// <summary>A plain hash of a board would let everybody try out what is hidden from them.</summary>
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    private readonly LinkStore links;
    private readonly BoardStore boards;

    /// <summary>Made once, by the host.</summary>
    public LinkViews(LinkStore links, BoardStore boards)
    {
        (this.links, this.boards) = (links, boards);
        links.Changed += OnLinkChanged;
        boards.Moved += links.Move;
        boards.Changed += OnBoardChanged;
    }

    /// <summary>A link shows another board, or nothing: the id of its view.</summary>
    public event Action<string>? Changed;

    /// <summary>What is watched under an id; null when it is none of a link, or the link shows nothing now.</summary>
    public Board? Find(string view) =>
        view.StartsWith(Room, StringComparison.Ordinal) && links.Get(view[Room.Length..]) is { } link ? Find(link) : null;

    /// <summary>What a link shows; null: nothing now.</summary>
    public Board? Find(Link link)
    {
        if (links.StateOf(link.Id) != LinkState.Live || boards.Find(link.Board) is not { } board || !link.IsOf(board))
        {
            cuts.TryRemove(link.Id, out _);
            return null;
        }

        if (!cuts.TryGetValue(link.Id, out var cut) || cut.Whole != board || cut.Policy != link.Cut)
        {
            cuts[link.Id] = cut = new Cut(board, link.Cut, Make(board, link));
        }

        return cut.Shown;
    }

    /// <summary>Says of a widget whether it is made of the same as before, and nothing else.</summary>
    internal string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(HMACSHA256.HashData(key, content).AsSpan(0, 8));

    /// <inheritdoc/>
    public void Dispose()
    {
        links.Changed -= OnLinkChanged;
        boards.Moved -= links.Move;
        boards.Changed -= OnBoardChanged;
    }

    private Board Make(Board board, Link link)
    {
        var hidden = link.Hidden.ToHashSet(StringComparer.Ordinal);

        // An arrangement that the board has no more: those that it has are better than nothing.
        ImmutableArray<Arrangement> shown = [.. board.Arrangements.Where(one => one.Id == link.Arrangement)];
        ImmutableArray<Arrangement> arrangements =
        [
            .. (shown.IsEmpty ? board.Arrangements : shown).Select(one => one with
            {
                Places = one.Places.RemoveAll(place => hidden.Contains(place.Widget)),
                Hidden = [],
                WallWidth = null,
                GuidesX = [],
                GuidesY = [],
            }),
        ];
        var placed = arrangements.SelectMany(one => one.Places).Select(place => place.Widget).ToHashSet(StringComparer.Ordinal);
        return board with
        {
            Id = link.View,
            Folder = "",
            Groups = [],
            Widgets = [.. board.Widgets.Where(widget => placed.Contains(widget.Id)).Select(widget => Cap(widget, link, placed))],
            Arrangements = arrangements,
            MasksNames = link.MasksLabels,
            Version = Hash(Encoding.UTF8.GetBytes($"{board.Version} {JsonSerializer.Serialize(link.Cut)}")),
        };
    }

    private static Widget Cap(Widget widget, Link link, HashSet<string> placed)
    {
        object options = widget.Options;
        options = options is IRefersToWidgets refers ? refers.Only(placed) : options;
        options = link.WindowSeconds is { } seconds && options is ILooksBack back ? back.Within(seconds) : options;
        return widget with { Options = options, Group = "", Locked = false };
    }

    private void OnLinkChanged(string id) => Changed?.Invoke(Room + id);

    private void OnBoardChanged(string board)
    {
        foreach (var link in links.All.Where(one => one.Board == board))
        {
            Changed?.Invoke(link.View);
        }
    }

    private sealed record Cut(Board Whole, LinkCut Policy, Board Shown);
}
