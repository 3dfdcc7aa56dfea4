using System.Text;
using Flexboard.Boards;
using Flexboard.Boards.Page;
using Flexboard.Live;
using Flexboard.Texts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flexboard.Designer;

/// <summary>Maps the designer's page, and the live picture of a draft within it.</summary>
internal static class DesignPages
{
    public static void MapDesignPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/boards/{id}/design", Design);
        routes.MapGet("/boards/{id}/draft", Show);
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

    private static Results<RazorComponentResult<BoardPage>, NotFound> Show(
        string id, string? arrangement, Drafts drafts, BoardViews views, HttpContext context)
    {
        if (drafts.Find(Drafts.ViewOf(id)) is not { } board || views.FullFrame(new ViewKey(board.Id, null)) is not { } frame)
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<BoardPage>(new
        {
            Board = board,
            Pinned = board.Arrangements.Any(one => one.Id == arrangement) ? arrangement : null,
            Mode = "design",
            Frame = Encoding.UTF8.GetString(frame.Utf8.Span),
        });
    }
}
