using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Flexboard.Access;
using Flexboard.Boards;
using Flexboard.Links;
using Flexboard.Photographs;
using Flexboard.Screens;
using Microsoft.AspNetCore.SignalR;

namespace Flexboard.Live;

/// <summary>Streams the frames of a board; see docs/live-protocol.md.</summary>
public sealed class BoardHub(BoardViews views, BoardStore boards, BoardVersions versions, OpenPages pages, LinkStreams links, TimeProvider time) : Hub
{
    private const int Protocol = 1;
    private const int MaxArrangement = 64;
    private const int MaxPixels = 100_000;

    /// <summary>Streams a view until the viewer leaves.</summary>
    /// <param name="request">
    /// A board id, or an object with <c>board</c>, <c>arrangement</c>, <c>protocol</c>, and what a page says of itself; or
    /// <c>ticket</c> in place of a board.
    /// </param>
    /// <param name="stop">Cancelled when the viewer leaves.</param>
    /// <exception cref="HubException">The request is not understood, or there is no such board or arrangement.</exception>
    [OpenToAll("asks for what it is to show: a board needs a role, a link its ticket")]
    public async IAsyncEnumerable<BoardFrame> Watch(JsonElement request, [EnumeratorCancellation] CancellationToken stop)
    {
        if (ReadTicket(request) is { } ticket)
        {
            await foreach (var frame in links.WatchAsync(ticket, Text(request, "page"), stop))
            {
                yield return frame;
            }

            yield break;
        }

        var key = Read(request);
        var visitor = Context.Visitor();
        if (!boards.MayWatch(versions, visitor, key.Board))
        {
            throw new HubException(visitor.IsStranger ? HubGate.SignInNeeded : $"There is no board '{key.Board}'.");
        }

        var leaving = visitor.Screen is null ? null : new LeavingBoard(() => boards.MayWatch(versions, visitor, key.Board), time);
        using var page = visitor.Still is null && ReadPage(request) is { } told ? pages.Enter(told, key, Context.ConnectionId) : null;
        bool began = false;
        string id = PressViews.BoardOf(key.Board) ?? key.Board;
        string? folder = boards.Find(id)?.Folder;
        while (true)
        {
            // Another board of this name may have been made elsewhere since.
            if (began && boards.Find(id)?.Folder is { } now && now != folder && !boards.MayWatch(versions, visitor, key.Board))
            {
                break;
            }

            var turn = page?.Turn ?? new PageTurn(key);
            if (views.Join(turn.View) is not { } viewer)
            {
                if (turn.View == key)
                {
                    break;
                }

                page?.EndTry();
                continue;
            }

            began = true;
            turn.Add(viewer);
            try
            {
                await foreach (var frame in viewer.ReadAsync(stop))
                {
                    if (leaving?.IsGone == true)
                    {
                        throw new HubException($"There is no board '{key.Board}'.");
                    }

                    yield return frame;
                }
            }
            finally
            {
                turn.Remove(viewer);
                viewer.Leave();
            }

            // It ends by itself when the board is gone, which the next join finds out, or when the page has another turn.
        }

        throw new HubException(began ? $"The board '{key.Board}' is gone."
            : key.Arrangement is null ? $"There is no board '{key.Board}'."
            : $"There is no board '{key.Board}' with an arrangement '{key.Arrangement}'.");
    }

    private static ViewKey Read(JsonElement request)
    {
        if (request.ValueKind == JsonValueKind.String)
        {
            return new ViewKey(request.GetString()!, null);
        }

        if (request.ValueKind != JsonValueKind.Object)
        {
            throw new HubException("Watch takes a board id, or an object with a board id in 'board'.");
        }

        CheckProtocol(request);
        return new ViewKey(
            Text(request, "board") ?? throw new HubException("Watch needs a board id in 'board'."),
            Text(request, "arrangement"));
    }

    /// <summary>With a ticket, a link decides alone what is shown: whatever else the request names is not looked at.</summary>
    private static string? ReadTicket(JsonElement request)
    {
        if (request.ValueKind != JsonValueKind.Object || Text(request, "ticket") is not { } ticket)
        {
            return null;
        }

        CheckProtocol(request);
        return ticket;
    }

    private static void CheckProtocol(JsonElement request)
    {
        if (request.TryGetProperty("protocol", out var protocol)
            && (protocol.ValueKind != JsonValueKind.Number || !protocol.TryGetInt32(out int asked) || asked != Protocol))
        {
            throw new HubException($"This server speaks protocol {Protocol}.");
        }
    }

    private OpenPage? ReadPage(JsonElement request)
    {
        if (request.ValueKind != JsonValueKind.Object || Text(request, "page") is not { } id)
        {
            return null;
        }

        if (!OpenPage.IsId(id))
        {
            throw new HubException("'page' in the request of Watch must be 8 to 64 letters, digits and hyphens.");
        }

        var http = Context.GetHttpContext();
        return new OpenPage(
            id, Text(request, "board")!, Cut(Text(request, "shown")), Pixels(request, "width"), Pixels(request, "height"),
            OpenPage.BrowserOf(http?.Request.Headers.UserAgent.ToString() ?? ""),
            http?.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address), time.GetUtcNow().ToUnixTimeMilliseconds());
    }

    private static string Cut(string? text) => text is null ? "" : text[..Math.Min(text.Length, MaxArrangement)];

    private static int Pixels(JsonElement request, string member) =>
        request.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int pixels)
            ? Math.Clamp(pixels, 0, MaxPixels)
            : 0;

    private static string? Text(JsonElement request, string member)
    {
        if (!request.TryGetProperty(member, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : throw new HubException($"'{member}' in the request of Watch must be text.");
    }
}
