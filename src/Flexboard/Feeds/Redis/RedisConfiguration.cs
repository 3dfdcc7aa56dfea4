using System.Net;
using StackExchange.Redis;

namespace Flexboard.Feeds.Redis;

/// <summary>Reads the setting <c>Flexboard:Redis</c>. Whether the server can be reached is not asked here.</summary>
internal static class RedisConfiguration
{
    private const int DefaultPort = 6379;

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
            // Version 1 of the client says what is wrong where the parameter's name should be.
            string reason = fault.ParamName is { } said && said.Contains(' ') ? said : fault.Message.Split('\n', 2)[0].Trim();
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

        // Version 1 of the client drops what it cannot read as an address without a word: IPv6 in brackets, for one.
        var servers = setting.Split(',').Select(part => part.Trim()).Where(part => part.Length > 0 && !part.Contains('=')).ToList();
        var bracketed = servers.Where(server => server.StartsWith('[')).ToList();
        string rest = string.Join(',', setting.Split(',').Where(part => !part.TrimStart().StartsWith('[')));
        var options = rest.Length == 0 ? new ConfigurationOptions() : ConfigurationOptions.Parse(rest);
        foreach (string server in bracketed)
        {
            if (!IPEndPoint.TryParse(server, out var address))
            {
                throw new ArgumentException($"'{server}' is no address of a server; write '[::1]:6379'");
            }

            options.EndPoints.Add(address.Address, address.Port == 0 ? DefaultPort : address.Port);
        }

        if (servers.Count == 0 || options.EndPoints.Count != servers.Count)
        {
            throw new ArgumentException("it names no server, or one twice, or one that is no address; write 'host:port'");
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
