using System.Net;
using System.Text.Json.Nodes;
using Flexboard.Tests.People;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Flexboard.Tests.Access;

/// <summary>The rules of access over the whole pipeline.</summary>
public sealed class AccessTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:8080")]
    [InlineData("127.0.0.1:5000")]
    [InlineData("[::1]:8080")]
    public async Task Host_ThisMachine_IsAnswered(string host) =>
        Assert.Equal(HttpStatusCode.OK, (await Send(HttpMethod.Get, "/", ("Host", host))).StatusCode);

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("localhost.")]
    [InlineData("127.0.0.2")]
    [InlineData("0.0.0.0:8080")]
    [InlineData("[::]")]
    public async Task Host_AnyOther_IsRefusedWithTheReason(string host)
    {
        foreach (string path in new[] { "/", "/css/console.css", "/nothing" })
        {
            using var answer = await Send(HttpMethod.Get, path, ("Host", host));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("localhost, 127.0.0.1 or [::1]", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Host_AnyOtherWithAllowOpen_IsAnswered()
    {
        await using var open = app.WithWebHostBuilder(host => host.UseSetting("Flexboard:AllowOpen", "true"));
        using var client = open.CreateClient();
        Assert.Equal(HttpStatusCode.OK, (await Send(client, HttpMethod.Get, "/", ("Host", "wall.example"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Send(client, HttpMethod.Post, "/_blazor/negotiate", ("Host", "wall.example"), ("Origin", "http://localhost"))).StatusCode);
    }

    [Theory]
    [InlineData("Forwarded", "for=1.2.3.4")]
    [InlineData("X-Forwarded-For", "1.2.3.4")]
    [InlineData("x-forwarded-host", "localhost")]
    [InlineData("X-Forwarded-Anything", "x")]
    public async Task Forwarded_Any_IsRefused(string header, string value) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await Send(HttpMethod.Get, "/", (header, value))).StatusCode);

    [Theory]
    [InlineData("POST", "/_blazor/negotiate")]
    [InlineData("GET", "/_blazor?id=1")]
    [InlineData("GET", "/_BLAZOR")]
    [InlineData("GET", "/hub/board")]
    [InlineData("OPTIONS", "/hub/board/negotiate")]
    [InlineData("PUT", "/api/boards/host")]
    [InlineData("DELETE", "/api/boards/host")]
    [InlineData("POST", "/api/ingest")]
    [InlineData("PATCH", "/")]
    public async Task Origin_Foreign_IsForbidden(string method, string path)
    {
        foreach (string origin in new[] { "http://evil.example", "null", "http://localhost:8081", "https://localhost", "http://127.0.0.1", "nonsense" })
        {
            using var answer = await Send(new HttpMethod(method), path, ("Origin", origin));
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await Send(new HttpMethod(method), path, ("Sec-Fetch-Site", "cross-site"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Send(new HttpMethod(method), path, ("Sec-Fetch-Site", "same-site"))).StatusCode);
    }

    [Theory]
    [InlineData("http://localhost")]
    [InlineData("http://localhost:80")]
    [InlineData("HTTP://LOCALHOST")]
    [InlineData(null)]
    public async Task Origin_OwnOrNone_Passes(string? origin)
    {
        using var answer = await Send(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1", origin is null ? [] : [("Origin", origin)]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>Of other transports a connection outlives the requests that are cut with a session.</summary>
    [Theory]
    [InlineData("/hub/board")]
    [InlineData("/hub/design")]
    [InlineData("/hub/wall")]
    public async Task Hub_SpeaksOverWebSocketsAlone(string hub)
    {
        using var answer = await Send(HttpMethod.Post, $"{hub}/negotiate?negotiateVersion=1");
        var told = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(["WebSockets"], told["availableTransports"]!.AsArray().Select(one => (string)one!["transport"]!));
    }

    [Fact]
    public async Task Origin_OwnOnAnotherPort_Passes()
    {
        using var answer = await Send(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1",
            ("Host", "127.0.0.1:4321"), ("Origin", "http://127.0.0.1:4321"), ("Sec-Fetch-Site", "same-origin"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("/_blazor")]
    [InlineData("/anywhere")]
    public async Task WebSocket_ForeignOrigin_IsForbidden(string path)
    {
        var sockets = app.Server.CreateWebSocketClient();
        sockets.ConfigureRequest = request =>
        {
            request.Headers.Origin = "http://evil.example";
            request.Headers.Upgrade = "websocket";
        };
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            sockets.ConnectAsync(new Uri($"ws://localhost{path}"), TestContext.Current.CancellationToken));
        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/css/console.css")]
    [InlineData("/nothing/here")]
    [InlineData("/_blazor/negotiate")]
    public async Task Headers_EveryAnswer_AreStrict(string path)
    {
        foreach (string host in new[] { "localhost", "evil.example" })
        {
            using var answer = await Send(HttpMethod.Get, path, ("Host", host));
            string policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'self'; script-src 'self';", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'self'", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
            Assert.NotEmpty(answer.Headers.GetValues("Permissions-Policy"));
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    /// <summary>Browsers keep it for a year: a name that is once reached by TLS is never asked without again.</summary>
    [Theory]
    [InlineData("https", "wall.example", "192.0.2.1", null, true)]
    [InlineData("http", "wall.example", "10.0.0.7", "https", true)]
    [InlineData("http", "wall.example", "192.0.2.1", null, false)]
    [InlineData("http", "wall.example", "10.0.0.7", "http", false)]
    [InlineData("http", "wall.example", "192.0.2.1", "https", false)] // Nobody's word: refused.
    [InlineData("https", "localhost", "127.0.0.1", null, false)] // Other programs answer at this name, on other ports.
    public async Task Hsts_OverTlsAlone_IsSent(string scheme, string host, string from, string? forwarded, bool isSent)
    {
        await using var exposed = new PeopleApp(("TrustedProxies", "10.0.0.7"));
        exposed.Get<Flexboard.People.Accounts>().MakeFirst("root", PeopleApp.Password);
        foreach (string path in new[] { "/sign-in", "/nothing/here", "/api/boards", "/css/tokens.css" })
        {
            var answer = await exposed.Server.SendAsync(context =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse(from);
                (context.Request.Scheme, context.Request.Host, context.Request.Path) = (scheme, new(host), path);
                if (forwarded is not null)
                {
                    context.Request.Headers["X-Forwarded-For"] = "192.0.2.9";
                    context.Request.Headers["X-Forwarded-Proto"] = forwarded;
                }
            }, TestContext.Current.CancellationToken);
            Assert.Equal(isSent ? "max-age=31536000" : "", answer.Response.Headers.StrictTransportSecurity.ToString());
        }
    }

    [Fact]
    public async Task NotFound_Browser_GetsAPageInItsLanguage()
    {
        using var answer = await Send(HttpMethod.Get, "/nothing", ("Accept", "text/html"), ("Accept-Language", "fr, ko-KR;q=0.9, en;q=0.8"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        string page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("<html lang=\"ko\">", page, StringComparison.Ordinal);
        Assert.Contains("이 주소에는", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NotFound_Program_GetsALine()
    {
        using var answer = await Send(HttpMethod.Get, "/nothing");
        Assert.Equal("There is nothing at this address.\n", await answer.Content.ReadAsStringAsync());
    }

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, params (string, string)[] headers)
    {
        using var client = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        return await Send(client, method, path, headers);
    }

    private static async Task<HttpResponseMessage> Send(HttpClient client, HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
