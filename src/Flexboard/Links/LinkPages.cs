using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Flexboard.Access;
using Flexboard.Audit;
using Flexboard.Boards.Page;
using Flexboard.Core.Boards;
using Flexboard.Live;
using Flexboard.People;
using Flexboard.Texts;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Flexboard.Links;

/// <summary>
/// <c>/s/{token}</c>: the page of a link and what it asks for. To whoever has no live link, all of it is the same 404.
/// </summary>
internal sealed class LinkPages(
    LinkStore links, LinkViews boards, LinkStreams streams, LinkTickets tickets, Attempts attempts, LinkDelays delays, BoardViews views,
    AllowedOrigins origins, AuditLog audit, TimeProvider time)
{
    private const string Cookie = "flexboard-pin";
    private const string Why = "the token in the address is the right, looked up anew by each request";

    /// <summary>What chat programs call themselves that show a page beside its address.</summary>
    private static readonly string[] Previewers =
    [
        "Slackbot", "Twitterbot", "facebookexternalhit", "Discordbot", "TelegramBot", "WhatsApp", "LinkedInBot", "kakaotalk-scrap", "LineBot", "Line-Preview",
        "SkypeUriPreview", "MicrosoftPreview", "Teams/", "Mattermost", "Iframely", "redditbot", "Applebot", "Googlebot", "bingbot",
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/s/{token}", (string token, string? page, LinkPages pages, HttpContext context) => pages.Show(token, page, context)).OpenToAll(Why);
        routes.MapPost("/s/{token}", (string token, LinkPages pages, HttpContext context) => pages.TryPinAsync(token, context)).OpenToAll(Why);
        routes.MapGet("/s/{token}/ticket", (string token, LinkPages pages, HttpContext context) => pages.Ticket(token, context)).OpenToAll(Why);
        routes.MapGet("/s/{token}/history", (string token, string? page, LinkPages pages, HttpContext context) => pages.HistoryAsync(token, page, context)).OpenToAll(Why);
    }

    private IResult Show(string token, string? page, HttpContext context)
    {
        if (Find(token, context) is not { } link || boards.Find(link) is not { } board)
        {
            return Missing;
        }

        if (!link.AllowsPreview && IsPreviewer(context.Request))
        {
            return Notice(new() { Kind = LinkNoticeKind.Nothing }, context, StatusCodes.Status200OK);
        }

        if (!KnowsPin(token, link, context))
        {
            return Notice(new() { Kind = LinkNoticeKind.Pin }, context, StatusCodes.Status401Unauthorized);
        }

        if (!streams.HasRoom(link, page))
        {
            context.Response.Headers.RetryAfter = "30";
            return Notice(new() { Kind = LinkNoticeKind.Full, RetrySeconds = RandomNumberGenerator.GetInt32(20, 40) }, context, StatusCodes.Status503ServiceUnavailable);
        }

        links.Opened(link.Id);
        if (link.DelaySeconds > 0)
        {
            if (delays.At(link, out long? begins) is not { } past)
            {
                if (begins is null)
                {
                    context.Response.Headers.RetryAfter = "30";
                    return Notice(new() { Kind = LinkNoticeKind.Busy, RetrySeconds = RandomNumberGenerator.GetInt32(20, 40) }, context, StatusCodes.Status503ServiceUnavailable);
                }

                int rest = (int)Math.Clamp((begins.Value - time.GetUtcNow().ToUnixTimeMilliseconds()) / 1000, 1, link.DelaySeconds) + 2;
                return Notice(new() { Kind = LinkNoticeKind.Early, RetrySeconds = rest, DelaySeconds = link.DelaySeconds }, context, StatusCodes.Status200OK);
            }

            return Page(link, past.Board, past.Frame, context);
        }

        return views.FullFrame(new ViewKey(link.View, null)) is { } frame ? Page(link, board, frame, context) : Missing;
    }

    private RazorComponentResult<BoardPage> Page(Link link, Board board, BoardFrame frame, HttpContext context)
    {
        var look = BoardLook.Of(context);
        look = look.Photo is null ? BoardLook.Hanging : look;
        return new RazorComponentResult<BoardPage>(new
        {
            Board = look.Of(board),
            Look = look,
            Link = new LinkPass(tickets.Issue(link), link.AllowsPreview, link.DelaySeconds, content => boards.Hash(content)),
            Frame = Encoding.UTF8.GetString(frame.Utf8.Span),
        });
    }

    private async Task<IResult> TryPinAsync(string token, HttpContext context)
    {
        if (Find(token, context) is not { } link)
        {
            return Missing;
        }

        if (link.PinHash is not null)
        {
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            {
                size.MaxRequestBodySize = 4096;
            }

            string pin = context.Request.HasFormContentType ? (await context.Request.ReadFormAsync(context.RequestAborted))["pin"].ToString() : "";
            if (attempts.Begin(at: $"pin of {link.Id} {link.Generation}", out var wait, "pin from " + RateLimits.AddressOf(context)) is not { } guess)
            {
                context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return Notice(new() { Kind = LinkNoticeKind.Pin, WaitMinutes = (int)Math.Ceiling(wait.TotalMinutes) }, context, StatusCodes.Status429TooManyRequests);
            }

            if (!LinkPin.IsRight(link.PinHash, pin))
            {
                audit.NoteGuess(context.Visitor(), "link-pin-failed", link.Board, link.Id);
                return Notice(new() { Kind = LinkNoticeKind.Pin, IsWrong = true }, context, StatusCodes.Status401Unauthorized);
            }

            guess.Succeed();
            GiveCookie(token, link, context);
        }

        return Results.NoContent();
    }

    private IResult Ticket(string token, HttpContext context) =>
        Find(token, context) is not { } link ? Missing
        : KnowsPin(token, link, context) ? Results.Json(new { Ticket = tickets.Issue(link) })
        : Results.StatusCode(StatusCodes.Status401Unauthorized);

    private async Task<IResult> HistoryAsync(string token, string? page, HttpContext context)
    {
        if (Find(token, context) is not { } link)
        {
            return Missing;
        }

        return !KnowsPin(token, link, context) ? Results.StatusCode(StatusCodes.Status401Unauthorized)
            : !streams.HasRoom(link, page) ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable)
            : link.DelaySeconds > 0 ? delays.At(link, out _)?.History is { } past ? LiveRoutes.Answer(past, context) : Missing
            : views.History(new ViewKey(link.View, null)) is { } composed && await composed is { } history ? LiveRoutes.Answer(history, context)
            : Missing;
    }

    /// <summary>The live link of an address whose board is there. The headers are those of every answer, whether there is one or not.</summary>
    private Link? Find(string token, HttpContext context)
    {
        var link = links.Find(token) is { } live && boards.Find(live) is not null ? live : null;
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers["X-Robots-Tag"] = "noindex";

        // A frame of another site sends no cookie: with a PIN there is nothing to frame.
        string ancestors = link is { PinHash: null, Origins.IsEmpty: false } ? string.Join(' ', link.Origins) : "'none'";
        headers[HeaderNames.ContentSecurityPolicy] = AccessRoutes.ContentSecurityPolicy(origins, ancestors);
        return link;
    }

    private bool KnowsPin(string token, Link link, HttpContext context)
    {
        if (link.PinHash is null)
        {
            return true;
        }

        bool knows = tickets.Knows(context.Request.Cookies[Cookie], link, out bool isOld);
        if (isOld)
        {
            GiveCookie(token, link, context);
        }

        return knows;
    }

    private void GiveCookie(string token, Link link, HttpContext context) => context.Response.Cookies.Append(Cookie, tickets.IssueCookie(link), new CookieOptions
    {
        HttpOnly = true,
        SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        Path = $"{context.Request.PathBase}/s/{token}",
        MaxAge = LinkTickets.CookieLasting,
    });

    private static bool IsPreviewer(HttpRequest request)
    {
        string agent = request.Headers.UserAgent.ToString();
        return Previewers.Any(one => agent.Contains(one, StringComparison.OrdinalIgnoreCase));
    }

    private static RazorComponentResult<LinkNotice> Notice(LinkNoticeModel model, HttpContext context, int status) =>
        new(new { Model = model, Language = Languages.Of(context.Request) }) { StatusCode = status };

    private static IResult Missing => Results.StatusCode(StatusCodes.Status404NotFound);
}
