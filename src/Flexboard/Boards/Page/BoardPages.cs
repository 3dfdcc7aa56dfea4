using System.Text;
using Flexboard.Live;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flexboard.Boards.Page;

/// <summary>Maps the board pages.</summary>
public static class BoardPages
{
    /// <summary>Maps <c>/boards/{id}</c>.</summary>
    public static void MapBoardPages(this IEndpointRouteBuilder routes) => routes.MapGet("/boards/{id}", Show);

    private static Results<RazorComponentResult<BoardPage>, NotFound> Show(
        string id, string? arrangement, string? mode, BoardStore boards, BoardViews views, HttpContext context)
    {
        // An arrangement that is not there: the one that fits is better than no wall.
        if (boards.Find(id) is not { } board)
        {
            return TypedResults.NotFound();
        }

        string? pinned = board.Arrangements.Any(one => one.Id == arrangement) ? arrangement : null;
        if (views.FullFrame(new ViewKey(id, pinned)) is not { } frame)
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<BoardPage>(new
        {
            Board = board,
            Pinned = pinned,
            Mode = mode is "console" or "photo" ? mode : null,
            Frame = Encoding.UTF8.GetString(frame.Utf8.Span),
        });
    }
}
