using System.Collections.Immutable;
using Flexboard.Access;
using Flexboard.Boards;
using Flexboard.Core.Boards;
using Flexboard.People;
using Flexboard.Storage;
using Flexboard.Widgets.Image;
using Microsoft.Net.Http.Headers;

namespace Flexboard.Images;

/// <summary>Registers images: <c>/api/images</c> to bring them, <c>/images/{id}</c> to show them. See docs/board-file.md.</summary>
public static class ImageRoutes
{
    /// <summary>Adds the store.</summary>
    public static IServiceCollection AddImages(this IServiceCollection services) => services.AddSingleton<ImageStore>();

    /// <summary>Maps the addresses.</summary>
    public static void MapImages(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/images");
        api.MapGet("", (ImageStore images) => images.All.Select(Told)).Needs(Role.Designer);
        api.MapPost("", PostAsync).Needs(Role.Designer);
        api.MapDelete("/{id}", Delete).Needs(Role.Designer);
        routes.MapGet("/images/{id}", Show).OpenToAll("its name is a hash of its content: who can name it has seen it, or a board that shows it");
    }

    private static object Told(StoredImage one) => new
    {
        one.Id,
        Url = "/images/" + one.Id,
        Type = one.Format.MediaType,
        one.Format.Width,
        one.Format.Height,
        one.Bytes,
    };

    private static async Task<IResult> PostAsync(HttpContext context, ImageStore images)
    {
        using var body = new MemoryStream();
        byte[] part = new byte[64 * 1024];
        int read;
        while (body.Length <= ImageStore.MaxBytes && (read = await context.Request.Body.ReadAsync(part, context.RequestAborted)) > 0)
        {
            body.Write(part, 0, read);
        }

        try
        {
            var stored = images.Put(body.GetBuffer().AsMemory(0, (int)body.Length), out var refusal, out string reason);
            return stored is not null
                ? Results.Created($"{context.Request.PathBase}/images/{stored.Id}", Told(stored))
                : Refuse(
                    refusal switch
                    {
                        ImageRefusal.TooLarge => StatusCodes.Status413PayloadTooLarge,
                        ImageRefusal.Full => StatusCodes.Status409Conflict,
                        _ => StatusCodes.Status422UnprocessableEntity,
                    },
                    $"The image was not taken: {reason}.");
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            return Refuse(
                DurableFile.IsDiskFull(fault) ? StatusCodes.Status507InsufficientStorage : StatusCodes.Status500InternalServerError,
                $"The image was not taken: {fault.Message}");
        }
    }

    private static IResult Delete(string id, ImageStore images, BoardStore boards, HttpContext context)
    {
        var users = UsersOf(id, boards);
        string[] known = [.. users.Where(board => context.Visitor().Is(Role.Viewer, board.Folder)).Select(board => board.Id)];
        return !users.IsEmpty
            ? Refuse(StatusCodes.Status409Conflict, $"The image is shown by {(known.Length > 0 ? string.Join(", ", known) : "a board of another folder")}; it stays.")
            : images.Delete(id) ? Results.NoContent() : Missing(id);
    }

    private static IResult Show(string id, ImageStore images, HttpContext context)
    {
        if (images.Find(id) is not { } image)
        {
            return Missing(id);
        }

        // Its name is its content: it never changes. An SVG opened by itself is a document, and may do nothing.
        context.Response.Headers[HeaderNames.CacheControl] = "private, max-age=31536000, immutable";
        context.Response.Headers[HeaderNames.ContentSecurityPolicy] = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";
        return Results.File(images.PathOf(image.Id), image.Format.MediaType);
    }

    private static ImmutableArray<Board> UsersOf(string id, BoardStore boards) =>
    [
        .. boards.Current.Boards.Values.Select(stored => stored.Board)
            .Where(board => board.Widgets.Any(widget => widget.Options is ImageOptions { Image: var image } && image == id)),
    ];

    private static IResult Missing(string id) => Refuse(StatusCodes.Status404NotFound, $"There is no image '{id}'.");

    private static IResult Refuse(int status, string detail) => Results.Problem(detail, statusCode: status);
}
