using System.Globalization;
using Flexboard.Access;
using Flexboard.Boards;
using Flexboard.People;
using Flexboard.Walls;

namespace Flexboard.Screens;

/// <summary><c>/api/screens</c>: see docs/walls.md.</summary>
internal static class ScreenApi
{
    private const int MaxBytes = 4096;

    public static void MapScreenApi(this IEndpointRouteBuilder routes)
    {
        var screens = routes.MapGroup("/api/screens").AddEndpointFilter(BoardApi.SayWhyTheDiskRefused);
        screens.MapGet("", List).Needs(Role.Operator);
        screens.MapPost("", PairAsync).Needs(Role.Operator);
        screens.MapPatch("/{id}", ChangeAsync).Needs(Role.Operator);
        screens.MapDelete("/{id}", Revoke).Needs(Role.Operator);
        screens.MapPost("/{id}/identify", IdentifyAsync).Needs(Role.Operator);
    }

    private static IResult List(ScreenDesk desk, WallDesk walls, ScreenSeats seats, ScreenSilence silence, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new
        {
            Screens = desk.Of(context.Visitor()).Select(screen => new { Screen = Told(screen), IsSilent = silence.IsSilent(screen), Seat = Told(seats.Of(screen.Id), seats) }),
            Others = walls.Of(context.Visitor()).Where(wall => context.Visitor().Is(Role.Operator, wall.Folder)).SelectMany(wall => seats.Others(wall.Id)).Select(seat => Told(seat, seats)),
        }, WallJson.Options);
    }

    private static async Task<IResult> IdentifyAsync(string id, ScreenDesk desk, HttpContext context) =>
        await desk.IdentifyAsync(context.Visitor(), id) ? Results.NoContent() : Missing(id);

    private static object? Told(ScreenSeat? seat, ScreenSeats seats) => seat is null ? null : new
    {
        seat.Page,
        seat.Wall,
        seat.Slice,
        seat.Person,
        seat.Browser,
        seat.Address,
        seat.IsOpen,
        SilentFor = Math.Round(seats.Silence(seat).TotalMilliseconds),
        seat.Report,
    };

    private static async Task<IResult> PairAsync(ScreenDesk desk, HttpContext context)
    {
        if (await WallJson.ReadBodyAsync<Wish>(context.Request, MaxBytes) is not { Wall: { } wall } wish)
        {
            return NoWish();
        }

        var answer = desk.Pair(context.Visitor(), wish.Code ?? "", wall, Slice(wish), wish.Name ?? "");
        if (answer.Screen is not { } screen)
        {
            return Refused(answer, "", context);
        }

        context.Response.Headers.Location = $"/api/screens/{screen.Id}";
        return Results.Json(Told(screen), WallJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> ChangeAsync(string id, ScreenDesk desk, HttpContext context)
    {
        if (await WallJson.ReadBodyAsync<Wish>(context.Request, MaxBytes) is not { Code: null } wish)
        {
            return NoWish();
        }

        if (desk.Find(context.Visitor(), id) is not { } before)
        {
            return Missing(id);
        }

        // An output of another wall is none of that wall.
        (string, string?)? place = wish.Wall is null && wish.Slice is null ? null
            : (wish.Wall ?? before.Wall, wish.Slice is null && wish.Wall is null ? before.Slice : Slice(wish));
        var answer = desk.Change(context.Visitor(), id, wish.Name, place);
        return answer.Screen is { } screen ? Results.Json(Told(screen), WallJson.Options) : Refused(answer, id, context);
    }

    private static IResult Revoke(string id, ScreenDesk desk, HttpContext context) =>
        desk.Revoke(context.Visitor(), id).Screen is null ? Missing(id) : Results.NoContent();

    private static object Told(Screen screen) => new
    {
        screen.Id,
        screen.Name,
        screen.Wall,
        screen.Slice,
        screen.PairedBy,
        screen.PairedAt,
        screen.Browser,
        screen.Address,
    };

    private static string? Slice(Wish wish) => wish.Slice is { Length: > 0 } slice ? slice : null;

    private static IResult Refused(ScreenAnswer answer, string id, HttpContext context)
    {
        if (answer.Fault == "locked")
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(answer.Wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        return answer.Fault switch
        {
            "locked" => BoardApi.Refuse(StatusCodes.Status429TooManyRequests, "Too many wrong codes", "Too many codes were wrong; none is taken for now."),
            "code" => BoardApi.Refuse(StatusCodes.Status422UnprocessableEntity, "There is no such code", "No screen shows this code now: codes expire after 5 minutes."),
            "place" => BoardApi.Refuse(StatusCodes.Status422UnprocessableEntity, "There is no such place", "'wall' must be a wall that you run, and 'slice' one of its outputs."),
            "name" => BoardApi.Refuse(StatusCodes.Status422UnprocessableEntity, "That is no name", $"'name' must have 1 to {Screen.MaxName} characters, none of them a control character."),
            "many" => BoardApi.Refuse(StatusCodes.Status422UnprocessableEntity, "Too many screens", $"There may be at most {ScreenStore.Most} screens."),
            _ => Missing(id),
        };
    }

    private static IResult NoWish() => BoardApi.Refuse(
        StatusCodes.Status400BadRequest, "The body says nothing of a screen", "The body must be a JSON object of 'name', 'wall' and 'slice', or some of them; to pair one, of 'code' and 'wall' at least.");

    private static IResult Missing(string id) => BoardApi.Refuse(StatusCodes.Status404NotFound, "There is no such screen", $"There is no screen '{id}'.");

    private sealed record Wish(string? Code = null, string? Wall = null, string? Slice = null, string? Name = null);
}
