using System.Collections.Concurrent;
using Flexboard.Boards;
using Flexboard.Texts;
using Microsoft.Net.Http.Headers;

namespace Flexboard.Designer;

/// <summary>JSON that is the same for everybody who reads a language: made once for each, and asked for again by its tag.</summary>
/// <param name="make">Makes it; given a language that there are texts in.</param>
internal sealed class TaggedJson(Func<string, byte[]> make)
{
    private readonly ConcurrentDictionary<string, (byte[] Content, string Tag)> byLanguage = new(StringComparer.Ordinal);

    /// <summary>Answers in the language of <c>?culture=</c>, or else in the browser's.</summary>
    public IResult Answer(HttpContext context)
    {
        var (content, tag) = byLanguage.GetOrAdd(LanguageOf(context.Request), language =>
        {
            byte[] made = make(language);
            return (made, $"\"{BoardReader.VersionOf(made)}\"");
        });
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.Vary = HeaderNames.AcceptLanguage;
        context.Response.Headers.ETag = tag;
        return context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(new(tag), useStrongComparison: false))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(content, "application/json; charset=utf-8");
    }

    private static string LanguageOf(HttpRequest request)
    {
        string culture = request.Query["culture"].ToString();
        return culture.Length == 0
            ? Languages.Of(request)
            : ProductTexts.Languages.FirstOrDefault(language => string.Equals(culture.Split('-')[0], language, StringComparison.OrdinalIgnoreCase))
                ?? ProductTexts.Languages[0];
    }
}
