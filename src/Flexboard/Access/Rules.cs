using Flexboard.People;

namespace Flexboard.Access;

/// <summary>Who may use an endpoint, a page or a method of a hub. Each has exactly one of these; what has none is refused.</summary>
public abstract class RuleAttribute : Attribute;

/// <summary>Whoever has a role may.</summary>
/// <param name="role">The least.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(Role role) : RuleAttribute
{
    /// <summary>The least role that may.</summary>
    public Role Role => role;

    /// <summary>
    /// Name of the route's value that names a board: the role has to hold in its folder. Null: it may hold anywhere, and
    /// whatever shows or changes boards asks for each of them.
    /// </summary>
    public string? Board { get; init; }

    /// <summary>Whether a paired screen may as well: what it asks for is its wall, or hangs there, or whatever answers looks to that.</summary>
    public bool OrScreen { get; init; }

    /// <summary>Whether the key of the setting <c>MetricsKey</c> will do in place of a role.</summary>
    public bool OrMetricsKey { get; init; }
}

/// <summary>Everybody may, without an account; what it does decides by itself what to tell to whom.</summary>
/// <param name="why">Why that does no harm.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenToAllAttribute(string why) : RuleAttribute
{
    /// <summary>Why that does no harm.</summary>
    public string Why => why;
}

/// <summary>
/// Its answer takes seconds and much of the machine: it may be asked for seldom, and is cut when the session of whoever
/// asked ends or its rights change.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TakesLongAttribute : Attribute;

/// <summary>States rules where endpoints are mapped.</summary>
public static class Rules
{
    /// <summary>Whoever has a role anywhere may.</summary>
    public static T Needs<T>(this T endpoints, Role role)
        where T : IEndpointConventionBuilder =>
        endpoints.WithMetadata(new NeedsAttribute(role));

    /// <summary>Whoever has a role anywhere may, and a paired screen as far as its wall goes.</summary>
    public static T NeedsOrScreen<T>(this T endpoints, Role role)
        where T : IEndpointConventionBuilder =>
        endpoints.WithMetadata(new NeedsAttribute(role) { OrScreen = true });

    /// <summary>Whoever has a role in the folder of the board that the address names may, and a paired screen on whose wall it hangs.</summary>
    public static T NeedsForBoardOrScreen<T>(this T endpoints, Role role, string board = "id")
        where T : IEndpointConventionBuilder =>
        endpoints.WithMetadata(new NeedsAttribute(role) { Board = board, OrScreen = true });

    /// <summary>Whoever has a role in the folder of the board that the address names may.</summary>
    public static T NeedsForBoard<T>(this T endpoints, Role role, string board = "id")
        where T : IEndpointConventionBuilder =>
        endpoints.WithMetadata(new NeedsAttribute(role) { Board = board });

    /// <summary>Whoever has a role anywhere may, and whatever bears the key of the setting <c>MetricsKey</c>.</summary>
    public static T NeedsOrMetricsKey<T>(this T endpoints, Role role)
        where T : IEndpointConventionBuilder =>
        endpoints.WithMetadata(new NeedsAttribute(role) { OrMetricsKey = true });

    /// <summary>Everybody may.</summary>
    public static T OpenToAll<T>(this T endpoints, string why)
        where T : IEndpointConventionBuilder =>
        endpoints.WithMetadata(new OpenToAllAttribute(why));

    /// <summary>Their answers take seconds and much of the machine.</summary>
    public static T TakesLong<T>(this T endpoints)
        where T : IEndpointConventionBuilder =>
        endpoints.WithMetadata(new TakesLongAttribute());

    /// <summary>Whether the answer to a request does.</summary>
    internal static bool TakesLong(this HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<TakesLongAttribute>() is not null;
}
