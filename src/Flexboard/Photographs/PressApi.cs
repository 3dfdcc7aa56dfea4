using Flexboard.Access;
using Flexboard.Boards;
using Flexboard.People;
using Flexboard.Stills;
using Flexboard.Texts;
using Flexboard.Walls;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flexboard.Photographs;

/// <summary>The press photograph of a board and what can be read in it, for programs and for people. See docs/photographs.md.</summary>
internal static class PressApi
{
    public static void MapPressApi(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/boards/{id}/press", Take).NeedsForBoard(Role.Viewer).TakesLong();

    public static void MapPressPage(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/boards/{id}/press", Show).NeedsForBoard(Role.Viewer);

    private static Results<RazorComponentResult<PressPage>, NotFound> Show(string id, [AsParameters] PressQuery query, BoardStore boards, WallDesk walls, HttpContext context)
    {
        if (boards.Find(id) is not { } board)
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<PressPage>(new { Board = board, Walls = walls.Of(context.Visitor()).ToList(), Query = query, Language = Languages.Of(context.Request) });
    }

    private static async Task<IResult> Take(string id, [AsParameters] PressQuery query, BoardStore boards, WallDesk walls, Darkroom darkroom, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (boards.Find(id) is not { } board)
        {
            return BoardApi.Missing(id);
        }

        if (query.Wrong(board) is { } wrong)
        {
            return StillApi.Wrong(wrong);
        }

        var visitor = context.Visitor();
        var wall = query.Wall is null ? null : walls.Find(visitor, query.Wall);
        if (query.Wall is not null && wall is null)
        {
            return StillApi.Wrong("There is no such wall, or you may not see it.");
        }

        var photo = PhotoMode.Of(wall, query.PublishWidth, PhotoMode.ReadContrast(query.Contrast));
        var request = new PressRequest(board, query.Shown(board)!, Math.Max(photo.Contrast, PhotoMode.LeastContrast), photo.PublishWidth, visitor)
        {
            Wall = wall,
            IsAsItHangs = query.Mode == "hanging",
            IsPressSafe = query.Press == "1",
        };
        try
        {
            return Results.Json(Told(request, await darkroom.TakeAsync(request, context.RequestAborted)));
        }
        catch (StillException fault)
        {
            return StillApi.Refuse(context, fault);
        }
    }

    private static object Told(PressRequest request, PressProof proof) => new
    {
        Board = request.Board.Id,
        Arrangement = request.Arrangement.Id,
        request.Contrast,
        Publish = request.PublishWidth,
        Mode = request.IsAsItHangs ? "hanging" : "photo",
        Press = request.IsPressSafe,
        proof.Width,
        proof.Height,
        PeakToMean = Math.Round(proof.PeakToMean, 2),
        SmallestCapital = proof.SmallestCapital is { } capital ? Math.Round(capital, 2) : (double?)null,
        Note = Note(proof),
        proof.Unread,
        IsReadable = proof.IsRead ? proof.IsReadable : (bool?)null,
        Characters = proof.IsRead ? proof.Errors.Characters : (int?)null,
        Errors = proof.IsRead ? proof.Errors.Errors : (int?)null,
        ErrorRate = proof.IsRead ? Math.Round(proof.Errors.Rate, 4) : (double?)null,
        CleanErrors = proof.IsRead ? proof.CleanErrors.Errors : (int?)null,
        CleanErrorRate = proof.IsRead ? Math.Round(proof.CleanErrors.Rate, 4) : (double?)null,
        Lines = proof.Lines.Select(line => new
        {
            line.Words,
            line.Widget,
            line.Role,
            Box = new[] { line.Box.X, line.Box.Y, line.Box.Width, line.Box.Height }.Select(one => Math.Round(one, 1)),
            Capital = Math.Round(line.Capital, 2),
            Read = line.Read?.Words,
            line.Read?.Errors.Errors,
            Clean = line.Clean?.Words,
            CleanErrors = line.Clean?.Errors.Errors,
        }),
        Jpeg = Convert.ToBase64String(proof.Jpeg),
    };

    private static string? Note(PressProof proof) =>
        !proof.IsRead ? Tesseract.Missing
        : proof.Unread.IsEmpty ? null
        : $"Left out are texts in languages that Tesseract lacks on the server: {string.Join(", ", proof.Unread)} (on Debian: {string.Join(", ", proof.Unread.Select(language => "tesseract-ocr-" + language))}).";
}
