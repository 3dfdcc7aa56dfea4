using System.Net;
using Flexboard.People;
using Flexboard.Screens;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Flexboard.Access;

/// <summary>Which addresses the app listens at: unless others are asked for, one that other machines do not reach.</summary>
internal static class Listening
{
    public const string DefaultUrl = "http://localhost:8080";

    /// <summary>Nobody else's machine reaches a dashboard that nobody has configured yet; what others reach is told to <see cref="Exposure"/>.</summary>
    /// <remarks>
    /// Not in appsettings.json: a `Urls` there would win over ASPNETCORE_URLS, against every reader's expectation.
    /// </remarks>
    public static void ListenOnLoopback(this WebApplicationBuilder builder)
    {
        string[] asked = ["urls", "http_ports", "https_ports"];
        if (asked.All(key => string.IsNullOrEmpty(builder.Configuration[key]))
            && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            kestrel.Limits.MaxConcurrentConnections = ConnectionLimit.All;
            kestrel.Limits.MaxConcurrentUpgradedConnections = ConnectionLimit.All;
            var services = kestrel.ApplicationServices;
            var limit = new ConnectionLimit(services.GetRequiredService<TrustedProxies>(), network => services.GetRequiredService<Sessions>().CameFrom(network) || services.GetRequiredService<ScreenStore>().CameFrom(network));
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(limit.On));
        });
        var exposure = new Exposure();
        builder.Services.AddSingleton(exposure);
        builder.Services.Replace(ServiceDescriptor.Singleton<IConnectionListenerFactory>(provider =>
            new WatchedTransport(ActivatorUtilities.CreateInstance<SocketTransportFactory>(provider), exposure)));
    }

    /// <summary>What is wrong with the addresses that the configuration asks for, one line each.</summary>
    public static IEnumerable<string> Check(IConfiguration configuration) =>
        Asked(configuration).Where(one => Parse(one.Url) is null).Select(one => $"{one.Setting} is '{one.Url}'; it must be an address such as {DefaultUrl}");

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
}
