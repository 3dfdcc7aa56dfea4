using System.Net.Http.Headers;
using System.Text.Json;
using Flexboard.Access;
using Flexboard.Audit;
using Flexboard.People.Pages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OAuth;

namespace Flexboard.People;

/// <summary>Registers people: accounts, sessions, and how they come in. See docs/access.md.</summary>
public static class PeopleRoutes
{
    /// <summary>Adds them.</summary>
    public static IServiceCollection AddPeople(this IServiceCollection services, Settings settings)
    {
        string data = Places.Resolve(settings.Data);
        services.AddSingleton(provider => new Accounts(Path.Combine(data, "people.json"), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new Sessions(
            Path.Combine(data, "sessions.json"), provider.GetRequiredService<Accounts>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Newcomers>();
        services.AddSingleton<SetupCode>();
        services.AddSingleton<Attempts>();
        var authentication = services.AddAuthentication(Door.Scheme).AddCookie(Door.Scheme, cookie =>
        {
            cookie.Cookie.Name = "flexboard";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;

            // Whoever follows a link to a board is signed in there; a foreign page can change nothing all the same, see AccessRules.
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = Sessions.Lasts;
            cookie.SlidingExpiration = true;
        });
        if (settings.OAuthClientId.Length > 0)
        {
            authentication.AddOAuth<OAuthOptions, OAuthHandler<OAuthOptions>>(SignIn.Provider, settings.OAuthName, oauth => Provide(oauth, settings));
        }

        return services;
    }

    /// <summary>Maps <c>/sign-in</c>, <c>/setup</c> and <c>/account</c>, and prints the set-up code where one is needed.</summary>
    public static void MapPeople(this WebApplication app, Settings settings)
    {
        app.MapSignIn(settings);
        app.MapSetup();
        app.MapAccount();
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            if (app.Services.GetRequiredService<Door>().NeedsSetup)
            {
                System.Console.WriteLine(
                    $"Other machines reach Flexboard, and it has no administrator yet. Open /setup there and type this code: {app.Services.GetRequiredService<SetupCode>().Shown}");
            }
        });
    }

    private static void Provide(OAuthOptions oauth, Settings settings)
    {
        oauth.ClientId = settings.OAuthClientId;
        oauth.ClientSecret = settings.OAuthClientSecret;
        oauth.AuthorizationEndpoint = settings.OAuthAuthorizationEndpoint;
        oauth.TokenEndpoint = settings.OAuthTokenEndpoint;
        oauth.UserInformationEndpoint = settings.OAuthUserInformationEndpoint;
        oauth.CallbackPath = "/sign-in/back";
        oauth.SignInScheme = Door.Scheme;
        oauth.UsePkce = true;

        // The way back is followed, not posted; without TLS browsers drop a cookie that would go along with posts.
        oauth.CorrelationCookie.SameSite = SameSiteMode.Lax;
        oauth.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        oauth.CorrelationCookie.Path = "/sign-in";
        oauth.Scope.Clear();
        foreach (string scope in settings.OAuthScopes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            oauth.Scope.Add(scope);
        }

        oauth.Events = new OAuthEvents
        {
            OnCreatingTicket = async created =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, created.Options.UserInformationEndpoint);
                request.Headers.Accept.ParseAdd("application/json");
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", created.AccessToken);
                using var answer = await created.Backchannel.SendAsync(request, created.HttpContext.RequestAborted);
                answer.EnsureSuccessStatusCode();
                using var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(created.HttpContext.RequestAborted));
                string? name = told.RootElement.TryGetProperty(settings.OAuthNameField, out var field) && field.ValueKind == JsonValueKind.String ? field.GetString() : null;
                var services = created.HttpContext.RequestServices;
                if (name is null || services.GetRequiredService<Newcomers>().Admit(name, created.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "") is not { } account)
                {
                    services.GetRequiredService<AuditLog>().NoteGuess(Visitor.Stranger with { Address = created.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "" }, "sign-in-failed", Account.Cut(name ?? ""), settings.OAuthName);
                    // The handler goes on when a ticket only says that it has failed.
                    throw new AuthenticationFailureException("There is no account of that name here.");
                }

                created.Principal = services.GetRequiredService<Door>().PrincipalOf(created.HttpContext, account);
                created.Properties.IsPersistent = true;
            },
            OnRemoteFailure = failed =>
            {
                failed.HandleResponse();
                failed.Response.Redirect("/sign-in?failed=provider");
                return Task.CompletedTask;
            },
        };
    }
}
