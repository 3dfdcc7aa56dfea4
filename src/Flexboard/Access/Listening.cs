using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Flexboard.Access;

/// <summary>Which addresses the app listens at: until there are accounts, only those that other machines do not reach.</summary>
internal static class Listening
{
    public const string DefaultUrl = "http://localhost:8080";

    private const string Open = $"set {Settings.Section}:{nameof(Settings.AllowOpen)}=true if everybody who reaches it may see and change everything";

    /// <summary>Nobody else's machine reaches a dashboard that nobody has configured yet.</summary>
    /// <remarks>
    /// Not in appsettings.json: a `Urls` there would win over ASPNETCORE_URLS, against every reader's expectation.
    /// </remarks>
    public static void ListenOnLoopback(this WebApplicationBuilder builder, Settings settings)
    {
        string[] asked = ["urls", "http_ports", "https_ports"];
        if (asked.All(key => string.IsNullOrEmpty(builder.Configuration[key]))
            && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        if (!settings.AllowOpen)
        {
            builder.Services.Replace(ServiceDescriptor.Singleton<IConnectionListenerFactory>(provider =>
                new LoopbackTransport(ActivatorUtilities.CreateInstance<SocketTransportFactory>(provider))));
        }
    }

    /// <summary>What is wrong with the addresses that the configuration asks for, one line each.</summary>
    public static IEnumerable<string> Check(IConfiguration configuration, bool allowOpen)
    {
        foreach (var (setting, url) in Asked(configuration))
        {
            if (Parse(url) is not { } address)
            {
                yield return $"{setting} is '{url}'; it must be an address such as {DefaultUrl}";
            }
            else if (!allowOpen && !IsLoopback(address))
            {
                yield return $"{setting} is '{url}', which other machines reach; use localhost, 127.0.0.1 or [::1], or {Open}";
            }
        }
    }

    private static BindingAddress? Parse(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return string.IsNullOrEmpty(address.Host) || address.Port is < 0 or > IPEndPoint.MaxPort ? null : address;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static IEnumerable<(string Setting, string Url)> Asked(IConfiguration configuration)
    {
        foreach (var endpoint in configuration.GetSection("Kestrel:Endpoints").GetChildren())
        {
            if (endpoint["Url"] is { Length: > 0 } url)
                yield return ($"{endpoint.Path}:Url", url);
        }

        if (configuration["urls"] is { Length: > 0 } urls)
        {
            foreach (string url in Split(urls))
                yield return ("Urls (ASPNETCORE_URLS, --urls)", url);

            yield break; // Ports by themselves count only where there are no addresses.
        }

        foreach (var (setting, scheme) in new[] { ("http_ports", "http"), ("https_ports", "https") })
        {
            foreach (string port in Split(configuration[setting] ?? ""))
                yield return ($"{setting.ToUpperInvariant()} (ASPNETCORE_{setting.ToUpperInvariant()})", $"{scheme}://*:{port}");
        }

        static string[] Split(string list) =>
            list.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    /// <remarks>Kestrel listens on all addresses for every host name but <c>localhost</c>.</remarks>
    private static bool IsLoopback(BindingAddress address) =>
        address.IsUnixPipe
        || string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip));

    /// <summary>
    /// The last door: whatever asks for an address, and however late (Kestrel reads its section again when a file
    /// changes), it is opened on loopback or not at all.
    /// </summary>
    private sealed class LoopbackTransport(SocketTransportFactory sockets) : IConnectionListenerFactory, IConnectionListenerFactorySelector
    {
        public bool CanBind(EndPoint endpoint) => sockets.CanBind(endpoint);

        public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
            endpoint is System.Net.Sockets.UnixDomainSocketEndPoint || (endpoint is IPEndPoint ip && IPAddress.IsLoopback(ip.Address))
                ? sockets.BindAsync(endpoint, cancellationToken)
                : throw new InvalidOperationException($"Not listening at {endpoint}, which other machines reach: {Open}.");
    }
}
