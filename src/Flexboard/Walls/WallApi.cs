using System.Text.Json;
using System.Text.Json.Nodes;
using Flexboard.Access;
using Flexboard.Audit;
using Flexboard.Boards;
using Flexboard.Console;
using Flexboard.Core.Boards;
using Flexboard.People;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Net.Http.Headers;

namespace Flexboard.Walls;

/// <summary><c>/api/walls</c>: see docs/walls.md.</summary>
internal static class WallApi
{
    private const int MaxBytes = 256 * 1024;

    public static void MapWallApi(this IEndpointRouteBuilder routes)
    {
        var walls = routes.MapGroup("/api/walls").AddEndpointFilter(BoardApi.SayWhyTheDiskRefused);
        walls.MapGet("", List).Needs(Role.Viewer);
        walls.MapPost("", MakeAsync).Needs(Role.Designer);
        walls.MapGet("/{id}", Get).Needs(Role.Viewer);
        walls.MapPatch("/{id}", ChangeAsync).Needs(Role.Operator);
        walls.MapDelete("/{id}", Remove).Needs(Role.Designer);
        walls.MapPost("/{id}/show", ShowAsync).Needs(Role.Operator);
        walls.MapPost("/show", ShowOnAllAsync).Needs(Role.Operator);
        walls.MapPost("/{id}/photo", PhotographAsync).NeedsOrScreen(Role.Operator);
        walls.MapPost("/{id}/acknowledge", AcknowledgeAsync).Needs(Role.Operator);
        walls.MapPost("/{id}/identify", IdentifyAsync).Needs(Role.Operator);
    }

