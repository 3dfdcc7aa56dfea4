using System.Diagnostics;
using System.Net;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Flexboard.Boards;
using Flexboard.Live;
using Flexboard.People;
using Flexboard.Stills;
using Flexboard.Tests.Access;
using Flexboard.Tests.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Flexboard.Tests.Stills;

/// <summary>The camera with an installed Chromium, or with a program in its place that does what one might.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class CameraTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("flexboard-camera-").FullName;

    // Whoever has no rights runs what lies in it.
    public CameraTests() => File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>What the module has the page do afterwards is not in the picture: it is of the moment in which was measured.</summary>
    [Fact]
    public async Task Take_WithAModule_MeasuresInTheMomentOfThePicture()
    {
        await using var app = new TestApp();
        await using var measuring = app.WithWebHostBuilder(host => host.ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(new Module("""
            export function measure() {
              const blank = () => document.body.replaceChildren();
              setTimeout(blank);
              requestAnimationFrame(blank);
              return { title: document.title, width: innerWidth, ratio: devicePixelRatio };
            }
            """))));
        measuring.UseKestrel(0);
        var board = measuring.Services.GetRequiredService<BoardStore>().Find("host")!;
        var still = await measuring.Services.GetRequiredService<Camera>().TakeAsync(
            new StillRequest(board, board.Arrangements[0], 640, 360, Visitor.Everybody) { Module = "/js/test/measure.js" }, Stop);
        var measured = still.Measured!.Value;
        Assert.Equal(("This machine", 640, 1), (measured.GetProperty("title").GetString(), measured.GetProperty("width").GetInt32(), measured.GetProperty("ratio").GetInt32()));

        // A blank page has some hundred bytes.
        Assert.InRange(still.Png.Length, 5000, 1_000_000);
    }

    /// <summary>Its certificate is signed by nobody.</summary>
    [Fact]
    public async Task Take_WithHttpsAlone_TakesTheCertificateOfTheApp()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=wall", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await using var app = new TestApp();
        app.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listening => listening.UseHttps(certificate)));
        var board = app.Services.GetRequiredService<BoardStore>().Find("host")!;
        var still = await app.Services.GetRequiredService<Camera>().TakeAsync(new StillRequest(board, board.Arrangements[0], 320, 180, Visitor.Everybody), Stop);
        Assert.Null(still.Measured);
        Assert.InRange(still.Png.Length, 3000, 1_000_000);
    }

    /// <summary>By the pass alone: nobody has signed in in the browser.</summary>
    [Fact]
    public async Task Get_ViewerOfTheFolder_HasThePicture()
    {
        await using var app = PeopleApp.OnSockets();
        app.Get<BoardStore>().Create("seen", ForeignFolder.Text("Seen", "seoul"));
        using var kim = await app.SignInAsync("kim", new Grant("seoul", Role.Viewer));
        using var answer = await kim.GetAsync("/api/boards/seen/still.png?width=640");
        Assert.Equal((HttpStatusCode.OK, "image/png"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Empty(app.Get<OpenPages>().Of("seen"));
    }

    [Theory]
    [InlineData("echo 'No usable sandbox!' >&2; exit 1", "finds no sandbox")]
    [InlineData("exit 1", "could not take the picture")]
    [InlineData("exec 3<&- 4>&-; exec sleep 1000", "could not take the picture")]
    public async Task Take_BrowserThatDoesNotStart_SaysSoAtOnce(string does, string expected)
    {
        await using var app = PeopleApp.OnSockets(("Chromium", Program(does)));
        using var kim = await app.SignInAsync("kim", new Grant("", Role.Viewer));
        var clock = Stopwatch.StartNew();
        using var answer = await kim.GetAsync("/api/boards/host/still.png");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains(expected, await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(15));
    }

    /// <summary>Nobody waits for an answer that nobody may have.</summary>
    [Fact]
    public async Task Take_SessionEndsMeanwhile_IsCutAndTheBrowserEnded()
    {
        string started = Path.Combine(folder, "started");
        File.WriteAllText(started, "");
        File.SetUnixFileMode(started, (UnixFileMode)0b110_110_110);
        await using var app = PeopleApp.OnSockets(("Chromium", Program($"echo $$ \"$HOME\" > {started}; sleep 1000")));
        using var kim = await app.SignInAsync("kim", new Grant("", Role.Viewer));
        var asked = kim.GetAsync("/api/boards/host/still.png");
        string[] told;
        while ((told = (await File.ReadAllTextAsync(started, Stop)).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)).Length < 2)
        {
            await Task.Delay(20, Stop);
        }

        app.Get<Sessions>().EndAll("kim");
        await Assert.ThrowsAsync<HttpRequestException>(() => asked.WaitAsync(TimeSpan.FromSeconds(15), Stop));
        while (Directory.Exists(told[1]) || Directory.Exists("/proc/" + told[0]))
        {
            await Task.Delay(20, Stop);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Program(string does)
    {
        string program = Path.Combine(folder, "browser");
        File.WriteAllText(program, "#!/bin/sh\n" + does + "\n");
        File.SetUnixFileMode(program, (UnixFileMode)0b111_101_101);
        return program;
    }

    private sealed class Module(string text) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (HttpContext context, RequestDelegate then) =>
            {
                if (context.Request.Path != "/js/test/measure.js")
                {
                    await then(context);
                    return;
                }

                context.Response.ContentType = "text/javascript";
                await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text));
            });
            next(app);
        };
    }
}
