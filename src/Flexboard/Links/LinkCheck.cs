using Flexboard.Core.Boards;
using Flexboard.Texts;

namespace Flexboard.Links;

/// <summary>What is wrong with what somebody asks of a link.</summary>
/// <param name="Member">Of the request.</param>
/// <param name="Key">Of the text that says it, after <c>link.</c>.</param>
/// <param name="Arguments">What the text is filled with.</param>
public sealed record LinkFault(string Member, string Key, params object[] Arguments)
{
    /// <summary>In a language.</summary>
    public string Say(string language) => ProductTexts.Get(language, $"link.{Key}", Arguments);
}

/// <summary>What a link may be asked for.</summary>
internal static class LinkCheck
{
    public const int MaxName = 80;
    public const int MostOrigins = 8;
    public const int MaxViewers = 10_000;
    public const int LeastDelay = 10, MostDelay = 900;
    public const int LeastWindow = 60, MostWindow = 86_400;

    /// <summary>All that is wrong.</summary>
    /// <param name="link">As it would be.</param>
    /// <param name="pin">The PIN that it is given; null: it has the one that it has, or none.</param>
    /// <param name="board">The board that it shows.</param>
    /// <param name="renewed">Whether its end is asked for, so that it has to lie ahead.</param>
    /// <param name="now">Unix ms.</param>
    public static IEnumerable<LinkFault> Of(Link link, string? pin, Board board, bool renewed, long now)
    {
        if (link.Name.Length > MaxName || link.Name.Any(char.IsControl))
        {
            yield return new("name", "fault-name", MaxName);
        }

        if (link.Arrangement is not null && board.Arrangements.All(one => one.Id != link.Arrangement))
        {
            yield return new("arrangement", "fault-arrangement", link.Arrangement);
        }

        if (renewed && link.ExpiresAt <= now)
        {
            yield return new("expires", "fault-expires");
        }

        if (pin is not null && !LinkPin.IsPin(pin))
        {
            yield return new("pin", "fault-pin");
        }

        if (link.MostViewers is < 1 or > MaxViewers)
        {
            yield return new("maxViewers", "fault-viewers", MaxViewers);
        }

        foreach (string hidden in link.Hidden.Where(id => board.Widgets.All(widget => widget.Id != id)))
        {
            yield return new("hidden", "fault-hidden", hidden);
        }

        if (link.DelaySeconds is not (0 or (>= LeastDelay and <= MostDelay)))
        {
            yield return new("delaySeconds", "fault-delay", LeastDelay, MostDelay);
        }

        if (link.WindowSeconds is < LeastWindow or > MostWindow)
        {
            yield return new("windowSeconds", "fault-window", LeastWindow, MostWindow);
        }

        if (link.Origins.Length > MostOrigins)
        {
            yield return new("origins", "fault-origins", MostOrigins);
        }

        foreach (string origin in link.Origins.Where(one => OriginOf(one) is null))
        {
            yield return new("origins", "fault-origin", origin);
        }

        if (!link.Origins.IsEmpty && (pin is not null || link.PinHash is not null))
        {
            yield return new("origins", "fault-origins-pin");
        }
    }

    /// <summary>An origin as a policy names it; null when the text is none.</summary>
    public static string? OriginOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "https" or "http", PathAndQuery: "/", Fragment: "", UserInfo: "" }
            ? new UriBuilder(address) { Host = address.IdnHost }.Uri.GetLeftPart(UriPartial.Authority)
            : null;
}
