using System.Net;
using System.Text;
using Flexboard.Access;
using Flexboard.Audit;
using Flexboard.Boards;
using Flexboard.People;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Flexboard.Tests.People;

/// <summary>Setting up, coming in and going out, over the whole pipeline of an app that other machines reach.</summary>
public sealed class SignInTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Exposed_WithoutAnAdministrator_LeadsToTheSetUpAndAnswersNothingElse()
    {
        await using var app = new PeopleApp();
        using var browser = app.NewBrowser();
        using var home = await browser.GetAsync("/");
        Assert.Equal("/setup", home.Headers.Location?.ToString());
        using var boards = await browser.Client.GetAsync(new Uri("/api/boards", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, boards.StatusCode);
        using var page = await browser.GetAsync("/setup");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        using var ready = await browser.GetAsync("/health/ready");
        Assert.DoesNotContain("feed", await ready.Content.ReadAsStringAsync(Stop), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task SetUp_RightCode_LetsTheFirstAdministratorInOnce()
    {
        await using var app = new PeopleApp();
        using var browser = app.NewBrowser();
        string code = app.Get<SetupCode>().Shown;
        using var wrong = await browser.PostAsync("/setup", ("code", "aaaaa-bbbbb-ccccc-ddddd"), ("name", "root"), ("password", PeopleApp.Password), ("again", PeopleApp.Password));
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        using var weak = await browser.PostAsync("/setup", ("code", code), ("name", "root"), ("password", "short"), ("again", "short"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, weak.StatusCode);
        Assert.True(app.Get<Accounts>().IsEmpty);
        using var right = await browser.PostAsync("/setup", ("code", code.ToUpperInvariant().Replace('-', ' ')), ("name", "root"), ("password", PeopleApp.Password), ("again", PeopleApp.Password));
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        using var home = await browser.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
        Assert.Contains("root", await home.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);

        using var other = app.NewBrowser();
        using var gone = await other.GetAsync("/setup");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Contains(app.Get<AuditLog>().Newest(10), one => one is { What: "setup", On: "root" });
    }

    [Fact]
    public async Task SetUp_GuessedCode_HasToWait()
    {
        await using var app = new PeopleApp();
        using var browser = app.NewBrowser();
        for (int i = 0; i < Attempts.FreeFrom; i++)
        {
            using var wrong = await browser.PostAsync("/setup", ("code", $"guess{i}"), ("name", "root"), ("password", PeopleApp.Password), ("again", PeopleApp.Password));
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        }

        using var right = await browser.PostAsync("/setup", ("code", app.Get<SetupCode>().Shown), ("name", "root"), ("password", PeopleApp.Password), ("again", PeopleApp.Password));
        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
        Assert.True(right.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.True(app.Get<Accounts>().IsEmpty);
    }

    [Fact]
    public async Task SignIn_WrongPasswordOrName_IsToldTheSameAndLocksAtLast()
    {
        await using var app = new PeopleApp();
        using var known = await app.SignInAsync("kim", new Grant("", Role.Viewer));
        using var browser = app.NewBrowser();
        using var noName = await browser.PostAsync("/sign-in", ("name", "nobody"), ("password", PeopleApp.Password));
        using var noPassword = await browser.PostAsync("/sign-in", ("name", "kim"), ("password", "wrong wrong"));
        Assert.Equal(HttpStatusCode.Unauthorized, noName.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, noPassword.StatusCode);
        Assert.Equal(Said(await noName.Content.ReadAsStringAsync(Stop)), Said(await noPassword.Content.ReadAsStringAsync(Stop)));
        for (int i = 1; i < Attempts.Free; i++)
        {
            (await browser.PostAsync("/sign-in", ("name", "kim"), ("password", "wrong wrong"))).Dispose();
        }

        using var locked = await browser.PostAsync("/sign-in", ("name", "kim"), ("password", PeopleApp.Password));
        Assert.Equal(HttpStatusCode.TooManyRequests, locked.StatusCode);
        Assert.InRange(locked.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        using var stillIn = await known.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, stillIn.StatusCode);

        static string Said(string page) => page.Split("role=\"alert\">")[1].Split('<')[0];
    }

    /// <summary>Looking at a password takes a while: whoever guesses at many at once must not have all of them looked at meanwhile.</summary>
    [Fact]
    public async Task SignIn_ManyGuessesAtTheSameTime_AreCountedAsMany()
    {
        const int Guesses = 50;
        await using var app = new PeopleApp();
        app.Get<Accounts>().MakeFirst("root", PeopleApp.Password);
        using var browser = app.NewBrowser();
        var (token, cookie) = await browser.FormAsync("/sign-in");
        async Task<int> GuessAsync(string password, string from)
        {
            var answer = await app.Server.SendAsync(context =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse(from);
                context.Request.Method = "POST";
                context.Request.Path = "/sign-in";
                context.Request.Headers.Cookie = cookie;
                context.Request.ContentType = "application/x-www-form-urlencoded";
                context.Request.Body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(
                    $"name=root&password={Uri.EscapeDataString(password)}&__RequestVerificationToken={Uri.EscapeDataString(token)}"));
            }, Stop);
            return answer.Response.StatusCode;
        }

        // From as many addresses: it is the account that is guessed at.
        int[] answers = await Task.WhenAll(Enumerable.Range(1, Guesses).Select(i => Task.Run(() => GuessAsync($"wrong wrong {i}", $"192.0.2.{i}"))));
        Assert.Equal(Attempts.Free, answers.Count(one => one == StatusCodes.Status401Unauthorized));
        Assert.Equal(Guesses - Attempts.Free, answers.Count(one => one == StatusCodes.Status429TooManyRequests));
        Assert.Equal(Attempts.Free, app.Get<AuditLog>().Newest(1000).Count(one => one is { What: "sign-in-failed", On: "root" }));

        // Nor does the right one come through among others, once those that are free are used up.
        answers = await Task.WhenAll(Enumerable.Range(1, Guesses).Select(i =>
            Task.Run(() => GuessAsync(i == Guesses / 2 ? PeopleApp.Password : $"wrong wrong {i}", $"198.51.100.{i}"))));
        Assert.All(answers, one => Assert.Equal(StatusCodes.Status429TooManyRequests, one));
        Assert.Empty(app.Get<Sessions>().Of("root"));
    }

    [Theory]
    [InlineData("/events", "/events")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/\n/evil.example", "/")]
    public async Task SignIn_Done_GoesOnWithinTheAppAlone(string to, string where)
    {
        await using var app = new PeopleApp();
        app.Get<Accounts>().MakeFirst("root", PeopleApp.Password);
        using var browser = app.NewBrowser();
        using var answer = await browser.PostAsync("/sign-in", ("name", "ROOT"), ("password", PeopleApp.Password), ("to", to));
        Assert.Equal(where, answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task SignIn_WithoutTheFormsToken_IsRefused()
    {
        await using var app = new PeopleApp();
        app.Get<Accounts>().MakeFirst("root", PeopleApp.Password);
        using var browser = app.NewBrowser();
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("name", "root"), KeyValuePair.Create("password", PeopleApp.Password)]);
        using var answer = await browser.Client.PostAsync(new Uri("/sign-in", UriKind.Relative), content, Stop);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Cookie_OfASession_IsHiddenFromScriptsAndForeignForms()
    {
        await using var app = new PeopleApp();
        app.Get<Accounts>().MakeFirst("root", PeopleApp.Password);
        using var browser = app.NewBrowser();
        using var answer = await browser.PostAsync("/sign-in", ("name", "root"), ("password", PeopleApp.Password));
        string cookie = answer.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("flexboard=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Session_Ended_IsOutAtOnce()
    {
        await using var app = new PeopleApp();
        using var here = await app.SignInAsync("kim", new Grant("", Role.Viewer));
        using var there = await app.SignInAsync("kim");
        using var out1 = await here.PostAsync("/sign-out");
        using var gone = await here.GetAsync("/");
        Assert.StartsWith("/sign-in", gone.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var still = await there.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
        using var here2 = await app.SignInAsync("kim");
        using var everywhere = await here2.PostAsync("/sign-out", ("all", "1"));
        using var outToo = await there.GetAsync("/");
        Assert.Equal(HttpStatusCode.Redirect, outToo.StatusCode);
    }

    [Fact]
    public async Task Account_ClosedOrWithOtherRights_IsSoAtOnce()
    {
        await using var app = new PeopleApp();
        using var kim = await app.SignInAsync("kim", new Grant("", Role.Designer));
        Assert.Equal(HttpStatusCode.OK, (await kim.GetAsync("/boards/new")).StatusCode);
        app.Get<Accounts>().Change("kim", one => one with { Grants = [new Grant("", Role.Viewer)] });
        Assert.Equal(HttpStatusCode.Forbidden, (await kim.GetAsync("/boards/new")).StatusCode);
        app.Get<Accounts>().Change("kim", one => one with { IsClosed = true });
        Assert.Equal(HttpStatusCode.Redirect, (await kim.GetAsync("/")).StatusCode);
        using var browser = app.NewBrowser();
        using var answer = await browser.PostAsync("/sign-in", ("name", "kim"), ("password", PeopleApp.Password));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Password_ChosenBySomebodyElse_HasToBeChangedFirst()
    {
        await using var app = new PeopleApp();
        app.Get<Accounts>().MakeFirst("root", PeopleApp.Password);
        app.Get<Accounts>().Make(new Account("lee", [new Grant("", Role.Viewer)]) { MustChange = true }, PeopleApp.Password);
        using var lee = app.NewBrowser();
        using var first = await lee.PostAsync("/sign-in", ("name", "lee"), ("password", PeopleApp.Password));
        Assert.Equal("/account", first.Headers.Location?.ToString());
        using var home = await lee.GetAsync("/");
        Assert.Equal("/account", home.Headers.Location?.ToString());
        using var wrong = await lee.PostAsync("/account/password", ("old", "not it at all"), ("password", "another long one"), ("again", "another long one"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using var same = await lee.PostAsync("/account/password", ("old", PeopleApp.Password), ("password", PeopleApp.Password), ("again", PeopleApp.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, same.StatusCode);
        using var right = await lee.PostAsync("/account/password", ("old", PeopleApp.Password), ("password", "another long one"), ("again", "another long one"));
        Assert.Equal("/account?done=1", right.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await lee.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task Folder_InWhichSomebodyHasNoRole_IsNotThere()
    {
        await using var app = new PeopleApp();
        app.Get<BoardStore>().Create("inner", """{"schemaVersion":1,"title":"Inner","folder":"seoul/core","widgets":[],"arrangements":[{"id":"a","width":16,"height":9,"places":{}}]}"""u8.ToArray());
        app.Get<BoardStore>().Create("outer", """{"schemaVersion":1,"title":"Outer","folder":"seoul-2","widgets":[],"arrangements":[{"id":"a","width":16,"height":9,"places":{}}]}"""u8.ToArray());
        using var kim = await app.SignInAsync("kim", new Grant("seoul", Role.Viewer));
        Assert.Equal(HttpStatusCode.OK, (await kim.GetAsync("/boards/inner")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await kim.GetAsync("/boards/outer")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await kim.GetAsync("/boards/inner/design")).StatusCode);
        string list = await kim.Client.GetStringAsync(new Uri("/api/boards", UriKind.Relative), Stop);
        Assert.Contains("inner", list, StringComparison.Ordinal);
        Assert.DoesNotContain("outer", list, StringComparison.Ordinal);
        Assert.DoesNotContain("reservation", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Administrator_TheLast_CannotBeLost()
    {
        await using var app = new PeopleApp();
        var accounts = app.Get<Accounts>();
        accounts.MakeFirst("root", PeopleApp.Password);
        Assert.Null(accounts.Change("root", one => one with { IsClosed = true }));
        Assert.Null(accounts.Change("root", one => one with { Grants = [] }));
        Assert.False(accounts.Remove("root"));
        Assert.NotNull(accounts.Make(new Account("kim", [new Grant("", Role.Administrator)]), PeopleApp.Password));
        Assert.True(accounts.Remove("root"));
    }

    [Fact]
    public async Task Header_OfATrustedProxy_SignsIn_OfAnybodyElseNot()
    {
        await using var app = new PeopleApp(("TrustedProxies", "127.0.0.1 ::1"), ("SignInHeader", "X-Remote-User"), ("NewPeople", "viewer"));
        app.Get<Accounts>().MakeFirst("root", PeopleApp.Password);
        var proxies = app.Get<TrustedProxies>();
        Assert.True(proxies.Has(IPAddress.Parse("::ffff:127.0.0.1")));
        Assert.False(proxies.Has(IPAddress.Parse("10.0.0.1")));
        foreach (var (from, who, status) in new[]
        {
            ("127.0.0.1", "park", HttpStatusCode.OK), ("10.0.0.1", "park", HttpStatusCode.Unauthorized),
            // Not by choosing the name of somebody who has a password here.
            ("127.0.0.1", "root", HttpStatusCode.Unauthorized),
        })
        {
            var answer = await app.Server.SendAsync(context =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse(from);
                context.Request.Path = "/api/boards";
                context.Request.Host = new HostString("wall.example");
                context.Request.Headers["X-Remote-User"] = who;
            }, Stop);
            Assert.Equal((int)status, answer.Response.StatusCode);
        }

        Assert.Equal([new Grant("", Role.Viewer)], app.Get<Accounts>().Find("park")!.Grants);
    }

    /// <summary>Headers that say how something was forwarded are removed before anybody else reads them.</summary>
    [Theory]
    [InlineData("X-Remote-User")]
    [InlineData("X-Forwarded-User")]
    public async Task Header_WithoutCookies_IsOneSessionForEachPlace(string header)
    {
        await using var app = new PeopleApp(("TrustedProxies", "127.0.0.1"), ("SignInHeader", header), ("NewPeople", "viewer"));
        app.Get<Accounts>().MakeFirst("root", PeopleApp.Password);
        foreach (string from in new[] { "192.0.2.1", "192.0.2.1", "192.0.2.2", "192.0.2.1" })
        {
            var answer = await app.Server.SendAsync(context =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Loopback;
                context.Request.Path = "/";
                context.Request.Headers.Accept = "text/html";
                context.Request.Headers[header] = "park";
                context.Request.Headers["X-Forwarded-For"] = from;
            }, Stop);
            Assert.Equal(StatusCodes.Status200OK, answer.Response.StatusCode);
            Assert.Contains("flexboard=", answer.Response.Headers.SetCookie.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(["192.0.2.1", "192.0.2.2"], app.Get<Sessions>().Of("park").Select(one => one.Address).Order());
    }

    [Fact]
    public async Task SignIn_WithWhatIsNoText_IsWrongAndNoError()
    {
        await using var app = new PeopleApp();
        app.Get<Accounts>().MakeFirst("root", PeopleApp.Password);
        using var browser = app.NewBrowser();
        using var answer = await browser.PostAsync("/sign-in", ("name", "a\uFFFEb"), ("password", PeopleApp.Password));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.NotNull(Account.CheckName("a\uFFFEb"));
        Assert.NotNull(Account.CheckName("a\uD83D"));
    }

    [Fact]
    public async Task Forwarded_ByATrustedProxy_IsTakenAtItsWord_ByAnybodyElseRefused()
    {
        await using var app = new PeopleApp(("TrustedProxies", "10.0.0.0/24"));
        app.Get<Accounts>().MakeFirst("root", PeopleApp.Password);
        foreach (var (from, status) in new[] { ("10.0.0.7", StatusCodes.Status200OK), ("10.0.1.7", StatusCodes.Status400BadRequest) })
        {
            var answer = await app.Server.SendAsync(context =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse(from);
                context.Request.Path = "/sign-in";
                context.Request.Headers["X-Forwarded-For"] = "192.0.2.9";
                context.Request.Headers["X-Forwarded-Proto"] = "https";
            }, Stop);
            Assert.Equal(status, answer.Response.StatusCode);
        }
    }

    /// <summary>The app listens at this machine alone, but for a proxy through which all others come.</summary>
    [Fact]
    public async Task Proxy_BeforeTheFirstAccount_LeadsToTheSetUpWithItsCode()
    {
        await using var app = new TestApp();
        await using var reached = app.WithWebHostBuilder(host => host.UseSetting("Flexboard:TrustedProxies", "127.0.0.1"));
        foreach (string path in new[] { "/", "/api/boards", "/people" })
        {
            var answer = await reached.Server.SendAsync(
                context =>
                {
                    context.Connection.RemoteIpAddress = IPAddress.Loopback;
                    context.Request.Path = path;
                    context.Request.Host = new("localhost");
                    context.Request.Headers.Accept = "text/html";
                    context.Request.Headers["X-Forwarded-For"] = "192.0.2.9, 203.0.113.1";
                    context.Request.Headers["X-Forwarded-Host"] = "localhost";
                    context.Request.Headers["X-Forwarded-Port"] = "443";
                },
                Stop);
            Assert.Equal((StatusCodes.Status302Found, "/setup"), (answer.Response.StatusCode, answer.Response.Headers.Location.ToString()));
        }

        Assert.True(reached.Services.GetRequiredService<Door>().NeedsSetup);
    }

    [Theory]
    [InlineData("김민수")]
    [InlineData("\u212Aim")]
    public async Task SignIn_OtherSpellingsOfOneName_AreOneToTheLock(string name)
    {
        await using var app = new PeopleApp();
        app.Get<Accounts>().MakeFirst("root", PeopleApp.Password);
        using var browser = app.NewBrowser();
        string[] spellings = [name.Normalize(NormalizationForm.FormC), name.Normalize(NormalizationForm.FormD), name, name.Normalize().ToLowerInvariant(), $" {name} ", name];
        var answers = new List<HttpStatusCode>();
        foreach (string one in spellings)
        {
            using var answer = await browser.PostAsync("/sign-in", ("name", one), ("password", "guessed by somebody"));
            answers.Add(answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
        Assert.Null(app.Get<Attempts>().Begin(Account.GuessedAt(name), out _));
        using var cut = await browser.PostAsync("/sign-in", ("name", new string('a', 63) + "\U0001F600"), ("password", "guessed by somebody"));
        Assert.NotEqual(HttpStatusCode.InternalServerError, cut.StatusCode);
    }

    [Fact]
    public async Task Guest_OfAllRoles_MayNotDoWhatNeedsMore()
    {
        await using var app = new PeopleApp();
        using var viewer = await app.SignInAsync("viewer", new Grant("", Role.Viewer));
        using var operatorOne = await app.SignInAsync("operator", new Grant("", Role.Operator));
        using var designer = await app.SignInAsync("designer", new Grant("", Role.Designer));
        foreach (var (who, role) in new[] { (viewer, Role.Viewer), (operatorOne, Role.Operator), (designer, Role.Designer) })
        {
            foreach (var (path, needs) in new[]
            {
                ("/", Role.Viewer), ("/events", Role.Viewer), ("/gallery", Role.Viewer), ("/boards/reservation", Role.Viewer), ("/feeds", Role.Operator), ("/system", Role.Operator),
                ("/api/boards/reservation/pages", Role.Operator), ("/boards/reservation/design", Role.Designer), ("/boards/new", Role.Designer), ("/api/series", Role.Designer),
                ("/api/boards/reservation/draft", Role.Designer), ("/people", Role.Administrator), ("/api/audit", Role.Administrator), ("/metrics", Role.Administrator),
            })
            {
                using var answer = await who.GetAsync(path);
                Assert.True(
                    answer.StatusCode == (role >= needs ? HttpStatusCode.OK : HttpStatusCode.Forbidden), $"{role} {path}: {answer.StatusCode}");
            }
        }
    }
}
