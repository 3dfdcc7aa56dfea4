using Flexboard.Access;
using Flexboard.Audit;
using Flexboard.People.Pages;
using Flexboard.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Flexboard.People;

/// <summary><c>/setup</c>: the first administrator, by the code that the app has printed; at this machine, without.</summary>
internal static class Setup
{
    public static void MapSetup(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/setup", (Accounts accounts, Door door, HttpContext context) =>
            accounts.IsEmpty ? Show(context, door, "", null) : Results.NotFound()).OpenToAll("asks for the code that the app has printed, and is gone once there is an administrator");
        routes.MapPost("/setup", TakeAsync).OpenToAll("asks for the code that the app has printed, and is gone once there is an administrator");
    }

    private static async Task<IResult> TakeAsync(
        [FromForm] string? code, [FromForm] string? name, [FromForm] string? password, [FromForm] string? again,
        Accounts accounts, SetupCode setup, Attempts attempts, Door door, AuditLog audit, HttpContext context)
    {
        if (!accounts.IsEmpty)
        {
            return Results.NotFound();
        }

        name = name?.Trim() ?? "";
        if (door.NeedsSetup)
        {
            if (attempts.Begin(at: null, out var wait, "set up from " + RateLimits.AddressOf(context)) is not { } guess)
            {
                context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
                return Show(context, door, name, "people.wait", StatusCodes.Status429TooManyRequests, (int)Math.Ceiling(wait.TotalMinutes));
            }

            if (!setup.Is(code ?? ""))
            {
                audit.NoteGuess(context.Visitor(), "setup-failed", "");
                return Show(context, door, name, "people.code-wrong", StatusCodes.Status401Unauthorized);
            }

            guess.Succeed();
        }

        if ((Account.CheckName(name) ?? Account.CheckPassword(password ?? "", name) ?? (password == again ? null : "people.password-twice")) is { } fault)
        {
            return Show(context, door, name, fault, StatusCodes.Status422UnprocessableEntity);
        }

        if (accounts.MakeFirst(name, password!) is not { } first)
        {
            return Results.NotFound();
        }

        audit.Note(context, "setup", first.Name);
        await door.BeginAsync(context, first);
        return Results.LocalRedirect("/");
    }

    private static RazorComponentResult<SetupPage> Show(HttpContext context, Door door, string name, string? fault, int status = StatusCodes.Status200OK, int minutes = 0)
    {
        return FormPage.Of<SetupPage>(context, new
        {
            Language = Languages.Of(context.Request),
            NeedsCode = door.NeedsSetup,
            Name = name,
            Fault = fault,
            Minutes = minutes,
        }, status);
    }
}
