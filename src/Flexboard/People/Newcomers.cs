using Flexboard.Access;
using Flexboard.Audit;

namespace Flexboard.People;

/// <summary>
/// People whom somebody else vouches for: a proxy that names them in a header, or a provider of OAuth. With the setting
/// <c>NewPeople</c> they get an account of that role when they come first; without, only those come in who have one that was
/// made without a password.
/// </summary>
public sealed class Newcomers(Accounts accounts, TrustedProxies proxies, AuditLog audit, Settings settings)
{
    private static readonly object ProxyKey = new(), NameKey = new();

    /// <summary>Notes where a request really comes from, and whom the proxy names, before its words are taken and removed.</summary>
    public void See(HttpContext context)
    {
        bool isFromProxy = proxies.Has(context.Connection.RemoteIpAddress);
        context.Items[ProxyKey] = isFromProxy;
        if (isFromProxy && settings.SignInHeader.Length > 0 && context.Request.Headers[settings.SignInHeader] is [{ Length: > 0 } name])
        {
            context.Items[NameKey] = name;
        }
    }

    /// <summary>Whether a request comes from a trusted proxy.</summary>
    public static bool IsFromProxy(HttpContext context) => context.Items.TryGetValue(ProxyKey, out var known) && known is true;

    /// <summary>Who is named in the header of the settings; null: nobody, or by somebody whose word is not taken.</summary>
    public static string? NameOf(HttpContext context) => context.Items.TryGetValue(NameKey, out var known) ? (string)known! : null;

    /// <summary>The account of somebody who is vouched for; null when there is none, and none is made.</summary>
    /// <param name="name">As somebody else names that person.</param>
    /// <param name="address">Where from.</param>
    public Account? Admit(string name, string address)
    {
        if (Account.CheckName(name) is not null)
        {
            return null;
        }

        var account = accounts.Find(name);
        if (account is null && RoleOf(settings.NewPeople) is { } role)
        {
            account = accounts.Make(new Account(name, [new Grant("", role)]), password: null);
            if (account is not null)
            {
                audit.Add(name, "account-made", name, $"{role}", address);
            }

            account ??= accounts.Find(name);
        }

        // Who chooses a name elsewhere does not become whoever has it here: an account with a password of its own is entered
        // by that alone.
        return account is { IsClosed: false, Password: null } ? account : null;
    }

    /// <summary>The role of the setting; null: none.</summary>
    public static Role? RoleOf(string setting) => Enum.TryParse(setting, ignoreCase: true, out Role role) && Enum.IsDefined(role) && role < Role.Administrator ? role : null;
}
