using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Flexboard.Stills;

/// <summary>By which address this machine's own browser reaches the app.</summary>
internal static class OwnAddress
{
    /// <summary>The origin; null: the app listens at none that a browser opens.</summary>
    public static Uri? Of(IServer server) => Of(server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []);

    /// <summary>The same of addresses as Kestrel tells them. Plain HTTP first: within the machine nobody listens.</summary>
    public static Uri? Of(IEnumerable<string> addresses) => addresses
        .Select(one => Uri.TryCreate(one, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Length > 0 && !one.Contains("://unix:", StringComparison.Ordinal) ? address : null)
        .OfType<Uri>()
        .OrderBy(one => one.Scheme.Length)
        .ThenBy(one => one.IsLoopback ? 0 : 1)
        .Select(one => new Uri($"{one.Scheme}://{(one.Host is "[::]" or "0.0.0.0" or "*" or "+" ? "127.0.0.1" : one.Host)}:{one.Port}/"))
        .FirstOrDefault();
}
