using System.Net;
using Flexboard.Access;
using Microsoft.AspNetCore.Connections;

namespace Flexboard.Tests.Access;

public sealed class ConnectionLimitTests
{
    private readonly TaskCompletionSource done = new();
    private readonly ConnectionDelegate take;
    private int taken;

    public ConnectionLimitTests() => take = new ConnectionLimit(new TrustedProxies("10.0.0.7"), network => network.Equals(IPAddress.Parse("198.51.100.1"))).On(_ =>
    {
        taken++;
        return done.Task;
    });

    [Fact]
    public async Task Connections_OfOneMachine_AreTakenUpToTheLimitAndAgainWhenSomeHaveGone()
    {
        Task[] all = [.. Enumerable.Range(0, ConnectionLimit.Most + 100).Select(_ => Open("192.0.2.1"))];
        Assert.Equal(ConnectionLimit.Most, taken);
        Assert.Equal(100, all.Count(one => one.IsCompleted));
        Assert.False(Open("192.0.2.2").IsCompleted);
        done.SetResult();
        await Task.WhenAll(all);
        await Open("192.0.2.1");
        Assert.Equal(ConnectionLimit.Most + 2, taken);
    }

    [Fact]
    public void Connections_OfOneIpv6Network_AreOneMachines()
    {
        for (int i = 0; i < ConnectionLimit.Most + 100; i++)
        {
            _ = Open($"2001:db8::{i:x}");
        }

        Assert.Equal(ConnectionLimit.Most, taken);
    }

    [Fact]
    public void Connections_OfManyMachines_LeaveSomeForThoseFromWhereSomebodyHasSignedIn()
    {
        for (int i = 0; i < ConnectionLimit.All; i++)
        {
            _ = Open($"192.0.2.{1 + (i % 4)}");
        }

        Assert.Equal(3 * ConnectionLimit.Most, taken);
        Assert.True(Open("192.0.2.99").IsCompleted);
        Assert.False(Open("198.51.100.1").IsCompleted);
        Assert.Equal((3 * ConnectionLimit.Most) + 1, taken);
    }

    [Fact]
    public void Connections_FromWhereSomebodyHasSignedIn_TakeNothingOfWhatIsForTheOthers()
    {
        for (int i = 0; i < ConnectionLimit.Most; i++)
        {
            _ = Open("198.51.100.1");
        }

        for (int i = 0; i < 3 * ConnectionLimit.Most; i++)
        {
            _ = Open($"192.0.2.{1 + (i % 4)}");
        }

        Assert.Equal(4 * ConnectionLimit.Most, taken);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("10.0.0.7")]
    [InlineData("::ffff:10.0.0.7")]
    public void Connections_OfThisMachineOrAProxy_AreAllTaken(string address)
    {
        for (int i = 0; i < ConnectionLimit.Most + 100; i++)
        {
            _ = Open(address);
        }

        Assert.Equal(ConnectionLimit.Most + 100, taken);
    }

    private Task Open(string address) => take(new DefaultConnectionContext { RemoteEndPoint = new IPEndPoint(IPAddress.Parse(address), 1) });
}
