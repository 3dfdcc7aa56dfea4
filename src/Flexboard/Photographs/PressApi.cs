using System.Globalization;
using Flexboard.Access;
using Flexboard.Boards;
using Flexboard.Core.Legibility;
using Flexboard.People;
using Flexboard.Stills;
using Flexboard.Walls;

namespace Flexboard.Photographs;

/// <summary><c>/api/boards/{id}/press</c>: the press photograph of a board, and what can be read in it. See docs/photographs.md.</summary>
internal static class PressApi
{
    public static void MapPressApi(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/boards/{id}/press", Take).NeedsForBoard(Role.Viewer).TakesLong();

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
        Characters = proof.IsRead ? proof.Errors.Characters : (int?)null,
        ErrorRate = proof.IsRead ? Math.Round(proof.Errors.Rate, 4) : (double?)null,
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

/// <summary>What an address asks of a press photograph.</summary>
/// <param name="Arrangement">Null: the board's first.</param>
/// <param name="Contrast">Null: the wall's, or the assumed one.</param>
/// <param name="Publish">Null: <see cref="PhotoMode.UsualWidth"/>.</param>
/// <param name="Wall">Null: none is known.</param>
/// <param name="Press"><c>1</c>: as the press may see it.</param>
/// <param name="Mode"><c>hanging</c>: as it hangs; <c>photo</c> or null: in photo mode.</param>
internal sealed record PressQuery(string? Arrangement, string? Contrast, string? Publish, string? Wall, string? Press, string? Mode)
{
    public int? PublishWidth => int.TryParse(Publish, NumberStyles.None, CultureInfo.InvariantCulture, out int width) ? width : null;

    public Core.Boards.Arrangement? Shown(Core.Boards.Board board) => board.Arrangements.FirstOrDefault(one => Arrangement is null || one.Id == Arrangement);

    /// <summary>Why there can be no such photograph; null: there can.</summary>
    public string? Wrong(Core.Boards.Board board) =>
        Shown(board) is null ? $"The board '{board.Id}' has no such arrangement; it has {string.Join(", ", board.Arrangements.Select(one => $"'{one.Id}'"))}."
        : Contrast is not null && PhotoMode.ReadContrast(Contrast) is null ? $"'contrast' must be a number, {Invariant(PhotoMode.LeastContrast)} to {Invariant(PhotoMode.MostContrast)}, such as 15 for 15:1."
        : Publish is not null && PublishWidth is not (>= PhotoMode.NarrowestPublished and <= PhotoMode.WidestPublished) ? $"'publish' must be a whole number of pixels, {PhotoMode.NarrowestPublished} to {PhotoMode.WidestPublished}."
        : Mode is not (null or "photo" or "hanging") ? "'mode' may be 'photo' or 'hanging', or left out."
        : Press is not (null or "0" or "1") ? "'press' may be 0 or 1, or left out."
        : null;

    private static string Invariant(double number) => number.ToString(CultureInfo.InvariantCulture);
}
