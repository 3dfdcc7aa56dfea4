using System.Net;
using System.Net.Sockets;

namespace Flexboard.Feeds.Redis;

/// <summary>
/// Asks a server whether it is there, before a client is made for it. A client costs threads and up to its whole
/// connect timeout, whatever is wrong; a probe costs one socket, and so may be sent four times a second: that is how
/// the feed is back soon after the server is.
/// </summary>
internal static class RedisProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);

    /// <summary>Waits for the first server that is ready.</summary>
    /// <param name="servers">All that are set.</param>
    /// <param name="encrypted">Whether they speak TLS: then it is enough that they accept.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>Null when one is ready, otherwise what is wrong with the last.</returns>
    public static async Task<string?> FindAsync(IEnumerable<EndPoint> servers, bool encrypted, CancellationToken stop)
    {
        string? problem = null;
        var probes = servers.Select(server => AskAsync(server, encrypted, stop)).ToList();
        while (probes.Count > 0)
        {
            var first = await Task.WhenAny(probes);
            if (await first is not { } wrong)
            {
                return null;
            }

            problem = wrong;
            probes.Remove(first);
        }

        return problem;
    }

    private static async Task<string?> AskAsync(EndPoint server, bool encrypted, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(server, patience.Token);
            if (encrypted)
            {
                return null;
            }

            await socket.SendAsync("PING\r\n"u8.ToArray(), patience.Token);
            var answer = new byte[64];
            int length = await socket.ReceiveAsync(answer, patience.Token);
            // -NOAUTH is an answer, too: whether the password is right is the client's to find out.
            return length == 0 ? "the server closed the connection"
                : answer.AsSpan(0, length).StartsWith("-LOADING"u8) ? "the server is loading its data"
                : null;
        }
        catch (OperationCanceledException)
        {
            return "the server does not answer";
        }
        catch (SocketException fault)
        {
            return fault.Message;
        }
    }
}
