using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Flexboard.Core.Boards;
using Flexboard.Links;
using Flexboard.Texts;
using Flexboard.Widgets;

namespace Flexboard.Boards.Page;

/// <summary>What the page's script is told of a board, as JSON in the page (type <c>Spec</c> in board.js).</summary>
public static class BoardSpec
{
    private static readonly JsonSerializerOptions Json = new(WidgetJson.Options)
    {
        // The default encoder: whatever a board file holds cannot end the script element that the JSON lies in.
        WriteIndented = false,
    };

    /// <summary>The JSON.</summary>
    /// <param name="board">The board.</param>
    /// <param name="arrangements">Those that the page may show.</param>
    /// <param name="pinned">The arrangement that the address asks for, or null.</param>
    /// <param name="link">What a page of a shared link is told beside; null: it is none.</param>
    public static string Of(Board board, IReadOnlyList<Arrangement> arrangements, string? pinned, LinkPass? link = null)
    {
        var media = ArrangementMedia.Of(arrangements);
        var rooms = board.Widgets.Select(widget => WidgetKinds.Of(widget).TextRoom).Append("board").ToHashSet(StringComparer.Ordinal);
        var hash = link?.Hash ?? PlainHash;
        if (link is not null)
        {
            rooms.Add("link");
        }

        return JsonSerializer.Serialize(
            new
            {
                Board = board.Id,
                board.Version,
                board.Culture,
                board.TimeZone,
                Pinned = pinned,
                link?.Ticket,

                // Not in letters: see BoardPage.
                Title = link is { AllowsPreview: false } ? Convert.ToBase64String(Encoding.UTF8.GetBytes(board.Title)) : null,
                Texts = ProductTexts.Of(board.Culture)
                    .Where(text => rooms.Contains(text.Key[..text.Key.IndexOf('.')]))
                    .ToDictionary(),
                Arrangements = arrangements.Select((one, i) => new { one.Id, Media = media[i], one.Width, one.Height, one.TextSize }),
                Widgets = board.Widgets.ToDictionary(widget => widget.Id, widget => new
                {
                    widget.Kind,
                    Painter = WidgetKinds.Of(widget).HasPainter,
                    Options = board.MasksNames && widget.Options is IHoldsNames holder ? holder.WithoutNames() : widget.Options,
                    // Of all that it is made of, also what the script never sees: one that changes is made anew.
                    Hash = hash(BoardWriter.Write(widget with { Group = "", Locked = false })),
                }),
            },
            Json);
    }

    private static string PlainHash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8));
}
