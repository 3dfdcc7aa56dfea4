using System.Net;
using StackExchange.Redis;

namespace Flexboard.Feeds.Redis;

/// <summary>Reads the setting <c>Flexboard:Redis</c>. Whether the server can be reached is not asked here.</summary>
internal static class RedisConfiguration
{
    /// <summary>What is wrong with the setting, in one line that names it; null when it is right. Tells no secret.</summary>
    public static string? Check(string setting)
    {
        try
        {
            Read(setting);
            return null;
        }
        catch (ArgumentException fault)
        {
            // The client puts the parameter's name in a second line.
            string reason = fault.Message.Split('\n', 2)[0].Split(" (Parameter", 2)[0].Trim();
            return $"{Settings.Section}:{nameof(Settings.Redis)} cannot be used: {reason}";
        }
    }

    /// <summary>Reads the setting and makes it fit for a connection that is watched from outside.</summary>
    /// <exception cref="ArgumentException">It is malformed, or asks for what cannot be done.</exception>
    public static ConfigurationOptions Read(string setting)
    {
        if (setting.Contains("://", StringComparison.Ordinal))
        {
            throw new ArgumentException("it is no address of a page; write 'host:port,password=…,ssl=true'");
        }

        var keys = setting.Split(',').Where(part => part.Contains('='))
            .Select(part => part[..part.IndexOf('=')].Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, why) in new[]
        {
            ("user", "the client that this build uses knows no ACL users; give the default user a password, and write 'password=…'"),
            ("serviceName", "Sentinel is not supported; name the server itself"),
            ("proxy", "a proxy carries no publish and subscribe; name the server itself"),
        })
        {
            if (keys.Contains(key))
            {
                throw new ArgumentException($"'{key}=': {why}");
            }
        }

        var options = ConfigurationOptions.Parse(setting);
        if (options.EndPoints.Count == 0)
        {
            throw new ArgumentException("it names no server; write 'host:port'");
        }

        // A connection that fails is given up at once: it is our own loop that tries again (RedisFeed).
        options.AbortOnConnectFail = true;
        options.ConnectRetry = 1;
        if (!keys.Contains("connectTimeout"))
        {
            options.ConnectTimeout = 1000;
        }

        // Nothing is ever looked up or changed: publish and subscribe alone.
        options.TieBreaker = "";
        options.ConfigurationChannel = "";
        return options;
    }

    /// <summary>A server as people write it.</summary>
    public static string NameOf(EndPoint server) =>
        server is DnsEndPoint dns ? $"{dns.Host}:{dns.Port}" : server.ToString() ?? "";
}
