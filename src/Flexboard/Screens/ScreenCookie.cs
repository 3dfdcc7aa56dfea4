namespace Flexboard.Screens;

/// <summary>The cookie that a paired screen shows.</summary>
internal static class ScreenCookie
{
    private const string Name = "flexboard-screen";

    /// <summary>What a request shows; null: nothing that could be a credential.</summary>
    public static string? Of(HttpRequest request) => request.Cookies[Name] is { Length: > 0 and < 100 } key ? key : null;

    /// <summary>Has the browser keep it for as long as it will, from now on.</summary>
    public static void Keep(HttpContext context, string key) => context.Response.Cookies.Append(Name, key, new CookieOptions
    {
        HttpOnly = true,
        Secure = context.Request.IsHttps,

        // A kiosk may be led to /pair from somebody's start page.
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = ScreenStore.Lasts,
    });
}
