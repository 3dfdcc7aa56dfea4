using System.Text.Json;
using Flexboard.Access;
using Flexboard.Boards;
using Flexboard.People;

namespace Flexboard.Links;

/// <summary><c>/api/links</c>: see docs/links.md.</summary>
internal static class LinkApi
{
    private const int MaxBytes = 16 * 1024;

    public static void MapLinkApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/links").AddEndpointFilter(BoardApi.SayWhyTheDiskRefused).Needs(Role.Designer);
        api.MapGet("", List);
        api.MapPost("", MakeAsync);
        api.MapPatch("/{id}", ChangeAsync);
        api.MapPost("/{id}/token", Renew);
        api.MapDelete("/{id}", Revoke);
    }

    /// <summary>The address of a link.</summary>
    internal static string AddressOf(HttpRequest request, string token) => $"{request.Scheme}://{request.Host}{request.PathBase}/s/{token}";

    private static IResult List(LinkDesk desk, LinkStore links, LinkStreams streams, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new { Links = desk.Of(context.Visitor()).Select(link => Told(link, desk, links, streams)) });
    }

    private static async Task<IResult> MakeAsync(LinkDesk desk, LinkStore links, LinkStreams streams, HttpContext context)
    {
        if (await ReadAsync(context.Request) is not { } request)
        {
            return NoObject();
        }

        LinkRequest read = new(request);
        string board = read.Board;
        var wished = read.Apply(new Link { Id = "", TokenHash = "", Board = board });
        return read.Problems.Count > 0
            ? Unreadable(read)
            : Answer(desk.Make(context.Visitor(), board, usual => wished with { ExpiresAt = read.HasEnd ? wished.ExpiresAt : usual.ExpiresAt }, read.Pin), desk, links, streams, context);
    }

    private static async Task<IResult> ChangeAsync(string id, LinkDesk desk, LinkStore links, LinkStreams streams, HttpContext context)
    {
        if (await ReadAsync(context.Request) is not { } request)
        {
            return NoObject();
        }

        if (desk.Find(context.Visitor(), id) is not { } link)
        {
            return Missing(id);
        }

        LinkRequest read = new(request);
        read.Apply(link);
        bool follows = request.TryGetProperty("board", out _);
        return read.Problems.Count > 0 || (follows && read.Board != link.Board)
            ? Unreadable(read)
            : Answer(desk.Change(context.Visitor(), id, read.Apply, read.HasPin, read.Pin, read.HasEnd, follows), desk, links, streams, context, id);
    }

    private static IResult Renew(string id, LinkDesk desk, LinkStore links, LinkStreams streams, HttpContext context) =>
        Answer(desk.Renew(context.Visitor(), id), desk, links, streams, context, id);

    private static IResult Revoke(string id, LinkDesk desk, HttpContext context) =>
        desk.Revoke(context.Visitor(), id).Link is not null ? Results.NoContent() : Missing(id);

    private static IResult Answer(LinkAnswer answer, LinkDesk desk, LinkStore links, LinkStreams streams, HttpContext context, string id = "")
    {
        if (answer.Link is not { } link)
        {
            return answer.Faults.IsEmpty
                ? Missing(id)
                : Results.Problem(
                    string.Join(" ", answer.Faults.Select(fault => $"'{fault.Member}': {fault.Say("en")}")), statusCode: StatusCodes.Status422UnprocessableEntity,
                    title: "The link is not like that", extensions: new Dictionary<string, object?>
                    {
                        ["faults"] = answer.Faults.Select(fault => new { Path = $"$.{fault.Member}", Reason = fault.Say("en") }),
                    });
        }

        context.Response.Headers.CacheControl = "no-store";
        var told = Told(link, desk, links, streams);
        if (answer.Token is not null)
        {
            told["url"] = AddressOf(context.Request, answer.Token);
        }

        return Results.Json(told);
    }

    private static Dictionary<string, object?> Told(Link link, LinkDesk desk, LinkStore links, LinkStreams streams) => new()
    {
        ["id"] = link.Id,
        ["board"] = link.Board,
        ["name"] = link.Name,
        ["state"] = links.StateOf(link.Id)?.ToString().ToLowerInvariant(),
        ["boardIs"] = desk.Lacks(link),
        ["arrangement"] = link.Arrangement,
        ["madeBy"] = link.MadeBy,
        ["madeAt"] = link.MadeAt,
        ["expires"] = link.ExpiresAt,
        ["hasPin"] = link.PinHash is not null,
        ["maxViewers"] = link.MostViewers,
        ["hidden"] = link.Hidden,
        ["masked"] = link.MasksLabels,
        ["delaySeconds"] = link.DelaySeconds,
        ["windowSeconds"] = link.WindowSeconds,
        ["paused"] = link.IsPaused,
        ["preview"] = link.AllowsPreview,
        ["origins"] = link.Origins,
        ["lastOpened"] = link.LastOpened,
        ["viewers"] = streams.ViewersOf(link.Id),
        ["revokedAt"] = link.RevokedAt,
        ["revokedBy"] = link.RevokedBy,
    };

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

    private static IResult NoObject() =>
        BoardApi.Refuse(StatusCodes.Status400BadRequest, "The body is no link", $"The body must be a JSON object of at most {MaxBytes} bytes.");

    private static IResult Unreadable(LinkRequest read) => BoardApi.Refuse(
        StatusCodes.Status422UnprocessableEntity, "The link is not like that",
        read.Problems.Count > 0 ? string.Join("; ", read.Problems) + "." : "A link stays with its board; make another one.");

    private static IResult Missing(string id) => BoardApi.Refuse(StatusCodes.Status404NotFound, "There is no such link", $"There is no link '{id}'.");
}
