using Flexboard.Access;
using Flexboard.Audit;
using Flexboard.Boards;
using Flexboard.Boards.Page;
using Flexboard.Live;
using Flexboard.People;

namespace Flexboard.Designer;

/// <summary>Who publishes, and why.</summary>
/// <param name="Author">A display name; may be left out.</param>
/// <param name="Note">What was changed; may be left out.</param>
/// <param name="Revision">Of the draft that its author looks at; null: whatever it is.</param>
internal sealed record Signature(string? Author, string? Note, long? Revision);

/// <summary>
/// <c>/api/boards/{id}/draft</c> and <c>/api/boards/{id}/versions</c>: publishing a draft, throwing it away, and going back.
/// </summary>
internal static class DraftApi
{
    private const int MaxName = 64;
    private const int MaxNote = 500;

    public static void MapDraftApi(this IEndpointRouteBuilder routes)
    {
        var board = routes.MapGroup("/api/boards/{id}").AddEndpointFilter(BoardApi.SayWhyTheDiskRefused).NeedsForBoard(Role.Designer);
        board.MapGet("/draft", Get);
        board.MapDelete("/draft", Discard);
        board.MapPost("/draft/publish", Publish).Noted("board-published");
        board.MapGet("/versions", Versions);
        board.MapGet("/versions/{version}", Version);
        board.MapPost("/versions/{version}/publish", PublishAgain).Noted("board-published");
    }

    private static IResult Get(string id, Drafts drafts, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return drafts.Open(id) is { } draft ? Results.Bytes(draft.ToFile(), "application/json; charset=utf-8") : BoardApi.Missing(id);
    }

    private static IResult Discard(string id, Drafts drafts, DesignRoom room, AuditLog audit, HttpContext context)
    {
        if (drafts.Open(id) is not { } draft)
        {
            return BoardApi.Missing(id);
        }

        bool differed = draft.State.Differs;
        draft.Discard();
        room.TellReplaced(id, draft);
        if (differed)
        {
            audit.Note(context, "draft-discarded", id);
        }

        return Results.NoContent();
    }

    private static IResult Publish(string id, Signature by, Drafts drafts, BoardVersions versions, HttpContext context)
    {
        if (drafts.Open(id) is not { } draft)
        {
            return BoardApi.Missing(id);
        }

        var state = draft.State;
        if (by.Revision is { } seen && seen != state.Revision)
        {
            return BoardApi.Refuse(
                StatusCodes.Status412PreconditionFailed, "The draft went on", $"The draft is at revision {state.Revision}, which is not {seen}. Nothing was published.");
        }

        byte[] file = draft.ToFile();
        return context.RefuseFolder(file) ?? Answer(id, versions.Publish(id, file, state.Published, Author(by, context), Cut(by.Note, MaxNote)));
    }

    private static IResult Versions(string id, BoardVersions versions, BoardStore boards, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return boards.Find(id) is { } board
            ? Results.Json(new { Published = board.Version, Versions = versions.Of(id).Where(one => versions.MaySee(context.Visitor(), id, one.Version)) })
            : BoardApi.Missing(id);
    }

    private static IResult Version(string id, string version, BoardVersions versions, HttpContext context) => versions.MaySee(context.Visitor(), id, version) && versions.Find(id, version) is { } content
        ? Results.Bytes(content, "application/json; charset=utf-8")
        : NoVersion(id, version);

    private static IResult PublishAgain(string id, string version, Signature by, BoardStore boards, BoardVersions versions, HttpContext context) =>
        boards.Find(id) is { } board && versions.MaySee(context.Visitor(), id, version) && versions.Find(id, version) is { } content
            ? context.RefuseFolder(content) ?? Answer(id, versions.Publish(id, content, board.Version, Author(by, context), Cut(by.Note, MaxNote)))
            : NoVersion(id, version);

    /// <summary>The name of the account; where there are none, as it was typed.</summary>
    private static string Author(Signature by, HttpContext context) => context.Visitor() is { IsKnown: true } known ? known.Name : Cut(by.Author, MaxName);

    private static IResult Answer(string id, BoardWrite written) => written.Outcome switch
    {
        BoardWriteOutcome.Done => Results.Json(new { written.Board!.Board.Version }),
        BoardWriteOutcome.Faulty => BoardApi.Faulty(written.Reading!),
        BoardWriteOutcome.Clash => BoardApi.Refuse(
            StatusCodes.Status412PreconditionFailed, "Somebody else was quicker", $"'{id}' was published by somebody else in this moment. Nothing was changed."),
        _ => BoardApi.Missing(id),
    };

    private static IResult NoVersion(string id, string version) => BoardApi.Refuse(
        StatusCodes.Status404NotFound, "There is no such version", $"No version '{version}' of the board '{id}' is kept.");

    private static string Cut(string? text, int most) => text is null ? "" : text.Length <= most ? text.Trim() : text[..most].Trim();
}
