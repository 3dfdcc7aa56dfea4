using System.Buffers.Binary;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using PuppeteerSharp;

namespace Flexboard.Stills;

/// <summary>
/// Takes pictures of boards: opens the board's own page in a Chromium that is started for it, under a pass that ends with the
/// picture, waits until the page is complete, and photographs it. One at a time; a few wait. Safe from any thread.
/// </summary>
public sealed class Camera(Chromium chromium, StillPasses passes, IServer server, IHostApplicationLifetime app, TimeProvider time, ILogger<Camera> log) : IDisposable
{
    /// <summary>How many wait at most while one is taken.</summary>
    internal const int MostWaiting = 4;

    /// <summary>How long one may take once it has its turn.</summary>
    internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly WaitingLine line = new(MostWaiting);

    /// <summary>Takes a picture.</summary>
    /// <param name="request">Of what; its asker may see it.</param>
    /// <param name="stop">Whoever asked is gone, or may no more: the browser is ended.</param>
    /// <exception cref="StillException">There is none, and why.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<Still> TakeAsync(StillRequest request, CancellationToken stop)
    {
        string program = chromium.Program ?? throw new StillException(StillFault.NoBrowser, Chromium.Missing);
        var origin = OwnAddress.Of(server) ?? throw new StillException(StillFault.Failed, "The app listens at no address that a browser on this machine opens.");
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, app.ApplicationStopping);
        try
        {
            using var turn = await line.EnterAsync(either.Token);
            return await TakeAsync(program, origin, request, either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new StillException(StillFault.Failed, "The app is ending.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => line.Dispose();

    private async Task<Still> TakeAsync(string program, Uri origin, StillRequest request, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        using var whole = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        using var pass = passes.Give(request.Asker, request.Board);
        await using var run = ChromiumRun.Start(program, origin);
        try
        {
            var taking = PhotographAsync(run, request, origin, pass);
            var ended = run.EndedAsync();
            await Task.WhenAny(taking, ended).WaitAsync(whole.Token);
            if (run.IsCut && !taking.IsCompletedSuccessfully)
            {
                // What it says at its end tells why.
                await ended.WaitAsync(whole.Token);
            }

            return taking.IsCompleted ? await taking : throw new InvalidOperationException("Chromium ended by itself, or hung up.");
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            log.LogError("A picture of {Board} took longer than {Limit} s and was given up. The browser said: {Errors}", request.Board.Id, Limit.TotalSeconds, run.Errors);
            throw new StillException(StillFault.TooLong, $"The picture took longer than {Limit.TotalSeconds} s and was given up. A narrower one takes less.");
        }
        catch (Exception fault) when (fault is not StillException && !(fault is OperationCanceledException && stop.IsCancellationRequested))
        {
            log.LogError(fault, "There is no picture of {Board}. The browser said: {Errors}", request.Board.Id, run.Errors);
            throw new StillException(StillFault.Failed, run.HasNoSandbox ? ChromiumRun.NoSandbox : "Chromium on the server could not take the picture. The app's log says why.", fault);
        }
    }

    private static async Task<Still> PhotographAsync(ChromiumRun run, StillRequest request, Uri origin, StillPass pass)
    {
        var page = await run.OpenAsync();
        await page.SetBypassServiceWorkerAsync(true);
        await page.SetRequestInterceptionAsync(true);
        page.AddRequestInterceptor(asked => JudgeAsync(asked, origin));
        await page.SetCookieAsync(new CookieParam
        {
            Name = StillPasses.Cookie,
            Value = pass.Token,
            Url = origin.AbsoluteUri,
            HttpOnly = true,
            Secure = origin.Scheme == Uri.UriSchemeHttps,
            SameSite = SameSite.Strict,
        });
        await page.SetViewportAsync(new ViewPortOptions { Width = request.Width, Height = request.Height, DeviceScaleFactor = 1 });

        string address = new Uri(origin, request.Path).AbsoluteUri;
        var answer = await page.GoToAsync(address, new NavigationOptions { WaitUntil = [WaitUntilNavigation.DOMContentLoaded], Timeout = 0 });
        if (answer.Status != System.Net.HttpStatusCode.OK || answer.Url != address)
        {
            throw new InvalidOperationException($"{request.Path} answered {(int)answer.Status} at {answer.Url}.");
        }

        await page.AddStyleTagAsync(new AddTagOptions { Content = NoWords });
        await page.EvaluateFunctionAsync(IsComplete);
        var measured = request.Module is { } module ? await MeasureAsync(page, module) : (JsonElement?)null;
        byte[] png = await page.ScreenshotDataAsync(new ScreenshotOptions { Type = ScreenshotType.Png, CaptureBeyondViewport = false });
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
        return (width, height) == (request.Width, request.Height)
            ? new Still(png, measured)
            : throw new InvalidOperationException($"The picture has {width} × {height} pixels in place of {request.Width} × {request.Height}.");
    }

    /// <summary>From here on nothing on the page moves by itself: what was measured is what is photographed.</summary>
    private static async Task<JsonElement> MeasureAsync(IPage page, string module)
    {
        await using var measure = await page.EvaluateFunctionHandleAsync("async (module) => (await import(module)).measure", module);
        await page.SetJavaScriptEnabledAsync(false);
        string json = await measure.EvaluateFunctionAsync<string>("(measure) => JSON.stringify(measure())");
        return JsonSerializer.Deserialize<JsonElement>(json);
    }

    /// <summary>Whether the page may ask for something: of its own origin, and nothing that changes anything.</summary>
    private static Task JudgeAsync(IRequest asked, Uri origin)
    {
        var address = new Uri(asked.Url);
        bool isInPage = address.Scheme is "data" or "blob" && !asked.IsNavigationRequest;
        bool isOwn = Uri.Compare(address, origin, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
        return isInPage || (isOwn && asked.Method == HttpMethod.Get) ? asked.ContinueAsync() : asked.AbortAsync(RequestAbortErrorCode.BlockedByClient);
    }

    /// <summary>Of what is shown of other sites nothing is in the picture, and so nothing is said of whether it could be reached either.</summary>
    private const string NoWords = ".embed-words:not([data-origin]) { visibility: hidden; }";

    /// <summary>
    /// The page has begun, has its past (or there is none to be had soon) and its letters and images, and the browser has
    /// painted all of it.
    /// </summary>
    private const string IsComplete = """
        async () => {
          const until = (holds, most = Infinity) => new Promise((done) => {
            const end = performance.now() + most;
            const look = () => { if (holds() || performance.now() > end) done(); else requestAnimationFrame(look); };
            look();
          });
          const twice = () => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); });
          await until(() => document.documentElement.dataset.begun !== undefined);
          await until(() => document.getElementById('board').dataset.history !== undefined, 3000);
          await twice();
          await document.fonts.ready;
          await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
          await twice();
        }
        """;
}
