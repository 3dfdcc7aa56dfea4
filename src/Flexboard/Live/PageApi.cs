using Flexboard.Access;
using Flexboard.Boards;
using Flexboard.People;
using Microsoft.AspNetCore.SignalR;

namespace Flexboard.Live;

/// <summary><c>/api/boards/{id}/pages</c>: the open pages of a board, and trying its draft on one of them.</summary>
internal static class PageApi
{
    public static void MapPageApi(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/api/boards/{id}/pages");
        pages.MapGet("", List).NeedsForBoard(Role.Operator);
        pages.MapPost("/{page}/try", Try).NeedsForBoard(Role.Designer);
        pages.MapDelete("/{page}/try", End).NeedsForBoard(Role.Designer);
        pages.MapPost("/{page}/identify", Identify).NeedsForBoard(Role.Operator);
    }

    private static IResult List(string id, OpenPages pages, BoardStore boards, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return boards.Find(id) is null ? BoardApi.Missing(id) : Results.Json(new { Pages = pages.Of(id) });
    }

    private static IResult Try(string id, string page, OpenPages pages) =>
        pages.Try(id, page) is { } tried ? Results.Json(tried) : NoPage(id, page);

    private static IResult End(string id, string page, OpenPages pages) =>
        pages.Of(id).Any(one => one.Id == page) && pages.EndTry(page) ? Results.NoContent() : NoPage(id, page);

    private static async Task<IResult> Identify(string id, string page, OpenPages pages, IHubContext<BoardHub> hub)
    {
        var connections = pages.ConnectionsOf(id, page);
        if (connections.IsEmpty)
        {
            return NoPage(id, page);
        }

        await hub.Clients.Clients(connections).SendAsync("Identify");
        return Results.NoContent();
    }

    private static IResult NoPage(string id, string page) => BoardApi.Refuse(
        StatusCodes.Status404NotFound, "The page is not open", $"No page '{page}' that shows the board '{id}' is open, or its draft cannot be shown.");
}
