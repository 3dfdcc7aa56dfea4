namespace Flexboard.People;

/// <summary>What the settings say of who vouches for people.</summary>
internal static class SignInSettings
{
    /// <summary>What is wrong with them, one line each, naming the setting.</summary>
    public static IEnumerable<string> Check(Settings settings)
    {
        if (settings.SignInHeader.Length > 0 && settings.TrustedProxies.Length == 0)
        {
            yield return $"{Settings.Section}:{nameof(Settings.SignInHeader)} needs {Settings.Section}:{nameof(Settings.TrustedProxies)}: anybody could send that header";
        }

        if (settings.NewPeople.Length > 0 && Newcomers.RoleOf(settings.NewPeople) is null)
        {
            yield return $"{Settings.Section}:{nameof(Settings.NewPeople)} is '{settings.NewPeople}'; it may be empty, 'viewer', 'operator' or 'designer'";
        }

        foreach (var (name, value) in new[]
        {
            (nameof(Settings.OAuthAuthorizationEndpoint), settings.OAuthAuthorizationEndpoint), (nameof(Settings.OAuthTokenEndpoint), settings.OAuthTokenEndpoint),
            (nameof(Settings.OAuthUserInformationEndpoint), settings.OAuthUserInformationEndpoint),
        })
        {
            if (settings.OAuthClientId.Length > 0 && !(Uri.TryCreate(value, UriKind.Absolute, out var address) && (address.Scheme == "https" || address.IsLoopback)))
            {
                yield return $"{Settings.Section}:{name} is '{value}'; with {Settings.Section}:{nameof(Settings.OAuthClientId)} it must be an address that begins with https://";
            }
        }
    }
}
