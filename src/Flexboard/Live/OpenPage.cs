namespace Flexboard.Live;

/// <summary>A board page that watches now, as it says itself.</summary>
/// <param name="Id">Chosen at random by the page when it is loaded.</param>
/// <param name="Board">The board of its address.</param>
/// <param name="Arrangement">The one that it shows.</param>
/// <param name="Width">Of its window, CSS pixels; 0: it does not say.</param>
/// <param name="Height">Of its window, CSS pixels; 0: it does not say.</param>
/// <param name="Browser">What it runs in, in a word; empty: none that is known.</param>
/// <param name="IsLocal">Whether it runs on the server's own machine.</param>
/// <param name="Since">When it came, Unix ms.</param>
public sealed record OpenPage(
    string Id, string Board, string Arrangement, int Width, int Height, string Browser, bool IsLocal, long Since)
{
    private const int MaxId = 64;

    /// <summary>In the order in which they are looked for: most browsers call themselves by several names.</summary>
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    /// <summary>Until when it shows the draft, Unix ms; null: it shows what is published.</summary>
    public long? TriedUntil { get; init; }

    /// <summary>Whether a text can be the id of a page: letters, digits and hyphens.</summary>
    public static bool IsId(string? text) =>
        text is { Length: >= 8 and <= MaxId } && text.All(one => char.IsAsciiLetterOrDigit(one) || one == '-');

    /// <summary>The browser that a user agent's string names.</summary>
    public static string BrowserOf(string userAgent) =>
        Browsers.FirstOrDefault(one => userAgent.Contains(one.Sign, StringComparison.Ordinal)).Name ?? "";
}
