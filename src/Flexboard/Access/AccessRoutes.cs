using Flexboard.People;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Net.Http.Headers;

namespace Flexboard.Access;

/// <summary>Puts the rules of access before everything else.</summary>
public static class AccessRoutes
{
    private static readonly object Vouched = new();

    /// <remarks>
    /// Styles may be inline: charts and interactive components set sizes and positions that way. Scripts never are.
    /// The base is ours alone, not none: Blazor finds its circuit by it from pages deep in the tree.
    /// </remarks>
    internal static string ContentSecurityPolicy(AllowedOrigins origins, string ancestors = "'self'") =>
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        + $"connect-src 'self'{origins.Sources}; worker-src 'self'; frame-src 'self'{origins.Sources}; media-src 'self'{origins.Sources}; "
        + $"frame-ancestors {ancestors}; base-uri 'self'; form-action 'self'; object-src 'none'";

    private static readonly (string Name, string Value)[] Headers =
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "SAMEORIGIN"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()"),
    ];

    /// <summary>Adds the keys that cookies and forms are signed with: under <c>Data</c>, with everything else that is written.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton<AllowedOrigins>();
        services.AddSingleton<Door>();
        services.AddSingleton<MovedBoards>();
        services.AddSingleton(new TrustedProxies(settings.TrustedProxies));
        services.AddRateLimits();
        services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        services.AddSignalR(options =>
        {
            options.AddFilter<HubGate>();
            options.AddFilter<StreamLimit>();
        });
        services.AddDataProtection().SetApplicationName("Flexboard")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(Places.Resolve(settings.Data), "keys")));
        return services;
    }

    /// <summary>Takes the word of trusted proxies for who asks and from where; of nobody else.</summary>
    private static void TrustProxies(this WebApplication app)
    {
        var proxies = app.Services.GetRequiredService<TrustedProxies>();
        var newcomers = app.Services.GetRequiredService<Newcomers>();
        app.Use((context, next) =>
        {
            newcomers.See(context);
            return next(context);
        });
        if (proxies.IsEmpty)
        {
            return;
        }

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in proxies.Networks)
        {
            options.KnownIPNetworks.Add(network);
        }

        app.Use((context, next) =>
        {
            context.Items[Vouched] = proxies.Has(context.Connection.RemoteIpAddress);
            return next(context);
        });
        app.UseForwardedHeaders(options);
        app.Use((context, next) =>
        {
            // Proxies say more than is asked for here (X-Forwarded-Port, -Server), and pass on what others claimed before them.
            if (context.Items[Vouched] is true)
            {
                foreach (string header in context.Request.Headers.Keys.Where(AccessRules.IsForwarding).ToList())
                {
                    context.Request.Headers.Remove(header);
                }
            }

            return next(context);
        });
    }

    /// <summary>Refuses what may not be asked, sets the headers of every answer, and turns errors into small plain pages.</summary>
    public static void UseAccess(this WebApplication app, Settings settings)
    {
        app.TrustProxies();
        app.UseHsts();
        var door = app.Services.GetRequiredService<Door>();
        string policy = ContentSecurityPolicy(app.Services.GetRequiredService<AllowedOrigins>());
        app.Use((context, next) =>
        {
            // At the last moment: an answer that fails half-way loses the headers set before.
            context.Response.OnStarting(state =>
            {
                var headers = ((HttpResponse)state).Headers;
                foreach (var (name, value) in Headers)
                {
                    headers.TryAdd(name, value);
                }

                // What is stored here and was brought by somebody has a stricter one, as a page has whose forms say where they
                // come from; what a link shows has one that names who may frame it, which the older header would contradict.
                headers.TryAdd(HeaderNames.ContentSecurityPolicy, policy);
                if (headers.ContentSecurityPolicy.ToString().Contains("frame-ancestors", StringComparison.Ordinal) && headers.ContentSecurityPolicy != policy)
                {
                    headers.Remove(HeaderNames.XFrameOptions);
                }

                return Task.CompletedTask;
            }, context.Response);
            return AccessRules.Judge(context.Request, anyHost: settings.AllowOpen || !door.IsOpen) is { } refusal
                ? ErrorPage.WriteAsync(context, refusal.Status, refusal.Reason)
                : next(context);
        });
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = context => ErrorPage.WriteAsync(context, context.Response.StatusCode),
            StatusCodeSelector = fault => fault is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePages(bare => ErrorPage.WriteAsync(bare.HttpContext, bare.HttpContext.Response.StatusCode));
    }
}
