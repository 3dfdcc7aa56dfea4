using System.Net;
using System.Text.Json.Nodes;
using Flexboard.Links;
using Flexboard.People;
using Flexboard.Tests.Live;
using Flexboard.Tests.People;
using Flexboard.Texts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Flexboard.Tests.Links;

/// <summary>Links and sessions over the whole app as time passes: who looks stays known, and one name is one viewer.</summary>
public sealed class LinkLineTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Watch_OverTheHub_OneNameIsOneViewer()
    {
        await using var app = new PeopleApp();
        using var kim = await app.SignInAsync("kim", new Grant("", Role.Designer));
        var (link, token) = app.MakeLink("shown");
        link = app.Get<LinkStore>().Change(link.Id, one => one with { MostViewers = 1 })!;
        var request = new JsonObject { ["ticket"] = app.Get<LinkTickets>().Issue(link), ["page"] = "one-and-the-same" };
        await using var first = await HubLine.OpenAsync(app.Server, "/hub/board");
        await using var second = await HubLine.OpenAsync(app.Server, "/hub/board");
        Assert.NotNull((await first.StreamAsync("Watch", request))["item"]);
        Assert.NotNull((await second.StreamAsync("Watch", request.DeepClone()))["item"]);

        // Without an error: a page that has changed its connection is told nothing.
        Assert.Null((await first.EndAsync().WaitAsync(TimeSpan.FromSeconds(20), Stop))["error"]);
        Assert.Equal(1, app.Get<LinkStreams>().ViewersOf(link.Id));
        await using var third = await HubLine.OpenAsync(app.Server, "/hub/board");
        Assert.Contains(LinkStreams.Full, (await third.StreamAsync("Watch", new JsonObject { ["ticket"] = app.Get<LinkTickets>().Issue(link), ["page"] = "somebody-else" }))["error"]!.GetValue<string>(), StringComparison.Ordinal);

        // Nor is anybody else told what was.
        foreach (var (asks, status) in new[] { ("?page=one-and-the-same", HttpStatusCode.OK), ("?page=somebody-else", HttpStatusCode.ServiceUnavailable), ("", HttpStatusCode.ServiceUnavailable) })
        {
            using var history = await kim.Client.GetAsync(new Uri($"/s/{token}/history{asks}", UriKind.Relative), Stop);
            Assert.Equal(status, history.StatusCode);
        }
    }

    [Fact]
    public async Task Page_OfOneDelayedLinkTooMany_SaysThatItCannotBeShownJustNow()
    {
        await using var app = new PeopleApp();
        using var kim = await app.SignInAsync("kim", new Grant("", Role.Designer));
        for (int i = 0; i <= LinkDelays.Most; i++)
        {
            var (link, token) = app.MakeLink("shown");
            app.Get<LinkStore>().Change(link.Id, one => one with { DelaySeconds = 60 });
            using var page = await kim.GetAsync($"/s/{token}");
            string text = await page.Content.ReadAsStringAsync(Stop);
            bool isLast = i == LinkDelays.Most;
            Assert.Equal(isLast ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK, page.StatusCode);
            Assert.Equal(isLast, page.Headers.RetryAfter is not null);
            Assert.Equal(isLast, text.Contains(ProductTexts.Get("en", "link.busy"), StringComparison.Ordinal));
        }
    }

    /// <summary>A wall that hangs for months: js/stay.js asks twice a day, a stream never.</summary>
    [Fact]
    public async Task Page_ThatAsksNowAndThen_StaysSignedInAndKnowsItsPin()
    {
        var time = new TimeAhead();
        await using var people = new PeopleApp();
        await using var app = people.WithWebHostBuilder(host => host.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(time)));
        var accounts = app.Services.GetRequiredService<Accounts>();
        accounts.MakeFirst("root", PeopleApp.Password);
        using var browser = new PeopleApp.Browser(app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true }));
        using (await browser.PostAsync("/sign-in", ("name", "root"), ("password", PeopleApp.Password)))
        {
        }

        var links = app.Services.GetRequiredService<LinkStore>();
        var (link, token) = links.Make((id, hash) => new Link { Id = id, TokenHash = hash, Board = "host", PinHash = LinkPin.Hash("2468") })!.Value;
        string first = browser.Cookie, session = first;
        string pin = $"flexboard-pin={app.Services.GetRequiredService<LinkTickets>().IssueCookie(link)}";
        var gone = await AskAsync("/api/boards", "");
        Assert.Equal(401, gone.Response.StatusCode);
        for (int halfDay = 0; halfDay < 90; halfDay++)
        {
            time.Ahead += TimeSpan.FromHours(12);
            session = Fresh(await AskAsync("/health/live", session)) ?? session;
            pin = Fresh(await AskAsync($"/s/{token}/ticket", pin)) ?? pin;
        }

        Assert.Equal(200, (await AskAsync("/api/boards", session)).Response.StatusCode);
        Assert.Equal(200, (await AskAsync($"/s/{token}/ticket", pin)).Response.StatusCode);
        Assert.Equal(401, (await AskAsync("/api/boards", first)).Response.StatusCode);

        // Who does not ask is forgotten.
        time.Ahead += TimeSpan.FromDays(31);
        Assert.Equal(401, (await AskAsync("/api/boards", session)).Response.StatusCode);
        Assert.Equal(401, (await AskAsync($"/s/{token}/ticket", pin)).Response.StatusCode);

        Task<HttpContext> AskAsync(string path, string cookie) => app.Server.SendAsync(context =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.1");
            context.Request.Path = path;
            context.Request.Headers.Cookie = cookie;
        }, Stop);
    }

    /// <summary>A clock that goes as all do, and can be set ahead: what else the app does goes on.</summary>
    private sealed class TimeAhead : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }

    private static string? Fresh(HttpContext answer) => answer.Response.Headers.SetCookie.FirstOrDefault()?.Split(';')[0];
}
