using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Connections;

namespace Flexboard.Access;

/// <summary>
/// One machine cannot take all connections that there are for itself and keep every new screen out. This machine and trusted
/// proxies, through which many come, may have all.
/// </summary>
internal sealed class ConnectionLimit(TrustedProxies proxies)
{
    /// <summary>A quarter of all, and as many viewers as one node is measured with: they may come from one office.</summary>
    internal const int Most = 5000;

    private readonly ConcurrentDictionary<IPAddress, int> open = new();

    /// <summary>Part of what takes connections; what is too much is closed.</summary>
    public ConnectionDelegate On(ConnectionDelegate next) => async connection =>
    {
        var address = (connection.RemoteEndPoint as IPEndPoint)?.Address;
        if (address is null || IPAddress.IsLoopback(address) || proxies.Has(address) || RateLimits.NetworkOf(address) is not { } network)
        {
            await next(connection);
            return;
        }

        try
        {
            if (open.AddOrUpdate(network, 1, (_, count) => count + 1) > Most)
            {
                connection.Abort();
                return;
            }

            await next(connection);
        }
        finally
        {
            open.AddOrUpdate(network, 0, (_, count) => count - 1);
            open.TryRemove(new(network, 0));
        }
    };
}
