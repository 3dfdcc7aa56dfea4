using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace Flexboard.Access;

/// <summary>What lets a program read <c>/metrics</c>, and nothing else: the setting <c>MetricsKey</c>.</summary>
internal static class MetricsKey
{
    private const int MinLength = 20;

    /// <summary>Whether a request bears it: <c>Authorization: Bearer …</c>.</summary>
    /// <remarks>By hashes: how long it takes tells neither the key nor its length.</remarks>
    public static bool IsIn(HttpRequest request, Settings settings) =>
        settings.MetricsKey.Length > 0
        && request.Headers[HeaderNames.Authorization].ToString().Split(' ', 2, StringSplitOptions.TrimEntries) is [var scheme, var key]
        && scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(HashOf(key), HashOf(settings.MetricsKey));

    /// <summary>What is wrong with the setting. It is a secret: what it is stands in no message.</summary>
    public static IEnumerable<string> Check(Settings settings)
    {
        if (settings.MetricsKey.Length > 0 && (settings.MetricsKey.Length < MinLength || !settings.MetricsKey.All(char.IsAscii) || settings.MetricsKey.Any(one => one <= ' ')))
        {
            yield return $"{Settings.Section}:{nameof(Settings.MetricsKey)} must have at least {MinLength} letters, digits and signs of ASCII, without spaces";
        }
    }

    private static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
