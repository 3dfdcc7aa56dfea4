using Flexboard.Access;
using Flexboard.People;

namespace Flexboard.Console;

/// <summary>Who looks at the console: asked anew whenever something is shown or done, since rights end while a page is open.</summary>
/// <param name="who">Says who it is now.</param>
public sealed class Me(Func<Visitor> who)
{
    /// <summary>Who has a session.</summary>
    /// <param name="door">Says whose it is.</param>
    /// <param name="session">Its id; null: nobody needs one.</param>
    /// <param name="address">Where the page was asked for from.</param>
    public static Me Of(Door door, string? session, string address) => new(() => door.VisitorOf(session) with { Address = address });

    /// <summary>Who it is now.</summary>
    public Visitor Now => who();
}
