using System.Buffers;
using System.Collections.Immutable;
using Flexboard.Access;
using Flexboard.Boards;
using Flexboard.Core.Boards;
using Flexboard.People;
using Flexboard.Widgets;

namespace Flexboard.Designer;

/// <summary><c>/api/series</c>: what is arriving, for pickers, and what bindings make of it, for previews.</summary>
internal static class SeriesApi
{
    private const int MaxBytes = 64 * 1024;

    private static readonly string[] PreviewMembers = ["kind", "data", "deadlineSeconds"];

    public static void MapSeriesApi(this IEndpointRouteBuilder routes)
    {
        var series = routes.MapGroup("/api/series").Needs(Role.Designer);
        series.MapGet("", (SeriesBrowser browser, HttpContext context) => Answer(context, browser.Find));
        series.MapGet("/names", (SeriesBrowser browser, HttpContext context) => Answer(context, browser.Names));
        series.MapGet("/labels", (SeriesBrowser browser, HttpContext context) => Answer(context, browser.LabelsOf));
        series.MapPost("/preview", Preview);
    }

    private static IResult Answer(HttpContext context, Func<SeriesQuery, object> look)
    {
        context.Response.Headers.CacheControl = "no-store";
        return SeriesQuery.Read(context.Request.Query, out string fault) is { } query
            ? Results.Json(look(query))
            : Results.Problem($"{fault}.", statusCode: StatusCodes.Status400BadRequest, title: "The question is wrong");
    }

    private static async Task<IResult> Preview(BindingPreview preview, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        var read = await context.Request.BodyReader.ReadAtLeastAsync(MaxBytes + 1, context.RequestAborted);
        if (read.Buffer.Length > MaxBytes)
        {
            return Results.Problem(
                $"A preview is asked for with at most {MaxBytes} bytes (64 KiB).",
                statusCode: StatusCodes.Status413PayloadTooLarge,
                title: "The question is too large");
        }

        byte[] body = read.Buffer.ToArray();
        context.Request.BodyReader.AdvanceTo(read.Buffer.End);
        var faults = new List<BoardFault>();
        if (BoardJson.Parse(body, faults) is not { } root)
        {
            return Refuse(StatusCodes.Status400BadRequest, "The body is no JSON", faults);
        }

        var spot = new JsonSpot(root, "$", faults);
        BoardJson.CheckSound(spot);
        var (data, deadline) = faults.Count == 0 ? ReadQuestion(spot) : ([], null);
        return faults.Count > 0
            ? Refuse(StatusCodes.Status422UnprocessableEntity, "The bindings are faulty", faults)
            : Results.Json(new { SparkSeconds = SeriesPicture.Seconds, Data = preview.Of(data, deadline) });
    }

    private static (IReadOnlyList<Binding> Data, double? Deadline) ReadQuestion(JsonSpot spot)
    {
        if (!spot.IsObject(PreviewMembers))
        {
            return ([], null);
        }

        var named = spot.Require("kind");
        string name = named?.Text(BoardFormat.MaxName) ?? "";
        var kind = WidgetKinds.Find(name);
        if (kind is null && name.Length > 0)
        {
            named!.Value.Fault($"no widget kind is called '{name}'");
        }

        ImmutableArray<Binding> data =
            [.. (spot.Find("data")?.Items(0, BoardFormat.MaxBindings) ?? []).Select(BindingReader.Read).OfType<Binding>()];
        double? deadline = spot.Find("deadlineSeconds")?.Number(BoardFormat.MinDeadlineSeconds, BoardFormat.MaxDeadlineSeconds) * 1000;
        return (data.IsEmpty && kind is not null ? kind.DefaultData : data, deadline);
    }

    private static IResult Refuse(int status, string title, List<BoardFault> faults) => Results.Problem(
        "What is wrong is listed under 'faults'.",
        statusCode: status,
        title: title,
        extensions: new Dictionary<string, object?> { ["faults"] = faults.Select(fault => new { fault.Path, fault.Reason }) });
}
