using System.Text.Json;
using Flexboard.Access;
using Flexboard.Audit;
using Flexboard.Boards;
using Flexboard.Core.Boards;
using Flexboard.Images;
using Flexboard.People;
using Microsoft.Net.Http.Headers;

namespace Flexboard.Designer;

/// <summary>Boards as files that hold their images, out of this machine and into it.</summary>
internal static class ParcelApi
{
    public static void MapParcelApi(this IEndpointRouteBuilder routes)
    {
        var boards = routes.MapGroup("/api/boards").AddEndpointFilter(BoardApi.SayWhyTheDiskRefused);
        boards.MapGet("/{id}/export", Export).NeedsForBoard(Role.Designer);
        boards.MapGet("/{id}/draft/export", ExportDraft).NeedsForBoard(Role.Designer);
        boards.MapPost("/import", Import).Needs(Role.Designer).Noted("board-made");
        boards.MapPost("/{id}/draft/import", ImportForDraft).NeedsForBoard(Role.Designer);
    }

    private static IResult Export(string id, BoardStore boards, BoardReader reader, ImageStore images, HttpContext context) =>
        boards.Find(id) is { } board
            ? Send(id, BoardWriter.Write(board, reader.SchemaVersion, withId: true), images, context)
            : BoardApi.Missing(id);

    private static IResult ExportDraft(string id, Drafts drafts, ImageStore images, HttpContext context) =>
        drafts.Open(id) is { } draft ? Send(id, draft.ToFile(), images, context) : BoardApi.Missing(id);

    private static IResult Send(string id, byte[] file, ImageStore images, HttpContext context)
    {
        context.Response.Headers[HeaderNames.CacheControl] = "no-store";
        return Results.File(BoardParcel.Pack(file, images), "application/json", $"{id}.flexboard.json");
    }

    /// <summary>Makes a new board, under the id that is asked for, or else that of the file.</summary>
    private static async Task<IResult> Import(string? id, BoardStore boards, BoardReader reader, ImageStore images, HttpContext context)
    {
        var (unpacked, refusal) = await Unpack(reader, images, context);
        if (unpacked is null)
        {
            return refusal;
        }

        string? wanted = string.IsNullOrEmpty(id) ? (string?)unpacked.Content["id"] : id;
        if (!Board.IsId(wanted))
        {
            return BoardApi.Faulty(new BoardReading
            {
                Faults = [new BoardFault("$.id", "must be there, or be asked for by ?id=: 1 to 64 lower-case letters a to z, digits and hyphens")],
            });
        }

        byte[] file = JsonSerializer.SerializeToUtf8Bytes(unpacked.Content);
        if (context.RefuseFolder(file) is { } elsewhere)
        {
            return elsewhere;
        }

        // Before anything is stored. Whoever is quicker in this moment leaves it images that no board shows, and no more.
        if (boards.Find(wanted!) is not null || boards.Current.Problems.Any(one => one.Id == wanted))
        {
            return Exists(wanted!);
        }

        if (!images.TryPut(unpacked.Images, out string reason))
        {
            return Full(reason);
        }

        unpacked.Content.Remove("id");
        var written = boards.Create(wanted!, JsonSerializer.SerializeToUtf8Bytes(unpacked.Content));
        return written.Outcome switch
        {
            BoardWriteOutcome.Done => Results.Created($"{context.Request.PathBase}/api/boards/{wanted}", new { Id = wanted, unpacked.Missing }),
            BoardWriteOutcome.Exists => Exists(wanted!),
            _ => BoardApi.Faulty(written.Reading!),
        };
    }

    /// <summary>Takes the images in and answers with the board, for a designer to commit as an edit.</summary>
    private static async Task<IResult> ImportForDraft(
        string id, Drafts drafts, BoardReader reader, ImageStore images, HttpContext context)
    {
        if (drafts.Open(id) is null)
        {
            return BoardApi.Missing(id);
        }

        var (unpacked, refusal) = await Unpack(reader, images, context);
        return unpacked is null ? refusal
            : images.TryPut(unpacked.Images, out string reason) ? Results.Json(new { unpacked.Content, unpacked.Missing })
            : Full(reason);
    }

    private static IResult Exists(string id) => BoardApi.Refuse(
        StatusCodes.Status409Conflict, "The board exists",
        $"There is a board, or a faulty file, called '{id}' already. Ask for another id with ?id=, or import into the draft of '{id}'.");

    private static IResult Full(string reason) =>
        BoardApi.Faulty(new BoardReading { IsJson = true, Faults = [new BoardFault("$.images", reason)] });

    private static async Task<(Unpacked? Unpacked, IResult Refusal)> Unpack(BoardReader reader, ImageStore images, HttpContext context) =>
        await BoardApi.ReadBody(context.Request, BoardParcel.MaxBytes) is not { } parcel
            ? (null, BoardApi.Refuse(
                StatusCodes.Status413PayloadTooLarge, "The file is too large", $"A board with its images has at most {BoardParcel.MaxBytes} bytes (24 MiB)."))
            : (BoardParcel.Unpack(parcel, reader, images, out var faults), BoardApi.Faulty(faults));
}
