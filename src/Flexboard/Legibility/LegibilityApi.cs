using System.Text.Json;
using System.Text.Json.Serialization;
using Flexboard.Access;
using Flexboard.Boards;
using Flexboard.Core.Boards;
using Flexboard.Core.Legibility;
using Flexboard.People;
using Flexboard.Walls;

namespace Flexboard.Legibility;

/// <summary><c>/api/boards/{id}/legibility</c>: what can be read of a board on which wall. docs/legibility.md.</summary>
public static class LegibilityApi
{
    private const int MaxBytes = 4 << 20;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        RespectNullableAnnotations = true,
    };

    /// <summary>Adds what is kept of it.</summary>
    public static IServiceCollection AddLegibility(this IServiceCollection services, Settings settings) => services.AddSingleton(provider => new Measures(
        Path.Combine(Places.Resolve(settings.Data), "measures"), provider.GetRequiredService<BoardStore>(), provider.GetRequiredService<ILogger<Measures>>()));

    /// <summary>Maps it.</summary>
    public static void MapLegibility(this IEndpointRouteBuilder routes)
    {
        var board = routes.MapGroup("/api/boards/{id}").AddEndpointFilter(BoardApi.SayWhyTheDiskRefused);
        board.MapGet("/legibility", Scores).NeedsForBoard(Role.Viewer);
        board.MapPost("/legibility", JudgeAsync).NeedsForBoard(Role.Viewer);
        board.MapPut("/measures/{arrangement}", KeepAsync).NeedsForBoard(Role.Designer);
    }

    /// <summary>How well each wall shows what is published.</summary>
    private static IResult Scores(string id, BoardStore boards, Measures measures, WallDesk desk, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return boards.Find(id) is { } board
            ? Results.Json(new { board.Version, Walls = Of(board, measures, desk, context.Visitor()) }, Json)
            : BoardApi.Missing(id);
    }

    /// <summary>The walls that a visitor has, and those that a board is made for, each with what the board is there.</summary>
    internal static IEnumerable<WallScore> Of(Board board, Measures measures, WallDesk desk, Visitor visitor)
    {
        var own = desk.Of(visitor).ToList();
        var made = board.Arrangements.Select(one => one.Wall).OfType<string>().Distinct().Where(name => own.All(wall => wall.Id != name))
            .Select(WallTemplates.Find).OfType<Wall>();
        foreach (var (wall, isTemplate) in own.Select(wall => (wall, false)).Concat(made.Select(wall => (wall, true))))
        {
            var arrangement = WallViewing.ArrangementOf(board, wall);
            var report = measures.ReportOf(board, arrangement.Id, wall);
            yield return new(wall.Id, wall.Name, isTemplate, arrangement.Id, report?.Score, report?.Failures, report?.Warnings, measures.Of(board, arrangement.Id)?.Silent ?? 0);
        }
    }

    /// <summary>What is measured in the body, on a wall.</summary>
    private static async Task<IResult> JudgeAsync(string id, string? wall, BoardStore boards, WallDesk desk, HttpContext context)
    {
        if (boards.Find(id) is null)
        {
            return BoardApi.Missing(id);
        }

        if (wall is null || WallViewing.Find(desk, context.Visitor(), wall) is not { } found)
        {
            return BoardApi.Refuse(StatusCodes.Status404NotFound, "There is no such wall", $"There is no wall and no template '{wall}': the address needs one in 'wall'.");
        }

        var (measured, fault) = await ReadAsync(context.Request);
        if (measured is null)
        {
            return BoardApi.Refuse(StatusCodes.Status400BadRequest, "The body is no measured board", fault!);
        }

        var viewing = WallViewing.Of(found);
        var report = LegibilityCheck.Judge(measured, viewing);
        return Results.Json(new { report.Score, report.Failures, report.Warnings, viewing.Contrast, Scale = viewing.Scale(measured), report.Findings }, Json);
    }

    /// <summary>Keeps what is measured of what is published; not of what is no more, which is nobody's mistake.</summary>
    private static async Task<IResult> KeepAsync(string id, string arrangement, string? version, Measures measures, HttpContext context)
    {
        var (measured, fault) = await ReadAsync(context.Request);
        return measured is null ? BoardApi.Refuse(StatusCodes.Status400BadRequest, "The body is no measured board", fault!)
            : Results.Json(new { Kept = measures.Keep(id, version ?? "", arrangement, measured) }, Json);
    }

    private static async Task<(MeasuredBoard? Board, string? Fault)> ReadAsync(HttpRequest request)
    {
        try
        {
            if (await BoardApi.ReadBody(request, MaxBytes) is not { } body)
            {
                return (null, $"It has more than {MaxBytes} bytes.");
            }

            var read = JsonSerializer.Deserialize<MeasuredBoard>(body, Json);
            string? fault = read is null ? "it is null" : MeasuredCheck.Fault(read);
            return fault is null ? (read, null) : (null, $"In it {fault}.");
        }
        catch (JsonException fault)
        {
            return (null, $"It cannot be read: {JsonReason.Of(fault, typeof(MeasuredBoard), Json)}");
        }
    }
}

/// <summary>What a board is on a wall.</summary>
/// <param name="Wall">Its id, or that of a template.</param>
/// <param name="Name">What it is called.</param>
/// <param name="IsTemplate">Whether there is no such wall yet: the board is made for one like it.</param>
/// <param name="Arrangement">What it shows.</param>
/// <param name="Score">0 to 100; null: it was not measured yet.</param>
/// <param name="Failures">How much cannot be read.</param>
/// <param name="Warnings">How much is read with effort.</param>
/// <param name="Silent">How many widgets had no figures when it was measured.</param>
public sealed record WallScore(string Wall, string Name, bool IsTemplate, string Arrangement, int? Score, int? Failures, int? Warnings, int Silent);
