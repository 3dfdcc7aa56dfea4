using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Flexboard.Texts;

/// <summary>Which of the product's languages somebody reads.</summary>
public static class Languages
{
    /// <summary>The first language of <c>Accept-Language</c>, by weight, that there are texts in; otherwise English.</summary>
    public static string Of(HttpRequest request)
    {
        var wanted = request.GetTypedHeaders().AcceptLanguage.OrderByDescending(one => one.Quality ?? 1);
        return wanted.Select(Language).FirstOrDefault(one => ProductTexts.Languages.Contains(one, StringComparer.Ordinal))
            ?? ProductTexts.Languages[0];

        static string Language(StringWithQualityHeaderValue one) =>
            one.Value.Value!.Split('-')[0].ToLower(CultureInfo.InvariantCulture);
    }
}
