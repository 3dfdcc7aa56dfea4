using System.Security.Claims;
using Flexboard.Audit;
using Flexboard.Live;
using Flexboard.People;
using Flexboard.Screens;
using Flexboard.Stills;
using Flexboard.Walls;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Net.Http.Headers;

namespace Flexboard.Access;

/// <summary>
/// Says who asks, lets people in and out, and sends those on who have to sign in first. Without an account there is nobody
/// to tell apart: then whoever sits at this machine may do everything, and whoever does not, nothing before
/// <c>/setup</c>.
/// </summary>
public sealed class Door : IDisposable
{
    /// <summary>The scheme of the cookie.</summary>
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    private const string SessionClaim = "session";
    private static readonly object SessionKey = new();

    private readonly Accounts accounts;
    private readonly Sessions sessions;
    private readonly Newcomers newcomers;
    private readonly Exposure exposure;
    private readonly AuditLog audit;
    private readonly Settings settings;
    private readonly ScreenStore screens;
    private readonly WallStore walls;
    private readonly StillPasses stills;
    private readonly CancellationTokenSource open = new();

    /// <summary>Made once, by the host.</summary>
    public Door(Accounts accounts, Sessions sessions, Newcomers newcomers, Exposure exposure, AuditLog audit, Settings settings, ScreenStore screens, WallStore walls, StillPasses stills)
    {
        (this.accounts, this.sessions, this.newcomers, this.exposure, this.audit, this.settings) = (accounts, sessions, newcomers, exposure, audit, settings);
        (this.screens, this.walls, this.stills) = (screens, walls, stills);

        // With the first account whoever was let in as everybody has to say who it is.
        accounts.Changed += EndOpen;
    }

    /// <summary>Whether everybody who reaches the app may do everything.</summary>
    public bool IsOpen => accounts.IsEmpty && (settings.AllowOpen || !IsReached);

    /// <remarks>A proxy is there so that others reach the app through it, at whatever address that listens.</remarks>
    private bool IsReached => exposure.IsExposed || settings.TrustedProxies.Length > 0;

    /// <summary>Whether an administrator has to be set up before anything else.</summary>
    public bool NeedsSetup => accounts.IsEmpty && !IsOpen;

    /// <summary>Who asks, and from where. Whatever is open for that person is cut when the session ends or its rights change.</summary>
    public async ValueTask<Visitor> WhoAsync(HttpContext context) => await WhoIsAsync(context) with { Address = AddressOf(context) };

    private async ValueTask<Visitor> WhoIsAsync(HttpContext context)
    {
        if (stills.Of(context) is { } pass)
        {
            Cut(context, pass.Ended);
            return Visitor.Stranger with { Still = pass };
        }

        var visitor = await PersonAsync(context);
        if (ScreenCookie.Of(context.Request) is not { } key || screens.FindByKey(key) is not { } screen)
        {
            return visitor;
        }

        Cut(context, screens.Open(screen.Id));
        return visitor with { Screen = new ScreenPass(screen.Id, screens, walls) };
    }

    /// <summary>Who has a session, now.</summary>
    /// <param name="session">Its id; null: none, and nobody needs one.</param>
    public Visitor VisitorOf(string? session) =>
        session is null ? (IsOpen ? Visitor.Everybody : Visitor.Stranger)
        : sessions.Find(session) is { } found ? VisitorOf(accounts.Find(found.Account)) : Visitor.Stranger;

    /// <summary>The session of whoever asks; null: none.</summary>
    public static Session? SessionOf(HttpContext context) => context.Items.TryGetValue(SessionKey, out var known) ? (Session)known! : null;

    /// <summary>Lets somebody in.</summary>
    public async Task<Session> BeginAsync(HttpContext context, Account account)
    {
        var session = Begin(context, account);
        await KeepAsync(context, session);
        return session;
    }

    private static Task KeepAsync(HttpContext context, Session session) =>
        context.SignInAsync(Scheme, PrincipalOf(session), new AuthenticationProperties { IsPersistent = true });

    private async Task<Session> BeginVouchedAsync(HttpContext context, Account account)
    {
        if (sessions.FindVouched(account.Name, AddressOf(context), BrowserOf(context)) is not { } session)
        {
            return await BeginAsync(context, account);
        }

        await KeepAsync(context, session);
        return session;
    }

    /// <summary>A session for whom somebody else vouches, and what the cookie says of it.</summary>
    public ClaimsPrincipal PrincipalOf(HttpContext context, Account account) => PrincipalOf(Begin(context, account));

