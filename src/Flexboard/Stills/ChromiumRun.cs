using System.Diagnostics;
using System.Security.Cryptography;
using PuppeteerSharp;
using PuppeteerSharp.Transport;

namespace Flexboard.Stills;

/// <summary>
/// One Chromium, started for one still and gone with it: in its own sandbox, with an empty profile, and reached over pipes,
/// which nobody else on the machine can write to.
/// </summary>
internal sealed class ChromiumRun : IAsyncDisposable
{
    /// <summary>What is told where it cannot shut its pages in.</summary>
    internal const string NoSandbox =
        "Chromium finds no sandbox on the server, and is never run without one: allow user namespaces there, or install chromium-sandbox.";

    /// <summary>A user without rights: as root Chromium refuses its sandbox.</summary>
    private const string Nobody = "65534";

    private const int LinesOfErrors = 12;

    /// <summary>Between the end of its pipes and its own.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    /// <summary>Its protocol is spoken over the descriptors 3 and 4. What it makes is for its user alone.</summary>
    private const string Script = "umask 077 && mkdir \"$HOME\" && cd \"$HOME\" && exec \"$@\" 3<&0 4>&1 0</dev/null 1>&2";

    private readonly Process process;
    private readonly string profile;
    private readonly Queue<string> errors = new();
    private readonly TaskCompletionSource cut = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task ended;
    private IBrowser? browser;

    private ChromiumRun(Process process, string profile)
    {
        (this.process, this.profile) = (process, profile);
        ended = Task.WhenAll(process.WaitForExitAsync(), ReadErrorsAsync());
    }

    /// <summary>The last lines that it wrote on its error stream.</summary>
    public string Errors
    {
        get
        {
            lock (errors)
            {
                return string.Join('\n', errors);
            }
        }
    }

    /// <summary>Whether it has said that it finds no sandbox.</summary>
    public bool HasNoSandbox => Errors.Contains("No usable sandbox", StringComparison.Ordinal);

    /// <summary>Starts it.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="origin">The only one that it reaches.</param>
    /// <exception cref="StillException">It cannot be started.</exception>
    public static ChromiumRun Start(string program, Uri origin)
    {
        string profile = Path.Combine(Path.GetTempPath(), "flexboard-still-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)));
        string[] command = ["/bin/sh", "-c", Script, "sh", program, .. Arguments(origin, Path.Combine(profile, "profile"))];
        if (Environment.IsPrivilegedProcess)
        {
            string setpriv = Chromium.Find("setpriv") ?? throw new StillException(
                StillFault.Failed, "The app runs as root, where Chromium refuses its sandbox: run it as another user, or install setpriv (util-linux).");
            command = [setpriv, "--reuid=" + Nobody, "--regid=" + Nobody, "--clear-groups", .. command];
        }

        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };

        // The app's own may hold passwords.
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        start.Environment["LANG"] = "C.UTF-8";
        start.Environment["HOME"] = start.Environment["TMPDIR"] = profile;
        try
        {
            return new ChromiumRun(Process.Start(start)!, profile);
        }
        catch (System.ComponentModel.Win32Exception fault)
        {
            throw new StillException(StillFault.Failed, "Chromium does not start on the server.", fault);
        }
    }

    /// <summary>Whether it has closed its pipes.</summary>
    public bool IsCut => cut.Task.IsCompleted;

    /// <summary>When it is over, whatever ended it, and has said why; or has closed its pipes and says nothing more.</summary>
    public async Task EndedAsync()
    {
        await Task.WhenAny(ended, cut.Task);
        await Task.WhenAny(ended, Task.Delay(LastWords));
    }

    /// <summary>Opens an empty page.</summary>
    public async Task<IPage> OpenAsync()
    {
        var pipes = new PipeTransport(process.StandardInput.BaseStream, process.StandardOutput.BaseStream);

        // Puppeteer waits for an answer for ever where they were closed before it listened.
        pipes.Closed += (_, _) => cut.TrySetResult();
        pipes.Start();
        browser = await Puppeteer.ConnectAsync(new ConnectOptions
        {
            // Never opened: the transport is there.
            BrowserWSEndpoint = "ws://pipes",
            TransportFactory = (_, _, _) => Task.FromResult<IConnectionTransport>(pipes),
            DefaultViewport = null,
        });
        var session = await browser.CreateCDPSessionAsync();
        await session.SendAsync("Browser.setDownloadBehavior", new { behavior = "deny" });
        return await browser.NewPageAsync();
    }

    /// <summary>Ends it with all its processes, and removes what it wrote.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (AggregateException)
        {
            // A helper of the sandbox may belong to root: it ends with the others, which it serves.
        }

        browser?.Disconnect();
        await ended;
        process.Dispose();

        // The last of its processes may be writing still.
        for (int tries = 1; Directory.Exists(profile); tries++)
        {
            try
            {
                Directory.Delete(profile, recursive: true);
            }
            catch (Exception fault) when (tries < 50 && fault is IOException or UnauthorizedAccessException)
            {
                await Task.Delay(20);
            }
        }
    }

    /// <remarks>
    /// Nothing but the origin is reached: everything else has to go by a proxy whose name nobody resolves. So it holds for
    /// sockets, workers and whatever Chromium asks for by itself, too, and a certificate that nobody has signed is that of
    /// the origin.
    /// </remarks>
    private static IEnumerable<string> Arguments(Uri origin, string profile) =>
    [
        "--headless", "--remote-debugging-pipe", "--user-data-dir=" + profile, "--no-first-run", "--no-default-browser-check",
        "--proxy-server=http://proxy.invalid:1", $"--proxy-bypass-list=<-loopback>;{origin.Host}:{origin.Port}",
        $"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {origin.Host}",
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp", "--disable-quic",
        "--disable-background-networking", "--disable-component-update", "--disable-default-apps", "--disable-domain-reliability",
        "--disable-client-side-phishing-detection", "--disable-sync", "--disable-extensions", "--disable-breakpad", "--no-pings", "--metrics-recording-only",
        "--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication",
        "--block-new-web-contents", "--deny-permission-prompts", "--mute-audio", "--password-store=basic",
        "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--force-color-profile=srgb", "--font-render-hinting=none",
        .. origin.Scheme == Uri.UriSchemeHttps ? ["--ignore-certificate-errors"] : Array.Empty<string>(),
        "about:blank",
    ];

    private async Task ReadErrorsAsync()
    {
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            lock (errors)
            {
                errors.Enqueue(line);
                if (errors.Count > LinesOfErrors)
                {
                    errors.Dequeue();
                }
            }
        }
    }
}
