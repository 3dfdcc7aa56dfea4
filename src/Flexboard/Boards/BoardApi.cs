using System.Collections.Immutable;
using Flexboard.Access;
using Flexboard.Audit;
using Flexboard.Core.Boards;
using Flexboard.People;
using Flexboard.Storage;
using Microsoft.Net.Http.Headers;

namespace Flexboard.Boards;

/// <summary>
/// <c>/api/boards</c>: boards as JSON. The entity tag is the board's version; who writes names the version that was
/// edited, and what is written is shown at once.
/// </summary>
internal static class BoardApi
{
    public static void MapBoardApi(this IEndpointRouteBuilder routes)
    {
        var boards = routes.MapGroup("/api/boards").AddEndpointFilter(SayWhyTheDiskRefused);
        boards.MapGet("", List).Needs(Role.Viewer);
        boards.MapPost("", Create).Needs(Role.Designer).Noted("board-made");
        boards.MapGet("/{id}", Get).NeedsForBoard(Role.Viewer);
        boards.MapPut("/{id}", Put).NeedsForBoard(Role.Designer).Noted("board-published");
        boards.MapDelete("/{id}", Delete).NeedsForBoard(Role.Designer).Noted("board-removed");
    }

    private static IResult List(BoardStore store, HttpContext context)
    {
        var (now, visitor) = (store.Current, context.Visitor());
        context.Response.Headers.CacheControl = "no-cache";
        return Results.Json(new
        {
            Boards = now.Boards.Values.Where(stored => visitor.Is(Role.Viewer, stored.Board.Folder)).Select(stored => new
            {
                stored.Board.Id,
                stored.Board.Title,
                stored.Board.Version,
                Edited = stored.IsEdited,
                Shipped = stored.ShippedVersion is not null,
                ShippedNewer = stored.IsShippedNewer,
                Arrangements = stored.Board.Arrangements.Select(one => new { one.Id, one.Width, one.Height }),
            }),
            Problems = now.Problems.Where(problem => store.MayFor(visitor, Role.Designer, problem.Id)).Select(problem => new
            {
                problem.Id,
                File = Path.GetFileName(problem.File),
                Shown = char.ToLowerInvariant(problem.Shown.ToString()[0]) + problem.Shown.ToString()[1..],
                problem.Since,
                problem.Faults,
            }),
        });
    }

    private static IResult Get(string id, BoardStore store, BoardReader reader, HttpContext context) =>
        store.Find(id) is { } board ? Show(board, StatusCodes.Status200OK, reader, context) : Missing(id);

    private static async Task<IResult> Create(BoardStore store, BoardReader reader, HttpContext context)
    {
        if (await ReadBody(context.Request, BoardFormat.MaxBytes) is not { } content)
        {
            return TooLarge();
        }

        string? id = BoardReader.IdIn(content);
        if (!Board.IsId(id))
        {
            var reading = reader.Read(id ?? "", content);
            return Faulty(reading with
            {
                Faults = [new BoardFault("$.id", "must be there: 1 to 64 lower-case letters a to z, digits and hyphens"), .. reading.Faults],
            });
        }

        if (context.RefuseFolder(content) is { } elsewhere)
        {
            return elsewhere;
        }

        var written = store.Create(id!, content);
        if (written.Outcome == BoardWriteOutcome.Done)
        {
            context.Response.Headers.Location = $"{context.Request.PathBase}/api/boards/{id}";
        }

        return Answer(id!, written, StatusCodes.Status201Created, reader, context);
    }

    private static async Task<IResult> Put(string id, BoardStore store, BoardReader reader, HttpContext context)
    {
        if (!TryReadVersions(context.Request, out var versions, out var refusal))
        {
            return refusal;
        }

        if (await ReadBody(context.Request, BoardFormat.MaxBytes) is not { } content)
        {
            return TooLarge();
        }

        if (context.RefuseFolder(content) is { } elsewhere)
        {
            return elsewhere;
        }

        return Board.IsId(id)
            ? Answer(id, store.Put(id, content, versions), StatusCodes.Status200OK, reader, context)
            : Missing(id);
    }

    private static IResult Delete(string id, BoardStore store, BoardReader reader, HttpContext context)
    {
        if (!TryReadVersions(context.Request, out var versions, out var refusal))
        {
            return refusal;
        }

        return Board.IsId(id)
            ? Answer(id, store.Delete(id, versions), StatusCodes.Status200OK, reader, context)
            : Missing(id);
    }

