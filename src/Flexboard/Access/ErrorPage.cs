using System.Net;
using Flexboard.Texts;

namespace Flexboard.Access;

/// <summary>An error, said plainly: a small page to a browser, one line to a program. Nothing of the framework shows.</summary>
internal static class ErrorPage
{
    /// <summary>Answers with an error.</summary>
    /// <param name="context">Its response has not begun.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="reason">Key of the text that says it; null: the usual one of the status.</param>
    public static Task WriteAsync(HttpContext context, int status, string? reason = null)
    {
        reason ??= status switch
        {
            StatusCodes.Status404NotFound => "error.notfound",
            >= 500 => "error.failed",
            _ => "error.other",
        };
        var response = context.Response;
        response.StatusCode = status;
        response.Headers.CacheControl = "no-store";
        if (!context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            response.ContentType = "text/plain; charset=utf-8";
            return response.WriteAsync(ProductTexts.Get("en", reason) + "\n");
        }

        string language = Languages.Of(context.Request);
        string Text(string key) => WebUtility.HtmlEncode(ProductTexts.Get(language, key));
        response.ContentType = "text/html; charset=utf-8";
        return response.WriteAsync($"""
            <!DOCTYPE html>
            <html lang="{language}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{status} · Flexboard</title><link rel="icon" href="/favicon.svg"><link rel="stylesheet" href="/css/tokens.css"><link rel="stylesheet" href="/css/page.css"><link rel="stylesheet" href="/css/error.css"></head>
            <body><main><p class="status">{status}</p><h1>{Text(reason)}</h1><p><a href="/">{Text("error.home")}</a></p></main></body>
            </html>
            """);
    }
}
