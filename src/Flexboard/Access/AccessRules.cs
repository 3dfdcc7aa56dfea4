using Microsoft.Net.Http.Headers;

namespace Flexboard.Access;

/// <summary>Why a request is refused.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Reason">Key of the text that says it to people, and to programs.</param>
public sealed record Refusal(int Status, string Reason);

/// <summary>
/// What no request may do, whoever makes it: be changed or made by a foreign page in somebody's browser, or say that it was
/// forwarded when nobody trusts who says so. Where there are no accounts, it comes from whoever sits at this machine, by its
/// own names.
/// </summary>
public static class AccessRules
{
    private static readonly Refusal Forwarded = new(StatusCodes.Status400BadRequest, "error.forwarded");
    private static readonly Refusal UnknownHost = new(StatusCodes.Status400BadRequest, "error.host");
    private static readonly Refusal ForeignOrigin = new(StatusCodes.Status403Forbidden, "error.origin");

    /// <summary>Judges a request by its head alone.</summary>
    /// <param name="request">The request.</param>
    /// <param name="anyHost">Whether hosts other than this machine's own names are taken.</param>
    /// <returns>Null when it may pass.</returns>
    public static Refusal? Judge(HttpRequest request, bool anyHost)
    {
        // Behind a proxy, loopback says nothing about who asks, and scheme and host are somebody else's word. Those of
        // trusted proxies are gone by now.
        if (request.Headers.Any(header => IsForwarding(header.Key)))
        {
            return Forwarded;
        }

        // A foreign name that resolves to this machine (DNS rebinding) would make a foreign page our own origin.
        if (!request.Host.HasValue || (!anyHost && !IsLoopbackName(request.Host.Host)))
        {
            return UnknownHost;
        }

        return !ChangesSomething(request) || ComesFromOurselves(request) ? null : ForeignOrigin;
    }

    internal static bool IsForwarding(string header) =>
        header.Equals("Forwarded", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase);

    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host is "127.0.0.1" or "[::1]";

    /// <remarks>
    /// Browsers let every page open a WebSocket to anywhere, and send the first GET of the other transports too.
    /// </remarks>
    private static bool ChangesSomething(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        || request.Headers.ContainsKey(HeaderNames.Upgrade)
        || request.Path.StartsWithSegments("/hub")
        || request.Path.StartsWithSegments("/_blazor");

    private static bool ComesFromOurselves(HttpRequest request)
    {
        // Every browser of today says where a request comes from; only pages of ours may, and programs say nothing.
        var site = request.Headers["Sec-Fetch-Site"];
        if (site.Count > 0 && site is not ["same-origin"] and not ["none"])
        {
            return false;
        }

        var origin = request.Headers.Origin;
        return origin.Count == 0 || (origin is [{ } only] && IsOwn(only, request));
    }

    private static bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var theirs)
        && Uri.TryCreate($"{request.Scheme}://{request.Host.Value}", UriKind.Absolute, out var ours)
        && Uri.Compare(theirs, ours, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
