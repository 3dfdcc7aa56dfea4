using System.Globalization;
using System.Text.Json;
using Flexboard.Access;
using Flexboard.Boards;
using Flexboard.Live;
using Flexboard.Operations;
using Flexboard.Texts;
using Flexboard.Walls;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flexboard.Screens;

/// <summary>Registers screens: <c>/pair</c>, which an unattended one opens, and <c>/api/screens</c>. See docs/walls.md.</summary>
public static class ScreenRoutes
{
    private const int MaxBytes = 1024;

    /// <summary>Adds them.</summary>
    public static IServiceCollection AddScreens(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(provider =>
        {
            var screens = new ScreenStore(Places.Resolve(settings.Data), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ScreenStore>>());
            provider.GetRequiredService<WallStore>().Moved += screens.Move;
            return screens;
        });
        services.AddSingleton<PairingCodes>();
        services.AddSingleton<ScreenDesk>();
        services.AddSingleton<ScreenSeats>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ScreenSilence>(provider, Places.Resolve(settings.Data)));
        services.AddHostedService(provider => provider.GetRequiredService<ScreenSilence>());
        return services;
    }

    /// <summary>Maps the addresses.</summary>
    public static void MapScreens(this IEndpointRouteBuilder routes)
    {
        routes.MapScreenApi();
        routes.MapGet("/pair", Show).OpenToAll("shows a code that means nothing before an operator enters it");
        routes.MapPost("/pair/code", Ask).OpenToAll("gives a code that means nothing before an operator enters it; their number is bounded");
        routes.MapPost("/pair/claim", ClaimAsync).OpenToAll("asks for the secret that came with the code");
        routes.MapGet("/pair/stay", Stay).OpenToAll("asks for the credential of a screen");
    }

    /// <summary>The credential that a screen shows holds: its browser keeps it for longer.</summary>
    internal static Screen? KeepOn(this ScreenStore screens, HttpContext context)
    {
        if (ScreenCookie.Of(context.Request) is not { } key || screens.FindByKey(key) is not { } screen)
        {
            return null;
        }

        screens.See(screen);
        ScreenCookie.Keep(context, key);
        return screen;
    }

    private static Results<RazorComponentResult<PairPage>, RedirectHttpResult> Show(ScreenStore screens, WallStore walls, Build build, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        var screen = screens.KeepOn(context);
        if (screen?.In(walls) is not null)
        {
            return TypedResults.Redirect(screen.Path);
        }

        return new RazorComponentResult<PairPage>(new
        {
            Language = Languages.Of(context.Request),
            Build = build.Id,
            Notice = screen is not null ? "pair.no-wall" : ScreenCookie.Of(context.Request) is not null ? "pair.over" : null,
            Wall = screen?.Wall ?? "",
        });
    }

    private static IResult Ask(PairingCodes codes, ScreenStore screens, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        string? was = ScreenCookie.Of(context.Request) is { } key ? screens.FindByKey(key)?.Id : null;
        if (codes.Make(RateLimits.AddressOf(context) ?? "", OpenPage.BrowserOf(context.Request.Headers.UserAgent.ToString()), was, out var wait) is { } made)
        {
            return Results.Json(new { made.Code, made.Secret, Seconds = codes.Rest(made) });
        }

        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return BoardApi.Refuse(StatusCodes.Status429TooManyRequests, "Too many codes", "There are too many codes that nobody has entered; they expire.");
    }

    /// <summary>
    /// Told to whoever holds a secret: whether its code was entered; then it gets its credential. What was paired before and
    /// holds goes on by itself. With it, also when the code is none any more, which version of the app it is.
    /// </summary>
    private static async Task<IResult> ClaimAsync(PairingCodes codes, ScreenStore screens, WallStore walls, Build build, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (codes.Find(await ReadSecretAsync(context.Request) ?? "") is not { } waiting)
        {
            return Results.Json(new { Build = build.Id }, statusCode: StatusCodes.Status410Gone);
        }

        if (waiting.Key is { } key && screens.FindByKey(key) is { } screen)
        {
            ScreenCookie.Keep(context, key);
            return Results.Json(new { To = screen.Path, Build = build.Id });
        }

        // A backup that was put back, or a wall that is there again.
        return ScreenCookie.Of(context.Request) is { } known && screens.FindByKey(known) is { } back && back.In(walls) is not null
            ? Results.Json(new { To = back.Path, Build = build.Id })
            : Results.Json(new { Seconds = codes.Rest(waiting), Build = build.Id });
    }

    private static IResult Stay(ScreenStore screens, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return screens.KeepOn(context) is not null ? Results.NoContent() : Results.StatusCode(StatusCodes.Status401Unauthorized);
    }

    private static async Task<string?> ReadSecretAsync(HttpRequest request)
    {
        try
        {
            return await BoardApi.ReadBody(request, MaxBytes) is { } body
                && JsonElement.Parse(body) is { ValueKind: JsonValueKind.Object } read
                && read.TryGetProperty("secret", out var secret) && secret.ValueKind == JsonValueKind.String ? secret.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
