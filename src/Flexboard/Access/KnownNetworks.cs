using System.Net;

namespace Flexboard.Access;

/// <summary>The networks, as <see cref="RateLimits.NetworkOf"/> says them, of what is kept with an address. Safe from any thread.</summary>
/// <typeparam name="T">Immutable.</typeparam>
/// <param name="kept">What is kept now.</param>
/// <param name="addresses">The addresses in it; what is none counts for nothing.</param>
internal sealed class KnownNetworks<T>(Func<T> kept, Func<T, IEnumerable<string>> addresses)
    where T : class
{
    private Tuple<T, HashSet<IPAddress>>? read;

    /// <summary>Whether something came from a network.</summary>
    public bool Has(IPAddress network)
    {
        // Under a flood this is asked for each connection: read anew only when something else is kept.
        var (now, known) = (kept(), Volatile.Read(ref read));
        if (!ReferenceEquals(known?.Item1, now))
        {
            known = new(now, [.. addresses(now).Select(one => IPAddress.TryParse(one, out var address) ? RateLimits.NetworkOf(address) : null).OfType<IPAddress>()]);
            Volatile.Write(ref read, known);
        }

        return known!.Item2.Contains(network);
    }
}
