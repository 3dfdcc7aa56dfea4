using System.Text;
using Flexboard.Access;
using Flexboard.Core.Boards;
using Flexboard.Designer;
using Flexboard.Live;
using Flexboard.People;
using Flexboard.Photographs;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flexboard.Boards.Page;

/// <summary>Maps the board pages.</summary>
public static class BoardPages
{
    /// <summary>Maps <c>/boards/{id}</c>.</summary>
    public static void MapBoardPages(this IEndpointRouteBuilder routes) => routes.MapGet("/boards/{id}", Show).NeedsForBoardOrScreen(Role.Viewer);

    private static Results<RazorComponentResult<BoardPage>, NotFound> Show(
        string id, string? arrangement, string? page, BoardStore boards, BoardViews views, OpenPages pages, Drafts drafts, PressViews press, HttpContext context)
    {
        // An arrangement that is not there: the one that fits is better than no wall.
        if (boards.Find(id) is not { } board)
        {
            return TypedResults.NotFound();
        }

        if (pages.Tried(id, page) is { } tried && drafts.Find(tried.Board) is { } draft)
        {
            return Answer(draft, tried, views, context, isDraft: true) is { } answer ? answer : TypedResults.NotFound();
        }

        string? pinned = board.Arrangements.Any(one => one.Id == arrangement) ? arrangement : null;
        board = context.Request.Query["press"] == "1" ? press.Find(PressViews.ViewOf(id)) ?? board : board;
        return Answer(board, new ViewKey(board.Id, pinned), views, context) is { } published ? published : TypedResults.NotFound();
    }

    private static RazorComponentResult<BoardPage>? Answer(Board board, ViewKey view, BoardViews views, HttpContext context, bool isDraft = false)
    {
        if (views.FullFrame(view) is not { } frame)
        {
            return null;
        }

        var look = BoardLook.Of(context);
        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<BoardPage>(new
        {
            Board = look.Of(board),
            Pinned = view.Arrangement,
            IsDraft = isDraft,
            Look = look,
            Frame = Encoding.UTF8.GetString(frame.Utf8.Span),
        });
    }
}