    private static IResult List(WallDesk desk, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new { Walls = desk.Of(context.Visitor()).Select(wall => Told(wall, desk, context)) }, WallJson.Options);
    }

    private static IResult Get(string id, WallDesk desk, HttpContext context) => desk.Find(context.Visitor(), id) is { } wall ? Answer(wall, desk, context) : Missing(id);

    private static async Task<IResult> MakeAsync(WallDesk desk, HttpContext context)
    {
        if (await ReadAsync(context.Request) is not { } request)
        {
            return NoObject();
        }

        string id = Text(request, "id"), template = Text(request, "template");
        if (!Board.IsId(id))
        {
            return Refused(new(null, [new("id", "must be there: 1 to 64 small letters, digits and hyphens")]), id);
        }

        var made = template.Length > 0
            ? WallTemplates.Make(template, id, Text(request, "name") is { Length: > 0 } name ? name : id) is { } drawn ? desk.Make(context.Visitor(), drawn)
                : new WallAnswer(null, [new("template", $"must be one of {string.Join(", ", WallTemplates.Names)}")])
            : WallJson.Read(JsonObject.Create(request)!, id) switch
            {
                ({ } read, _) => desk.Make(context.Visitor(), read),
                (_, var faults) => new WallAnswer(null, faults),
            };
        if (made.Wall is not { } wall)
        {
            return Refused(made, id);
        }

        context.Response.Headers.Location = $"/api/walls/{wall.Id}";
        return Answer(wall, desk, context, StatusCodes.Status201Created);
    }

    private static async Task<IResult> ChangeAsync(string id, WallDesk desk, HttpContext context)
    {
        if (await ReadAsync(context.Request) is not { } patch)
        {
            return NoObject();
        }

        var answer = desk.Change(context.Visitor(), id, patch, isKnown: wall => Matches(context.Request, wall));
        return answer.Wall is { } changed ? Answer(changed, desk, context) : answer.IsClash ? Clash(id) : Refused(answer, id);
    }

    private static IResult Remove(string id, WallDesk desk, HttpContext context) =>
        desk.Find(context.Visitor(), id, Role.Designer) is null ? Missing(id)
        : desk.Remove(context.Visitor(), id, wall => Matches(context.Request, wall)).Wall is not null ? Results.NoContent()
        : Clash(id);

    private static async Task<IResult> ShowAsync(string id, WallDesk desk, HttpContext context)
    {
        if (await WallJson.ReadBodyAsync<WallWish>(context.Request, MaxBytes) is not { } wish)
        {
            return NoWish();
        }

        var answer = desk.Show(context.Visitor(), id, wish);
        return answer.Wall is { } wall ? Answer(wall, desk, context) : Refused(answer, id);
    }

    /// <summary>All walls at once: what one of them refuses it keeps, and says so.</summary>
    private static async Task<IResult> ShowOnAllAsync(WallDesk desk, HttpContext context)
    {
        if (await WallJson.ReadBodyAsync<WallWish>(context.Request, MaxBytes) is not { } wish)
        {
            return NoWish();
        }

        string[] ids = [.. desk.Of(context.Visitor()).Where(wall => context.Visitor().Is(Role.Operator, wall.Folder)).Select(wall => wall.Id)];
        return ids.Zip(desk.ShowAll(context.Visitor(), ids, wish)).FirstOrDefault(one => !one.Second.Faults.IsEmpty) is (First: { } id, Second: var refused) ? Refused(refused, id) : List(desk, context);
    }

    /// <summary>That a wall is photographed: also by a key of its own screen, before which somebody stands.</summary>
    private static async Task<IResult> PhotographAsync(string id, WallDesk desk, HttpContext context)
    {
        if (await WallJson.ReadBodyAsync<WallPhotoWish>(context.Request, MaxBytes) is not { } wish)
        {
            return BoardApi.Refuse(StatusCodes.Status400BadRequest, "The body says nothing of a photograph", "The body must be a JSON object of 'minutes' and 'publish', or some of them.");
        }

        var answer = desk.Photograph(context.Visitor(), id, wish);
        return answer.Wall is { } wall ? Answer(wall, desk, context) : Refused(answer, id);
    }

    /// <summary>Takes note of an event for the room.</summary>
    private static async Task<IResult> AcknowledgeAsync(string id, WallDesk desk, WallNotices notices, HttpContext context)
    {
        if (await ReadAsync(context.Request) is not { } request)
        {
            return NoObject();
        }

        if (desk.Find(context.Visitor(), id, Role.Operator) is not { } wall)
        {
            return Missing(id);
        }

        string asked = Text(request, "event");
        return await notices.NoteAsync(context.Visitor(), wall, asked) switch
        {
            null => BoardApi.Refuse(StatusCodes.Status404NotFound, "There is no such event", $"There is no event '{asked}'."),
            { IsDone: true } => Results.NoContent(),
            { Fault: DeskAnswer.Away } => BoardApi.Refuse(StatusCodes.Status503ServiceUnavailable, "The feed is away", "Nobody would hear of it: try again."),
            var answer => BoardApi.Refuse(StatusCodes.Status422UnprocessableEntity, "The event cannot be acknowledged", answer.Value.Fault!),
        };
    }

    private static async Task<IResult> IdentifyAsync(string id, WallDesk desk, IHubContext<WallHub> hub, AuditLog audit, HttpContext context)
    {
        if (desk.Find(context.Visitor(), id, Role.Operator) is not { } wall)
        {
            return Missing(id);
        }

        await hub.Clients.Group(WallHub.GroupOf(id)).SendAsync("Identify");
        audit.Note(context.Visitor(), "wall-identify", id, wall.Name);
        return Results.NoContent();
    }

    private static object Told(Wall wall, WallDesk desk, HttpContext context) => new
    {
        Wall = wall,
        Version = WallStore.VersionOf(wall),
        Showing = desk.ShownTo(context.Visitor(), wall.Id),
        Turn = desk.TurnOn(context.Visitor(), wall.Id),
        Notices = context.RequestServices.GetRequiredService<WallNotices>().Of(wall),
        Blurred = wall.Outputs.Where(WallCheck.IsBlurred).Select(one => one.Id),
    };

    private static IResult Answer(Wall wall, WallDesk desk, HttpContext context, int status = StatusCodes.Status200OK)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ETag = new EntityTagHeaderValue($"\"{WallStore.VersionOf(wall)}\"").ToString();
        return Results.Json(Told(wall, desk, context), WallJson.Options, statusCode: status);
    }

    /// <remarks>Who names no version changes what there is: fitting goes in many small steps.</remarks>
    private static bool Matches(HttpRequest request, Wall wall) =>
        request.GetTypedHeaders().IfMatch is not { Count: > 0 } tags || tags.Any(one => one == EntityTagHeaderValue.Any || one.Tag == $"\"{WallStore.VersionOf(wall)}\"");

    private static async Task<JsonElement?> ReadAsync(HttpRequest request)
    {
        try
        {
            return await BoardApi.ReadBody(request, MaxBytes) is { } body && JsonElement.Parse(body) is { ValueKind: JsonValueKind.Object } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Text(JsonElement request, string member) =>
        request.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static IResult Refused(WallAnswer answer, string id) => answer.Faults.IsEmpty ? Missing(id) : Results.Problem(
        string.Join(" ", answer.Faults.Select(fault => $"{(fault.Path.Length > 0 ? $"'{fault.Path}'" : "The wall")} {fault.Reason}.")), statusCode: StatusCodes.Status422UnprocessableEntity,
        title: "The wall is not like that", extensions: new Dictionary<string, object?> { ["faults"] = answer.Faults });

    private static IResult NoObject() => BoardApi.Refuse(StatusCodes.Status400BadRequest, "The body is no wall", $"The body must be a JSON object of at most {MaxBytes} bytes.");

    private static IResult NoWish() => BoardApi.Refuse(
        StatusCodes.Status400BadRequest, "The body says nothing to show", "The body must be a JSON object of 'board', 'arrangement', 'frozen', 'black', 'pattern', 'turns', 'paused', 'takeovers', 'return', 'pair', 'follow', 'photo' and 'pressSafe', or some of them.");

    private static IResult Clash(string id) => BoardApi.Refuse(StatusCodes.Status412PreconditionFailed, "The wall is another", $"The wall '{id}' was changed since: read it again.");

    private static IResult Missing(string id) => BoardApi.Refuse(StatusCodes.Status404NotFound, "There is no such wall", $"There is no wall '{id}'.");
}
