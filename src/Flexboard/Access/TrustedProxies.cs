using System.Collections.Immutable;
using System.Net;

namespace Flexboard.Access;

/// <summary>Machines whose word is taken for who asks and from where: those of the setting <c>TrustedProxies</c>.</summary>
/// <param name="setting">Addresses and networks, with spaces between them.</param>
public sealed class TrustedProxies(string setting)
{
    private readonly ImmutableArray<IPNetwork> networks = [.. Parts(setting).Select(Read).OfType<IPNetwork>()];

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => networks.IsEmpty;

    /// <summary>All.</summary>
    public IReadOnlyList<IPNetwork> Networks => networks;

    /// <summary>Whether a request comes from one.</summary>
    public bool Has(IPAddress? address)
    {
        var plain = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        return plain is not null && networks.Any(one => one.Contains(plain));
    }

    /// <summary>What is wrong with the setting, one line for each part that is neither.</summary>
    public static IEnumerable<string> Check(string setting) => Parts(setting).Where(one => Read(one) is null).Select(one =>
        $"{Settings.Section}:{nameof(Settings.TrustedProxies)} names '{one}', which is neither an address nor a network; one looks like '10.0.0.7' or '10.0.0.0/24'");

    private static string[] Parts(string setting) => setting.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IPNetwork? Read(string one) =>
        IPNetwork.TryParse(one, out var network) ? network
        : IPAddress.TryParse(one, out var address) ? new IPNetwork(address, address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? 32 : 128)
        : null;
}
