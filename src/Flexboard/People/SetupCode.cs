using System.Security.Cryptography;
using System.Text;

namespace Flexboard.People;

/// <summary>
/// The code that lets the first administrator in where other machines reach the app: printed at the start, known to
/// whoever sees the app's output and to nobody else. It is of use until there is an administrator.
/// </summary>
public sealed class SetupCode
{
    /// <summary>Letters and digits that nobody takes for others.</summary>
    private const string Letters = "23456789abcdefghjkmnpqrstuvwxyz";

    private readonly string code = RandomNumberGenerator.GetString(Letters, 20);

    /// <summary>As it is printed: in four groups.</summary>
    public string Shown => string.Join('-', code.Chunk(5).Select(part => new string(part)));

    /// <summary>Whether this is the code; hyphens, spaces and capitals do not matter.</summary>
    public bool Is(string text) => CryptographicOperations.FixedTimeEquals(Hash(text), Hash(code));

    private static byte[] Hash(string text) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant()));
}
