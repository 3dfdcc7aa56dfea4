using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Connections;

namespace Flexboard.Access;

/// <summary>
/// One machine cannot take all connections that there are for itself, nor a few together, and keep every new screen out.
/// This machine and trusted proxies, through which many come, may have all.
/// </summary>
/// <param name="proxies">Those.</param>
/// <param name="isKnown">Whether somebody has signed in, or a screen was paired, in a network.</param>
/// <param name="most">Of one network.</param>
/// <param name="mostUnknown">Of all other networks together: what is left is for those that are known.</param>
internal sealed class ConnectionLimit(TrustedProxies proxies, Func<IPAddress, bool> isKnown, int most = ConnectionLimit.Most, int mostUnknown = 3 * ConnectionLimit.Most)
{
    /// <summary>All that there are: four times the viewers that one node is measured with; what is more is not accepted, instead of slowing all.</summary>
    internal const int All = 4 * Most;

    /// <summary>A quarter of all, and as many viewers as one node is measured with: they may come from one office.</summary>
    internal const int Most = 5000;

    private readonly ConcurrentDictionary<IPAddress, int> open = new();
    private int unknown;

    /// <summary>Part of what takes connections; what is too much is closed.</summary>
    public ConnectionDelegate On(ConnectionDelegate next) => async connection =>
    {
        var address = (connection.RemoteEndPoint as IPEndPoint)?.Address;
        if (address is null || IPAddress.IsLoopback(address) || proxies.Has(address) || RateLimits.NetworkOf(address) is not { } network)
        {
            await next(connection);
            return;
        }

        int stranger = isKnown(network) ? 0 : 1;
        try
        {
            int own = open.AddOrUpdate(network, 1, (_, count) => count + 1), strangers = Interlocked.Add(ref unknown, stranger);
            if (own > most || (stranger > 0 && strangers > mostUnknown))
            {
                connection.Abort();
                return;
            }

            await next(connection);
        }
        finally
        {
            Interlocked.Add(ref unknown, -stranger);
            open.AddOrUpdate(network, 0, (_, count) => count - 1);
            open.TryRemove(new(network, 0));
        }
    };
}
