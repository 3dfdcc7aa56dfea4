using System.Net;
using Flexboard.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Flexboard.Tests.People;

/// <summary>Signing in by a provider of OAuth: a small one, over real sockets.</summary>
public sealed class OAuthTests : IAsyncLifetime
{
    private WebApplication provider = null!;
    private string name = "choi";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        provider = builder.Build();
        provider.MapPost("/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync(Stop);
            return form["code"] == "right" && form["client_secret"] == "hush" && form["code_verifier"].ToString().Length > 40
                ? Results.Json(new { access_token = "told", token_type = "Bearer" })
                : Results.BadRequest();
        });
        provider.MapGet("/me", (HttpRequest request) => request.Headers.Authorization == "Bearer told" ? Results.Json(new { preferred_username = name }) : Results.Unauthorized());
        await provider.StartAsync(Stop);
    }

    public async ValueTask DisposeAsync() => await provider.DisposeAsync();

    [Theory]
    [InlineData("choi", "right", "viewer", "/events")]
    [InlineData("choi", "guessed", "viewer", "/sign-in?failed=provider")]
    [InlineData("choi", "right", "", "/sign-in?failed=provider")]
    [InlineData("root", "right", "viewer", "/sign-in?failed=provider")]
    public async Task Provider_VouchesForSomebody_LetsInWhoMay(string who, string code, string newPeople, string where)
    {
        name = who;
        await using var app = NewApp(newPeople);
        app.Get<Accounts>().MakeFirst("root", PeopleApp.Password);
        using var browser = app.NewBrowser();
        using var away = await browser.PostAsync("/sign-in/provider", ("to", "/events"));
        Assert.Equal(HttpStatusCode.Redirect, away.StatusCode);
        var asked = QueryHelpers.ParseQuery(away.Headers.Location!.Query);
        Assert.Equal("S256", asked["code_challenge_method"]);
        Assert.EndsWith("/sign-in/back", asked["redirect_uri"].ToString(), StringComparison.Ordinal);
        using var back = await browser.GetAsync($"/sign-in/back?code={code}&state={Uri.EscapeDataString(asked["state"].ToString())}");
        Assert.Equal(where, back.Headers.Location?.ToString());
        using var home = await browser.GetAsync("/");
        Assert.Equal(where == "/events" ? HttpStatusCode.OK : HttpStatusCode.Redirect, home.StatusCode);
    }

    [Fact]
    public async Task Provider_AnswerThatNobodyAskedFor_LetsNobodyIn()
    {
        await using var app = NewApp("viewer");
        app.Get<Accounts>().MakeFirst("root", PeopleApp.Password);
        using var browser = app.NewBrowser();
        using var back = await browser.GetAsync("/sign-in/back?code=right&state=made-up");
        Assert.Equal("/sign-in?failed=provider", back.Headers.Location?.ToString());
        Assert.Null(app.Get<Accounts>().Find("choi"));
    }

    private PeopleApp NewApp(string newPeople)
    {
        string address = provider.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new(
            ("OAuthClientId", "flexboard"), ("OAuthClientSecret", "hush"), ("OAuthAuthorizationEndpoint", address + "/authorize"),
            ("OAuthTokenEndpoint", address + "/token"), ("OAuthUserInformationEndpoint", address + "/me"), ("NewPeople", newPeople));
    }
}
