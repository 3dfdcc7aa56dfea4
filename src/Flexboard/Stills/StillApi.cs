using System.Globalization;
using Flexboard.Access;
using Flexboard.Boards;
using Flexboard.Core.Boards;
using Flexboard.People;

namespace Flexboard.Stills;

/// <summary><c>/api/boards/{id}/still.png</c>: a picture of the board as it is now. See docs/stills.md.</summary>
internal static class StillApi
{
    /// <summary>The most characters of what is passed on to the page.</summary>
    private const int MostPassed = 64;

    /// <summary>Seconds after which whoever found all places taken may try again.</summary>
    private const string Later = "10";

    public static void MapStillApi(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/boards/{id}/still.png", Take).NeedsForBoard(Role.Viewer).TakesLong();

    private static async Task<IResult> Take(
        string id, string? arrangement, string? width, string? mode, string? wall, string? publish, BoardStore boards, Camera camera, TimeProvider time, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (boards.Find(id) is not { } board)
        {
            return BoardApi.Missing(id);
        }

        if (board.Arrangements.FirstOrDefault(one => arrangement is null || one.Id == arrangement) is not { } shown)
        {
            return Wrong($"The board '{id}' has no such arrangement; it has {string.Join(", ", board.Arrangements.Select(one => $"'{one.Id}'"))}.");
        }

        if (mode is not (null or "photo"))
        {
            return Wrong("'mode' may be 'photo', or left out.");
        }

        if (wall?.Length > MostPassed || publish?.Length > MostPassed)
        {
            return Wrong($"'wall' and 'publish' have at most {MostPassed} characters.");
        }

        if (SizeOf(shown, width, out var size) is { } wrong)
        {
            return Wrong(wrong);
        }

        try
        {
            var request = new StillRequest(board, shown, size.Width, size.Height, context.Visitor()) { Mode = mode ?? "still", Wall = wall, Publish = publish };
            var still = await camera.TakeAsync(request, context.RequestAborted);
            var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.TryFindSystemTimeZoneById(board.TimeZone, out var zone) ? zone : TimeZoneInfo.Local);
            return Results.File(still.Png, "image/png", $"{id}-{now.ToString("yyyy-MM-dd-HHmmss", CultureInfo.InvariantCulture)}.png");
        }
        catch (StillException fault)
        {
            return Refuse(context, fault);
        }
    }

    /// <summary>Reads how large a picture is asked for: as wide as is asked, or as the arrangement is; as high as its ratio says.</summary>
    /// <returns>What is wrong; null: nothing.</returns>
    internal static string? SizeOf(Arrangement arrangement, string? width, out (int Width, int Height) size)
    {
        size = (0, 0);
        int wide;
        if (width is null)
        {
            wide = (int)Math.Clamp(Math.Round(arrangement.Width), 1, StillRequest.MaxPixels);
        }
        else if (!int.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out wide) || wide is < 1 or > StillRequest.MaxPixels)
        {
            return $"'width' must be a whole number of pixels, 1 to {StillRequest.MaxPixels}.";
        }

        double high = Math.Max(1, Math.Round(wide / arrangement.Ratio));
        size = (wide, (int)Math.Min(high, int.MaxValue));
        return high <= StillRequest.MaxPixels ? null
            : $"At a width of {wide} pixels the arrangement '{arrangement.Id}' is {high:0} pixels high, more than {StillRequest.MaxPixels}: ask for a 'width' of {Math.Max(1, Math.Floor(StillRequest.MaxPixels * arrangement.Ratio)):0} at most.";
    }

    internal static IResult Wrong(string detail) => BoardApi.Refuse(StatusCodes.Status400BadRequest, "There can be no such picture", detail);

    /// <summary>Says why there is no picture.</summary>
    internal static IResult Refuse(HttpContext context, StillException fault)
    {
        if (fault.Fault == StillFault.Busy)
        {
            context.Response.Headers.RetryAfter = Later;
        }

        return fault.Fault switch
        {
            StillFault.NoBrowser => BoardApi.Refuse(StatusCodes.Status501NotImplemented, "No browser is installed", fault.Message),
            StillFault.Busy => BoardApi.Refuse(StatusCodes.Status503ServiceUnavailable, "Too many wait", fault.Message),
            StillFault.TooLong => BoardApi.Refuse(StatusCodes.Status504GatewayTimeout, "The picture took too long", fault.Message),
            _ => BoardApi.Refuse(StatusCodes.Status503ServiceUnavailable, "No picture could be taken", fault.Message),
        };
    }
}
