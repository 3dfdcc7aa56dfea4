using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Flexboard.Access;
using Flexboard.Links;
using Flexboard.People;
using Flexboard.Tests.Live;
using Flexboard.Tests.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Flexboard.Tests.Access;

/// <summary>Limits where they hold: on real sockets.</summary>
public sealed class OverTheWireTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Who comes from where is said in front of the limit: a test has one machine.</summary>
    [Fact]
    public async Task Connections_OverKestrel_AreTakenUpToTheLimitAndAgainWhenSomeHaveGone()
    {
        const int Most = 3, All = 5;
        string from = "192.0.2.1";
        var limit = new ConnectionLimit(new TrustedProxies(""), network => network.Equals(IPAddress.Parse("198.51.100.1")), Most, All);
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint =>
        {
            endpoint.Use(next => connection =>
            {
                connection.RemoteEndPoint = new IPEndPoint(IPAddress.Parse(from), 1);
                return next(connection);
            });
            endpoint.Use(limit.On);
        }));
        await using var app = builder.Build();
        app.MapGet("/", () => "here");
        await app.StartAsync(Stop);
        int port = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;

        var open = new List<TcpClient>();
        try
        {
            for (int i = 0; i < Most; i++)
            {
                Assert.True(await IsServedAsync());
            }

            Assert.False(await IsServedAsync());
            from = "192.0.2.2";
            Assert.True(await IsServedAsync());
            Assert.True(await IsServedAsync());

            // Those from where nobody has signed in have all that they may have together.
            from = "192.0.2.3";
            Assert.False(await IsServedAsync());
            from = "198.51.100.1";
            Assert.True(await IsServedAsync());

            from = "192.0.2.1";
            open[0].Dispose();
            open[^1].Dispose();
            while (!await IsServedAsync())
            {
                Stop.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            open.ForEach(one => one.Dispose());
        }

        async Task<bool> IsServedAsync()
        {
            var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port, Stop);
                await client.GetStream().WriteAsync("GET / HTTP/1.1\r\nHost: a\r\n\r\n"u8.ToArray(), Stop);
                byte[] answer = new byte[512];
                int read = await client.GetStream().ReadAsync(answer, Stop);
                if (Encoding.ASCII.GetString(answer, 0, read).StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
                {
                    open.Add(client);
                    return true;
                }
            }
            catch (Exception fault) when (fault is IOException or SocketException)
            {
                // It was closed in its face.
            }

            client.Dispose();
            return false;
        }
    }

    [Theory]
    [InlineData("/hub/board", 4)]
    [InlineData("/hub/wall", 64)]
    public async Task Message_LargerThanAHubTakes_EndsItsConnectionAlone(string path, int most)
    {
        await using var app = PeopleApp.OnSockets();
        using var kim = await app.SignInAsync("kim", new Grant("", Role.Operator));
        await using var other = await OpenAsync();
        await using var line = await OpenAsync();
        Assert.NotNull((await line.StreamAsync("Watch", new string('x', most * 1000)))["error"]);
        await Assert.ThrowsAnyAsync<WebSocketException>(() => line.StreamAsync("Watch", new string('x', most * 1024)).WaitAsync(TimeSpan.FromSeconds(20), Stop));
        Assert.NotNull((await other.StreamAsync("Watch", "nothing"))["error"]);

        Task<HubLine> OpenAsync() => HubLine.OpenAsync(app.Address, path, ("Cookie", kim.Cookie));
    }

    /// <summary>A stranger may send a PIN, and nothing large in its place.</summary>
    [Fact]
    public async Task Body_LargerThanAPin_IsRefusedUnread()
    {
        await using var app = PeopleApp.OnSockets();
        app.Get<Accounts>().MakeFirst("root", PeopleApp.Password);
        var made = app.MakeLink("shown");
        app.Get<LinkStore>().Change(made.Link.Id, one => one with { PinHash = LinkPin.Hash("2468") });
        using var browser = app.NewBrowser();
        foreach (var (bytes, status) in new[] { (4000, HttpStatusCode.Unauthorized), (5000, HttpStatusCode.RequestEntityTooLarge) })
        {
            using var content = new ByteArrayContent(Encoding.ASCII.GetBytes("pin=" + new string('1', bytes)));
            content.Headers.ContentType = new("application/x-www-form-urlencoded");
            using var answer = await browser.Client.PostAsync(new Uri($"/s/{made.Token}", UriKind.Relative), content, Stop);
            Assert.Equal(status, answer.StatusCode);
        }
    }
}
