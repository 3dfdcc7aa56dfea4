namespace Flexboard;

internal static class Listening
{
    public const string DefaultUrl = "http://localhost:8080";

    /// <summary>Nobody else's machine reaches a dashboard that nobody has configured yet.</summary>
    /// <remarks>
    /// Not in appsettings.json: a `Urls` there would win over ASPNETCORE_URLS, against every reader's expectation.
    /// </remarks>
    public static void ListenOnLoopbackByDefault(this WebApplicationBuilder builder)
    {
        string[] asked = ["urls", "http_ports", "https_ports"];
        if (asked.All(key => string.IsNullOrEmpty(builder.Configuration[key]))
            && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }
    }
}