    private static IResult Answer(string id, BoardWrite written, int done, BoardReader reader, HttpContext context) =>
        written.Outcome switch
        {
            BoardWriteOutcome.Done when written.Board is { } stored => Show(stored.Board, done, reader, context),
            BoardWriteOutcome.Done => Results.NoContent(),
            BoardWriteOutcome.Faulty => Faulty(written.Reading!),
            BoardWriteOutcome.Missing => Missing(id),
            BoardWriteOutcome.Exists => Refuse(
                StatusCodes.Status409Conflict, "The board exists", $"There is a board, or a faulty file, called '{id}' already."),
            BoardWriteOutcome.OnlyShipped => Refuse(
                StatusCodes.Status409Conflict, "The board is shipped", $"'{id}' came with the product and has not been edited: there is nothing to remove."),
            BoardWriteOutcome.Clash => Clash(id, written.Board?.Board.Version, context),
            _ => throw new InvalidOperationException($"No answer for {written.Outcome}."),
        };

    private static IResult Show(Board board, int status, BoardReader reader, HttpContext context)
    {
        var tag = new EntityTagHeaderValue($"\"{board.Version}\"");
        context.Response.Headers.ETag = tag.ToString();
        context.Response.Headers.CacheControl = "no-cache";
        if (status == StatusCodes.Status200OK && HttpMethods.IsGet(context.Request.Method) &&
            context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        context.Response.StatusCode = status;
        return Results.Bytes(BoardWriter.Write(board, reader.SchemaVersion, withId: true), "application/json; charset=utf-8");
    }

    internal static IResult Faulty(BoardReading reading) => Refuse(
        reading.IsJson ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status400BadRequest,
        reading.IsJson ? "The board is faulty" : "The body is no JSON",
        "Nothing was changed. What is wrong is listed under 'faults'.",
        reading.Faults);

    private static IResult Clash(string id, string? version, HttpContext context)
    {
        if (version is not null)
        {
            context.Response.Headers.ETag = $"\"{version}\"";
        }

        return Refuse(
            StatusCodes.Status412PreconditionFailed,
            "Somebody else was quicker",
            $"'{id}' is at version {version ?? "none, its file is faulty"}, which If-Match does not name. Nothing was changed.");
    }

    internal static IResult Missing(string id) =>
        Refuse(StatusCodes.Status404NotFound, "There is no such board", $"There is no board '{id}'.");

    internal static IResult TooLarge() => Refuse(
        StatusCodes.Status413PayloadTooLarge, "The board is too large", $"A board has at most {BoardFormat.MaxBytes} bytes (1 MiB).");

    internal static IResult Refuse(int status, string title, string detail, ImmutableArray<BoardFault> faults = default) =>
        Results.Problem(detail, statusCode: status, title: title, extensions: faults.IsDefault
            ? null
            : new Dictionary<string, object?> { ["faults"] = faults.Select(fault => new { fault.Path, fault.Reason }) });

    /// <summary>The versions that If-Match names; null for <c>*</c>.</summary>
    private static bool TryReadVersions(HttpRequest request, out IReadOnlyCollection<string>? versions, out IResult refusal)
    {
        versions = null;
        refusal = Results.Empty;
        if (request.Headers.IfMatch.Count == 0)
        {
            refusal = Refuse(
                StatusCodes.Status428PreconditionRequired,
                "Say what was edited",
                "Writing needs If-Match with the ETag of the board that was edited, so that nobody's work is lost.");
            return false;
        }

        var tags = request.GetTypedHeaders().IfMatch;
        if (tags.Count == 0)
        {
            refusal = Refuse(StatusCodes.Status400BadRequest, "If-Match is wrong", "If-Match holds no entity tag; one looks like \"0123456789ab\".");
            return false;
        }

        // Proxies that compress make tags weak. A version is a hash of the content, so that it is the same thing.
        versions = tags.Any(tag => tag.Tag == "*") ? null : [.. tags.Select(tag => tag.Tag.ToString().Trim('"'))];
        return true;
    }

    /// <summary>The body; null when it is larger than it may be.</summary>
    internal static async Task<byte[]?> ReadBody(HttpRequest request, int most)
    {
        if (request.ContentLength > most)
        {
            return null;
        }

        using var body = new MemoryStream();
        byte[] part = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(part, request.HttpContext.RequestAborted)) > 0)
        {
            body.Write(part, 0, read);
            if (body.Length > most)
            {
                return null;
            }
        }

        return body.ToArray();
    }

    internal static async ValueTask<object?> SayWhyTheDiskRefused(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException and not BadHttpRequestException)
        {
            bool isFull = DurableFile.IsDiskFull(fault);
            return Refuse(
                isFull ? StatusCodes.Status507InsufficientStorage : StatusCodes.Status500InternalServerError,
                isFull ? "The disk is full" : "The disk cannot be written",
                $"{(fault is UnwrittenException ? "It holds all the same, and is written when there is room." : "Nothing was changed; all is as it was.")} {fault.Message}");
        }
    }
}
