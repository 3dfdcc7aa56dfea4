using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Flexboard.Access;
using Flexboard.Boards;
using Flexboard.Links;
using Flexboard.People;
using Flexboard.Screens;
using Flexboard.Tests.Live;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Flexboard.Tests.People;

/// <summary>The whole app as other machines reach it, and people in front of it.</summary>
internal sealed partial class PeopleApp : WebApplicationFactory<Program>
{
    public const string Password = "correct horse battery";

    /// <summary>Who may make boards and links everywhere.</summary>
    public static readonly Visitor Designer = new("kim", [new Grant("", Role.Designer)]);

    private readonly string data = Directory.CreateTempSubdirectory("flexboard-people-").FullName;
    private readonly (string, string)[] settings;
    private readonly bool isOnSockets;

    public PeopleApp(params (string Name, string Value)[] settings)
        : this(isOnSockets: false, settings)
    {
    }

    private PeopleApp(bool isOnSockets, (string Name, string Value)[] settings)
    {
        (this.settings, this.isOnSockets) = (settings, isOnSockets);
        if (isOnSockets)
        {
            UseKestrel(0);
        }

        Services.GetRequiredService<Exposure>().Opens(new IPEndPoint(IPAddress.Any, 80));
    }

    public string Data => data;

    /// <summary>Its address, where it listens on sockets.</summary>
    public Uri Address => new(Get<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>The same on real sockets of this machine: a connection that is cut there is cut.</summary>
    public static PeopleApp OnSockets(params (string Name, string Value)[] settings) => new(isOnSockets: true, settings);

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A browser that has signed in.</summary>
    public async Task<Browser> SignInAsync(string name, params Grant[] grants)
    {
        if (Get<Accounts>().IsEmpty)
        {
            Get<Accounts>().MakeFirst("root", Password);
        }

        if (Get<Accounts>().Find(name) is null)
        {
            Assert.NotNull(Get<Accounts>().Make(new Account(name, [.. grants]), Password));
        }

        var browser = NewBrowser();
        using var answer = await browser.PostAsync("/sign-in", ("name", name), ("password", Password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    /// <summary>A link to a board that is there then, as a designer makes it.</summary>
    /// <returns>Its address is <c>/s/</c> and the token.</returns>
    public (Link Link, string Token) MakeLink(string board)
    {
        if (Get<BoardStore>().Find(board) is null)
        {
            Get<BoardStore>().Create(board, Encoding.UTF8.GetBytes(LiveRig.Board("Shown")));
        }

        var made = Get<LinkDesk>().Make(Designer, board, one => one, null);
        return (made.Link!, made.Token!);
    }

    /// <summary>A screen that was paired with a wall.</summary>
    public async Task<Browser> PairAsync(string wall)
    {
        var screen = NewBrowser();
        async Task<(JsonNode Told, HttpResponseMessage Answer)> SendAsync(string path, JsonObject body)
        {
            using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
            var answer = await screen.Client.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
            return (JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!, answer);
        }

        var (asked, _) = await SendAsync("/pair/code", []);
        var paired = Get<ScreenDesk>().Pair(new Visitor("chief", [new Grant("", Role.Administrator)]), (string)asked["code"]!, wall, null, "");
        Assert.NotNull(paired.Screen);
        var (_, answer) = await SendAsync("/pair/claim", new() { ["secret"] = (string)asked["secret"]! });
        screen.Bear(answer.Headers.GetValues("Set-Cookie").Single());
        return screen;
    }

    public Browser NewBrowser() => new(isOnSockets
        ? new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address }
        : CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true }));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Flexboard:Data", data);
        builder.UseSetting("Flexboard:HostFeed", "false");
        foreach (var (name, value) in settings)
        {
            builder.UseSetting($"Flexboard:{name}", value);
        }
    }

    /// <summary>What a browser does: it asks for pages, and sends forms with what was hidden in them.</summary>
    internal sealed partial class Browser(HttpClient client) : IDisposable
    {
        public HttpClient Client => client;

        /// <summary>What names the session, or the screen, as a header has it; empty: nobody has signed in.</summary>
        public string Cookie { get; private set; } = "";

        /// <summary>Shows a cookie where a header has to be written.</summary>
        public void Bear(string cookie) => Cookie = cookie.Split(';')[0];

        public async Task<HttpResponseMessage> GetAsync(string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("Accept", "text/html");
            return await client.SendAsync(request, TestContext.Current.CancellationToken);
        }

        /// <summary>What is hidden in a page's form, and the cookie that belongs to it.</summary>
        public async Task<(string Token, string Cookie)> FormAsync(string path)
        {
            using var form = await GetAsync(path);
            string token = Token.Match(await form.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Groups[1].Value;
            return (token, form.Headers.TryGetValues("Set-Cookie", out var cookies) ? string.Join("; ", cookies.Select(one => one.Split(';')[0])) : "");
        }

        /// <summary>Sends the form of a page: the token in it goes along.</summary>
        public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
        {
            string page = path.StartsWith("/account", StringComparison.Ordinal) ? "/account" : path == "/sign-out" ? "/account" : path.StartsWith("/sign-in", StringComparison.Ordinal) ? "/sign-in" : path;
            var (token, _) = await FormAsync(page);
            using var content = new FormUrlEncodedContent(
                fields.Append(("__RequestVerificationToken", token)).Select(one => KeyValuePair.Create(one.Item1, one.Item2)));
            var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
            if (answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.FirstOrDefault(one => one.StartsWith("flexboard=", StringComparison.Ordinal)) is { } cookie)
            {
                Cookie = cookie.Split(';')[0];
            }

            return answer;
        }

        public void Dispose() => client.Dispose();

        [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
        private static partial Regex Token { get; }
    }
}
