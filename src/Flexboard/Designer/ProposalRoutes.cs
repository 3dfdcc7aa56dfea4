using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flexboard.Access;
using Flexboard.Boards;
using Flexboard.Boards.Page;
using Flexboard.Core.Boards;
using Flexboard.Live;
using Flexboard.People;
using Flexboard.Texts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flexboard.Designer;

/// <summary>
/// What a board could be before it is one: its arrangement for another ratio, the page that asks for a new board, and the
/// live picture of what that page proposes.
/// </summary>
internal static class ProposalRoutes
{
    private static readonly string[] Members = ["board", "source", "id", "width", "height"];

    public static void MapProposals(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/arrangements/propose", Propose).Needs(Role.Designer);
        routes.MapGet("/boards/new", New).Needs(Role.Designer);
        routes.MapPost("/boards/new/preview", Keep).Needs(Role.Designer);
        routes.MapGet("/boards/new/preview/{id}", Show).Needs(Role.Designer);
    }

    private static async Task<IResult> Propose(BoardReader reader, HttpContext context)
    {
        if (await BoardApi.ReadBody(context.Request, BoardFormat.MaxBytes) is not { } content)
        {
            return BoardApi.TooLarge();
        }

        var faults = new List<BoardFault>();
        if (BoardJson.Parse(content, faults) is not { } root)
        {
            return BoardApi.Faulty(new BoardReading { Faults = [.. faults], IsJson = false });
        }

        var spot = new JsonSpot(root, "$", faults);
        BoardJson.CheckSound(spot);
        if (faults.Count > 0 || !spot.IsObject(Members))
        {
            return BoardApi.Faulty(new BoardReading { Faults = [.. faults] });
        }

        var given = spot.Require("board");
        string id = spot.Require("id")?.Text(BoardFormat.MaxName) ?? "";
        string? source = spot.Find("source")?.Text(BoardFormat.MaxName);
        double? width = spot.Require("width")?.Number(BoardFormat.MinSide, BoardFormat.MaxSide);
        double? height = spot.Require("height")?.Number(BoardFormat.MinSide, BoardFormat.MaxSide);
        if (faults.Count == 0 && !Board.IsId(id))
        {
            spot.Require("id")!.Value.Fault("must be 1 to 64 lower-case letters a to z, digits and hyphens");
        }

        if (faults.Count > 0)
        {
            return BoardApi.Faulty(new BoardReading { Faults = [.. faults] });
        }

        var reading = reader.Read("proposal", JsonSerializer.SerializeToUtf8Bytes(root.GetProperty("board")));
        if (!reading.IsSound)
        {
            return BoardApi.Faulty(reading with
            {
                Faults = [.. reading.Faults.Select(fault => fault with { Path = "$.board" + fault.Path[1..] })],
            });
        }

        if (source is not null && reading.Board!.Arrangements.All(one => one.Id != source))
        {
            spot.Require("source")!.Value.Fault($"the board has no arrangement '{source}'");
            return BoardApi.Faulty(new BoardReading { Faults = [.. faults] });
        }

        var proposal = ArrangementProposal.For(reading.Board!, source, id, width!.Value, height!.Value);
        byte[] written = BoardWriter.Write(reading.Board! with { Arrangements = [proposal] }, reader.SchemaVersion);
        return Results.Json(JsonNode.Parse(written)!["arrangements"]![0]);
    }

    private static RazorComponentResult<NewBoardPage> New(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<NewBoardPage>(new { Language = Languages.Of(context.Request) });
    }

    private static async Task<IResult> Keep(BoardReader reader, Drafts drafts, HttpContext context)
    {
        if (await BoardApi.ReadBody(context.Request, BoardFormat.MaxBytes) is not { } content)
        {
            return BoardApi.TooLarge();
        }

        BoardReading? reading = null;
        string? id = drafts.Proposals.Add(id => (reading = reader.Read(id, content)).IsSound ? reading.Board : null);
        return id is null ? BoardApi.Faulty(reading!) : Results.Json(new { Address = $"/boards/new/preview/{id}" });
    }

    private static Results<RazorComponentResult<BoardPage>, NotFound> Show(string id, Drafts drafts, BoardViews views, HttpContext context)
    {
        if (drafts.Proposals.Find(id) is not { } board || views.FullFrame(new ViewKey(id, null)) is not { } frame)
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<BoardPage>(new { Board = board, Frame = Encoding.UTF8.GetString(frame.Utf8.Span) });
    }
}
