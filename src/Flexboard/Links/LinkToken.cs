using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Flexboard.Links;

/// <summary>The secret in a link's address: 256 random bits.</summary>
internal static class LinkToken
{
    private const int Bytes = 32;

    /// <summary>A new one, in letters that an address may hold.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is kept of one.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Whether two hashes are the same, in a time that does not tell how far they are.</summary>
    public static bool AreSame(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(one), Encoding.ASCII.GetBytes(other));
}
