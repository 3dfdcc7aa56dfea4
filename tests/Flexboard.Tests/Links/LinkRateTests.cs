using System.Globalization;
using System.Net;
using Flexboard.Access;
using Flexboard.Links;
using Flexboard.People;
using Flexboard.Tests.People;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Flexboard.Tests.Links;

/// <summary>How often one link is asked for, by all who have it.</summary>
public sealed class LinkRateTests
{
    private const int Viewers = 5000;

    [Fact]
    public async Task Link_AskedForTooOftenByMany_IsToldWhenToComeBackAndNothingElseIs()
    {
        await using var app = new PeopleApp();
        app.Get<Accounts>().MakeFirst("root", PeopleApp.Password);
        var (link, token) = app.MakeLink("shown");
        string other = app.MakeLink("shown").Token;
        string unknown = new('a', 43);

        // All of them open it in the same moment.
        for (int i = 0; i < Viewers * 4; i++)
        {
            Assert.True(IsTaken(app, token, i / 4), $"{i}");
        }

        AssertNeverCounted(app, unknown);

        // What a second gives back may have come meanwhile.
        HttpResponse refused;
        int more = 0;
        do
        {
            while (IsTaken(app, token, more % Viewers))
            {
                Assert.True(++more < 60 * RateLimits.LinkRate);
            }

            refused = await AskAsync(app, token);
        }
        while (refused.StatusCode == 200 && ++more < 60 * RateLimits.LinkRate);

        Assert.Equal(429, refused.StatusCode);
        Assert.InRange(int.Parse(refused.Headers.RetryAfter.ToString(), CultureInfo.InvariantCulture), 1, 5);
        Assert.Equal(200, (await AskAsync(app, other)).StatusCode);

        // A link that shows nothing answers as one that nobody knows.
        foreach (Action end in new Action[] { () => app.Get<LinkDesk>().Change(PeopleApp.Designer, link.Id, one => one with { IsPaused = true }), () => app.Get<LinkDesk>().Revoke(PeopleApp.Designer, link.Id) })
        {
            end();
            Assert.Equal(await ToldAsync(app, unknown), await ToldAsync(app, token));
            AssertNeverCounted(app, token);
        }
    }

    private static void AssertNeverCounted(PeopleApp app, string token)
    {
        for (int i = 0; i < RateLimits.LinkBurst * 6 / 5; i++)
        {
            Assert.True(IsTaken(app, token, i % Viewers), $"{i}");
        }
    }

    private static bool IsTaken(PeopleApp app, string token, int viewer)
    {
        var context = new DefaultHttpContext { RequestServices = app.Services };
        context.Connection.RemoteIpAddress = new IPAddress([10, 1, (byte)(viewer >> 8), (byte)viewer]);
        context.Request.Path = $"/s/{token}";
        context.Request.RouteValues["token"] = token;
        using var lease = app.Get<IOptions<RateLimiterOptions>>().Value.GlobalLimiter!.AttemptAcquire(context);
        return lease.IsAcquired;
    }

    private static async Task<HttpResponse> AskAsync(PeopleApp app, string token) => (await app.Server.SendAsync(
        context =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse("10.2.0.1");
            context.Request.Path = $"/s/{token}/ticket";
        },
        TestContext.Current.CancellationToken)).Response;

    private static async Task<string> ToldAsync(PeopleApp app, string token)
    {
        var answer = await AskAsync(app, token);
        using var body = new StreamReader(answer.Body);
        return $"{answer.StatusCode} {string.Join(';', answer.Headers.Select(one => $"{one.Key}: {one.Value}"))} {await body.ReadToEndAsync(TestContext.Current.CancellationToken)}";
    }
}
