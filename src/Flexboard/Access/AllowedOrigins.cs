using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Flexboard.Access;

/// <summary>
/// The origins from which a board may show a page or a film: those of the setting <c>FrameOrigins</c>, and no others. Every
/// page's Content-Security-Policy names them, so that a browser refuses the rest, too.
/// </summary>
public sealed partial class AllowedOrigins
{
    private readonly ImmutableArray<Uri> origins;

    /// <param name="settings">Checked.</param>
    public AllowedOrigins(Settings settings) => origins = [.. Parts(settings.FrameOrigins).Select(Read).OfType<Uri>()];

    /// <summary>
    /// As sources of a Content-Security-Policy, each after a space. Names are in the letters of the DNS: a header in any
    /// others would fail every answer.
    /// </summary>
    public string Sources => string.Concat(origins.Select(origin => " " + new UriBuilder(origin) { Host = origin.IdnHost }.Uri.AbsoluteUri.TrimEnd('/')));

    /// <summary>Whether a board may show an address: one of an allowed origin, or a sample that ships with the product.</summary>
    public bool Has(string address) => Sample.IsMatch(address) || (ReadAddress(address) is { } web && origins.Any(origin =>
        (origin.Scheme, origin.Port) == (web.Scheme, web.Port) && string.Equals(origin.IdnHost, web.IdnHost, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether a text is an address that could be allowed.</summary>
    public static bool IsAddress(string text) => Sample.IsMatch(text) || ReadAddress(text) is not null;

    /// <summary>The origin of an address, as the setting would name it; the address itself when it has none.</summary>
    public static string OriginOf(string address) => ReadAddress(address)?.GetLeftPart(UriPartial.Authority) ?? address;

    /// <summary>What is wrong with the setting, one line for each text that is no origin.</summary>
    /// <param name="setting">Origins, with spaces between them.</param>
    public static IEnumerable<string> Check(string setting) => Parts(setting).Where(one => Read(one) is null).Select(one =>
        $"{Settings.Section}:{nameof(Settings.FrameOrigins)} names '{one}', which is no origin; one looks like 'https://cams.example' or 'http://10.0.0.7:8000'");

    private static Uri? ReadAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("https" or "http") && address.UserInfo.Length == 0
            ? address
            : null;

    private static string[] Parts(string setting) => setting.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static Uri? Read(string one) => ReadAddress(one) is { PathAndQuery: "/", Fragment: "" } origin ? origin : null;

    [GeneratedRegex("^/sample/[a-z]{1,32}\\.(html|webm)$")]
    private static partial Regex Sample { get; }
}
