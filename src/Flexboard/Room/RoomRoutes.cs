using Flexboard.Access;
using Flexboard.Boards;
using Flexboard.People;
using Flexboard.Texts;
using Flexboard.Walls;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flexboard.Room;

/// <summary>Maps the page that shows a board on a wall as it is seen from a seat. See docs/room.md.</summary>
public static class RoomRoutes
{
    /// <summary>Maps <c>/boards/{id}/room</c>.</summary>
    public static void MapRoom(this IEndpointRouteBuilder routes) => routes.MapGet("/boards/{id}/room", Show).NeedsForBoard(Role.Viewer);

    private static Results<RazorComponentResult<RoomPage>, NotFound> Show(string id, string? arrangement, string? wall, BoardStore boards, WallDesk desk, HttpContext context)
    {
        if (boards.Find(id) is not { } board)
        {
            return TypedResults.NotFound();
        }

        string language = Languages.Of(context.Request);
        var visitor = context.Visitor();
        var walls = RoomWall.Of(desk, visitor, language);

        // What is not there is as if it were not said: the page shows its board.
        var asked = board.Arrangements.FirstOrDefault(one => one.Id == arrangement);
        var made = (asked is null ? board.Arrangements : [asked]).Select(one => walls.FirstOrDefault(each => each.Id == one.Wall));
        var chosen = walls.FirstOrDefault(one => one.Id == wall) ?? walls.FirstOrDefault(one => desk.ShownTo(visitor, one.Id).Board == id)
            ?? made.FirstOrDefault(one => one is not null) ?? walls[0];
        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<RoomPage>(new
        {
            Board = board,
            Arrangement = asked?.Id ?? "",
            Walls = walls,
            Wall = chosen.Id,
            Language = language,
        });
    }
}
