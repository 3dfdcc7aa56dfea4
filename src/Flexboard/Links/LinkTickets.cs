using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Flexboard.Links;

/// <summary>What the page of a link is told beside its board.</summary>
/// <param name="Ticket">By which it watches.</param>
/// <param name="AllowsPreview">Whether chat programs may show the title: otherwise the page has it as something that its script alone reads.</param>
/// <param name="DelaySeconds">How long ago what it shows was so.</param>
/// <param name="Hash">Says of a widget's content whether it is the same.</param>
public sealed record LinkPass(string Ticket, bool AllowsPreview, int DelaySeconds, Func<byte[], string> Hash);

/// <summary>
/// Tickets: what a page of a link shows to the hub in place of the token, signed and soon over. And the cookies of those
/// who know a PIN, which are the same for longer.
/// </summary>
public sealed class LinkTickets(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>A page fetches another before.</summary>
    internal static readonly TimeSpan Lasting = TimeSpan.FromMinutes(5);

    /// <summary>A wall that knows its PIN is not asked for it every morning.</summary>
    internal static readonly TimeSpan CookieLasting = TimeSpan.FromDays(30);

    /// <summary>Who comes with a cookie that is older gets another: a page that is looked at is never asked again (js/stay.js).</summary>
    internal static readonly TimeSpan CookieFresh = TimeSpan.FromDays(1);

    private readonly IDataProtector tickets = protection.CreateProtector("Flexboard.Links.Ticket");
    private readonly IDataProtector cookies = protection.CreateProtector("Flexboard.Links.Pin");

    /// <summary>A ticket for a link as it is now.</summary>
    public string Issue(Link link) => Seal(tickets, link, Lasting);

    /// <summary>The link that a ticket is for, and the generation of its token and PIN; null when it is none, or is over.</summary>
    public (string Id, int Generation)? Read(string ticket) => Open(tickets, ticket) is var (id, generation, _) ? (id, generation) : null;

    /// <summary>What somebody keeps who knew the PIN of a link.</summary>
    internal string IssueCookie(Link link) => Seal(cookies, link, CookieLasting);

    /// <summary>Whether somebody knew the PIN of a link.</summary>
    /// <param name="cookie">What they keep; null: nothing.</param>
    /// <param name="link">The link.</param>
    /// <param name="isOld">Whether it is time for another cookie.</param>
    internal bool Knows(string? cookie, Link link, out bool isOld)
    {
        isOld = false;
        if (cookie is null || Open(cookies, cookie) is not var (id, generation, end) || (id, generation) != (link.Id, link.Generation))
        {
            return false;
        }

        isOld = end - time.GetUtcNow() < CookieLasting - CookieFresh;
        return true;
    }

    private string Seal(IDataProtector protector, Link link, TimeSpan lasting) => protector.Protect(
        string.Create(CultureInfo.InvariantCulture, $"{link.Id}:{link.Generation}:{(time.GetUtcNow() + lasting).ToUnixTimeSeconds()}"));

    private (string Id, int Generation, DateTimeOffset End)? Open(IDataProtector protector, string sealed_)
    {
        try
        {
            return protector.Unprotect(sealed_).Split(':') is [var id, var generation, var end]
                && long.Parse(end, CultureInfo.InvariantCulture) is var over && over > time.GetUtcNow().ToUnixTimeSeconds()
                    ? (id, int.Parse(generation, CultureInfo.InvariantCulture), DateTimeOffset.FromUnixTimeSeconds(over))
                    : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
