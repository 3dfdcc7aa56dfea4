using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flexboard.People;

/// <summary>Answers with a page that is a form and no more.</summary>
internal static class FormPage
{
    /// <summary>The answer: kept by nobody, and its forms may say where they come from, which <c>no-referrer</c> has browsers hide.</summary>
    public static RazorComponentResult<T> Of<T>(HttpContext context, object parameters, int status = StatusCodes.Status200OK)
        where T : IComponent
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "same-origin";
        return new RazorComponentResult<T>(parameters) { StatusCode = status };
    }
}
