using Flexboard.Access;
using Flexboard.Audit;
using Flexboard.People.Pages;
using Flexboard.Storage;
using Flexboard.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Flexboard.People;

/// <summary><c>/account</c>: one's own password, and where one has signed in.</summary>
internal static class AccountRoutes
{
    private const string Own = "shows and changes what belongs to whoever has signed in, and nothing to anybody else";

    public static void MapAccount(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/account", (string? done, Accounts accounts, Sessions sessions, HttpContext context) =>
            Mine(context, accounts) is { } account ? Show(context, account, sessions, null, done is not null) : Results.LocalRedirect("/sign-in?to=/account")).OpenToAll(Own);
        routes.MapPost("/account/password", SetPassword).OpenToAll(Own);
        routes.MapPost("/account/sessions/end", async ([FromForm] string? id, Accounts accounts, Sessions sessions, AuditLog audit, HttpContext context) =>
        {
            if (Mine(context, accounts) is { } account && sessions.Of(account.Name).FirstOrDefault(one => one.Id == id) is { } session)
            {
                audit.Note(context, "session-ended", account.Name, $"{session.Browser} {session.Address}".Trim());
                try
                {
                    sessions.End(session.Id);
                }
                catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
                {
                    await ErrorPage.WriteAsync(context, StatusCodes.Status507InsufficientStorage, "error.signed-out");
                    return Results.Empty;
                }
            }

            return Results.LocalRedirect("/account");
        }).OpenToAll(Own);
    }

    private static IResult SetPassword(
        [FromForm] string? old, [FromForm] string? password, [FromForm] string? again, Accounts accounts, Sessions sessions, Attempts attempts, AuditLog audit, HttpContext context)
    {
        if (Mine(context, accounts) is not { Password: not null } account)
        {
            return Results.LocalRedirect("/sign-in?to=/account");
        }

        var guess = attempts.Begin(at: Account.GuessedAt(account.Name), out _);
        string? fault = guess is null ? "people.wait-own"
            : accounts.Check(account.Name, old ?? "") is null ? "people.old-wrong"
            : Account.CheckPassword(password ?? "", account.Name) ?? (password != again ? "people.password-twice" : password == old ? "people.password-same" : null);
        if (fault is not null)
        {
            if (fault is "people.old-wrong")
            {
                audit.NoteGuess(context.Visitor(), "sign-in-failed", account.Name, "at the change of the password");
            }
            else
            {
                guess?.Succeed();
            }

            return Show(context, account, sessions, fault, done: false, StatusCodes.Status422UnprocessableEntity);
        }

        guess!.Succeed();
        try
        {
            accounts.SetPassword(account.Name, password!, mustChange: false);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return Show(context, account, sessions, "people.disk", done: false, StatusCodes.Status507InsufficientStorage);
        }

        audit.Note(context, "password-changed", account.Name);
        try
        {
            // Whoever knew the old one is out.
            sessions.EndAll(account.Name, but: Door.SessionOf(context)?.Id);
        }
        catch (UnwrittenException)
        {
            return Show(context, account, sessions, "people.changed-disk", done: false, StatusCodes.Status507InsufficientStorage);
        }

        return Results.LocalRedirect("/account?done=1");
    }

    private static Account? Mine(HttpContext context, Accounts accounts) =>
        context.Visitor() is { IsKnown: true } visitor ? accounts.Find(visitor.Name) : null;

    private static RazorComponentResult<AccountPage> Show(HttpContext context, Account account, Sessions sessions, string? fault, bool done, int status = StatusCodes.Status200OK)
    {
        return FormPage.Of<AccountPage>(context, new
        {
            Language = Languages.Of(context.Request),
            Account = account,
            Sessions = sessions.Of(account.Name),
            Own = Door.SessionOf(context)?.Id ?? "",
            Fault = fault,
            Done = done,
        }, status);
    }
}
