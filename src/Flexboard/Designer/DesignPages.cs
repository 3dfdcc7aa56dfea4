using System.Text;
using Flexboard.Access;
using Flexboard.Boards;
using Flexboard.Boards.Page;
using Flexboard.Core.Boards;
using Flexboard.Live;
using Flexboard.People;
using Flexboard.Texts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flexboard.Designer;

/// <summary>Maps the designer's page, and the live pictures of drafts and versions within it.</summary>
internal static class DesignPages
{
    public static void MapDesignPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/boards/{id}/design", Design).NeedsForBoard(Role.Designer);
        routes.MapGet("/boards/{id}/draft", Draft).NeedsForBoard(Role.Designer);
        routes.MapGet("/boards/{id}/versions/{version}", Version).NeedsForBoard(Role.Designer);
    }

    private static Results<RazorComponentResult<DesignPage>, NotFound> Design(string id, string? arrangement, BoardStore boards, HttpContext context)
    {
        if (boards.Find(id) is not { } board)
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<DesignPage>(new
        {
            Board = board,
            Arrangement = board.Arrangements.Any(one => one.Id == arrangement) ? arrangement! : board.Arrangements[0].Id,
            Language = Languages.Of(context.Request),
        });
    }

    private static Results<RazorComponentResult<BoardPage>, NotFound> Draft(
        string id, string? arrangement, Drafts drafts, BoardViews views, HttpContext context) =>
        Show(drafts.Find(Drafts.ViewOf(id)), arrangement, views, context);

    private static Results<RazorComponentResult<BoardPage>, NotFound> Version(
        string id, string version, string? arrangement, BoardVersions versions, BoardViews views, HttpContext context) =>
        Show(versions.MaySee(context.Visitor(), id, version) ? versions.FindView(BoardVersions.ViewOf(id, version)) : null, arrangement, views, context);

    private static Results<RazorComponentResult<BoardPage>, NotFound> Show(
        Board? board, string? arrangement, BoardViews views, HttpContext context)
    {
        if (board is null || views.FullFrame(new ViewKey(board.Id, null)) is not { } frame)
        {
            return TypedResults.NotFound();
        }

        var look = BoardLook.Of(context, otherwise: "design");
        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<BoardPage>(new
        {
            Board = look.Of(board),
            Pinned = board.Arrangements.Any(one => one.Id == arrangement) ? arrangement : null,
            Look = look,
            Frame = Encoding.UTF8.GetString(frame.Utf8.Span),
        });
    }
}
