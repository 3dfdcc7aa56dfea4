using Flexboard.Access;
using Flexboard.Audit;
using Flexboard.People.Pages;
using Flexboard.Texts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Flexboard.People;

/// <summary><c>/sign-in</c> and <c>/sign-out</c>.</summary>
internal static class SignIn
{
    /// <summary>Name of the scheme of the provider that the settings name.</summary>
    public const string Provider = "oauth";

    public static void MapSignIn(this IEndpointRouteBuilder routes, Settings settings)
    {
        string? provider = settings.OAuthClientId.Length > 0 ? settings.OAuthName : null;
        routes.MapGet("/sign-in", (string? to, string? failed, Door door, HttpContext context) =>
            door.NeedsSetup ? Results.Redirect("/setup")
            : context.Visitor().IsKnown || door.IsOpen ? Results.LocalRedirect(Local(to))
            : Show(context, provider, Local(to), "", failed is null ? null : "people.provider-failed")).OpenToAll("asks who it is");
        routes.MapPost("/sign-in", (
            [FromForm] string? name, [FromForm] string? password, [FromForm] string? to, Accounts accounts, Sessions sessions, Attempts attempts, Door door, AuditLog audit, HttpContext context) =>
            TakeAsync(name?.Trim() ?? "", password ?? "", Local(to), provider, accounts, sessions, attempts, door, audit, context)).OpenToAll("asks who it is");
        routes.MapPost("/sign-out", async ([FromForm] string? all, Sessions sessions, Door door, AuditLog audit, HttpContext context) =>
        {
            if (Door.SessionOf(context) is { } session)
            {
                audit.Note(context, all is null ? "sign-out" : "sign-out-everywhere", session.Account);
            }

            try
            {
                if (all is not null && Door.SessionOf(context) is { } one)
                {
                    sessions.EndAll(one.Account);
                }

                await door.EndAsync(context);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                await context.SignOutAsync(Door.Scheme);
                await ErrorPage.WriteAsync(context, StatusCodes.Status507InsufficientStorage, "error.signed-out");
                return Results.Empty;
            }

            return Results.LocalRedirect("/sign-in");
        }).OpenToAll("ends what its own cookie names");
        if (provider is not null)
        {
            routes.MapPost("/sign-in/provider", ([FromForm] string? to) =>
                Results.Challenge(new AuthenticationProperties { RedirectUri = Local(to) }, [Provider])).OpenToAll("asks who it is, elsewhere");
        }
    }

    /// <summary>A path of this app; never another site's address.</summary>
    public static string Local(string? to) =>
        to is ['/', ..] && !to.StartsWith("//", StringComparison.Ordinal) && !to.Contains('\\') && !to.Any(char.IsControl) ? to : "/";

    private static async Task<IResult> TakeAsync(
        string name, string password, string to, string? provider, Accounts accounts, Sessions sessions, Attempts attempts, Door door, AuditLog audit, HttpContext context)
    {
        // No account has a longer name, and none is counted by it.
        name = Account.Cut(name);
        if (attempts.Begin(at: Account.GuessedAt(name), out var wait, "from " + RateLimits.AddressOf(context)) is not { } guess)
        {
            // Also who knows the password: otherwise the lock would tell which guess is right.
            context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
            return Show(context, provider, to, name, "people.wait", StatusCodes.Status429TooManyRequests, (int)Math.Ceiling(wait.TotalMinutes));
        }

        if (accounts.Check(name, password) is not { } account)
        {
            audit.NoteGuess(context.Visitor(), "sign-in-failed", name);
            return Show(context, provider, to, name, "people.wrong", StatusCodes.Status401Unauthorized);
        }

        guess.Succeed();
        var session = await door.BeginAsync(context, account);
        if (accounts.Find(account.Name) is not { IsClosed: false } now || now.Password != account.Password)
        {
            // It was closed, or got another password, while this one was checked: what ended its sessions then may have missed this.
            sessions.End(session.Id);
            return Show(context, provider, to, name, "people.wrong", StatusCodes.Status401Unauthorized);
        }

        return Results.LocalRedirect(account.MustChange ? "/account" : to);
    }

    private static RazorComponentResult<SignInPage> Show(HttpContext context, string? provider, string to, string name, string? fault, int status = StatusCodes.Status200OK, int minutes = 0)
    {
        return FormPage.Of<SignInPage>(context, new
        {
            Language = Languages.Of(context.Request),
            Provider = provider,
            To = to,
            Name = name,
            Fault = fault,
            Minutes = minutes,
        }, status);
    }
}
