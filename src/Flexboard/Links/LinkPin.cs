using Microsoft.AspNetCore.Identity;

namespace Flexboard.Links;

/// <summary>The PIN of a link: 4 to 12 digits, kept as a slow hash.</summary>
internal static class LinkPin
{
    private static readonly PasswordHasher<Link> Hasher = new();

    /// <summary>Whether a text can be one.</summary>
    public static bool IsPin(string text) => text.Length is >= 4 and <= 12 && text.All(char.IsAsciiDigit);

    /// <summary>What is kept of one.</summary>
    public static string Hash(string pin) => Hasher.HashPassword(null!, pin);

    /// <summary>Whether one was typed.</summary>
    /// <param name="hash">What is kept of it.</param>
    /// <param name="typed">Any text.</param>
    public static bool IsRight(string hash, string typed) =>
        IsPin(typed) && Hasher.VerifyHashedPassword(null!, hash, typed) != PasswordVerificationResult.Failed;
}