    /// <summary>Lets somebody out.</summary>
    public Task EndAsync(HttpContext context)
    {
        if (SessionOf(context) is { } session)
        {
            sessions.End(session.Id);
        }

        return context.SignOutAsync(Scheme);
    }

    /// <summary>Answers a request that its visitor may not make.</summary>
    public Task RefuseAsync(HttpContext context, Visitor visitor)
    {
        bool mustChange = SessionOf(context) is { } session && accounts.Find(session.Account) is { MustChange: true };
        if (!IsNavigation(context.Request) || (visitor.IsKnown && !mustChange))
        {
            return ErrorPage.WriteAsync(context, visitor.IsKnown ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized, visitor.IsKnown ? "error.forbidden" : "error.unknown");
        }

        context.Response.Headers.CacheControl = "no-store";
        if (IsScreensWay(context.Request))
        {
            context.Response.Redirect("/pair");
            return Task.CompletedTask;
        }

        context.Response.Redirect(NeedsSetup ? "/setup" : mustChange ? "/account" : "/sign-in?to=" + Uri.EscapeDataString(context.Request.Path + context.Request.QueryString.ToUriComponent()));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        accounts.Changed -= EndOpen;
        open.Dispose();
    }

    private void EndOpen(string name)
    {
        if (!accounts.IsEmpty)
        {
            _ = open.CancelAsync();
        }
    }

    private async ValueTask<Visitor> PersonAsync(HttpContext context)
    {
        if (IsOpen)
        {
            Cut(context, open.Token);
            return Visitor.Everybody;
        }

        var session = await SessionAsync(context);
        if (Newcomers.NameOf(context) is { } name)
        {
            if (newcomers.Admit(name, AddressOf(context)) is not { } admitted)
            {
                return Visitor.Stranger;
            }

            if (session is null || !session.Account.Equals(admitted.Name, StringComparison.OrdinalIgnoreCase))
            {
                // A program that keeps no cookies begins none with each request.
                session = IsNavigation(context.Request) ? await BeginVouchedAsync(context, admitted) : null;
            }

            if (session is null)
            {
                // First what cuts it, then what it may: a change of its rights meanwhile is in the one or in the other.
                Cut(context, sessions.OpenOf(admitted.Name));
                return VisitorOf(accounts.Find(admitted.Name));
            }
        }

        if (session is null)
        {
            return Visitor.Stranger;
        }

        Cut(context, sessions.Open(session.Id));
        context.Items[SessionKey] = session;
        return VisitorOf(accounts.Find(session.Account));
    }

    private async Task<Session?> SessionAsync(HttpContext context) =>
        await context.AuthenticateAsync(Scheme) is { Succeeded: true, Principal: { } principal } && principal.FindFirstValue(SessionClaim) is { } id
            ? sessions.Find(id)
            : null;

    private Session Begin(HttpContext context, Account account)
    {
        string address = AddressOf(context);
        var session = sessions.Begin(account.Name, address, BrowserOf(context));
        accounts.SignedIn(account.Name);
        audit.Add(account.Name, "sign-in", account.Name, session.Browser, address);
        return session;
    }

    private static string BrowserOf(HttpContext context) => OpenPage.BrowserOf(context.Request.Headers.UserAgent.ToString());

    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    private static ClaimsPrincipal PrincipalOf(Session session) =>
        new(new ClaimsIdentity([new Claim(SessionClaim, session.Id)], Scheme));

    /// <remarks>Who has to choose a password may do nothing before.</remarks>
    private static Visitor VisitorOf(Account? account) =>
        account is null or { IsClosed: true } ? Visitor.Stranger : new Visitor(account.Name, account.MustChange ? [] : account.Grants);

    /// <remarks>What is answered at once is not: whoever signs out would not hear of it. It does of what takes long.</remarks>
    private static void Cut(HttpContext context, CancellationToken when)
    {
        if (context.Request.Path.StartsWithSegments("/hub") || context.Request.Path.StartsWithSegments("/_blazor") || context.TakesLong())
        {
            context.Response.RegisterForDispose(when.Register(static state => ((HttpContext)state!).Abort(), context));
        }
    }

    /// <summary>Whether a screen asks for a wall that it may not see, or no more: nobody is there who could sign in.</summary>
    internal static bool IsScreensWay(HttpRequest request) =>
        ScreenCookie.Of(request) is not null && request.Path.StartsWithSegments("/walls", out var wall) && wall.HasValue && !wall.Value!.EndsWith("/fit", StringComparison.Ordinal);

    private static bool IsNavigation(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers[HeaderNames.Accept].ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
