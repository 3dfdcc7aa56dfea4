using System.Collections.Immutable;

namespace Flexboard.Access;

/// <summary>
/// The origins from which a board may show a page or a film: those of the setting <c>FrameOrigins</c>, and no others. Every
/// page's Content-Security-Policy names them, so that a browser refuses the rest, too.
/// </summary>
public sealed class AllowedOrigins
{
    private readonly ImmutableArray<Uri> origins;

    /// <param name="settings">Checked.</param>
    public AllowedOrigins(Settings settings) => origins = [.. Parts(settings.FrameOrigins).Select(Read).OfType<Uri>()];

    /// <summary>
    /// As sources of a Content-Security-Policy, each after a space. Names are in the letters of the DNS: a header in any
    /// others would fail every answer.
    /// </summary>
    public string Sources => string.Concat(origins.Select(origin => " " + new UriBuilder(origin) { Host = origin.IdnHost }.Uri.AbsoluteUri.TrimEnd('/')));

    /// <summary>Whether an address is one of an allowed origin.</summary>
    /// <param name="address">An absolute address.</param>
    public bool Has(Uri address) => origins.Any(origin => (origin.Scheme, origin.Port) == (address.Scheme, address.Port)
        && string.Equals(origin.IdnHost, address.IdnHost, StringComparison.OrdinalIgnoreCase));

    /// <summary>What is wrong with the setting, one line for each text that is no origin.</summary>
    /// <param name="setting">Origins, with spaces between them.</param>
    public static IEnumerable<string> Check(string setting) => Parts(setting).Where(one => Read(one) is null).Select(one =>
        $"{Settings.Section}:{nameof(Settings.FrameOrigins)} names '{one}', which is no origin; one looks like 'https://cams.example' or 'http://10.0.0.7:8000'");

    /// <summary>Whether an address is of the web, and so can be shown in a frame.</summary>
    public static bool IsWeb(Uri address) => address.Scheme is "https" or "http";

    private static string[] Parts(string setting) => setting.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static Uri? Read(string one) =>
        Uri.TryCreate(one, UriKind.Absolute, out var origin) && IsWeb(origin) && origin.PathAndQuery == "/" && origin.Fragment.Length == 0
            && origin.UserInfo.Length == 0
            ? origin
            : null;
}
