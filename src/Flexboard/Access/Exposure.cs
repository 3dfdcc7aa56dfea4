using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Flexboard.Access;

/// <summary>Whether other machines reach the app: from the first address on that is no loopback, however late it is opened.</summary>
public sealed class Exposure
{
    private volatile bool isExposed;

    /// <summary>Whether they do.</summary>
    public bool IsExposed => isExposed;

    /// <summary>An address is opened.</summary>
    internal void Opens(EndPoint endpoint)
    {
        if (endpoint is not UnixDomainSocketEndPoint && !(endpoint is IPEndPoint ip && IPAddress.IsLoopback(ip.Address)))
        {
            isExposed = true;
        }
    }
}

/// <summary>Opens addresses, and tells of it first. Kestrel opens others while it runs when its section in a file changes.</summary>
internal sealed class WatchedTransport(SocketTransportFactory sockets, Exposure exposure) : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    /// <inheritdoc/>
    public bool CanBind(EndPoint endpoint) => sockets.CanBind(endpoint);

    /// <inheritdoc/>
    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        exposure.Opens(endpoint);
        return sockets.BindAsync(endpoint, cancellationToken);
    }
}
