using Flexboard.Access;
using Flexboard.People;

namespace Flexboard.Console;

/// <summary>Who looks at the console: asked anew whenever something is shown or done, since rights end while a page is open.</summary>
/// <param name="who">Says who it is now.</param>
public sealed class Me(Func<Visitor> who)
{
    /// <summary>Who has a session; null: nobody needs one.</summary>
    public static Me Of(Door door, string? session) => new(() => door.VisitorOf(session));

    /// <summary>Who it is now.</summary>
    public Visitor Now => who();
}
