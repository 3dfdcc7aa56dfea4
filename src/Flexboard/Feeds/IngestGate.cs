using Microsoft.Extensions.Primitives;

namespace Flexboard.Feeds;

/// <summary>Says who may publish over HTTP: whoever bears a key, and where nobody has to sign in, whoever bears none.</summary>
/// <param name="keys">Those that hold.</param>
/// <param name="isOpen">Whether nobody has to sign in.</param>
public sealed class IngestGate(IngestKeys keys, Func<bool> isOpen)
{
    /// <summary>Judges a request by its <c>Authorization</c>.</summary>
    /// <param name="authorization">The header.</param>
    /// <param name="key">The key that says on which channels; null: on all.</param>
    public bool TryPass(StringValues authorization, out IngestKey? key)
    {
        key = keys.Find(authorization.ToString());

        // Also one that is not needed has to hold: a publisher finds out before it is.
        return key is not null || (authorization.Count == 0 && isOpen());
    }
}
