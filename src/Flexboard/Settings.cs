using Flexboard.Feeds.Redis;

namespace Flexboard;

/// <summary>Everything that can be set, under <c>Flexboard:</c> in the configuration. Checked at the start.</summary>
public sealed class Settings
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Flexboard";

    /// <summary>A StackExchange.Redis configuration string; empty: the embedded feed.</summary>
    public string Redis { get; set; } = "";

    /// <summary>Pattern of the channels that carry metrics.</summary>
    public string MetricChannels { get; set; } = "metrics:*";

    /// <summary>Pattern of the channels that carry events.</summary>
    public string EventChannels { get; set; } = "events:*";

    /// <summary>Shipped boards: never written.</summary>
    public string Layouts { get; set; } = "layouts";

    /// <summary>Everything that is written.</summary>
    public string Data { get; set; } = "data";

    /// <summary>Whether this machine's own metrics are published.</summary>
    public bool HostFeed { get; set; } = true;

    /// <summary>Empty, or <c>reservation</c>: the simulated opening.</summary>
    public string Demo { get; set; } = "";

    /// <summary>Asked for a second time before simulated data goes to a Redis that others read.</summary>
    public bool DemoOnRedis { get; set; }

    /// <summary>Lets everybody who reaches an address other than loopback do everything, as long as there are no accounts.</summary>
    public bool AllowOpen { get; set; }

    /// <summary>What a program bears that reads <c>/metrics</c> where people have to sign in; empty: administrators alone read it.</summary>
    public string MetricsKey { get; set; } = "";

    /// <summary>Addresses and networks of proxies whose word is taken for who asks and from where; spaces between them.</summary>
    public string TrustedProxies { get; set; } = "";

    /// <summary>A header in which a trusted proxy names who has signed in there, such as <c>X-Remote-User</c>; empty: none does.</summary>
    public string SignInHeader { get; set; } = "";

    /// <summary>The role of those whom a proxy or a provider vouches for and who have no account yet; empty: they are not let in.</summary>
    public string NewPeople { get; set; } = "";

    /// <summary>What the provider of OAuth is called on the sign-in page.</summary>
    public string OAuthName { get; set; } = "OAuth";

    /// <summary>What this app is called at the provider; empty: there is none.</summary>
    public string OAuthClientId { get; set; } = "";

    /// <summary>Its secret.</summary>
    public string OAuthClientSecret { get; set; } = "";

    /// <summary>Where people say yes.</summary>
    public string OAuthAuthorizationEndpoint { get; set; } = "";

    /// <summary>Where the code is exchanged.</summary>
    public string OAuthTokenEndpoint { get; set; } = "";

    /// <summary>Where the provider tells who it is.</summary>
    public string OAuthUserInformationEndpoint { get; set; } = "";

    /// <summary>What is asked for; spaces between.</summary>
    public string OAuthScopes { get; set; } = "openid profile";

    /// <summary>The member of what the provider tells that names the account.</summary>
    public string OAuthNameField { get; set; } = "preferred_username";

    /// <summary>Origins whose pages and films boards may show, such as <c>https://cams.example</c>; spaces between them.</summary>
    public string FrameOrigins { get; set; } = "";

    /// <summary>Path of the Chromium that takes pictures of boards; empty: one that is found on the PATH.</summary>
    public string Chromium { get; set; } = "";

    /// <summary>Path of the Tesseract that reads simulated photographs; empty: one that is found on the PATH.</summary>
    public string Tesseract { get; set; } = "";

    /// <summary>The most live series, beyond those that a board shows.</summary>
    public int MaxSeries { get; set; } = 50_000;

    /// <summary>Megabytes for the last hour of all series in memory.</summary>
    public int SeriesMemoryMegabytes { get; set; } = 1024;

    /// <summary>Megabytes of history on disk.</summary>
    public int HistoryMegabytes { get; set; } = 2048;

    /// <summary>What is wrong, one line each, naming the setting; empty when all is well.</summary>
    public IEnumerable<string> Check()
    {
        if (!MetricChannels.Contains(':') || !EventChannels.Contains(':'))
        {
            yield return $"{Section}:{(MetricChannels.Contains(':') ? nameof(EventChannels) : nameof(MetricChannels))} must be a channel pattern with a colon, such as 'metrics:*'";
        }

        if (Redis.Length > 0 && RedisConfiguration.Check(Redis) is { } problem)
        {
            yield return problem;
        }

        if (Demo is not ("" or "reservation"))
        {
            yield return $"{Section}:{nameof(Demo)} is '{Demo}'; it may be empty or 'reservation'";
        }

        if (Demo.Length > 0 && Redis.Length > 0 && !DemoOnRedis)
        {
            yield return $"{Section}:{nameof(Demo)} would publish simulated data to {Section}:{nameof(Redis)}; set {Section}:{nameof(DemoOnRedis)}=true if that is meant";
        }

        foreach (var (name, value, least, most) in new[]
        {
            (nameof(MaxSeries), MaxSeries, 100, 1_000_000),
            (nameof(SeriesMemoryMegabytes), SeriesMemoryMegabytes, 16, 1_048_576),
            (nameof(HistoryMegabytes), HistoryMegabytes, 16, 1_048_576),
        })
        {
            if (value < least || value > most)
            {
                yield return $"{Section}:{name} is {value}; it must lie between {least} and {most}";
            }
        }
    }
}
